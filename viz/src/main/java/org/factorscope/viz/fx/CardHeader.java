package org.factorscope.viz.fx;

import java.util.function.DoubleSupplier;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Title, subtitle and buttons of a card. A subtitle that does not fit beside the title goes below
/// it, on at most two lines; only a low card keeps everything on one line and elides, the subtitle
/// first.
///
/// Room that a subtitle once took is kept until the width changes: subtitles come and go with the
/// half-steps, and the plot below must not jump.
final class CardHeader extends Region {
  private static final double GAP = 8;
  private static final double LOW_CARD = 150;
  private static final int MOST_LINES = 2;

  private final Label title;
  private final Label subtitle;
  private final Region buttons;
  private final DoubleSupplier cardHeight;
  private double kept;
  private double keptFor;

  /// @param cardHeight of the whole card
  CardHeader(Label title, Label subtitle, Region buttons, DoubleSupplier cardHeight) {
    this.title = title;
    this.subtitle = subtitle;
    this.buttons = buttons;
    this.cardHeight = cardHeight;
    subtitle.setWrapText(true);
    getStyleClass().add("panel-header");
    getChildren().addAll(title, subtitle, buttons);
  }

  /// The height of the lines below the title, 0 if everything goes on one line.
  private double below(double width) {
    if (width != keptFor) {
      keptFor = width;
      kept = 0;
    }
    if (cardHeight.getAsDouble() < LOW_CARD) {
      return 0;
    }
    double beside = room(width) - title.prefWidth(-1) - GAP;
    if (subtitle.prefWidth(-1) > beside) {
      double wanted = subtitle.prefHeight(lineWidth(width));
      kept = Math.max(kept, Math.min(wanted, MOST_LINES * subtitle.prefHeight(-1)));
    }
    return kept;
  }

  private double room(double width) {
    return Math.max(0, lineWidth(width) - buttons.prefWidth(-1) - GAP);
  }

  private double lineWidth(double width) {
    return width - snappedLeftInset() - snappedRightInset();
  }

  private double firstLine() {
    return Math.max(buttons.prefHeight(-1), title.prefHeight(-1));
  }

  @Override
  protected void layoutChildren() {
    double left = snappedLeftInset();
    double top = snappedTopInset();
    double right = getWidth() - snappedRightInset();
    double buttonWidth = buttons.prefWidth(-1);
    double room = room(getWidth());
    double titleWidth = Math.min(title.prefWidth(-1), room);
    place(buttons, right - buttonWidth, top, buttonWidth, firstLine());
    place(title, left, top, titleWidth, firstLine());
    double rest = Math.max(0, room - titleWidth - GAP);
    double below = below(getWidth());
    boolean fitsBeside = subtitle.prefWidth(-1) <= rest;
    if (below == 0 || fitsBeside) {
      place(
          subtitle,
          left + titleWidth + GAP,
          top,
          Math.min(subtitle.prefWidth(-1), rest),
          firstLine());
    } else {
      subtitle.resizeRelocate(
          snapPositionX(left),
          snapPositionY(top + firstLine()),
          snapSizeX(right - left),
          snapSizeY(below));
    }
  }

  private void place(Region child, double x, double top, double width, double line) {
    double height = child.prefHeight(-1);
    child.resizeRelocate(
        snapPositionX(x), snapPositionY(top + (line - height) / 2), snapSizeX(width), height);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    double below = width < 0 ? 0 : below(width);
    return snappedTopInset() + firstLine() + below + snappedBottomInset();
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
