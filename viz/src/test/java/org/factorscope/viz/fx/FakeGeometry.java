package org.factorscope.viz.fx;

import java.util.Optional;
import org.factorscope.viz.paint.ground.PanelGeometry;
import org.factorscope.viz.paint.ground.Pick;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Range;

/// Linear axes 50 pixels inside of the picture; markers can be picked up to 10 pixels away.
record FakeGeometry(PlotPanel plot, Range x, Range y, double width, double height)
    implements PanelGeometry {
  static final double INSET = 50;

  static FakeGeometry of(PlotPanel plot, Zoom zoom, double width, double height) {
    Range x = zoom.x().isAuto() ? plot.x().range() : zoom.x();
    Range y = zoom.y().isAuto() ? plot.y().range() : zoom.y();
    return new FakeGeometry(plot, x, y, width, height);
  }

  @Override
  public Optional<Pick> pickAt(double px, double py) {
    for (Layer layer : plot.layers()) {
      if (layer instanceof Layer.Markers(var markers)) {
        for (Layer.Marker marker : markers) {
          DataPoint at = pixelOf(marker.x(), marker.y()).orElseThrow();
          if (Math.hypot(at.x() - px, at.y() - py) <= 10) {
            Highlight lit = Highlight.NONE.with(marker.role(), marker.index());
            return Optional.of(new Pick(marker.handle(), lit, "marker " + marker.label()));
          }
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<DataPoint> dataAt(double px, double py) {
    boolean inside = px >= INSET && px <= width - INSET && py >= INSET && py <= height - INSET;
    return inside ? dataNear(px, py) : Optional.empty();
  }

  @Override
  public Optional<DataPoint> dataNear(double px, double py) {
    double right = (px - INSET) / (width - 2 * INSET);
    double up = (height - INSET - py) / (height - 2 * INSET);
    return Optional.of(
        new DataPoint(x.from() + right * (x.to() - x.from()), y.from() + up * (y.to() - y.from())));
  }

  @Override
  public Optional<DataPoint> pixelOf(double dataX, double dataY) {
    double right = (dataX - x.from()) / (x.to() - x.from());
    double up = (dataY - y.from()) / (y.to() - y.from());
    return Optional.of(
        new DataPoint(
            INSET + right * (width - 2 * INSET), height - INSET - up * (height - 2 * INSET)));
  }
}
