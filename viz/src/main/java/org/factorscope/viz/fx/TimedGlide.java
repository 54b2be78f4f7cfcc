package org.factorscope.viz.fx;

import java.time.Duration;
import org.factorscope.viz.panel.PlotPanel;

/// A glide that has begun.
///
/// @param begunNanos on the clock of the render loop
record TimedGlide(PlotPanel from, PlotPanel to, long begunNanos) {
  static final Duration LENGTH = Duration.ofMillis(150);

  /// The plot to show now; `to` itself once it is over.
  PlotPanel at(long nowNanos) {
    double time = (nowNanos - begunNanos) / (double) LENGTH.toNanos();
    return MarkerGlide.between(from, to, eased(time));
  }

  boolean isOver(long nowNanos) {
    return nowNanos - begunNanos >= LENGTH.toNanos();
  }

  /// Slow, fast, slow: 3t² - 2t³.
  private static double eased(double time) {
    double t = Math.clamp(time, 0.0, 1.0);
    return t * t * (3 - 2 * t);
  }
}
