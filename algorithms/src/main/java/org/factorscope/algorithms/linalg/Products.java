package org.factorscope.algorithms.linalg;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// Products of small factors with wide matrices, split over the cores by blocks of columns.
public final class Products {
  private Products() {}

  /// Columns that one core takes at a time.
  private static final int BLOCK = 1024;

  /// A Bᵀ for two wide matrices; cost O(mrn).
  ///
  /// @param a m x n. Not modified.
  /// @param b r x n. Not modified.
  /// @return m x r, new
  public static DMatrixRMaj timesTransposed(DMatrixRMaj a, DMatrixRMaj b) {
    List<DMatrixRMaj> parts =
        Blocks.map(
            a.numCols,
            BLOCK,
            (from, to) -> {
              DMatrixRMaj part = new DMatrixRMaj(a.numRows, b.numRows);
              addDots(a, b, from, to, part);
              return part;
            });
    DMatrixRMaj product = new DMatrixRMaj(a.numRows, b.numRows);
    for (DMatrixRMaj part : parts) {
      for (int e = 0; e < product.getNumElements(); e++) {
        product.data[e] += part.data[e];
      }
    }
    return product;
  }

  /// Four rows of B at a time: a single sum would wait for itself at every term.
  private static void addDots(DMatrixRMaj a, DMatrixRMaj b, int from, int to, DMatrixRMaj part) {
    for (int l = 0; l < a.numRows; l++) {
      int row = l * a.numCols;
      int i = 0;
      for (; i + 4 <= b.numRows; i += 4) {
        int first = i * b.numCols;
        int second = first + b.numCols;
        int third = second + b.numCols;
        int fourth = third + b.numCols;
        double w = 0;
        double x = 0;
        double y = 0;
        double z = 0;
        for (int j = from; j < to; j++) {
          double entry = a.data[row + j];
          w += entry * b.data[first + j];
          x += entry * b.data[second + j];
          y += entry * b.data[third + j];
          z += entry * b.data[fourth + j];
        }
        int at = l * b.numRows + i;
        part.data[at] = w;
        part.data[at + 1] = x;
        part.data[at + 2] = y;
        part.data[at + 3] = z;
      }
      for (; i < b.numRows; i++) {
        double sum = 0;
        for (int j = from; j < to; j++) {
          sum += a.data[row + j] * b.data[i * b.numCols + j];
        }
        part.data[l * b.numRows + i] = sum;
      }
    }
  }

  /// ‖X − AB‖_F² without the product as a whole; cost O(mrn).
  ///
  /// @param x m x n. Not modified.
  /// @param a m x r. Not modified.
  /// @param b r x n. Not modified.
  public static double squaredResidual(DMatrixRMaj x, DMatrixRMaj a, DMatrixRMaj b) {
    List<Double> parts =
        Blocks.map(x.numCols, BLOCK, (from, to) -> squaredResidual(x, a, b, from, to));
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    return sum;
  }

  private static double squaredResidual(
      DMatrixRMaj x, DMatrixRMaj a, DMatrixRMaj b, int from, int to) {
    double[] product = new double[to - from];
    double sum = 0;
    for (int l = 0; l < x.numRows; l++) {
      Arrays.fill(product, 0);
      for (int i = 0; i < b.numRows; i++) {
        addMultiple(product, a.data[l * a.numCols + i], b.data, i * b.numCols + from);
      }
      for (int j = from; j < to; j++) {
        double rest = x.data[l * x.numCols + j] - product[j - from];
        sum += rest * rest;
      }
    }
    return sum;
  }

  private static void addMultiple(double[] sum, double factor, double[] row, int at) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += factor * row[at + j];
    }
  }
}
