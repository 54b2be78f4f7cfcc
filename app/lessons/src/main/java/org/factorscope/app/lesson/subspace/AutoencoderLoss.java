package org.factorscope.app.lesson.subspace;

import java.util.ArrayList;
import java.util.List;
import org.factorscope.algorithms.subspace.AutoencoderState;
import org.factorscope.algorithms.subspace.ScaledCovariance;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Tone;

/// The loss over the run, with the levels of its saddles: half the sum of the eigenvalues that a
/// projector on eigenvectors rejects.
final class AutoencoderLoss {
  /// Levels that lie closer than this share of the picture get no line of their own.
  private static final double CROWDED = 0.045;

  /// With a wider bottleneck only the levels on the way down are drawn.
  private static final int MOST_EXCHANGED = 3;

  private AutoencoderLoss() {}

  static Panel of(LessonView<?, ?, AutoencoderState> view) {
    HistoryCurve curve =
        new HistoryCurve(
            "objective", "Loss", "½ tr[(I − P) S (I − P)ᵀ] and its saddles", Axis.of("loss"), view);
    levels(view.state()).forEach(curve::layer);
    return curve.curve("", Tone.INK, HistoryCurve::objective).panel();
  }

  private static List<Layer> levels(AutoencoderState state) {
    ScaledCovariance problem = state.problem();
    int m = state.options().components();
    double top = problem.optimum(0);
    double room = CROWDED * (top - problem.optimum(m));
    List<Double> taken = new ArrayList<>();
    List<Layer> rules = new ArrayList<>();
    rules.add(rule(problem.optimum(m), "minimum " + Numbers.brief(problem.optimum(m)), true));
    taken.add(problem.optimum(m));
    for (int j = 0; j < m; j++) {
      String kept =
          j == 0 ? "nothing learned" : j == 1 ? "q₁ learned" : "q₁ to q" + Numbers.subscript(j);
      addWithRoom(rules, taken, room, problem.optimum(j), kept);
    }
    for (double level : m <= MOST_EXCHANGED ? otherProjectors(problem, m) : List.<Double>of()) {
      addWithRoom(rules, taken, room, level, "");
    }
    return rules;
  }

  private static void addWithRoom(
      List<Layer> rules, List<Double> taken, double room, double level, String label) {
    if (taken.stream().allMatch(other -> Math.abs(other - level) > room)) {
      taken.add(level);
      rules.add(rule(level, label, false));
    }
  }

  /// Levels of the first m eigenvectors with one of them exchanged for another one.
  private static List<Double> otherProjectors(ScaledCovariance problem, int m) {
    List<Double> levels = new ArrayList<>();
    for (int out = m - 1; out >= 0; out--) {
      for (int in = m; in < problem.dimension(); in++) {
        levels.add(problem.optimum(m) + (problem.eigenvalue(out) - problem.eigenvalue(in)) / 2);
      }
    }
    return levels;
  }

  private static Layer rule(double level, String label, boolean minimum) {
    return new Layer.Rule(
        Layer.Orientation.HORIZONTAL,
        level,
        label,
        minimum ? Tone.ofClass(2) : Tone.MUTED,
        label.isEmpty() ? Layer.LineStyle.DOTTED : Layer.LineStyle.DASHED);
  }
}
