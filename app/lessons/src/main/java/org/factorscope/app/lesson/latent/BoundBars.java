package org.factorscope.app.lesson.latent;

import java.util.List;
import org.factorscope.algorithms.latent.GaussianMixtureState;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Tone;

/// The last half-steps as bars: the lower bound, and on top of it what it lacks. Both ends of the
/// window move with the playhead, because late steps gain far less than early ones.
final class BoundBars {
  private static final int SHOWN = 9;

  /// How far below the lowest bound the bars begin, as a part of all that is shown.
  private static final double FOOT = 0.15;

  /// The height of the plot over its tallest bar, so that the legend finds room.
  private static final double ROOM = 1.3;

  private final LessonView<?, ?, GaussianMixtureState> view;
  private final int from;
  private final int to;

  private BoundBars(LessonView<?, ?, GaussianMixtureState> view) {
    this.view = view;
    this.to = Math.max(view.position(), Math.min(SHOWN, view.history().size()) - 1);
    this.from = Math.max(0, to - SHOWN + 1);
  }

  static Panel of(LessonView<?, ?, GaussianMixtureState> view) {
    return new BoundBars(view).panel();
  }

  private Panel panel() {
    double base = base();
    int count = to - from + 1;
    double[] xs = new double[count];
    double[] bound = new double[count];
    double[] gap = new double[count];
    for (int i = 0; i < count; i++) {
      StepRecord record = view.history().get(from + i);
      xs[i] = from + i;
      bound[i] = GaussianMixturePanels.lowerBound(record) - base;
      gap[i] = Math.max(0, record.measures().getOrDefault("kl", Double.NaN));
    }
    double top = 0;
    for (int i = 0; i < count; i++) {
      top = Math.max(top, bound[i] + gap[i]);
    }
    String height = Double.isNaN(base) ? "nats" : "nats above " + Numbers.brief(base);
    return new PlotPanel(
        "bound",
        "Bound and gap",
        "the last half-steps: together the log-likelihood",
        Axis.of("half-step", from - 0.6, Math.max(to, from + SHOWN - 1) + 0.6),
        top > 0 ? Axis.of(height, 0, ROOM * top) : Axis.of(height),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.X_IS_POSITION,
        List.of(
            new Layer.Bars(
                xs,
                0.8,
                List.of(bound, gap),
                List.of("ELBO", "Σ KL(q ‖ posterior)"),
                List.of(Tone.MUTED, Tone.ACCENT),
                view.position() - from)));
  }

  /// A little below the lowest bound in the window.
  private double base() {
    Range range = Range.AUTO;
    for (int p = from; p <= to; p++) {
      StepRecord record = view.history().get(p);
      range = range.including(GaussianMixturePanels.lowerBound(record));
      range = range.including(record.objective().orElse(Double.NaN));
    }
    double span = range.to() - range.from();
    double least = 1e-9 * Math.abs(range.to()) + Double.MIN_NORMAL;
    return range.from() - FOOT * Math.max(span, least);
  }
}
