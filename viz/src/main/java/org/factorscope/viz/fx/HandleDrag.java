package org.factorscope.viz.fx;

import java.util.function.Supplier;
import org.factorscope.viz.paint.ground.PanelGeometry.DataPoint;
import org.factorscope.viz.paint.ground.PanelGeometry.Grip;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.HandlePlace;

/// A handle under the pointer. The grip is that of the press: if axes refit while the handle moves,
/// the pointer does not run after its own effect. A press without a movement is no drag.
final class HandleDrag implements Gesture {
  private final Supplier<PanelListener> listener;
  private final Handle handle;
  private final Grip grip;
  // From the pointer to the middle of the handle, so that it does not jump.
  private final double offsetX;
  private final double offsetY;
  private DataPoint last;
  private DragPhase phase = DragPhase.START;

  /// @param x where the pointer was pressed
  /// @param y where the pointer was pressed
  HandleDrag(Supplier<PanelListener> listener, HandlePlace place, Grip grip, double x, double y) {
    this.listener = listener;
    this.grip = grip;
    handle = place.handle();
    offsetX = grip.pixel().x() - x;
    offsetY = grip.pixel().y() - y;
    last = new DataPoint(place.x(), place.y());
  }

  @Override
  public void moved(double x, double y) {
    if (phase == DragPhase.START) {
      tell(DragPhase.START);
      phase = DragPhase.MOVE;
    }
    last = grip.drag().to(x + offsetX, y + offsetY);
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
