package org.factorscope.datasets;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.ejml.data.DMatrixRMaj;

/// Reads a picture (PNG, JPEG) as a matrix of grey values from 0 (black) to 255 (white): a row of
/// the matrix is a row of pixels. A transparent pixel shows white behind it.
public final class ImageImport {
  /// Larger pictures are refused before they are decoded.
  static final int MAX_PIXELS = 20_000_000;

  private ImageImport() {}

  /// The grey values of a picture.
  ///
  /// @throws DataException where the file cannot be read, is no picture or is too large
  public static Dataset read(Path file) {
    return read(FileBytes.shortName(file), FileBytes.read(file));
  }

  static Dataset read(String name, byte[] bytes) {
    BufferedImage image = decoded(name, bytes);
    return new Dataset(
        name,
        name,
        IntStream.rangeClosed(1, image.getWidth()).mapToObj(x -> "x" + x).toList(),
        grey(image),
        List.of(),
        List.of(),
        new ImageShape(1, image.getWidth()),
        List.of(),
        "grey value",
        "Imported from " + name,
        "not stated");
  }

  private static BufferedImage decoded(String name, byte[] bytes) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new DataException(
            "%s is not a picture that can be read; save it as PNG or JPEG.".formatted(name));
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        refuseLarge(name, reader.getWidth(0), reader.getHeight(0));
        return reader.read(0);
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
      throw new DataException(
          "%s is a damaged picture; save it again as PNG or JPEG.".formatted(name), broken);
    }
  }

  private static void refuseLarge(String name, int width, int height) {
    if ((long) width * height > MAX_PIXELS) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s has %d x %d pixels, more than 20 million; make it smaller.",
              name,
              width,
              height));
    }
  }

  private static DMatrixRMaj grey(BufferedImage image) {
    DMatrixRMaj values = new DMatrixRMaj(image.getHeight(), image.getWidth());
    boolean plain = image.getType() == BufferedImage.TYPE_BYTE_GRAY;
    for (int y = 0; y < values.numRows; y++) {
      Cancellation.check();
      for (int x = 0; x < values.numCols; x++) {
        // getRGB would convert a grey picture by its colour profile and shift its values.
        values.set(y, x, plain ? image.getRaster().getSample(x, y, 0) : luma(image.getRGB(x, y)));
      }
    }
    return values;
  }

  /// ITU-R BT.601, in front of white, rounded.
  private static double luma(int argb) {
    int alpha = argb >>> 24;
    int red = argb >> 16 & 0xFF;
    int green = argb >> 8 & 0xFF;
    int blue = argb & 0xFF;
    double opaque = 0.299 * red + 0.587 * green + 0.114 * blue;
    return Math.rint((alpha * opaque + (255 - alpha) * 255.0) / 255);
  }
}
