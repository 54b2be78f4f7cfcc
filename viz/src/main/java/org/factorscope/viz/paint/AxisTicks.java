package org.factorscope.viz.paint;

import java.util.List;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/// Our ticks as JFreeChart's.
final class AxisTicks {
  private AxisTicks() {}

  static List<NumberTick> of(Ticks ticks, RectangleEdge edge) {
    boolean isHorizontal = RectangleEdge.isTopOrBottom(edge);
    TextAnchor anchor = isHorizontal ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    return ticks.list().stream()
        .map(t -> new NumberTick(TickType.MAJOR, t.value(), t.label(), anchor, anchor, 0))
        .toList();
  }
}
