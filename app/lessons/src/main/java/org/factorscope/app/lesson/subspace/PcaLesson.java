package org.factorscope.app.lesson.subspace;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.stepped.Adapted;
import org.factorscope.algorithms.subspace.CentredData;
import org.factorscope.algorithms.subspace.Pca;
import org.factorscope.algorithms.subspace.PcaOptions;
import org.factorscope.algorithms.subspace.PcaState;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Former;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.Outline;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.Parameter.Effect;
import org.factorscope.app.lesson.ParameterKind.Spacing;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// Principal components by the power method.
public final class PcaLesson extends Lesson<CentredData, PcaOptions, PcaState> {

  public PcaLesson() {
    super(
        Outline.of("pca", Chapter.SUBSPACES, Adapted.of(ALGORITHM, "W", "variance", "v"))
            .parameters(parameterList())
            .data(DataNeed.COMPLETE, "iris")
            .scale(Scale.NONE)
            .iterations(20000));
  }

  private static final Pca ALGORITHM = new Pca();

  private static List<Parameter<?>> parameterList() {
    return List.of(
        Former.whole(
            "components",
            "Components m",
            "How many directions to find.",
            Effect.FROM_START,
            2,
            1,
            64),
        Former.real(
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
  public CentredData problem(Dataset data, ParameterValues values) {
    return CentredData.of(new DataMatrix(data.values()));
  }

  @Override
  public PcaOptions options(ParameterValues values) {
    return new PcaOptions(values.whole("components"), values.real("tolerance"));
  }

  @Override
  public List<Panel> panels(LessonView<CentredData, PcaOptions, PcaState> view) {
    return PcaPanels.of(view);
  }

  @Override
  public String numbers(String halfStep, LessonView<CentredData, PcaOptions, PcaState> view) {
    PcaState state = view.state();
    if (halfStep.equals("multiply")) {
      if (!view.snapshot().record().halfStep().equals("multiply")) {
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
  public PcaState draggedState(
      LessonView<CentredData, PcaOptions, PcaState> view, Handle handle, double x, double y) {
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
        Former.preset(
            "Iris",
            "Four measurements, two directions. The first one alone nearly parts setosa from the"
                + " rest.",
            "iris",
            Scale.NONE,
            Map.of(),
            Map.of(),
            0),
        Former.preset(
            "Turn it by hand",
            "A cloud in two dimensions. Drag the arrow: what the spread gains, the residual loses."
                + " Then let the power method finish.",
            "ellipse",
            Scale.NONE,
            Map.of("components", "1"),
            Map.of("v", new DMatrixRMaj(new double[][] {{-0.6}, {0.8}})),
            0),
        Former.preset(
            "Wine, raw",
            "One column, proline, is measured in hundreds. The first component is little else.",
            "wine",
            Scale.NONE,
            Map.of(),
            Map.of(),
            0),
        Former.preset(
            "Wine, standardized",
            "The same wines with every column on the same footing: now the cultivars part.",
            "wine",
            Scale.STANDARDIZE,
            Map.of(),
            Map.of(),
            0),
        Former.preset(
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
