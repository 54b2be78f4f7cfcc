package org.factorscope.app.shell.file;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.stage.FileChooser;

/// The endings of files that can be opened, as a dialog needs them.
final class ReadableFiles {
  private static final List<String> TABLES =
      List.of(
          "csv", "tsv", "tab", "txt", "dat", "data", "asc", "psv", "arff", "mtx", "libsvm", "svm",
          "npy", "gz");
  private static final List<String> OTHERS =
      List.of("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "jsonl", "fstrace", "fscope");

  private ReadableFiles() {}

  static FileChooser.ExtensionFilter all() {
    return filter(
        "Tables, pictures, traces and sessions",
        Stream.concat(TABLES.stream(), OTHERS.stream()).toList());
  }

  static FileChooser.ExtensionFilter tables() {
    return filter("Tables", TABLES);
  }

  /// On Linux a dialog tells capital letters apart, and cameras write them.
  private static FileChooser.ExtensionFilter filter(String words, List<String> endings) {
    return new FileChooser.ExtensionFilter(
        words,
        endings.stream()
            .flatMap(
                ending -> Stream.of(ending, ending.toUpperCase(Locale.ROOT), capitalized(ending)))
            .distinct()
            .map(ending -> "*." + ending)
            .toList());
  }

  private static String capitalized(String ending) {
    return ending.substring(0, 1).toUpperCase(Locale.ROOT) + ending.substring(1);
  }
}
