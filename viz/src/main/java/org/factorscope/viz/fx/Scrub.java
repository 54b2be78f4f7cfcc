package org.factorscope.viz.fx;

import java.util.function.Supplier;
import org.factorscope.viz.paint.ground.PanelGeometry;

/// The pointer on a timeline: the playhead follows it.
record Scrub(Supplier<PanelListener> listener, PanelGeometry geometry) implements Gesture {
  @Override
  public void moved(double x, double y) {
    geometry.dataNear(x, y).ifPresent(data -> listener.get().scrubbed(data.x()));
  }

  @Override
  public void released(double x, double y) {
    // The last movement was here.
  }

  @Override
  public void cancelled() {
    // A position of the timeline changes nothing that would have to be undone.
  }
}
