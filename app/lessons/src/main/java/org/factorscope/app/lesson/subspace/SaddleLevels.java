package org.factorscope.app.lesson.subspace;

import java.util.ArrayList;
import java.util.List;
import org.factorscope.algorithms.subspace.Autoencoder.Options;
import org.factorscope.algorithms.subspace.ScaledCovariance;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Tone;

/// The levels of the loss at its minimum and its saddles as lines across its curve: half the sum of
/// the eigenvalues that a projector on eigenvectors rejects.
final class SaddleLevels {
  /// Levels that lie closer than this share of the picture get no line of their own.
  private static final double CROWDED = 0.045;

  /// With a wider bottleneck only the levels on the way down are drawn.
  private static final int MOST_EXCHANGED = 3;

  private final LessonView<ScaledCovariance, Options, ?> view;
  private final ScaledCovariance problem;
  private final int m;
  private final double room;
  private final List<Double> taken = new ArrayList<>();
  private final List<Layer> rules = new ArrayList<>();

  SaddleLevels(LessonView<ScaledCovariance, Options, ?> view) {
    this.view = view;
    problem = view.problem();
    m = view.options().components();
    room = CROWDED * (problem.optimum(0) - problem.optimum(m));
  }

  List<Layer> rules() {
    double minimum = problem.optimum(m);
    add(minimum, view.words().say("objective.minimum", Numbers.brief(minimum)), Tone.ofClass(2));
    for (int j = 0; j < m; j++) {
      String phrase = j == 0 ? "nothing" : j == 1 ? "first" : "more";
      String label = view.words().say("objective." + phrase, Numbers.subscript(j));
      addIfThereIsRoom(problem.optimum(j), label);
    }
    for (double level : m <= MOST_EXCHANGED ? otherProjectors() : List.<Double>of()) {
      addIfThereIsRoom(level, "");
    }
    return rules;
  }

  private void addIfThereIsRoom(double level, String label) {
    if (taken.stream().allMatch(other -> Math.abs(other - level) > room)) {
      add(level, label, Tone.MUTED);
    }
  }

  private void add(double level, String label, Tone tone) {
    Layer.LineStyle style = label.isEmpty() ? Layer.LineStyle.DOTTED : Layer.LineStyle.DASHED;
    taken.add(level);
    rules.add(new Layer.Rule(Layer.Orientation.HORIZONTAL, level, label, tone, style));
  }

  /// Levels of the first m eigenvectors with one of them exchanged for another one.
  private List<Double> otherProjectors() {
    List<Double> levels = new ArrayList<>();
    for (int out = m - 1; out >= 0; out--) {
      for (int in = m; in < problem.dimension(); in++) {
        levels.add(problem.optimum(m) + (problem.eigenvalue(out) - problem.eigenvalue(in)) / 2);
      }
    }
    return levels;
  }
}
