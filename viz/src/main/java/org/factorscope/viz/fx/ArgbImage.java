package org.factorscope.viz.fx;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// Pixels drawn elsewhere, as an image of JavaFX; may be made on any thread.
public final class ArgbImage {
  private ArgbImage() {}

  /// What was drawn on a canvas.
  ///
  /// @param canvas of [BufferedImage#TYPE_INT_ARGB_PRE]. Not modified.
  public static Image of(BufferedImage canvas) {
    int[] argb = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
    return of(argb, canvas.getWidth(), canvas.getHeight());
  }

  /// The pixels of an array.
  ///
  /// @param argb row by row, premultiplied by their opacity. Not modified.
  public static Image of(int[] argb, int width, int height) {
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), argb, 0, width);
    return image;
  }
}
