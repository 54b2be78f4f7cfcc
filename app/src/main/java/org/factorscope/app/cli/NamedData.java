package org.factorscope.app.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.factorscope.app.lesson.NoData;
import org.factorscope.app.session.RunSetup;
import org.factorscope.datasets.DataFile;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.DatasetCatalog;
import org.factorscope.datasets.DatasetInfo;

/// Data by name or from a file. A name in the catalogue wins over a file of that name, which can be
/// given as `./NAME`.
final class NamedData {
  private NamedData() {}

  static Dataset load(String nameOrFile) {
    if (nameOrFile.equals(NoData.NAME) || names().contains(nameOrFile)) {
      return RunSetup.data(nameOrFile);
    }
    Path file = file(nameOrFile);
    if (looksLikeFile(nameOrFile) || Files.exists(file)) {
      return DataFile.read(file).dataset();
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
      throw new UsageException("'%s' cannot be the name of a file.".formatted(text));
    }
  }
}
