package org.factorscope.app.shell.lecture;

import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Circle;

/// A disc around the pointer, which is too small to be seen from the last row.
public final class PointerMark extends Circle {
  private static final double RADIUS = 24;

  public PointerMark() {
    super(RADIUS);
    getStyleClass().add("pointer-mark");
    setManaged(false);
    setMouseTransparent(true);
    setVisible(false);
  }

  /// Follows the pointer over a node that it lies in.
  public void follow(Node node) {
    node.addEventFilter(MouseEvent.ANY, this::moved);
  }

  private void moved(MouseEvent event) {
    setCenterX(event.getSceneX());
    setCenterY(event.getSceneY());
  }

  public void toggle() {
    setVisible(!isVisible());
  }

  public void hide() {
    setVisible(false);
  }
}
