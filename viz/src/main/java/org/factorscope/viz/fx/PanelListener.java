package org.factorscope.viz.fx;

import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Highlight;

/// Hears what the user does with one panel. Called on the JavaFX thread.
public interface PanelListener {
  /// Hears nothing.
  PanelListener NONE = new PanelListener() {};

  /// The pointer is on something else now; [Highlight#NONE] when it is on nothing.
  default void highlighted(Highlight highlight) {}

  /// A handle is moved, by pointer or keys, to (x, y) in data units.
  default void dragged(Handle handle, double x, double y, DragPhase phase) {}

  /// A click or a drag on a timeline at `position`, in data units of its x axis, not rounded.
  default void scrubbed(double position) {}
}
