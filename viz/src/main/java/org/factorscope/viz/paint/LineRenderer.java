package org.factorscope.viz.paint;

import org.factorscope.viz.panel.Layer.Line;
import org.factorscope.viz.theme.Palette;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;

/// JFreeChart's polylines in our colours.
final class LineRenderer {
  private LineRenderer() {}

  static XYLineAndShapeRenderer of(Line line, Look look) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setSeriesPaint(0, Palette.color(line.tone(), look.theme()));
    renderer.setSeriesStroke(0, look.stroke(LineArt.width(line.tone()), line.style()));
    // Otherwise dashes begin anew at every point.
    renderer.setDrawSeriesLineAsPath(true);
    return renderer;
  }
}
