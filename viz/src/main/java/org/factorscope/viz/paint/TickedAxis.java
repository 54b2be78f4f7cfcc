package org.factorscope.viz.paint;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.RectangleEdge;

/// JFreeChart's linear axis, marked where our layout says.
@SuppressWarnings("serial") // Never serialized; the superclass says it could be.
final class TickedAxis extends NumberAxis {
  private final Ticks ticks;

  TickedAxis(Ticks ticks) {
    this.ticks = ticks;
  }

  @Override
  public List<?> refreshTicks(
      Graphics2D g, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
    return AxisTicks.of(ticks, edge);
  }
}
