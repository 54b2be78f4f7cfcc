package org.factorscope.app.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.ImageShape;

/// Data on which algorithms like to stumble.
final class OddShapes {
  private OddShapes() {}

  static List<Dataset> all() {
    return List.of(
        random("ordinary", 30, 4),
        random("one row", 1, 5),
        random("two rows", 2, 3),
        random("one column", 12, 1),
        random("wide", 4, 9),
        of("one cell", new DMatrixRMaj(new double[][] {{3.5}})),
        of("all zero", new DMatrixRMaj(6, 3)),
        rankOne(),
        duplicates(),
        constantColumn(),
        scaled("tiny numbers", 1e-150),
        scaled("huge numbers", 1e120),
        notNegative("nothing negative", 15, 6, 1),
        notNegative("one positive row", 1, 5, 1),
        notNegative("one positive column", 9, 1, 1),
        notNegative("positive and tiny", 8, 4, 1e-150),
        notNegative("positive and huge", 8, 4, 1e120),
        emptyRowAndColumn());
  }

  static Dataset of(String name, DMatrixRMaj values) {
    List<String> columns = new ArrayList<>();
    for (int j = 0; j < values.numCols; j++) {
      columns.add("c" + (j + 1));
    }
    return new Dataset(
        name, name, columns, values, List.of(), List.of(), ImageShape.NONE, List.of(), "", "", "");
  }

  static Dataset random(String name, int rows, int columns) {
    SplittableRandom random = new SplittableRandom(rows * 31L + columns);
    DMatrixRMaj values = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < values.getNumElements(); i++) {
      values.data[i] = 4 * random.nextDouble() - 1;
    }
    return of(name, values);
  }

  private static Dataset notNegative(String name, int rows, int columns, double factor) {
    Dataset data = random(name, rows, columns);
    for (int i = 0; i < data.values().getNumElements(); i++) {
      data.values().data[i] = factor * Math.abs(data.values().data[i]);
    }
    return data;
  }

  private static Dataset emptyRowAndColumn() {
    Dataset data = notNegative("empty row and column", 7, 5, 1);
    for (int j = 0; j < 5; j++) {
      data.values().set(3, j, 0);
    }
    for (int i = 0; i < 7; i++) {
      data.values().set(i, 2, 0);
    }
    return data;
  }

  private static Dataset rankOne() {
    DMatrixRMaj values = new DMatrixRMaj(8, 3);
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < 3; j++) {
        values.set(i, j, (i + 1) * (j - 0.5));
      }
    }
    return of("rank one", values);
  }

  private static Dataset duplicates() {
    DMatrixRMaj values = new DMatrixRMaj(9, 2);
    for (int i = 0; i < 9; i++) {
      values.set(i, 0, i % 3);
      values.set(i, 1, i % 3 == 0 ? 1 : -1);
    }
    return of("duplicate rows", values);
  }

  private static Dataset constantColumn() {
    Dataset data = random("constant column", 10, 3);
    for (int i = 0; i < 10; i++) {
      data.values().set(i, 1, 7);
    }
    return data;
  }

  private static Dataset scaled(String name, double factor) {
    Dataset data = random(name, 12, 3);
    for (int i = 0; i < data.values().getNumElements(); i++) {
      data.values().data[i] *= factor;
    }
    return data;
  }
}
