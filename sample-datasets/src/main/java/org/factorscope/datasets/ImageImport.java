package org.factorscope.datasets;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.ejml.data.DMatrixRMaj;

/// Reads a picture (PNG, JPEG, TIFF, GIF, BMP) as a matrix of grey values from 0 (black) to 255
/// (white): a row of the matrix is a row of pixels. A transparent pixel shows white behind it, and
/// the picture stands upright as its EXIF data say.
public final class ImageImport {
  /// Larger pictures are refused before they are decoded.
  static final int MAX_PIXELS = 20_000_000;

  private static final int CMYK_BANDS = 4;

  private ImageImport() {}

  /// The grey values of a picture.
  ///
  /// @throws DataException if the file cannot be read, is no picture or is too large
  public static Dataset read(Path file) {
    return read(FileBytes.shortName(file), FileBytes.read(file)).dataset();
  }

  /// Whether a file begins as the pictures that are read.
  static boolean isPicture(byte[] bytes) {
    return startsWith(bytes, "\u0089PNG\r\n\u001a\n")
        || startsWith(bytes, "\u00ff\u00d8\u00ff")
        || startsWith(bytes, "GIF87a")
        || startsWith(bytes, "GIF89a")
        || startsWith(bytes, "II*\0")
        || startsWith(bytes, "MM\0*")
        || isBitmap(bytes);
  }

  private static boolean startsWith(byte[] bytes, String magic) {
    byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length >= wanted.length
        && Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length);
  }

  /// A table may begin with `BM`, but has no zeros there.
  private static boolean isBitmap(byte[] bytes) {
    return startsWith(bytes, "BM")
        && bytes.length > 26
        && bytes[6] == 0
        && bytes[7] == 0
        && bytes[8] == 0
        && bytes[9] == 0;
  }

  /// @param bytes all of the file. Not modified.
  static Picture read(String name, byte[] bytes) {
    List<String> notes = new ArrayList<>();
    DMatrixRMaj stored = decoded(name, bytes, notes);
    Orientation orientation = Exif.orientation(bytes);
    DMatrixRMaj values = orientation.upright(stored);
    if (orientation != Orientation.UPRIGHT) {
      notes.add("turned upright as its EXIF data say");
    }
    Dataset data =
        new Dataset(
            name,
            name,
            IntStream.rangeClosed(1, values.numCols).mapToObj(x -> "x" + x).toList(),
            values,
            List.of(),
            List.of(),
            new ImageShape(1, values.numCols),
            List.of(),
            "grey value",
            "Imported from " + name,
            "not stated");
    return new Picture(data, notes);
  }

  private static DMatrixRMaj decoded(String name, byte[] bytes, List<String> notes) {
    // In memory, since the folder for temporary files may be full or missing.
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new DataException(
            "%s is not a picture that can be read; save it as PNG or JPEG.".formatted(name));
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, false, true);
        refuseLarge(name, reader.getWidth(0), reader.getHeight(0));
        return grey(reader, bytes, notes);
      } finally {
        reader.dispose();
      }
    } catch (DataException refused) {
      throw refused;
    } catch (IIOException unsupported) {
      if (String.valueOf(unsupported.getMessage()).contains("not supported")) {
        throw new DataException(
            "%s is stored in a way that is not read; save it as PNG or JPEG.".formatted(name),
            unsupported);
      }
      throw damaged(name, unsupported);
    } catch (IOException | RuntimeException broken) {
      // The readers of the JDK fail in many ways on what is damaged.
      Cancellation.check();
      throw damaged(name, broken);
    }
  }

  private static DataException damaged(String name, Exception cause) {
    return new DataException(
        "%s is a damaged picture; save it again as PNG or JPEG.".formatted(name), cause);
  }

  private static DMatrixRMaj grey(ImageReader reader, byte[] bytes, List<String> notes)
      throws IOException {
    JpegInk ink = JpegInk.of(bytes);
    if (ink != JpegInk.NONE) {
      Raster raster = reader.readRaster(0, null);
      if (raster.getNumBands() == CMYK_BANDS) {
        return GreyValues.ofInk(raster, ink);
      }
    }
    BufferedImage image = reader.read(0);
    addCount(reader, notes);
    return GreyValues.of(image);
  }

  private static void addCount(ImageReader reader, List<String> notes) {
    int count = 1;
    try {
      count = reader.getNumImages(true);
    } catch (IOException | RuntimeException unknown) {
      Cancellation.check();
    }
    if (count > 1) {
      notes.add(String.format(Locale.ROOT, "the first of %d pictures in the file", count));
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
}
