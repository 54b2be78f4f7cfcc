package org.factorscope.viz.fx;

import org.factorscope.viz.paint.PaintRequest;

/// A picture that a view wants, `width` x `height` device pixels.
record PaintOrder(Surface surface, PaintRequest request, int width, int height) {

  /// Panels are compared by identity: they are immutable, and comparing their data costs as much as
  /// painting them.
  @SuppressWarnings("ReferenceEquality") // see above
  boolean givesSamePictureAs(PaintOrder other) {
    return surface == other.surface
        && width == other.width
        && height == other.height
        && request.panel() == other.request.panel()
        && request.outputScale() == other.request.outputScale()
        && request.highlight().equals(other.request.highlight())
        && request.zoom().equals(other.request.zoom())
        && request.theme().equals(other.request.theme());
  }
}
