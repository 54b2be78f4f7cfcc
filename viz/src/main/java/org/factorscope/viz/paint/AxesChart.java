package org.factorscope.viz.paint;

import java.awt.BasicStroke;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Range;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;

/// A chart with axes, grid and titles in our theme, its inner area exactly where a [PlotFrame] has
/// it.
final class AxesChart {
  private AxesChart() {}

  /// A chart without data for a picture of the given size in device pixels.
  static JFreeChart of(PlotFrame frame, Look look, double width, double height) {
    XYPlot plot = new XYPlot();
    plot.setDomainAxis(
        axis(frame.xAxis(), frame.xScale().range(), frame.xTicks(), frame.hasXTitle(), look));
    plot.setRangeAxis(
        axis(frame.yAxis(), frame.yScale().range(), frame.yTicks(), frame.hasYTitle(), look));
    // Without a renderer JFreeChart draws no grid.
    plot.setRenderer(new XYLineAndShapeRenderer());
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    placeArea(plot, frame, width, height);
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
      result = new TickedLogAxis(ticks);
    } else {
      NumberAxis linear = new TickedAxis(ticks);
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
}
