package org.factorscope.viz.paint.plot;

import java.util.HashMap;
import java.util.Map;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Range;

/// Axes that hold the data of all pictures of a sequence, so that they stand still from the first
/// to the last. Plots are told apart by their ids. Not thread-safe.
public final class CommonAxes {
  private final Map<String, SteadyRanges.PlotRanges> ranges = new HashMap<>();

  /// Makes room for the data of one more picture.
  public void include(Panel panel) {
    if (panel instanceof PlotPanel plot) {
      ranges.merge(
          plot.id(), new SteadyRanges().next(plot, LayerPen.of(plot), Zoom.NONE), CommonAxes::both);
    }
  }

  private static SteadyRanges.PlotRanges both(
      SteadyRanges.PlotRanges a, SteadyRanges.PlotRanges b) {
    return new SteadyRanges.PlotRanges(both(a.x(), b.x()), both(a.y(), b.y()));
  }

  private static Range both(Range a, Range b) {
    return a.including(b.from()).including(b.to());
  }

  /// The panel with axes that hold everything that was included.
  public Panel fixed(Panel panel) {
    SteadyRanges.PlotRanges known = ranges.get(panel.id());
    if (known == null || !(panel instanceof PlotPanel plot)) {
      return panel;
    }
    return plot.withAxes(fixed(plot.x(), known.x()), fixed(plot.y(), known.y()));
  }

  private static Axis fixed(Axis axis, Range range) {
    return new Axis(axis.title(), axis.scale(), range, axis.ticks());
  }
}
