package org.factorscope.viz.paint.ground;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/// A picture whose pixels can be written directly: premultiplied ARGB, row by row.
///
/// The same array backs [#image()], so Graphics2D and the fast path draw into one picture, and the
/// window shows it without a copy. Owned by one thread at a time.
public final class PixelImage {
  private final BufferedImage image;
  private final int[] pixels;

  /// A transparent picture of `width` x `height` device pixels, both at least 1.
  public PixelImage(int width, int height) {
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  public int width() {
    return image.getWidth();
  }

  public int height() {
    return image.getHeight();
  }

  /// The live pixels, `width() * height()` of them.
  public int[] pixels() {
    return pixels;
  }

  /// A view of the same pixels for Graphics2D.
  public BufferedImage image() {
    return image;
  }
}
