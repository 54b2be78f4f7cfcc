package org.factorscope.app.lesson.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Tone;

/// Where points of the state came from, up to the playhead.
public final class Trails {
  private Trails() {}

  /// A line for each row of a matrix that a series of that name remembers row by row; none on a
  /// line of data, or if the series is not there.
  ///
  /// @param count how many rows
  public static List<Layer> ofRows(
      LessonView<?, ?, ?> view, String series, int count, Layer.LineStyle style) {
    List<double[]> past =
        view.history().stream()
            .filter(record -> record.position() <= view.position())
            .map(record -> record.series(series))
            .filter(rows -> rows.length > 0)
            .toList();
    int width = view.data().dimension();
    List<Layer> trails = new ArrayList<>();
    for (int k = 0; k < count && width > 1 && !past.isEmpty(); k++) {
      int x = k * width + view.axes().x();
      int y = k * width + view.axes().y();
      double[] xs = past.stream().mapToDouble(rows -> rows[x]).toArray();
      double[] ys = past.stream().mapToDouble(rows -> rows[y]).toArray();
      trails.add(new Layer.Line("", xs, ys, Tone.ofClass(k), style));
    }
    return trails;
  }

  /// A line for each point; none for one-column data, or if no history was kept.
  ///
  /// @param count how many points
  /// @param kept the points at a position of the history, row by row, or nothing if they are too
  ///   many to be kept
  public static List<Layer> of(
      LessonView<?, ?, ?> view, int count, IntFunction<double[]> kept, Layer.LineStyle style) {
    List<Layer> trails = new ArrayList<>();
    int width = view.data().dimension();
    if (width < 2 || kept.apply(0).length == 0) {
      return trails;
    }
    for (int k = 0; k < count; k++) {
      double[] xs = new double[view.position() + 1];
      double[] ys = new double[view.position() + 1];
      for (int p = 0; p < xs.length; p++) {
        double[] points = kept.apply(p);
        xs[p] = points[k * width + view.axes().x()];
        ys[p] = points[k * width + view.axes().y()];
      }
      trails.add(new Layer.Line("", xs, ys, Tone.ofClass(k), style));
    }
    return trails;
  }
}
