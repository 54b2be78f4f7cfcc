package org.factorscope.viz.fx;

import java.util.Optional;
import org.factorscope.viz.paint.ground.PanelGeometry;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.Range;

/// The wheel's zoom around the pointer, between the whole plot and a thousandth of it.
final class PlotZoom {
  private static final double LARGEST = 1000;
  private static final double PER_NOTCH = 0.8;
  private static final double NOTCH_PIXELS = 40;

  private Zoom whole = Zoom.NONE;
  // Wheel events come faster than pictures: those on the same picture are multiplied.
  private Optional<PanelGeometry> begun = Optional.empty();
  private double factor = 1;

  /// The zoom after the wheel turned by `delta` (positive: away from the user, closer to the data).
  ///
  /// @param current how the picture of `window` is zoomed
  @SuppressWarnings("ReferenceEquality") // the very same picture is meant
  Optional<Zoom> turned(PlotWindow window, Zoom current, double x, double y, double delta) {
    if (begun.isEmpty() || begun.get() != window.geometry()) {
      begun = Optional.of(window.geometry());
      factor = 1;
    }
    factor *= Math.pow(PER_NOTCH, delta / NOTCH_PIXELS);
    if (current.equals(Zoom.NONE)) {
      whole = window.ranges().orElse(Zoom.NONE);
    }
    return window.zoomed(x, y, factor).flatMap(this::limited);
  }

  private Optional<Zoom> limited(Zoom wanted) {
    if (holds(wanted.x(), whole.x()) && holds(wanted.y(), whole.y())) {
      return Optional.of(Zoom.NONE);
    }
    return span(wanted.x()) * LARGEST < span(whole.x()) ? Optional.empty() : Optional.of(wanted);
  }

  private static boolean holds(Range outer, Range inner) {
    return outer.from() <= inner.from() && outer.to() >= inner.to();
  }

  private static double span(Range range) {
    return range.to() - range.from();
  }
}
