package org.factorscope.viz.paint;

import java.awt.Graphics2D;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.ImageGridPanel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.SimplexPanel;
import org.factorscope.viz.panel.TablePanel;

/// Paints panels into pixels, fast enough to do it for every frame.
///
/// One painter serves one place on the screen: it remembers the axes and symbols that it drew last,
/// and axis ranges that fit their data stay until the data leave them or fill less than half. The
/// picture therefore depends on what was painted before; [ChartPainter] has no memory. Not
/// thread-safe; meant for the render worker.
///
/// The whole picture is opaque: it begins with the theme's surface.
public final class FastPainter {
  private final PlotPainting plots = new PlotPainting();
  private final SimplexPainting triangles = new SimplexPainting();

  /// Paints a panel over all of `target`. The panel's title is not painted: it belongs to the frame
  /// around the picture.
  ///
  /// @param target its size in device pixels. Modified.
  /// @return where things are now; stays valid whatever is painted later
  public PanelGeometry paint(PaintRequest request, PixelImage target) {
    Look look = new Look(request.theme(), request.outputScale());
    return switch (request.panel()) {
      case PlotPanel p -> plots.paint(p, request, look, target);
      case FactorPanel f -> FactorPainting.paint(f, request.highlight(), look, target);
      case SimplexPanel s -> triangles.paint(s, request.highlight(), look, target);
      case ImageGridPanel i -> TilePainting.paint(i, request.highlight(), look, target);
      case TablePanel t -> table(t, request, look, target);
    };
  }

  private static PanelGeometry table(
      TablePanel panel, PaintRequest request, Look look, PixelImage target) {
    TableLayout layout = TableLayout.of(panel, look, target.width(), target.height());
    Graphics2D g = target.image().createGraphics();
    try {
      Look.prepare(g);
      g.setColor(request.theme().surface());
      g.fillRect(0, 0, target.width(), target.height());
      new TableArt(panel, layout, look, g).draw(request.highlight());
    } finally {
      g.dispose();
    }
    return new TableGeometry(panel, layout, look.scale());
  }
}
