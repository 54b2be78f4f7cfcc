package org.factorscope.viz.paint.plot;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.PanelPicture;
import org.factorscope.viz.paint.ground.Pick;
import org.factorscope.viz.paint.ground.PixelPen;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.HandlePlace;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.PlotPanel;
import org.jfree.chart.JFreeChart;

/// A plot as a chart of JFreeChart, in the window and in exports: a [LayerPlot] between axes in our
/// theme. If the target has pixels, axes and grid are drawn once and copied while they stay the
/// same; the layers are rendered through the plot every time.
///
/// @param pens one a layer, lowest first
/// @param names where the names of places go
/// @param bounds the whole picture
public record PlotPicture(
    PlotPanel panel,
    PlotFrame frame,
    List<LayerPen> pens,
    NamePlaces names,
    Look look,
    Rectangle2D bounds)
    implements PanelPicture {
  /// All that decides about axes and grid.
  private record Backdrop(PlotFrame frame, Look look) {}

  public PlotPicture {
    pens = List.copyOf(pens);
  }

  /// Lays out a plot.
  ///
  /// @param ranges what the plot's axes showed last. Modified.
  public static PlotPicture of(
      PlotPanel panel, Zoom zoom, SteadyRanges ranges, Look look, int width, int height) {
    List<LayerPen> pens = LayerPen.of(panel);
    SteadyRanges.PlotRanges shown = ranges.next(panel, pens, zoom);
    PlotFrame frame =
        PlotFrame.of(
            panel.x(), panel.y(), shown.x(), shown.y(), panel.aspect(), look, width, height);
    Rectangle2D bounds = new Rectangle2D.Double(0, 0, width, height);
    return new PlotPicture(panel, frame, pens, NamePlaces.of(panel, frame, look), look, bounds);
  }

  @Override
  public void draw(Graphics2D g, Highlight lit) {
    if (frame.width() <= 0 || frame.height() <= 0) {
      return;
    }
    JFreeChart chart = AxesChart.of(frame, look, bounds);
    LayerPlot plot = (LayerPlot) chart.getXYPlot();
    PixelPen pen = PixelPen.of(g);
    if (pen == null) {
      plot.add(pens, new PlotOverlay(this, lit), look, lit);
      chart.draw(g, bounds, null);
    } else {
      pen.backdrop(new Backdrop(frame, look), () -> drawAxes(chart, g));
      plot.add(pens, new PlotOverlay(this, lit), look, lit);
      plot.renderLayers(g, frame.area());
    }
  }

  private void drawAxes(JFreeChart chart, Graphics2D g) {
    Graphics2D own = (Graphics2D) g.create();
    try {
      // Grid lines fall on whole pixels.
      chart
          .getRenderingHints()
          .put(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_NORMALIZE);
      chart.draw(own, bounds, null);
    } finally {
      own.dispose();
    }
  }

  /// Markers are found before points, points before names, names before bars, bars before cells;
  /// what lies on top before what lies below.
  @Override
  public Optional<Pick> pickAt(double x, double y) {
    double px = look.px(x);
    double py = look.px(y);
    for (LayerPen.Depth depth : LayerPen.Depth.values()) {
      Optional<Pick> found = pickAt(px, py, depth);
      if (found.isEmpty() && depth == LayerPen.Depth.SYMBOL) {
        found = names.at(px, py).map(place -> NamesPen.pick(place.layer(), place.index()));
      }
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Pick> pickAt(double px, double py, LayerPen.Depth depth) {
    for (LayerPen pen : pens.reversed()) {
      Pick found = pen.depth() == depth ? pen.pick(px, py, frame, look) : null;
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<Grip> grip(HandlePlace place) {
    for (int i = 0; i < pens.size(); i++) {
      boolean isHere =
          panel.layers().get(i).handles().stream()
              .anyMatch(known -> known.handle().equals(place.handle()));
      Grip grip = isHere ? pens.get(i).grip(place, frame) : null;
      if (grip != null) {
        return Optional.of(scaled(grip));
      }
    }
    return PanelPicture.super.grip(place);
  }

  /// From device pixels to logical ones.
  private Grip scaled(Grip grip) {
    DataPoint pixel =
        new DataPoint(grip.pixel().x() / look.scale(), grip.pixel().y() / look.scale());
    return new Grip(pixel, (x, y) -> grip.drag().to(look.px(x), look.px(y)));
  }

  @Override
  public Optional<DataPoint> dataAt(double x, double y) {
    return frame.holds(look.px(x), look.px(y)) ? dataNear(x, y) : Optional.empty();
  }

  @Override
  public Optional<DataPoint> dataNear(double x, double y) {
    double dataX = frame.valueX(look.px(x));
    double dataY = frame.valueY(look.px(y));
    return !frame.isEmpty() && Double.isFinite(dataX) && Double.isFinite(dataY)
        ? Optional.of(new DataPoint(dataX, dataY))
        : Optional.empty();
  }

  @Override
  public Optional<DataPoint> pixelOf(double dataX, double dataY) {
    double x = frame.x(dataX) / look.scale();
    double y = frame.y(dataY) / look.scale();
    return Double.isFinite(x) && Double.isFinite(y)
        ? Optional.of(new DataPoint(x, y))
        : Optional.empty();
  }
}
