package org.factorscope.app.lesson.latent;

import java.util.List;
import java.util.function.ToDoubleFunction;
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

  private final LessonView<?, ?, ?> view;
  private final int from;
  private final int to;
  private final List<StepRecord> records;

  private BoundBars(LessonView<?, ?, ?> view) {
    this.view = view;
    this.to = Math.max(view.position(), Math.min(SHOWN - 1, view.history().end()));
    this.from = Math.max(0, to - SHOWN + 1);
    this.records =
        view.history().stream()
            .filter(record -> record.position() >= from && record.position() <= to)
            .toList();
  }

  static Panel of(LessonView<?, ?, ?> view) {
    return new BoundBars(view).panel();
  }

  private static double bound(StepRecord record) {
    return record.measure("elbo");
  }

  private double[] heights(ToDoubleFunction<StepRecord> height) {
    return records.stream().mapToDouble(height).toArray();
  }

  private Panel panel() {
    double base = base();
    double[] bound = heights(record -> bound(record) - base);
    double[] gap = heights(record -> Math.max(0, record.measure("kl")));
    double top = 0;
    for (int i = 0; i < bound.length; i++) {
      top = Math.max(top, bound[i] + gap[i]);
    }
    String height =
        Double.isNaN(base)
            ? view.words().say("bound.nats")
            : view.words().say("bound.nats-above", Numbers.brief(base));
    return new PlotPanel(
        "bound",
        view.words().panel("bound"),
        view.words().subtitle("bound"),
        Axis.of(view.words().say("bound.x"), from - 0.6, Math.max(to, from + SHOWN - 1) + 0.6),
        top > 0 ? Axis.of(height, 0, ROOM * top) : Axis.of(height),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.X_IS_POSITION,
        List.of(
            new Layer.Bars(
                heights(StepRecord::position),
                0.8,
                List.of(bound, gap),
                List.of("ELBO", "Σ KL(q ‖ posterior)"),
                List.of(Tone.MUTED, Tone.ACCENT),
                current())));
  }

  /// The bar of the playhead.
  private int current() {
    int current = -1;
    for (int i = 0; i < records.size(); i++) {
      current = records.get(i).position() <= view.position() ? i : current;
    }
    return current;
  }

  /// A little below the lowest bound in the window.
  private double base() {
    Range range = Range.AUTO;
    for (StepRecord record : records) {
      range = range.including(bound(record));
      range = range.including(record.objective().orElse(Double.NaN));
    }
    double span = range.to() - range.from();
    double least = 1e-9 * Math.abs(range.to()) + Double.MIN_NORMAL;
    return range.from() - FOOT * Math.max(span, least);
  }
}
