package org.factorscope.datasets;

import java.util.Arrays;

/// The sparse code from which the response of a generated data set was made: x = Dy + noise. Only
/// for judging: nothing may learn from it.
public final class PlantedCode {
  private PlantedCode() {}

  /// y, one number for each column of the dictionary; none for data without a planted code.
  ///
  /// @param dataset its name in the catalogue
  public static double[] of(String dataset) {
    return Arrays.stream(GeneratedSet.values())
        .filter(set -> set.id().equals(dataset))
        .findFirst()
        .map(GeneratedSet::plantedCode)
        .orElse(new double[0]);
  }
}
