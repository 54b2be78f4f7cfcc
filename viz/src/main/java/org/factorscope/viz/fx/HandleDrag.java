package org.factorscope.viz.fx;

import java.util.function.Supplier;
import org.factorscope.viz.paint.PanelGeometry;
import org.factorscope.viz.paint.PanelGeometry.DataPoint;
import org.factorscope.viz.panel.Handle;

/// A handle under the pointer. The geometry is that of the press: if axes refit while the handle
/// moves, the pointer does not run after its own effect. A press without a movement is no drag.
final class HandleDrag implements Gesture {
  private final Supplier<PanelListener> listener;
  private final PanelGeometry geometry;
  private final Handle handle;
  private final double offsetX;
  private final double offsetY;
  private DataPoint last;
  private DragPhase phase = DragPhase.START;

  /// @param start where the handle is, in data units
  /// @param offsetX from the pointer to the middle of the handle, so that it does not jump
  HandleDrag(
      Supplier<PanelListener> listener,
      PanelGeometry geometry,
      Handle handle,
      DataPoint start,
      double offsetX,
      double offsetY) {
    this.listener = listener;
    this.geometry = geometry;
    this.handle = handle;
    this.offsetX = offsetX;
    this.offsetY = offsetY;
    last = start;
  }

  @Override
  public void moved(double x, double y) {
    if (phase == DragPhase.START) {
      tell(DragPhase.START);
      phase = DragPhase.MOVE;
    }
    last = geometry.dataNear(x + offsetX, y + offsetY).orElse(last);
    tell(DragPhase.MOVE);
  }

  @Override
  public void released(double x, double y) {
    finish(DragPhase.END);
  }

  @Override
  public void cancelled() {
    finish(DragPhase.CANCEL);
  }

  private void finish(DragPhase how) {
    if (phase == DragPhase.MOVE) {
      tell(how);
    }
  }

  private void tell(DragPhase what) {
    listener.get().dragged(handle, last.x(), last.y(), what);
  }
}
