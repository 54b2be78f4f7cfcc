package org.factorscope.datasets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/// The bytes of a file, unpacked if they are in gzip format.
final class Unpacked {
  private Unpacked() {}

  /// @throws DataException if the file cannot be read, is damaged, or is too large
  static byte[] of(Path file) {
    byte[] bytes = FileBytes.read(file);
    return isGzip(bytes) ? unpacked(FileBytes.shortName(file), bytes) : bytes;
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes.length > 2 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
  }

  private static byte[] unpacked(String name, byte[] bytes) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] content = in.readNBytes(FileBytes.MAX_BYTES + 1);
      if (content.length > FileBytes.MAX_BYTES) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s unpacks to more than %d MB, the most that is read; take fewer rows or columns.",
                name,
                FileBytes.MAX_BYTES >> 20));
      }
      if (content.length == 0) {
        throw new DataException(
            "%s is empty; it needs a header row and rows of numbers.".formatted(name));
      }
      return content;
    } catch (IOException damaged) {
      throw new DataException(
          "%s is a damaged gzip file; pack it again, or unpack it.".formatted(name), damaged);
    }
  }
}
