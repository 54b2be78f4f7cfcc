package org.factorscope.app.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.datasets.Dataset;

/// Data at the edge of what numbers can do: offsets, scales, ties, copies, nothing at all.
final class HostileData {
  private static final double[] SCALES = {1e-8, 1e-150, 1e-170, 1e12, 1e150, 1e160};

  private HostileData() {}

  static List<Dataset> all() {
    List<Dataset> all = new ArrayList<>();
    for (Dataset data : List.of(ordinary(), notNegative())) {
      all.add(data);
      all.add(mapped(data, "offset 1e8", x -> x + 1e8));
      all.add(mapped(data, "offset 1e14", x -> x + 1e14));
      for (double scale : SCALES) {
        all.add(mapped(data, "times " + scale, x -> scale * x));
      }
      all.add(mapped(data, "ties", Math::rint));
      all.add(copies(data));
      all.add(columnTimes(data, 1, 0, 7));
      all.add(columnTimes(data, 1, 1e-13, 0));
      all.add(columnTimes(data, 0, 1e-160, 0));
      all.add(columnTimes(data, 0, 1e9, 0));
      all.add(columnTimes(data, 2, 1e-9, 7));
      all.add(columnTimes(data, 3, 1e-170, 0));
      all.add(columnTimes(data, 3, 1e140, 0));
      all.add(part(data, "one row", 1, 4));
      all.add(part(data, "two rows", 2, 4));
      all.add(part(data, "one column", 18, 1));
      all.add(part(data, "one cell", 1, 1));
    }
    all.add(OddShapes.of("all zero", new DMatrixRMaj(18, 4)));
    all.add(OddShapes.of("all zero, wide", new DMatrixRMaj(3, 9)));
    return all;
  }

  /// The same with some values missing; one row and one column are empty.
  static List<Dataset> withGaps() {
    List<Dataset> gaps = new ArrayList<>();
    for (Dataset data : all()) {
      DMatrixRMaj values = data.values().copy();
      SplittableRandom random = new SplittableRandom(5);
      for (int e = 0; e < values.getNumElements(); e++) {
        boolean isEmpty =
            values.numRows > 3 && (e / values.numCols == 2 || e % values.numCols == 3);
        values.data[e] = e > 0 && (isEmpty || random.nextInt(4) == 0) ? Double.NaN : values.data[e];
      }
      gaps.add(OddShapes.of(data.name() + " with gaps", values));
    }
    return gaps;
  }

  static Dataset ordinary() {
    return OddShapes.random("ordinary", 18, 4);
  }

  private static Dataset notNegative() {
    return mapped(ordinary(), "not negative", Math::abs);
  }

  static Dataset mapped(Dataset data, String name, DoubleUnaryOperator map) {
    DMatrixRMaj values = data.values().copy();
    for (int e = 0; e < values.getNumElements(); e++) {
      values.data[e] = map.applyAsDouble(values.data[e]);
    }
    return OddShapes.of(data.name() + ", " + name, values);
  }

  /// The columns in another order.
  static Dataset reversed(Dataset data) {
    DMatrixRMaj values = data.values().copy();
    int d = values.numCols;
    for (int e = 0; e < values.getNumElements(); e++) {
      values.data[e] = data.values().data[e / d * d + d - 1 - e % d];
    }
    return OddShapes.of(data.name() + ", columns reversed", values);
  }

  /// Three different rows, six times each.
  private static Dataset copies(Dataset data) {
    DMatrixRMaj values = data.values().copy();
    for (int e = 3 * values.numCols; e < values.getNumElements(); e++) {
      values.data[e] = values.data[e - 3 * values.numCols];
    }
    return OddShapes.of(data.name() + ", rows copied", values);
  }

  private static Dataset columnTimes(Dataset data, int column, double factor, double offset) {
    DMatrixRMaj values = data.values().copy();
    for (int i = 0; i < values.numRows; i++) {
      values.set(i, column, offset + factor * values.get(i, column));
    }
    String name = ", column " + column + " times " + factor + " plus " + offset;
    return OddShapes.of(data.name() + name, values);
  }

  private static Dataset part(Dataset data, String name, int rows, int columns) {
    DMatrixRMaj values = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        values.set(i, j, data.values().get(i, j));
      }
    }
    return OddShapes.of(data.name() + ", " + name, values);
  }
}
