package org.factorscope.viz.fx;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What one view and the worker share: the free pictures, and the worker's memory of the view.
///
/// Four pictures go around: one being painted, one ready, one shown and one retiring, which the
/// renderer may still read. They are made when first needed; a fifth one only if the worker asks
/// just while the JavaFX thread exchanges two.
final class Surface {
  private final Queue<Picture> free = new ConcurrentLinkedQueue<>();
  // Both belong to the worker.
  private @Nullable PanelPainter painter;
  private @Nullable PaintOrder painted;

  Picture takeFree() {
    Picture picture = free.poll();
    return picture == null ? new Picture() : picture;
  }

  void giveBack(Picture picture) {
    free.add(picture);
  }

  /// Worker only.
  PanelPainter painter(Supplier<PanelPainter> painters) {
    PanelPainter current = painter;
    if (current == null) {
      current = painters.get();
      painter = current;
    }
    return current;
  }

  /// Whether `order` would give the picture painted last. Worker only.
  boolean holds(PaintOrder order) {
    return painted != null && painted.givesSamePictureAs(order);
  }

  /// Worker only.
  void remember(PaintOrder order) {
    painted = order;
  }

  /// Drops the painter, whose caches cannot be trusted after an exception. Worker only.
  void forget() {
    painted = null;
    painter = null;
  }
}
