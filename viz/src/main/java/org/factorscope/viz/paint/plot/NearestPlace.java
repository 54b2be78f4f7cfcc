package org.factorscope.viz.paint.plot;

import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.Projection;

/// Which of many places the pointer is on.
final class NearestPlace {
  private static final double REACH = 8;

  private NearestPlace() {}

  /// The place within reach that is nearest to a device pixel, the last one of several; -1 where
  /// there is none.
  static int to(double px, double py, double[] x, double[] y, Projection projection, Look look) {
    double reach = look.px(REACH);
    double best = reach * reach;
    int found = -1;
    for (int i = 0; i < x.length; i++) {
      double dx = projection.x(x[i]) - px;
      double dy = projection.y(y[i]) - py;
      double distance = dx * dx + dy * dy;
      if (distance <= best) {
        best = distance;
        found = i;
      }
    }
    return found;
  }
}
