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
          String.format(
              Locale.ROOT,
              "a picture of %d by %d pixels, as grey values from 0 to 255.",
              picture.dimension(),
              picture.rows()));
    }
    Imported imported = CsvImport.read(file, CsvOptions.DETECT);
    return new DataFile(imported.dataset(), imported.summary().sentence());
  }

  /// Reads a table that names a row, a column and a value of a matrix in each line, in its first,
  /// second and last column.
  ///
  /// @throws DataException where it cannot be read or used
  public static DataFile readTriplets(Path file) {
    Dataset data =
        TripletImport.read(
            SourceText.of(file), CsvOptions.DETECT, TripletColumns.FIRST_SECOND_LAST);
    int known = 0;
    for (int e = 0; e < data.values().getNumElements(); e++) {
      known += Double.isNaN(data.values().data[e]) ? 0 : 1;
    }
    return new DataFile(
        data,
        String.format(
            Locale.ROOT,
            "%d entries of a matrix with %d rows and %d columns are known.",
            known,
            data.rows(),
            data.dimension()));
  }

  private static boolean isPicture(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Stream.of(".png", ".jpg", ".jpeg", ".gif", ".bmp").anyMatch(name::endsWith);
  }
}
