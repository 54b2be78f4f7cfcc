package org.factorscope.datasets;

/// A data set of the catalogue, without its numbers.
public record DatasetInfo(
    String name,
    String title,
    int rows,
    int columns,
    String description,
    String provenance,
    String licence,
    Kind kind,
    Gaps gaps) {
  /// Whether values are missing.
  public enum Gaps {
    NONE,
    SOME
  }

  /// Where a data set comes from.
  public enum Kind {
    /// A file that comes with the program.
    BUNDLED,
    /// Made from a seed when it is asked for.
    GENERATED
  }
}
