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
import org.factorscope.algorithms.step.Phase;
import org.factorscope.algorithms.step.SteppedAlgorithm;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.Parameter.Effect;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.lesson.Source;
import org.factorscope.app.lesson.Variable;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// Eigenvectors by multiplying again and again.
public final class PowerMethodLesson
    implements Lesson<SymmetricMatrix, PowerMethodOptions, PowerMethodState> {
  private static final PowerMethod ALGORITHM = new PowerMethod();

  @Override
  public String id() {
    return "power-method";
  }

  @Override
  public String title() {
    return "Power method";
  }

  @Override
  public Chapter chapter() {
    return Chapter.SPECTRA;
  }

  @Override
  public List<Source> sources() {
    return List.of(
        new Source(
            "Computational Intelligence Lab, lecture notes (2024)",
            "section 1.4, lemma 5",
            "The limit is ±u₁, and there is none where λ₁ = −λ₂. A is the data where they are"
                + " square and symmetric, otherwise their covariance with divisor n − 1."),
        new Source(
            "Golub and Van Loan, Matrix Computations (4th edition, 2013)",
            "sections 8.2.1 and 8.2.4",
            ""));
  }

  @Override
  public SteppedAlgorithm<SymmetricMatrix, PowerMethodOptions, PowerMethodState> algorithm() {
    return ALGORITHM;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter.Whole(
            "components",
            "Eigenvectors m",
            "How many eigenvectors are found.",
            Effect.FROM_START,
            2,
            1,
            64),
        new Parameter.Choice(
            "block",
            "Block",
            "no: one vector after the other, with deflation; yes: all at once, with QR.",
            Effect.FROM_START,
            List.of("no", "yes")));
  }

  @Override
  public List<Variable> variables() {
    return List.of(
        new Variable("v", "d × 1 (block: d × m)", "what is multiplied"),
        new Variable("U", "d × m", "the eigenvectors found, then zeros"),
        new Variable("mu", "m × 1", "eigenvalues found, then Rayleigh values under way"));
  }

  @Override
  public DataUse dataUse() {
    return DataUse.COMPLETE;
  }

  @Override
  public String defaultData() {
    return "stretch";
  }

  @Override
  public int iterationBudget() {
    return 20_000;
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
  public List<Panel> panels(LessonView<PowerMethodState> view) {
    return PowerMethodPanels.of(view);
  }

  @Override
  public String numbers(Phase phase, LessonView<PowerMethodState> view) {
    return PowerMethodNumbers.of(phase, view);
  }

  /// Turns a vector within the plane that is shown; the other coordinates become zero.
  @Override
  public PowerMethodState dragged(
      LessonView<PowerMethodState> view, Handle handle, double x, double y) {
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
        new Preset(
            "Three to one",
            "The circle becomes an ellipse three times as long as wide. Each round leaves a third"
                + " of the error: nine rounds win four digits.",
            "stretch",
            Map.of("components", "2"),
            start(-0.17, 0.98)),
        new Preset(
            "A narrow gap",
            "Each eigenvalue is only 1.01 times the next, so a round removes one hundredth of the"
                + " error. Play fast, and count the rounds for a single digit.",
            "narrow_gap",
            Map.of("components", "1"),
            Map.of()),
        new Preset(
            "Two first axes",
            "λ₁ = λ₂: every direction in a whole plane is a first eigenvector. Start again from"
                + " another seed, and another one wins.",
            "twin_axes",
            Map.of("components", "3"),
            Map.of()),
        new Preset(
            "A start that is blind",
            "v begins exactly on the short axis. It cannot see the long one, and calls the smaller"
                + " eigenvalue the first.",
            "stretch",
            Map.of("components", "2"),
            start(-0.5, 0.8660254037844386)),
        new Preset(
            "The mirror",
            "Eigenvalues 1 and −1: a round mirrors v, the next one mirrors it back. It never"
                + " settles.",
            "reflection",
            Map.of("components", "1"),
            start(1, 0)),
        new Preset(
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
