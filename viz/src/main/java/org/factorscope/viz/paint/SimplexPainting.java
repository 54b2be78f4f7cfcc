package org.factorscope.viz.paint;

import java.awt.Graphics2D;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.SimplexPanel;

/// The fast path of triangles: points are stamped. Not thread-safe.
final class SimplexPainting {
  private final PointPixels pixels = new PointPixels();

  PanelGeometry paint(SimplexPanel panel, Highlight lit, Look look, PixelImage target) {
    SimplexLayout layout = SimplexLayout.of(look, target.width(), target.height());
    Layer.Points points = SimplexLayout.points(panel);
    Graphics2D g = target.image().createGraphics();
    try {
      Look.prepare(g);
      g.setColor(look.theme().surface());
      g.fillRect(0, 0, target.width(), target.height());
      SimplexArt art = new SimplexArt(panel, layout, look, g);
      art.drawGround();
      Clip everywhere = new Clip(0, 0, target.width(), target.height());
      pixels.paint(points, layout, look, everywhere, target);
      art.drawAbove(points, lit);
    } finally {
      g.dispose();
    }
    return new SimplexGeometry(panel, layout, points, look);
  }
}
