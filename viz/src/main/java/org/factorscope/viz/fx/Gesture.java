package org.factorscope.viz.fx;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.factorscope.viz.paint.ground.PanelGeometry;
import org.factorscope.viz.paint.ground.Zoom;

/// What a pressed button does until it is released. Coordinates are those of the view.
interface Gesture {
  void moved(double x, double y);

  void released(double x, double y);

  /// Given up with Esc, or because the view went away.
  void cancelled();

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
}
