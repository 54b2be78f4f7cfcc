package org.factorscope.app.shell.look;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// Shows its content larger, as a browser does: type, lines, symbols and hit areas alike. The
/// content is laid out in the room that is left, which is never less than [#LEAST_WIDTH] times
/// [#LEAST_HEIGHT]: in a small window it is magnified less than wanted.
public final class Magnifier extends Region {
  /// A screen of 1366 x 768 at 200 % has half of both.
  public static final double LEAST_WIDTH = 640;

  public static final double LEAST_HEIGHT = 360;

  private final Region content;
  private final Scale scale = new Scale(1, 1);
  private final DoubleProperty factor = new SimpleDoubleProperty(this, "factor", 1);

  public Magnifier(Region content) {
    this.content = content;
    content.getTransforms().add(scale);
    getChildren().add(content);
    setMinSize(0, 0);
    factor.subscribe(_ -> requestLayout());
  }

  /// How many times larger the content is wanted; at least 1.
  public DoubleProperty factorProperty() {
    return factor;
  }

  @Override
  protected void layoutChildren() {
    double room = Math.min(getWidth() / LEAST_WIDTH, getHeight() / LEAST_HEIGHT);
    double used = Math.max(1, Math.min(factor.get(), room));
    scale.setX(used);
    scale.setY(used);
    content.resizeRelocate(0, 0, getWidth() / used, getHeight() / used);
  }

  @Override
  protected double computePrefWidth(double height) {
    return content.prefWidth(height) * factor.get();
  }

  @Override
  protected double computePrefHeight(double width) {
    return content.prefHeight(width) * factor.get();
  }
}
