package org.factorscope.app.lesson.flow;

import java.util.List;
import org.factorscope.algorithms.flow.Alignment;
import org.factorscope.algorithms.flow.RankOneOptions.Method;
import org.factorscope.algorithms.flow.RankOneProblem;
import org.factorscope.algorithms.flow.RankOneState;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.TablePanel;
import org.factorscope.viz.panel.Tone;

/// The numbers of the moment beside what the theory says they become.
final class RankOneTable {
  /// A loss this close to the minimum, relative to ‖A‖², has reached it.
  private static final double REACHED = 1e-8;

  private RankOneTable() {}

  static Panel of(LessonView<?, ?, RankOneState> view) {
    RankOneState state = view.state();
    RankOneProblem problem = state.problem();
    double u = Norms.frobenius(state.u());
    double v = Norms.frobenius(state.v());
    double ratio = problem.ratio();
    List<List<String>> rows =
        List.of(
            row("‖u‖‖v‖", u * v, "σ₁ = " + Numbers.brief(problem.sigma(0))),
            List.of("∠(u, u₁)", degrees(state.alignmentOfU()), "0°"),
            List.of("∠(v, v₁)", degrees(state.alignmentOfV()), "0°"),
            row(
                "error kept by a sweep",
                RankOneError.lastRatio(view),
                "(σ₂/σ₁)² = " + Numbers.brief(ratio * ratio)),
            row("loss", state.loss(), Numbers.brief(problem.level(0))),
            row("κ = ‖u‖² − ‖v‖²", state.kappa(), "any number"),
            row("2/(‖u‖² + ‖v‖²)", 2 / (u * u + v * v), "above η, for descent"));
    return new TablePanel(
        "moment",
        "This moment",
        "",
        List.of("", "now", "at the best"),
        rows,
        Role.NONE,
        rows.stream().map(row -> Tone.INK).toList(),
        words(view));
  }

  private static List<String> row(String name, double value, String goal) {
    return List.of(name, Numbers.brief(value), goal);
  }

  private static String degrees(Alignment place) {
    return Numbers.brief(Math.toDegrees(place.angle())) + "°";
  }

  private static String words(LessonView<?, ?, RankOneState> view) {
    RankOneState state = view.state();
    StopReason reason = view.snapshot().record().stopReason();
    double excess = state.loss() - state.problem().level(0);
    boolean atMinimum = excess <= REACHED * state.problem().squaredNorm();
    if (reason == StopReason.DIVERGED || reason == StopReason.NOT_A_NUMBER) {
      return "It diverged: the step is too large for so sharp a valley. Take a smaller one.";
    }
    if (reason == StopReason.CONVERGED && !atMinimum) {
      return "It stands still on a saddle: the gradient is zero, the loss is not at its minimum.";
    }
    if (atMinimum) {
      return "This is the best layer. Multiply u by any number and divide v by it: still the best.";
    }
    return state.options().method() == Method.ALTERNATING
        ? "Each half-step solves for one factor exactly: a step of the power method on AAᵀ."
        : "Both half-steps of descent start from the old u and v.";
  }
}
