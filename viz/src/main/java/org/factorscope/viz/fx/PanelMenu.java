package org.factorscope.viz.fx;

import java.util.List;
import javafx.scene.control.MenuItem;
import org.factorscope.viz.panel.Panel;

/// What can be done with a panel, besides dragging in it.
@FunctionalInterface
public interface PanelMenu {
  /// Nothing.
  PanelMenu NONE = _ -> List.of();

  /// The entries for what a panel shows now; asked for when the menu opens.
  List<MenuItem> items(Panel panel);
}
