package org.factorscope.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files for a test, in its folder, all named points.csv.
record CsvFiles(Path folder) {
  Path with(String text) {
    return with(text.getBytes(UTF_8));
  }

  Path with(byte[] bytes) {
    try {
      return Files.write(folder.resolve("points.csv"), bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Imported imported(String text) {
    return CsvImport.read(with(text), CsvOptions.DETECT);
  }

  Dataset data(String text) {
    return imported(text).dataset();
  }

  /// The sentence with which the text is refused.
  String refusal(String text) {
    return refusal(text.getBytes(UTF_8));
  }

  String refusal(byte[] bytes) {
    Path file = with(bytes);
    DataException refused = assertThrows(DataException.class, () -> CsvImport.read(file));
    return String.valueOf(refused.getMessage());
  }

  static double[] row(Dataset data, int i) {
    double[] row = new double[data.dimension()];
    for (int j = 0; j < row.length; j++) {
      row[j] = data.values().get(i, j);
    }
    return row;
  }
}
