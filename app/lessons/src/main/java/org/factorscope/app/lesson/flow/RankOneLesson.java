package org.factorscope.app.lesson.flow;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.flow.RankOne;
import org.factorscope.algorithms.flow.RankOneOptions;
import org.factorscope.algorithms.flow.RankOneOptions.Method;
import org.factorscope.algorithms.flow.RankOneProblem;
import org.factorscope.algorithms.flow.RankOneState;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.stepped.Adapted;
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

/// A whole matrix as one column times one row.
public final class RankOneLesson extends Lesson<RankOneProblem, RankOneOptions, RankOneState> {

  public RankOneLesson() {
    super(
        Outline.of("rank-one", Chapter.FLOW, Adapted.of(ALGORITHM, "u", "v"))
            .parameters(parameterList())
            .data(DataNeed.COMPLETE, "layers")
            .scale(Scale.NONE)
            .iterations(2000));
  }

  private static final RankOne ALGORITHM = new RankOne();
  private static final double SMALLEST_STEP = 1e-8;
  private static final double LARGEST_STEP = 10;

  /// η‖A‖_F of the default step size.
  private static final double SAFE_SHARE = 0.32;

  private static List<Parameter<?>> parameterList() {
    return List.of(
        Former.choice(
            "method",
            "Method",
            "Alternating solves for each factor in turn; gradient descent nudges both at once.",
            Effect.AT_ONCE,
            List.of("alternating", "gradient-descent")),
        Former.real(
            "step-size",
            "Step size η",
            "Of gradient descent; near the minimum it must stay below 2/(‖u‖² + ‖v‖²).",
            Effect.AT_ONCE,
            0.05,
            SMALLEST_STEP,
            LARGEST_STEP,
            Spacing.LOGARITHMIC));
  }

  /// A step size that is safe on these data: ‖A‖_F is at least σ₁, and 1/σ₁ is the limit for
  /// balanced factors. One digit, so that people can read it.
  @Override
  public ParameterValues suitedTo(Dataset data, ParameterValues values) {
    double norm = Norms.frobenius(data.values());
    if (!(norm > 0)) {
      return values;
    }
    double safe = Math.clamp(SAFE_SHARE / norm, SMALLEST_STEP, LARGEST_STEP);
    return values.withDefault("step-size", String.format(Locale.ROOT, "%.0e", safe));
  }

  @Override
  public RankOneProblem problem(Dataset data, ParameterValues values) {
    return RankOneProblem.of(new DataMatrix(data.values()));
  }

  @Override
  public RankOneOptions options(ParameterValues values) {
    return new RankOneOptions(values.choice("method", Method.class), values.real("step-size"));
  }

  @Override
  public List<Panel> panels(LessonView<RankOneProblem, RankOneOptions, RankOneState> view) {
    return RankOnePanels.of(view);
  }

  @Override
  public String numbers(
      String halfStep, LessonView<RankOneProblem, RankOneOptions, RankOneState> view) {
    if (!view.snapshot().record().halfStep().equals(halfStep)) {
      return "";
    }
    RankOneState state = view.state();
    boolean ofU = halfStep.equals("update-u");
    String length = Numbers.brief(Norms.frobenius(ofU ? state.u() : state.v()));
    if (state.options().method() == Method.GRADIENT_DESCENT) {
      return "η = %s, now ‖%s‖ = %s"
          .formatted(Numbers.brief(state.options().stepSize()), ofU ? "u" : "v", length);
    }
    double partner = Norms.squaredFrobenius(ofU ? state.v() : state.u());
    return "%s divided by %s² = %s gives ‖%s‖ = %s"
        .formatted(
            ofU ? "Av" : "Aᵀu",
            ofU ? "‖v‖" : "‖u‖",
            Numbers.brief(partner),
            ofU ? "u" : "v",
            length);
  }

  /// Turns a factor into the plane of the first two singular vectors; its length stays.
  @Override
  public RankOneState draggedState(
      LessonView<RankOneProblem, RankOneOptions, RankOneState> view,
      Handle handle,
      double x,
      double y) {
    RankOneState state = view.state();
    boolean ofU = handle.variable().equals("u");
    DMatrixRMaj basis = ofU ? state.problem().svd().u() : state.problem().svd().v();
    double second = basis.numCols > 1 ? y : 0;
    double size = Math.hypot(x, second);
    if (size == 0) {
      throw new InvalidInputException("A direction needs a length; drag it away from the centre.");
    }
    double old = Norms.frobenius(ofU ? state.u() : state.v());
    double length = old > 0 ? old : 1;
    DMatrixRMaj turned = new DMatrixRMaj(basis.numRows, 1);
    for (int i = 0; i < turned.numRows; i++) {
      double along = x * basis.get(i, 0) + (basis.numCols > 1 ? second * basis.get(i, 1) : 0);
      turned.data[i] = length * along / size;
    }
    return ALGORITHM.replace(state, handle.variable(), turned);
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Former.preset(
            "Layers 5, 4, 1",
            "Singular values 5 and 4: every sweep leaves 0.64 of the error, a straight line on the"
                + " logarithmic axis.",
            "layers",
            Map.of(),
            Map.of()),
        Former.preset(
            "Descent from near zero",
            "A long wait at the saddle, then the layer appears at once. ‖u‖ and ‖v‖ grow together"
                + " and meet.",
            "layers",
            Map.of("method", "gradient-descent"),
            Map.of()),
        Former.preset(
            "An unbalanced start",
            "u starts long and v short. Descent keeps ‖u‖² − ‖v‖² almost as it was, so the two"
                + " never meet, and yet uvᵀ is right.",
            "layers",
            Map.of("method", "gradient-descent", "step-size", "0.02"),
            Map.of("u", constant(20, 0.7), "v", alternating(15, 0.02))),
        Former.preset(
            "Parked on a saddle",
            "u and v are zero. Nothing moves, whatever the method, though the loss is far from its"
                + " minimum. Drag u or v out of the centre.",
            "layers",
            Map.of("method", "gradient-descent"),
            Map.of("u", new DMatrixRMaj(20, 1), "v", new DMatrixRMaj(15, 1))),
        Former.preset(
            "Too large a step",
            "The minimum is as sharp as ‖u‖² + ‖v‖² = 10, so η must stay below 0.2. Here it is 0.5,"
                + " and the loss explodes.",
            "layers",
            Map.of("method", "gradient-descent", "step-size", "0.5"),
            Map.of()),
        Former.preset(
            "No gap",
            "Both singular values of a reflection are 1: every direction is as good as any other,"
                + " and the run stays with the one it starts in.",
            "reflection",
            Map.of(),
            Map.of()),
        Former.preset(
            "Iris, raw",
            "The second singular value is a fifth of the first. Two sweeps are enough, and v is"
                + " nearly the mean flower.",
            "iris",
            Map.of(),
            Map.of()));
  }

  private static DMatrixRMaj constant(int length, double value) {
    DMatrixRMaj column = new DMatrixRMaj(length, 1);
    column.fill(value);
    return column;
  }

  private static DMatrixRMaj alternating(int length, double value) {
    DMatrixRMaj column = new DMatrixRMaj(length, 1);
    for (int i = 0; i < length; i++) {
      column.data[i] = i % 2 == 0 ? value : -value;
    }
    return column;
  }

  @Override
  public List<Neighbour<RankOneState>> neighbours() {
    return List.of(
        Neighbour.withData("gradient-flow", "a single number"),
        Neighbour.withData("svd", "all layers"));
  }
}
