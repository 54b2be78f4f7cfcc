package org.factorscope.viz.paint.plot;

import java.util.List;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Range;

/// The ranges of one plot's axes. A range stays while the data still fit and fill at least half of
/// it, so that the picture does not jump and the axes need no redrawing. Another [PlotPanel#id()]
/// begins anew. Not thread-safe.
public final class SteadyRanges {
  private final One x = new One();
  private final One y = new One();
  private String id = "";

  /// What to show of a plot.
  PlotRanges next(PlotPanel panel, List<LayerPen> pens, Zoom zoom) {
    if (!panel.id().equals(id)) {
      x.forget();
      y.forget();
      id = panel.id();
    }
    if (!panel.x().range().isAuto() && !panel.y().range().isAuto()) {
      return chosen(panel, zoom, panel.x().range(), panel.y().range());
    }
    DataExtent extent = DataExtent.of(panel, pens);
    return chosen(
        panel,
        zoom,
        x.next(extent.x(), extent.roundedX(panel.x()), panel.x()),
        y.next(extent.y(), extent.roundedY(panel.y()), panel.y()));
  }

  private static PlotRanges chosen(PlotPanel panel, Zoom zoom, Range x, Range y) {
    return new PlotRanges(one(panel.x(), zoom.x(), x), one(panel.y(), zoom.y(), y));
  }

  private static Range one(Axis axis, Range zoom, Range fitted) {
    Range wanted = zoom.isAuto() ? axis.range().isAuto() ? fitted : axis.range() : zoom;
    return wanted.isAuto() ? wanted : RangeFitting.usable(wanted, axis.scale());
  }

  /// The range of one axis.
  static final class One {
    private Range kept = Range.AUTO;
    private Axis.Scale scale = Axis.Scale.LINEAR;

    void forget() {
      kept = Range.AUTO;
    }

    /// @param data what must be visible
    /// @param rounded what to show if the kept range no longer serves
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

  /// What the two axes of a plot show; [Range#AUTO] if there is nothing to show yet.
  record PlotRanges(Range x, Range y) {}
}
