package org.factorscope.app.lesson.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Tone;

/// Curves over the timeline, with the playhead and the edits marked; a click moves the playhead.
public final class HistoryCurve {
  private final String id;
  private final String title;
  private final String subtitle;
  private final Axis y;
  private final LessonView<?, ?, ?> view;
  private final List<Layer> layers = new ArrayList<>();

  public HistoryCurve(String id, String title, String subtitle, Axis y, LessonView<?, ?, ?> view) {
    this.id = id;
    this.title = title;
    this.subtitle = subtitle;
    this.y = y;
    this.view = view;
  }

  /// Curves whose title and subtitle stand in the lesson's text under `id`.
  public static HistoryCurve of(LessonView<?, ?, ?> view, String id, Axis y) {
    return new HistoryCurve(id, view.words().panel(id), view.words().subtitle(id), y, view);
  }

  /// Adds a curve of a number of each half-step; NaN if there is none.
  public HistoryCurve curve(String name, Tone tone, ToDoubleFunction<StepRecord> value) {
    double[] xs = view.history().positions();
    double[] ys = view.history().numbers(value);
    layers.add(new Layer.Line(name, xs, ys, tone, Layer.LineStyle.SOLID));
    return this;
  }

  /// Adds any other layer.
  public HistoryCurve layer(Layer layer) {
    layers.add(layer);
    return this;
  }

  /// The panel, with the playhead on top.
  public PlotPanel panel() {
    for (StepRecord record : view.history()) {
      if (record.edit() != null) {
        layers.add(
            vertical(record.position(), record.edit(), Tone.WARNING, Layer.LineStyle.DOTTED));
      }
    }
    layers.add(vertical(view.position(), "", Tone.ACCENT, Layer.LineStyle.SOLID));
    return new PlotPanel(
        id,
        title,
        subtitle,
        Axis.of("half-step", from(), room(view.history().end())),
        y,
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.X_IS_POSITION,
        layers);
  }

  /// Bars need half of their width before the first.
  private double from() {
    return layers.stream().anyMatch(Layer.Bars.class::isInstance) ? -0.6 : 0;
  }

  /// A round number of half-steps that leaves room to grow, so that the axis rarely changes.
  private static double room(int end) {
    double unit = 10;
    while (true) {
      for (double factor : new double[] {1, 2, 5}) {
        if (end < factor * unit) {
          return factor * unit;
        }
      }
      unit *= 10;
    }
  }

  private static Layer vertical(int at, String label, Tone tone, Layer.LineStyle style) {
    return new Layer.Rule(Layer.Orientation.VERTICAL, at, label, tone, style);
  }

  /// The objective of a half-step, NaN if it is not defined.
  public static double objective(StepRecord record) {
    return record.objective().orElse(Double.NaN);
  }
}
