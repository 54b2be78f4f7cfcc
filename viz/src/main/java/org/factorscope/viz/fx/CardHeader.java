package org.factorscope.viz.fx;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// One line: title, subtitle, buttons. The subtitle gives way first, then the title; both are
/// elided. A box of JavaFX would shorten both alike and let a long title widen the card.
final class CardHeader extends Region {
  private static final double GAP = 8;

  private final Label title;
  private final Label subtitle;
  private final Region buttons;

  CardHeader(Label title, Label subtitle, Region buttons) {
    this.title = title;
    this.subtitle = subtitle;
    this.buttons = buttons;
    getStyleClass().add("panel-header");
    getChildren().addAll(title, subtitle, buttons);
  }

  @Override
  protected void layoutChildren() {
    double left = snappedLeftInset();
    double right = getWidth() - snappedRightInset();
    double buttonWidth = buttons.prefWidth(-1);
    place(buttons, right - buttonWidth, buttonWidth);
    double room = Math.max(0, right - buttonWidth - GAP - left);
    double titleWidth = Math.min(title.prefWidth(-1), room);
    place(title, left, titleWidth);
    double rest = Math.max(0, room - titleWidth - GAP);
    place(subtitle, left + titleWidth + GAP, Math.min(subtitle.prefWidth(-1), rest));
  }

  private void place(Region child, double x, double width) {
    double height = child.prefHeight(-1);
    double room = getHeight() - snappedTopInset() - snappedBottomInset();
    child.resizeRelocate(
        snapPositionX(x),
        snapPositionY(snappedTopInset() + (room - height) / 2),
        snapSizeX(width),
        height);
  }

  @Override
  protected double computePrefHeight(double width) {
    double line =
        Math.max(buttons.prefHeight(-1), Math.max(title.prefHeight(-1), subtitle.prefHeight(-1)));
    return snappedTopInset() + line + snappedBottomInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }
}
