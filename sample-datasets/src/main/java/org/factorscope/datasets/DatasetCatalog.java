package org.factorscope.datasets;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The data sets that come with the program: bundled files, then generated ones.
public final class DatasetCatalog {
  private record Entry(DatasetInfo info, Supplier<Dataset> loader) {}

  private DatasetCatalog() {}

  /// What there is, without the numbers.
  public static List<DatasetInfo> all() {
    return entries().map(Entry::info).toList();
  }

  /// The names that [#load] takes.
  public static List<String> names() {
    return all().stream().map(DatasetInfo::name).toList();
  }

  /// The data set of that name; the same bits every time.
  ///
  /// @throws DataException if there is none, naming those there are
  public static Dataset load(String name) {
    return entries()
        .filter(entry -> entry.info.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new DataException(unknown(name)))
        .loader
        .get();
  }

  private static Stream<Entry> entries() {
    return Stream.concat(
        BundledFile.ALL.stream().map(file -> new Entry(file.info(), file::load)),
        Stream.concat(
            Arrays.stream(GeneratedSet.values()).map(set -> new Entry(set.info(), set::load)),
            Arrays.stream(GeneratedMatrix.values())
                .map(matrix -> new Entry(matrix.info(), matrix::load))));
  }

  private static String unknown(String name) {
    String guess = NearestName.of(name, names()).map(" Did you mean '%s'?"::formatted).orElse("");
    return "There is no data set '%s'.%s There are: %s."
        .formatted(name, guess, String.join(", ", names()));
  }
}
