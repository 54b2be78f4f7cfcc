package org.factorscope.viz.paint.plot;

import java.awt.geom.Rectangle2D;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.Pick;
import org.factorscope.viz.paint.ground.Projection;
import org.factorscope.viz.panel.Layer.Names;
import org.jspecify.annotations.Nullable;

/// Symbols of places with names. The names themselves lie above all layers, see [NameArt].
final class NamesPen extends PointsPen {
  private final Names layer;

  NamesPen(Names layer) {
    super(layer.points());
    this.layer = layer;
  }

  @Override
  public void drawLit(Canvas canvas) {
    super.drawLit(canvas);
    NameArt.drawLit(layer, canvas);
  }

  @Override
  int hiddenBy(Rectangle2D box, Projection projection) {
    return 5 * super.hiddenBy(box, projection);
  }

  @Override
  public @Nullable Pick pick(double px, double py, Projection projection, Look look) {
    int i = nearest(px, py, projection, look);
    return i < 0 ? null : pick(layer, i);
  }

  static Pick pick(Names layer, int i) {
    return pick(layer.role(), i, layer.names().get(i), layer.x()[i], layer.y()[i]);
  }
}
