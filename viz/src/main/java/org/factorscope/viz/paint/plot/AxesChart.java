package org.factorscope.viz.paint.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Range;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/// A chart with axes, grid and titles in our theme, its inner area exactly where a [PlotFrame] has
/// it.
final class AxesChart {
  private AxesChart() {}

  /// A chart without data for a picture of the given size in device pixels.
  static JFreeChart of(PlotFrame frame, Look look, Rectangle2D picture) {
    LayerPlot plot =
        new LayerPlot(
            axis(frame.xAxis(), frame.xScale().range(), frame.xTicks(), frame.hasXTitle(), look),
            axis(frame.yAxis(), frame.yScale().range(), frame.yTicks(), frame.hasYTitle(), look),
            picture);
    placeArea(plot, frame, picture.getWidth(), picture.getHeight());
    decorate(plot, look);
    if (frame.isBare()) {
      plot.getDomainAxis().setVisible(false);
      plot.getRangeAxis().setVisible(false);
    }
    JFreeChart chart = new JFreeChart(null, look.font(Look.SMALL), plot, false);
    chart.setBackgroundPaint(look.theme().surface());
    chart.setPadding(RectangleInsets.ZERO_INSETS);
    return chart;
  }

  private static void placeArea(XYPlot plot, PlotFrame frame, double width, double height) {
    double right = width - frame.left() - frame.width();
    double bottom = height - frame.top() - frame.height();
    plot.setInsets(new RectangleInsets(frame.top(), 0, 0, right));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    AxisSpace below = new AxisSpace();
    below.setBottom(bottom);
    plot.setFixedDomainAxisSpace(below);
    AxisSpace beside = new AxisSpace();
    beside.setLeft(frame.left());
    plot.setFixedRangeAxisSpace(beside);
  }

  private static void decorate(XYPlot plot, Look look) {
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinePaint(look.theme().grid());
    plot.setRangeGridlinePaint(look.theme().grid());
    BasicStroke hairline = new BasicStroke((float) Math.max(1, Math.round(look.px(1))));
    plot.setDomainGridlineStroke(hairline);
    plot.setRangeGridlineStroke(hairline);
    plot.setDomainZeroBaselineVisible(false);
    plot.setRangeZeroBaselineVisible(false);
  }

  private static ValueAxis axis(Axis axis, Range range, Ticks ticks, boolean hasTitle, Look look) {
    ValueAxis result;
    if (axis.scale() == Axis.Scale.LOGARITHMIC) {
      result = new LogTickedAxis(ticks);
    } else {
      NumberAxis linear = new LinearTickedAxis(ticks);
      linear.setAutoRangeIncludesZero(false);
      result = linear;
    }
    result.setRange(range.from(), range.to());
    result.setLabel(hasTitle ? axis.title() : null);
    result.setLabelFont(look.font(Look.SMALL));
    result.setLabelPaint(look.theme().mutedInk());
    result.setLabelInsets(RectangleInsets.ZERO_INSETS);
    result.setTickLabelFont(look.font(Look.SMALL));
    result.setTickLabelPaint(look.theme().mutedInk());
    double gap = look.em(5);
    result.setTickLabelInsets(new RectangleInsets(gap * 0.7, 0, gap * 0.7, gap));
    result.setTickMarksVisible(false);
    result.setAxisLineVisible(false);
    return result;
  }

  /// Our ticks as JFreeChart's.
  private static List<NumberTick> ticks(Ticks ticks, RectangleEdge edge) {
    boolean isHorizontal = RectangleEdge.isTopOrBottom(edge);
    TextAnchor anchor = isHorizontal ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    return ticks.list().stream()
        .map(t -> new NumberTick(TickType.MAJOR, t.value(), t.label(), anchor, anchor, 0))
        .toList();
  }

  /// JFreeChart's linear axis, marked where our layout says.
  @SuppressWarnings("serial") // Never serialized; the superclass says it could be.
  private static final class LinearTickedAxis extends NumberAxis {
    private final Ticks ticks;

    LinearTickedAxis(Ticks ticks) {
      this.ticks = ticks;
    }

    @Override
    public List<?> refreshTicks(
        Graphics2D g, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
      return ticks(ticks, edge);
    }
  }

  /// JFreeChart's logarithmic axis, marked where our layout says.
  @SuppressWarnings("serial") // Never serialized; the superclass says it could be.
  private static final class LogTickedAxis extends LogAxis {
    private final Ticks ticks;

    LogTickedAxis(Ticks ticks) {
      this.ticks = ticks;
    }

    @Override
    public List<?> refreshTicks(
        Graphics2D g, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
      return ticks(ticks, edge);
    }
  }
}
