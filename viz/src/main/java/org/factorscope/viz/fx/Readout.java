package org.factorscope.viz.fx;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// One line near the pointer or near a picked handle. A node above the picture, not a popup: popups
/// are windows, and too slow to follow a pointer.
final class Readout extends Label {
  private static final double DISTANCE = 14;

  Readout() {
    getStyleClass().add("panel-readout");
    setManaged(false);
    setMouseTransparent(true);
    setVisible(false);
  }

  /// Shows `line` beside (x, y), within `owner`.
  void showAt(String line, double x, double y, Region owner) {
    if (line.isEmpty()) {
      hide();
      return;
    }
    setText(line);
    setVisible(true);
    applyCss();
    double width = Math.min(prefWidth(-1), owner.getWidth());
    double height = prefHeight(width);
    double beside = x + DISTANCE;
    double left = beside + width <= owner.getWidth() ? beside : x - DISTANCE - width;
    double below = y + DISTANCE;
    double top = below + height <= owner.getHeight() ? below : y - DISTANCE - height;
    resizeRelocate(
        snapPositionX(Math.clamp(left, 0, Math.max(0, owner.getWidth() - width))),
        snapPositionY(Math.max(0, top)),
        width,
        height);
  }

  void hide() {
    setVisible(false);
  }
}
