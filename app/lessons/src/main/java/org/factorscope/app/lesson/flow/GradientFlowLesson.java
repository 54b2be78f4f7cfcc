package org.factorscope.app.lesson.flow;

import java.util.List;
import java.util.Map;
import org.factorscope.algorithms.flow.GradientFlow;
import org.factorscope.algorithms.flow.GradientFlowOptions;
import org.factorscope.algorithms.flow.GradientFlowOptions.Method;
import org.factorscope.algorithms.flow.GradientFlowState;
import org.factorscope.algorithms.stepped.Adapted;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Former;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.NoData;
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

/// One number as a product of two, with the whole landscape in view.
public final class GradientFlowLesson
    extends Lesson<GradientFlow.Nothing, GradientFlowOptions, GradientFlowState> {

  public GradientFlowLesson() {
    super(
        Outline.of("gradient-flow", Chapter.FLOW, Adapted.of(ALGORITHM, "u", "v"))
            .parameters(parameterList())
            .data(DataNeed.NONE, "none")
            .scale(Scale.NONE)
            .iterations(5000));
  }

  private static final GradientFlow ALGORITHM = new GradientFlow();

  private static List<Parameter<?>> parameterList() {
    return List.of(
        real("a", "Target a", "The number that u · v is to become.", Effect.AT_ONCE, 1, -10, 10),
        real("u", "Start u", "Where u starts.", Effect.FROM_START, 0.1, -10, 10),
        real("v", "Start v", "Where v starts.", Effect.FROM_START, 0.1, -10, 10),
        Former.real(
            "step-size",
            "Step size η",
            "Of gradient descent; the time step of the flow.",
            Effect.AT_ONCE,
            0.05,
            0.0001,
            10,
            Spacing.LOGARITHMIC),
        Former.choice(
            "method",
            "Method",
            "Gradient descent takes straight steps; the flow follows the curve (Runge–Kutta 4).",
            Effect.AT_ONCE,
            List.of("gradient-descent", "flow")));
  }

  private static Parameter<?> real(
      String name, String label, String help, Effect effect, double value, double min, double max) {
    return Former.real(name, label, help, effect, value, min, max, Spacing.LINEAR);
  }

  @Override
  public GradientFlow.Nothing problem(Dataset data, ParameterValues values) {
    return new GradientFlow.Nothing();
  }

  @Override
  public GradientFlowOptions options(ParameterValues values) {
    return new GradientFlowOptions(
        values.real("a"),
        values.real("u"),
        values.real("v"),
        values.real("step-size"),
        values.choice("method", Method.class));
  }

  @Override
  public List<Panel> panels(
      LessonView<GradientFlow.Nothing, GradientFlowOptions, GradientFlowState> view) {
    return GradientFlowPanels.of(view);
  }

  @Override
  public String numbers(
      String halfStep,
      LessonView<GradientFlow.Nothing, GradientFlowOptions, GradientFlowState> view) {
    GradientFlowState state = view.state();
    double delta = state.product() - state.options().a();
    return "δ = uv − a = %s, gradient %s"
        .formatted(Numbers.brief(delta), Numbers.pair(delta * state.v(), delta * state.u()));
  }

  @Override
  public GradientFlowState draggedState(
      LessonView<GradientFlow.Nothing, GradientFlowOptions, GradientFlowState> view,
      Handle handle,
      double x,
      double y) {
    return GradientFlow.movedTo(view.state(), x, y);
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        preset(
            "Sigmoid",
            "From a small balanced start: a long wait at the saddle, then all at once.",
            Map.of("method", "flow")),
        preset(
            "Catapult",
            "A step too large for this steep spot. The loss jumps up, κ shrinks, and the run lands"
                + " in a flatter valley.",
            Map.of("u", "3", "v", "0.2", "step-size", "0.3")),
        preset(
            "A negative target",
            "a = −1 with u = v: the product is a square, so it can only go to 0, the saddle.",
            Map.of("a", "-1", "u", "1", "v", "1", "method", "flow")),
        preset(
            "On the line u = −v",
            "The one line that leads into the saddle. A nudge by hand sends it away.",
            Map.of("u", "1.5", "v", "-1.5", "method", "flow")),
        preset(
            "Divergence",
            "A huge step far out: every step overshoots by more than the one before.",
            Map.of("u", "3", "v", "3", "step-size", "0.5")));
  }

  private static Preset preset(String name, String lookFor, Map<String, String> parameters) {
    return Former.preset(name, lookFor, NoData.NAME, Scale.NONE, parameters, Map.of(), 0);
  }
}
