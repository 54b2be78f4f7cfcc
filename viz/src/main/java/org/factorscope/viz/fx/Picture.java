package org.factorscope.viz.fx;

import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.factorscope.viz.paint.ground.PixelImage;
import org.jspecify.annotations.Nullable;

/// Pixels that go around between the worker, which writes them, and the window, which shows them
/// without a copy. Owned by one thread at a time; handed over through atomics and queues.
final class Picture {
  private @Nullable PixelImage pixels;
  private @Nullable PixelBuffer<IntBuffer> buffer;
  private @Nullable Image image;

  /// The pixels to write, allocated anew only when the size changed. Worker only.
  PixelImage pixels(int width, int height) {
    PixelImage current = pixels;
    if (current == null || current.width() != width || current.height() != height) {
      current = new PixelImage(width, height);
      pixels = current;
      buffer = null;
      image = null;
    }
    return current;
  }

  /// The image over the pixels last written, marked as changed. JavaFX thread only.
  Image updatedImage() {
    PixelImage written = pixels;
    if (written == null) {
      throw new IllegalStateException("Nothing was painted into this picture yet.");
    }
    PixelBuffer<IntBuffer> current = buffer;
    Image shown = image;
    if (current == null || shown == null) {
      current =
          new PixelBuffer<>(
              written.width(),
              written.height(),
              IntBuffer.wrap(written.pixels()),
              PixelFormat.getIntArgbPreInstance());
      shown = new WritableImage(current);
      buffer = current;
      image = shown;
    } else {
      current.updateBuffer(_ -> null);
    }
    return shown;
  }
}
