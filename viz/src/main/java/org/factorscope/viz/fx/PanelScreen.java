package org.factorscope.viz.fx;

import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import org.jspecify.annotations.Nullable;

/// The newest outcome for a view on screen: unscaled pixels, or a line that says why there are
/// none.
final class PanelScreen {
  private final Surface surface;
  private final ImageView pixels = new ImageView();
  private final Label message = new Label();
  private Frame.Outcome.@Nullable Painted shown;
  private @Nullable Picture retiring;

  /// @param surface where pictures go back to
  PanelScreen(Surface surface) {
    this.surface = surface;
    pixels.setManaged(false);
    pixels.setSmooth(false);
    pixels.setMouseTransparent(true);
    message.getStyleClass().add("panel-message");
    message.setManaged(false);
    message.setMouseTransparent(true);
    message.setVisible(false);
  }

  ImageView pixels() {
    return pixels;
  }

  Label message() {
    return message;
  }

  /// What is seen now; empty before the first picture and after a failure.
  Optional<Frame.Outcome.Painted> shown() {
    return Optional.ofNullable(shown);
  }

  /// Shows what the worker made. Cheap: pixels are not copied.
  void show(Frame.Outcome outcome) {
    retireShown();
    switch (outcome) {
      case Frame.Outcome.Painted painted -> {
        shown = painted;
        Image image = painted.picture().updatedImage();
        double scale = painted.request().outputScale();
        pixels.setFitWidth(scale == 1 ? 0 : image.getWidth() / scale);
        pixels.setFitHeight(scale == 1 ? 0 : image.getHeight() / scale);
        pixels.setImage(image);
      }
      case Frame.Outcome.Failed failed -> {
        shown = null;
        message.setText(failed.message());
      }
    }
    pixels.setVisible(shown != null);
    message.setVisible(shown == null);
  }

  /// Moves the picture by less than a pixel, to whole device pixels.
  void snap(Point2D offset) {
    pixels.setTranslateX(offset.getX());
    pixels.setTranslateY(offset.getY());
  }

  /// The renderer may still read what was shown until now, so that waits one more turn.
  private void retireShown() {
    if (retiring != null) {
      surface.giveBack(retiring);
    }
    retiring = shown == null ? null : shown.picture();
  }

  /// Puts the message in the middle of `width` x `height`.
  void layout(double width, double height) {
    double line = message.prefHeight(width);
    message.resizeRelocate(0, Math.rint(Math.max(0, (height - line) / 2)), width, line);
  }
}
