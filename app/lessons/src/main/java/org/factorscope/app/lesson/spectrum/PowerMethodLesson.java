package org.factorscope.app.lesson.spectrum;

import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.spectrum.PowerMethod;
import org.factorscope.algorithms.spectrum.PowerMethodOptions;
import org.factorscope.algorithms.spectrum.PowerMethodOptions.Form;
import org.factorscope.algorithms.spectrum.PowerMethodState;
import org.factorscope.algorithms.spectrum.SymmetricMatrix;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.stepped.Adapted;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Former;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Outline;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.Parameter.Effect;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// Eigenvectors by multiplying again and again.
public final class PowerMethodLesson
    extends Lesson<SymmetricMatrix, PowerMethodOptions, PowerMethodState> {

  public PowerMethodLesson() {
    super(
        Outline.of("power-method", Chapter.SPECTRA, Adapted.of(ALGORITHM, "v", "U", "mu"))
            .parameters(parameterList())
            .data(DataNeed.COMPLETE, "stretch")
            .scale(Scale.NONE)
            .iterations(20000));
  }

  private static final PowerMethod ALGORITHM = new PowerMethod();

  private static List<Parameter<?>> parameterList() {
    return List.of(
        Former.whole(
            "components",
            "Eigenvectors m",
            "How many eigenvectors are found.",
            Effect.FROM_START,
            2,
            1,
            64),
        Former.choice(
            "block",
            "Block",
            "no: one vector after the other, with deflation; yes: all at once, with QR.",
            Effect.FROM_START,
            List.of("no", "yes")));
  }

  @Override
  public SymmetricMatrix problem(Dataset data, ParameterValues values) {
    return SymmetricMatrix.of(new DataMatrix(data.values()));
  }

  @Override
  public PowerMethodOptions options(ParameterValues values) {
    Form form = values.choice("block").equals("yes") ? Form.BLOCK : Form.SINGLE;
    return new PowerMethodOptions(values.whole("components"), form);
  }

  @Override
  public List<Panel> panels(
      LessonView<SymmetricMatrix, PowerMethodOptions, PowerMethodState> view) {
    return PowerMethodPanels.of(view);
  }

  @Override
  public String numbers(
      String halfStep, LessonView<SymmetricMatrix, PowerMethodOptions, PowerMethodState> view) {
    return PowerMethodNumbers.of(halfStep, view);
  }

  /// Turns a vector within the plane that is shown; the other coordinates become zero.
  @Override
  public PowerMethodState draggedState(
      LessonView<SymmetricMatrix, PowerMethodOptions, PowerMethodState> view,
      Handle handle,
      double x,
      double y) {
    if (x == 0 && y == 0) {
      throw new InvalidInputException("A direction needs a length; drag it away from the centre.");
    }
    DMatrixRMaj v = view.state().estimate().directions().copy();
    for (int i = 0; i < v.numRows; i++) {
      v.set(i, handle.index(), 0);
    }
    DMatrixRMaj turned = view.axes().withColumnAt(v, handle.index(), x, y);
    return ALGORITHM.replace(view.state(), "v", turned);
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Former.preset(
            "Three to one",
            "The circle becomes an ellipse three times as long as wide. Each round leaves a third"
                + " of the error: nine rounds win four digits.",
            "stretch",
            Map.of("components", "2"),
            start(-0.17, 0.98)),
        Former.preset(
            "A narrow gap",
            "Each eigenvalue is only 1.01 times the next, so a round removes one hundredth of the"
                + " error. Play fast, and count the rounds for a single digit.",
            "narrow_gap",
            Map.of("components", "1"),
            Map.of()),
        Former.preset(
            "Two first axes",
            "λ₁ = λ₂: every direction in a whole plane is a first eigenvector. Start again from"
                + " another seed, and another one wins.",
            "twin_axes",
            Map.of("components", "3"),
            Map.of()),
        Former.preset(
            "A start that is blind",
            "v begins exactly on the short axis. It cannot see the long one, and calls the smaller"
                + " eigenvalue the first.",
            "stretch",
            Map.of("components", "2"),
            start(-0.5, 0.8660254037844386)),
        Former.preset(
            "The mirror",
            "Eigenvalues 1 and −1: a round mirrors v, the next one mirrors it back. It never"
                + " settles.",
            "reflection",
            Map.of("components", "1"),
            start(1, 0)),
        Former.preset(
            "All of iris at once",
            "A block of four vectors on the covariance of the flowers, made orthonormal by QR. Each"
                + " column finds its own axis, the last gap last.",
            "iris",
            Map.of("components", "4", "block", "yes"),
            Map.of()));
  }

  private static Map<String, DMatrixRMaj> start(double x, double y) {
    return Map.of("v", new DMatrixRMaj(new double[][] {{x}, {y}}));
  }

  @Override
  public List<Neighbour<PowerMethodState>> neighbours() {
    return List.of(Neighbour.withData("pca", "A = covariance"));
  }
}
