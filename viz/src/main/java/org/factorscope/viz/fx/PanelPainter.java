package org.factorscope.viz.fx;

import org.factorscope.viz.paint.PaintRequest;
import org.factorscope.viz.paint.ground.PanelGeometry;
import org.factorscope.viz.paint.ground.PixelImage;

/// Turns a panel into pixels. Each view has a painter of its own, made and called by the render
/// worker only, so it may keep what it can use again.
@FunctionalInterface
public interface PanelPainter {
  /// Paints over the whole of `target` and answers where things ended up.
  PanelGeometry paint(PaintRequest request, PixelImage target);
}
