package org.factorscope.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/// The whole content of a file that is not too large. It is read once, so that the file may change
/// meanwhile.
final class FileBytes {
  /// Larger files are refused before they are read.
  static final int MAX_BYTES = 100 << 20;

  private FileBytes() {}

  /// @throws DataException if the file cannot be read, is empty or too large
  static byte[] read(Path file) {
    if (Files.isDirectory(file)) {
      throw new DataException("'%s' is a folder; give a file in it.".formatted(file));
    }
    try {
      return readWhole(file);
    } catch (NoSuchFileException none) {
      throw new DataException(
          "There is no file '%s'; check its name and folder.".formatted(file), none);
    } catch (AccessDeniedException denied) {
      throw new DataException(
          "'%s' may not be read; change its permissions and try again.".formatted(file), denied);
    } catch (ClosedByInterruptException interrupted) {
      throw Cancellation.exception(interrupted);
    } catch (IOException failed) {
      throw new DataException(
          "'%s' could not be read (%s); copy it to a local disk and try again."
              .formatted(file, failed.getMessage()),
          failed);
    }
  }

  private static byte[] readWhole(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw tooLarge(file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw tooLarge(file);
      }
      if (bytes.length == 0) {
        throw new DataException(
            "%s is empty; it needs a header row and rows of numbers.".formatted(shortName(file)));
      }
      return bytes;
    }
  }

  private static DataException tooLarge(Path file) {
    return new DataException(
        String.format(
            Locale.ROOT,
            "%s is larger than %d MB, the most that is read; take fewer rows or columns.",
            shortName(file),
            MAX_BYTES >> 20));
  }

  /// The last part of the path.
  static String shortName(Path file) {
    Path last = file.getFileName();
    return (last == null ? file : last).toString();
  }
}
