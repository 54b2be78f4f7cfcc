package org.factorscope.viz.fx;

import java.util.function.Consumer;
import org.factorscope.viz.paint.ground.Zoom;

/// The plot's content follows the pointer; cancelled, it goes back.
record Pan(PlotWindow window, double pressX, double pressY, Zoom before, Consumer<Zoom> target)
    implements Gesture {
  @Override
  public void moved(double x, double y) {
    window.moved(x - pressX, y - pressY).ifPresent(target);
  }

  @Override
  public void released(double x, double y) {
    // The last movement was here.
  }

  @Override
  public void cancelled() {
    target.accept(before);
  }
}
