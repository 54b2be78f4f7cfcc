package org.factorscope.app.lesson;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.ImageShape;

/// The data of a lesson that uses none.
public final class NoData {
  /// As in traces.
  public static final String NAME = "none";

  private NoData() {}

  /// A data set without rows and columns.
  public static Dataset dataset() {
    return new Dataset(
        NAME,
        "No data",
        List.of(),
        new DMatrixRMaj(0, 0),
        List.of(),
        List.of(),
        ImageShape.NONE,
        List.of(),
        "",
        "",
        "");
  }
}
