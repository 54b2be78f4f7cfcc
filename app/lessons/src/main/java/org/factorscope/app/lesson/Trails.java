package org.factorscope.app.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Tone;

/// Where points of the state came from, up to the playhead.
public final class Trails {
  private Trails() {}

  /// A line for each point; none on a line of data, or where nothing was kept.
  ///
  /// @param count how many points
  /// @param kept the points at a position of the history, row by row, or nothing where they are too
  ///   many to be kept
  public static List<Layer> of(
      LessonView<?> view, int count, IntFunction<double[]> kept, Layer.LineStyle style) {
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
