package org.factorscope.viz.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;

/// The pixels of the last axes, because axes cost more than data and rarely change. Not
/// thread-safe.
final class AxesLayer {
  private record Key(PlotFrame frame, Look look, int width, int height) {}

  private @Nullable Key key;
  private int[] pixels = {};

  /// Fills all of `target` with surface, grid and axes.
  void paint(PlotFrame frame, Look look, PixelImage target) {
    Key wanted = new Key(frame, look, target.width(), target.height());
    // The comparison of records is made at run time when it is first needed: not for the first
    // picture.
    if (key == null || !wanted.equals(key)) {
      draw(frame, look, target);
      pixels = target.pixels().clone();
      key = wanted;
    } else {
      System.arraycopy(pixels, 0, target.pixels(), 0, pixels.length);
    }
  }

  private static void draw(PlotFrame frame, Look look, PixelImage target) {
    Graphics2D g = target.image().createGraphics();
    try {
      Look.prepare(g);
      Color surface = look.theme().surface();
      g.setColor(surface);
      g.fillRect(0, 0, target.width(), target.height());
      if (frame.width() > 0 && frame.height() > 0) {
        JFreeChart chart = AxesChart.of(frame, look, target.width(), target.height());
        // Grid lines fall on whole pixels.
        chart
            .getRenderingHints()
            .put(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_NORMALIZE);
        chart.draw(g, new Rectangle2D.Double(0, 0, target.width(), target.height()), null);
      }
    } finally {
      g.dispose();
    }
  }
}
