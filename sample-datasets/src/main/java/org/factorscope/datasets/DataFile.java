package org.factorscope.datasets;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// A user's file with data: a table or, by its name's ending, a picture.
///
/// @param sentence what was found in it
public record DataFile(Dataset dataset, String sentence) {
  /// Reads it.
  ///
  /// @throws DataException where it cannot be read or used, and where the thread is interrupted
  public static DataFile read(Path file) {
    if (isPicture(file)) {
      Dataset picture = ImageImport.read(file);
      return new DataFile(
          picture,
          "a picture of %d by %d pixels, as grey values from 0 to 255."
              .formatted(picture.dimension(), picture.rows()));
    }
    Imported imported = CsvImport.read(file, CsvOptions.DETECT);
    return new DataFile(imported.dataset(), imported.summary().sentence());
  }

  private static boolean isPicture(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Stream.of(".png", ".jpg", ".jpeg", ".gif", ".bmp").anyMatch(name::endsWith);
  }
}
