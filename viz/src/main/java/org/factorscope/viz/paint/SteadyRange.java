package org.factorscope.viz.paint;

import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Range;

/// The range of an axis that stays while the data still fit and fill at least half of it, so that
/// the picture does not jump and the axes need no redrawing. Not thread-safe.
final class SteadyRange {
  private Range kept = Range.AUTO;
  private Axis.Scale scale = Axis.Scale.LINEAR;

  /// @param data what must be visible
  /// @param rounded what to show where the kept range no longer serves
  Range next(Range data, Range rounded, Axis axis) {
    boolean mayStay =
        !kept.isAuto()
            && axis.scale() == scale
            && axis.ticks().isEmpty()
            && RangeFitting.stillFits(kept, data, scale);
    if (!mayStay) {
      kept = rounded;
      scale = axis.scale();
    }
    return kept;
  }
}
