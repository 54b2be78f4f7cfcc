package org.factorscope.app.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.factorscope.app.lesson.NoData;
import org.factorscope.app.session.RunSetup;
import org.factorscope.datasets.DataFile;
import org.factorscope.datasets.DatasetCatalog;
import org.factorscope.datasets.DatasetInfo;

/// Data by name or from a file. A name in the catalogue wins over a file of that name, which can be
/// given as `./NAME`.
final class NamedData {
  private NamedData() {}

  /// Whether this is a name in the catalogue.
  static boolean isName(String nameOrFile) {
    return nameOrFile.equals(NoData.NAME) || names().contains(nameOrFile);
  }

  /// Loads data by name or from a file.
  ///
  /// @param columns of a file that are to be numbers even if they look like names of its rows
  /// @return a known data set with an empty sentence, or what was read from the file
  static DataFile load(String nameOrFile, List<String> columns) {
    if (isName(nameOrFile)) {
      return new DataFile(RunSetup.data(nameOrFile), "");
    }
    Path file = file(nameOrFile);
    if (looksLikeFile(nameOrFile) || Files.exists(file)) {
      return DataFile.read(file, columns);
    }
    throw new UsageException(
        "There is no data set and no file '%s'; data sets are: %s."
            .formatted(nameOrFile, String.join(", ", names())));
  }

  private static List<String> names() {
    return DatasetCatalog.all().stream().map(DatasetInfo::name).toList();
  }

  private static boolean looksLikeFile(String text) {
    return text.contains(".") || text.contains("/") || text.contains("\\");
  }

  /// The file of that name, which need not be there.
  static Path file(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException impossible) {
      throw UsageException.noFileName(text);
    }
  }
}
