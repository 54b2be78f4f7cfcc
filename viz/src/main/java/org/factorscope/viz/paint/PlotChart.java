package org.factorscope.viz.paint;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.PlotPanel;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYDataset;

/// A plot by JFreeChart: one dataset and renderer a layer, so that layers keep their order.
final class PlotChart {
  private final PlotPanel panel;
  private final PlotFrame frame;
  private final Look look;
  private final Shape outerClip;
  private final JFreeChart chart;
  private int datasets;

  private PlotChart(PlotPanel panel, PlotFrame frame, Look look, Rectangle2D picture) {
    this.panel = panel;
    this.frame = frame;
    this.look = look;
    outerClip = picture;
    chart = AxesChart.of(frame, look, picture.getWidth(), picture.getHeight());
  }

  static void draw(PlotPanel panel, Look look, Graphics2D g, int width, int height) {
    PlotFrame frame = frame(panel, look, width, height);
    Rectangle2D picture = new Rectangle2D.Double(0, 0, width, height);
    if (frame.width() > 0 && frame.height() > 0) {
      PlotChart plot = new PlotChart(panel, frame, look, picture);
      panel.layers().forEach(plot::add);
      plot.addArt(
          (projection, g2) ->
              NameArt.draw(NamePlaces.of(panel, projection, look), Highlight.NONE, g2));
      if (!frame.isBare()) {
        plot.addArt((projection, g2) -> DensityNote.draw(panel, projection, look, g2));
        plot.addArt((projection, g2) -> Legend.draw(panel, projection, look, g2));
      }
      plot.chart.draw(g, picture, null);
    }
  }

  /// The layout of the picture that [#draw] makes.
  static PlotFrame frame(PlotPanel panel, Look look, int width, int height) {
    PlotRanges ranges = PlotRanges.of(panel, Zoom.NONE);
    return PlotFrame.of(
        panel.x(), panel.y(), ranges.x(), ranges.y(), panel.aspect(), look, width, height);
  }

  private void add(Layer layer) {
    switch (layer) {
      case Layer.Points p -> addPoints(p);
      case Layer.Names n -> addPoints(n.points());
      case Layer.Line l -> add(series(l.x(), l.y()), LineRenderer.of(l, look));
      case Layer.Bars b -> add(new BarDataset(b), new BarRenderer(b, look));
      case Layer.Area a -> addArt((p, g) -> LineArt.draw(a, p, look, g));
      case Layer.Segments s -> addArt((p, g) -> SegmentArt.draw(s, p, look, g));
      case Layer.Heat h -> addArt((p, g) -> HeatArt.draw(h, p, look, g));
      case Layer.Arrows a -> addArt((p, g) -> SegmentArt.draw(a, p, look, g));
      case Layer.Cells c -> addArt((p, g) -> CellShapes.draw(c, frame, p, look, g));
      case Layer.Markers m -> addUnclipped((p, g) -> MarkerArt.draw(m, p, look, Highlight.NONE, g));
      case Layer.Rule r -> addUnclipped((p, g) -> RuleArt.draw(r, panel.scrubber(), p, look, g));
      case Layer.Label l -> addArt((p, g) -> RuleArt.draw(l, p, look, g));
    }
  }

  private void addPoints(Layer.Points points) {
    if (PointDensity.suits(points)) {
      addArt((p, g) -> new PointDensity().draw(points, p, look, g));
    } else {
      add(series(points.x(), points.y()), new PointRenderer(points, look));
    }
  }

  private void add(XYDataset dataset, XYItemRenderer renderer) {
    XYPlot plot = chart.getXYPlot();
    plot.setDataset(datasets, dataset);
    plot.setRenderer(datasets, renderer);
    datasets++;
  }

  private void addArt(LayerRenderer.Art art) {
    add(middle(), new LayerRenderer(art));
  }

  private void addUnclipped(LayerRenderer.Art art) {
    addArt(
        (projection, g) -> {
          Shape clip = g.getClip();
          g.setClip(outerClip);
          art.draw(projection, g);
          g.setClip(clip);
        });
  }

  /// One item that is always visible, so that JFreeChart calls the renderer exactly once.
  private XYDataset middle() {
    double x = frame.valueX(frame.left() + frame.width() / 2.0);
    double y = frame.valueY(frame.top() + frame.height() / 2.0);
    return series(new double[] {x}, new double[] {y});
  }

  private XYDataset series(double[] xs, double[] ys) {
    double[][] data = {xs.clone(), ys.clone()};
    boolean xPositive = panel.x().scale() == Axis.Scale.LOGARITHMIC;
    boolean yPositive = panel.y().scale() == Axis.Scale.LOGARITHMIC;
    for (int i = 0; i < xs.length; i++) {
      boolean isDrawn =
          Double.isFinite(xs[i])
              && Double.isFinite(ys[i])
              && !(xPositive && xs[i] <= 0)
              && !(yPositive && ys[i] <= 0);
      if (!isDrawn) {
        data[0][i] = Double.NaN;
        data[1][i] = Double.NaN;
      }
    }
    DefaultXYDataset dataset = new DefaultXYDataset();
    dataset.addSeries("", data);
    return dataset;
  }
}
