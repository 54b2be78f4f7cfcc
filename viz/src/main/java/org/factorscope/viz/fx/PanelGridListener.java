package org.factorscope.viz.fx;

import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Highlight;

/// Hears what the user does with the panels of a [PanelGrid]. Called on the JavaFX thread.
public interface PanelGridListener {
  /// Hears nothing.
  PanelGridListener NONE = new PanelGridListener() {};

  /// See [PanelListener#highlighted]. The grid has lit it in all of its panels already.
  default void highlighted(String panelId, Highlight highlight) {}

  /// See [PanelListener#dragged].
  default void dragged(String panelId, Handle handle, double x, double y, DragPhase phase) {}

  /// See [PanelListener#scrubbed].
  default void scrubbed(String panelId, double position) {}
}
