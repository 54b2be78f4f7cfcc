package org.factorscope.viz.paint;

import java.awt.Graphics2D;
import java.util.Arrays;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.PanelGeometry;
import org.factorscope.viz.paint.ground.PanelPicture;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.paint.ground.PixelPen;

/// Paints panels into pixels, fast enough to do it for every frame: what [ChartPainter] draws, with
/// a [PixelPen] where shapes would be too slow.
///
/// One painter serves one place on the screen: it remembers the axes and symbols that it drew last,
/// and axis ranges that fit their data stay until the data leave them or fill less than half. The
/// picture therefore depends on what was painted before; [ChartPainter] has no memory. Not
/// thread-safe; meant for the render worker.
///
/// The whole picture is opaque: it begins with the theme's surface.
public final class FastPainter {
  private final PanelPictures pictures = new PanelPictures();
  private final PixelPen pen = new PixelPen();

  /// Paints a panel over all of `target`. The panel's title is not painted: it belongs to the frame
  /// around the picture.
  ///
  /// @param target its size in device pixels. Modified.
  /// @return where things are now; stays valid whatever is painted later
  public PanelGeometry paint(PaintRequest request, PixelImage target) {
    Look look = new Look(request.theme(), request.outputScale());
    PanelPicture picture =
        pictures.of(request.panel(), request.zoom(), look, target.width(), target.height());
    Arrays.fill(target.pixels(), look.theme().surface().getRGB());
    Graphics2D g = pen.graphics(target);
    try {
      picture.draw(g, request.highlight());
    } finally {
      g.dispose();
    }
    return picture;
  }
}
