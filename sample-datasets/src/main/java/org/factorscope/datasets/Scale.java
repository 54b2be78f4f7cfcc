package org.factorscope.datasets;

import java.util.Arrays;
import java.util.stream.Collectors;

/// What is done to the columns before a lesson sees them.
public enum Scale {
  /// Nothing.
  NONE("none"),
  /// The mean of each column is taken off.
  CENTER("center"),
  /// The mean is taken off and the rest divided by the sample standard deviation, with n − 1. A
  /// column that is constant but for rounding becomes 0.
  STANDARDIZE("standardize");

  private final String id;

  Scale(String id) {
    this.id = id;
  }

  /// As on the command line.
  public String id() {
    return id;
  }

  /// The scale of that id.
  ///
  /// @throws DataException naming the ids that there are
  public static Scale byId(String id) {
    return Arrays.stream(values())
        .filter(scale -> scale.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new DataException(unknown(id)));
  }

  private static String unknown(String id) {
    String known = Arrays.stream(values()).map(Scale::id).collect(Collectors.joining(", "));
    return "There is no scale '%s'; there are: %s.".formatted(id, known);
  }
}
