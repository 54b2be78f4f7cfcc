package org.factorscope.viz.paint;

import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Range;

/// What the two axes of a plot show.
record PlotRanges(Range x, Range y) {
  /// The picture as a function of the panel alone.
  static PlotRanges of(PlotPanel panel, Zoom zoom) {
    DataExtent extent = DataExtent.of(panel);
    return chosen(panel, zoom, extent.roundedX(panel.x()), extent.roundedY(panel.y()));
  }

  /// The same, but axes that fit their data stay where they are as long as they do.
  static PlotRanges steady(PlotPanel panel, Zoom zoom, SteadyRange x, SteadyRange y) {
    if (!panel.x().range().isAuto() && !panel.y().range().isAuto()) {
      return chosen(panel, zoom, panel.x().range(), panel.y().range());
    }
    DataExtent extent = DataExtent.of(panel);
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
    return RangeFitting.usable(wanted, axis.scale());
  }
}
