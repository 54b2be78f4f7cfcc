package org.factorscope.app.lesson.subspace;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Phase;
import org.factorscope.algorithms.step.SteppedAlgorithm;
import org.factorscope.algorithms.subspace.CentredData;
import org.factorscope.algorithms.subspace.Pca;
import org.factorscope.algorithms.subspace.PcaOptions;
import org.factorscope.algorithms.subspace.PcaState;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.Parameter.Effect;
import org.factorscope.app.lesson.Parameter.Spacing;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.lesson.Source;
import org.factorscope.app.lesson.Variable;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// Principal components by the power method.
public final class PcaLesson implements Lesson<CentredData, PcaOptions, PcaState> {
  private static final Pca ALGORITHM = new Pca();

  @Override
  public String id() {
    return "pca";
  }

  @Override
  public String title() {
    return "PCA";
  }

  @Override
  public Chapter chapter() {
    return Chapter.SUBSPACES;
  }

  @Override
  public List<Source> sources() {
    return List.of(
        new Source(
            "Hao Tang, Machine Learning: Matrix factorization (slides, 2024)",
            "PCA, eq. 12–15",
            ""),
        new Source(
            "Computational Intelligence Lab, lecture notes (2024)",
            "sections 1.3 and 1.4",
            "The power method reaches ±u₁, and needs a gap between the first two eigenvalues."));
  }

  @Override
  public SteppedAlgorithm<CentredData, PcaOptions, PcaState> algorithm() {
    return ALGORITHM;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter.Whole(
            "components",
            "Components m",
            "How many directions to find.",
            Effect.FROM_START,
            2,
            1,
            64),
        new Parameter.Real(
            "tolerance",
            "Tolerance (rad)",
            "A direction is found when an iteration turns it by no more than this.",
            Effect.AT_ONCE,
            1e-12,
            1e-14,
            0.1,
            Spacing.LOGARITHMIC));
  }

  @Override
  public List<Variable> variables() {
    return List.of(
        new Variable("W", "d × m", "the components found, then the direction under way"),
        new Variable("variance", "m × 1", "the variance along each column of W, divisor n − 1"),
        new Variable("v", "d × 1", "what the power method works on"));
  }

  @Override
  public DataUse dataUse() {
    return DataUse.COMPLETE;
  }

  @Override
  public String defaultData() {
    return "iris";
  }

  @Override
  public int iterationBudget() {
    return 20_000;
  }

  @Override
  public CentredData problem(Dataset data, ParameterValues values) {
    return CentredData.of(new DataMatrix(data.values()));
  }

  @Override
  public PcaOptions options(ParameterValues values) {
    return new PcaOptions(values.whole("components"), values.real("tolerance"));
  }

  @Override
  public List<Panel> panels(LessonView<PcaState> view) {
    return PcaPanels.of(view);
  }

  @Override
  public String numbers(Phase phase, LessonView<PcaState> view) {
    PcaState state = view.state();
    if (phase.name().equals("multiply")) {
      if (!view.snapshot().record().phaseName().equals("multiply")) {
        return "";
      }
      return "‖v‖ = "
          + Numbers.brief(Norms.frobenius(state.vector()))
          + ", tends to the variance λ";
    }
    return Double.isNaN(state.angle())
        ? ""
        : String.format(
            Locale.ROOT,
            "turned by %s rad, found %d of %d",
            Numbers.brief(state.angle()),
            state.found(),
            state.options().components());
  }

  /// Turns the direction within the plane that is shown; the other coordinates become zero.
  @Override
  public PcaState dragged(LessonView<PcaState> view, Handle handle, double x, double y) {
    if (x == 0 && y == 0) {
      throw new InvalidInputException("A direction needs a length; drag it away from the centre.");
    }
    DMatrixRMaj origin = new DMatrixRMaj(view.data().dimension(), 1);
    DMatrixRMaj v = view.axes().withColumnAt(origin, 0, x, y);
    return ALGORITHM.replace(view.state(), "v", v);
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        new Preset(
            "Iris",
            "Four measurements, two directions. The first one alone nearly parts setosa from the"
                + " rest.",
            "iris",
            Scale.NONE,
            Map.of(),
            Map.of(),
            0),
        new Preset(
            "Turn it by hand",
            "A cloud in two dimensions. Drag the arrow: what the spread gains, the residual loses."
                + " Then let the power method finish.",
            "ellipse",
            Scale.NONE,
            Map.of("components", "1"),
            Map.of("v", new DMatrixRMaj(new double[][] {{-0.6}, {0.8}})),
            0),
        new Preset(
            "Wine, raw",
            "One column, proline, is measured in hundreds. The first component is little else.",
            "wine",
            Scale.NONE,
            Map.of(),
            Map.of(),
            0),
        new Preset(
            "Wine, standardized",
            "The same wines with every column on the same footing: now the cultivars part.",
            "wine",
            Scale.STANDARDIZE,
            Map.of(),
            Map.of(),
            0),
        new Preset(
            "Digits",
            "Components of 8 × 8 pictures are pictures. Which strokes do they add and take away?",
            "digits",
            Scale.NONE,
            Map.of("components", "6", "tolerance", "1e-6"),
            Map.of(),
            0));
  }

  private static String components(ParameterValues values) {
    return String.valueOf(values.whole("components"));
  }

  @Override
  public List<Neighbour<PcaState>> neighbours() {
    return List.of(
        Neighbour.withParameters(
            "linear-autoencoder",
            "the same subspace, learned",
            values -> Map.of("components", components(values), "tied", "yes")),
        Neighbour.withData("power-method", "the engine alone"),
        Neighbour.withParameters(
            "svd", "all of them at once", values -> Map.of("rank", components(values))),
        Neighbour.withParameters(
            "nmf",
            "nothing negative, nothing cancels",
            values -> Map.of("rank", components(values))));
  }
}
