package org.factorscope.viz.fx;

import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.shape.SVGPath;

/// The menu of a card: a button, and the same at the pointer or by the menu key.
final class CardMenu {
  private static final String DOTS =
      "M2 5a1 1 0 1 0 0 2a1 1 0 1 0 0-2M6 5a1 1 0 1 0 0 2a1 1 0 1 0 0-2M10 5a1 1 0 1 0 0 2a1 1 0 1"
          + " 0 0-2";

  private final Button button = new Button();
  private final Supplier<List<MenuItem>> items;
  private final ContextMenu menu = new ContextMenu();

  /// @param items asked for when the menu opens
  CardMenu(Supplier<List<MenuItem>> items) {
    this.items = items;
    SVGPath dots = new SVGPath();
    dots.setContent(DOTS);
    dots.getStyleClass().add("panel-menu-icon");
    button.getStyleClass().add("panel-menu-button");
    button.setGraphic(dots);
    button.setTooltip(new Tooltip("Copy or save this panel  (menu key)"));
    button.setOnAction(
        _ -> {
          if (fill()) {
            menu.show(button, Side.BOTTOM, 0, 0);
          }
        });
  }

  Button button() {
    return button;
  }

  void openOn(Node node) {
    node.setOnContextMenuRequested(
        event -> {
          if (fill()) {
            menu.show(node, event.getScreenX(), event.getScreenY());
            event.consume();
          }
        });
  }

  private boolean fill() {
    menu.hide();
    menu.getItems().setAll(items.get());
    return !menu.getItems().isEmpty();
  }
}
