package org.factorscope.algorithms.linalg;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// Matrix products with inner loops over contiguous memory, split over the cores where they are
/// large. Sums run in an order that depends on the shapes alone.
public final class Products {
  private Products() {}

  /// Columns of a residual that one core takes at a time.
  private static final int BLOCK = 8 * ProductTile.WIDTH;

  /// Multiply-adds that are worth another core.
  private static final long WORTH = 1 << 19;

  /// Products with fewer columns are computed as their transpose, with the longer side along the
  /// vector instructions, though that scatters what is read and written.
  private static final int NARROW = 48;

  /// Terms of a sum that one core takes at a time.
  private static final int TERMS = 4096;

  /// A B; cost O(mkn).
  ///
  /// @param a m x k. Not modified.
  /// @param b k x n. Not modified.
  /// @return m x n, new
  public static DMatrixRMaj times(DMatrixRMaj a, DMatrixRMaj b) {
    return product(Submatrix.of(a), Submatrix.of(b));
  }

  /// Aᵀ B; cost O(mkn).
  ///
  /// @param a k x m. Not modified.
  /// @param b k x n. Not modified.
  /// @return m x n, new
  public static DMatrixRMaj transposedTimes(DMatrixRMaj a, DMatrixRMaj b) {
    return product(Submatrix.of(a).transposed(), Submatrix.of(b));
  }

  /// A Bᵀ; cost O(mkn).
  ///
  /// @param a m x k. Not modified.
  /// @param b n x k. Not modified.
  /// @return m x n, new
  public static DMatrixRMaj timesTransposed(DMatrixRMaj a, DMatrixRMaj b) {
    return product(Submatrix.of(a), Submatrix.of(b).transposed());
  }

  /// Where the sums are long and there are few of them, every core takes some of their terms.
  private static DMatrixRMaj product(Submatrix a, Submatrix b) {
    if (a.numCols() > TERMS && Math.max(a.numRows(), b.numCols()) <= BLOCK) {
      return sum(
          a.numRows(),
          b.numCols(),
          a.numCols(),
          (from, to, part) -> multiply(a.columns(from, to), b.rows(from, to), part));
    }
    DMatrixRMaj product = new DMatrixRMaj(a.numRows(), b.numCols());
    multiply(a, b, Submatrix.of(product));
    return product;
  }

  /// C ← A B.
  ///
  /// @param c Modified.
  static void multiply(Submatrix a, Submatrix b, Submatrix c) {
    inBlocks(a, b, c, ProductTile::multiply);
  }

  /// C ← C − A B.
  ///
  /// @param c Modified.
  static void subtract(Submatrix a, Submatrix b, Submatrix c) {
    inBlocks(a, b, c, ProductTile::subtract);
  }

  /// What is done with some columns of a product.
  private interface Product {
    void into(Submatrix a, Submatrix b, Submatrix c);
  }

  private static void inBlocks(Submatrix a, Submatrix b, Submatrix c, Product product) {
    if (c.numCols() < NARROW && c.numCols() < c.numRows()) {
      inBlocks(b.transposed(), a.transposed(), c.transposed(), product);
      return;
    }
    Blocks.run(
        c.numCols(),
        blockOf(c.numCols(), (long) c.numRows() * a.numCols()),
        (from, to) -> product.into(a, b.columns(from, to), c.columns(from, to)));
  }

  /// How many columns of a product one core takes at a time: whole tiles, and enough work.
  ///
  /// @param cost of a column, in multiply-adds
  private static int blockOf(int columns, long cost) {
    int tiles = (columns + ProductTile.WIDTH - 1) / ProductTile.WIDTH;
    int blocks = Math.clamp(columns * cost / WORTH, 1, Math.max(1, tiles));
    return (tiles + blocks - 1) / blocks * ProductTile.WIDTH;
  }

  /// A Aᵀ; cost O(m²k).
  ///
  /// @param a m x k. Not modified.
  /// @return m x m, symmetric to the last bit, new
  public static DMatrixRMaj gramOfRows(DMatrixRMaj a) {
    return timesTransposed(a, a);
  }

  /// Aᵀ A, of which half is computed; cost O(mk²).
  ///
  /// @param a m x k. Not modified.
  /// @return k x k, symmetric to the last bit, new
  public static DMatrixRMaj gramOfColumns(DMatrixRMaj a) {
    Submatrix right = Submatrix.of(a);
    Submatrix left = right.transposed();
    DMatrixRMaj gram =
        sum(
            a.numCols,
            a.numCols,
            a.numRows,
            (from, to, part) -> upperHalf(left.columns(from, to), right.rows(from, to), part));
    for (int i = 0; i < gram.numRows; i++) {
      for (int j = 0; j < i; j++) {
        gram.data[i * gram.numCols + j] = gram.data[j * gram.numCols + i];
      }
    }
    return gram;
  }

  /// Entries on and right of the diagonal, and some left of it.
  private static void upperHalf(Submatrix left, Submatrix right, Submatrix part) {
    int band = 16;
    for (int i = 0; i < part.numRows(); i += band) {
      int end = Math.min(part.numRows(), i + band);
      ProductTile.multiply(
          left.rows(i, end),
          right.columns(i, right.numCols()),
          part.rows(i, end).columns(i, part.numCols()));
    }
  }

  /// Some terms of every sum of a product.
  @FunctionalInterface
  private interface Terms {
    /// @param part Modified: becomes the sums over the terms from `from` up to but not including
    ///   `to`.
    void sum(int from, int to, Submatrix part);
  }

  private static DMatrixRMaj sum(int rows, int columns, int count, Terms terms) {
    List<DMatrixRMaj> parts =
        Blocks.map(
            count,
            TERMS,
            (from, to) -> {
              DMatrixRMaj part = new DMatrixRMaj(rows, columns);
              terms.sum(from, to, Submatrix.of(part));
              return part;
            });
    DMatrixRMaj product = parts.isEmpty() ? new DMatrixRMaj(rows, columns) : parts.getFirst();
    for (DMatrixRMaj part : parts.subList(Math.min(1, parts.size()), parts.size())) {
      for (int e = 0; e < product.getNumElements(); e++) {
        product.data[e] += part.data[e];
      }
    }
    return product;
  }

  /// ‖X − AB‖_F² without the product as a whole; cost O(mkn).
  ///
  /// @param x m x n. Not modified.
  /// @param a m x k. Not modified.
  /// @param b k x n. Not modified.
  public static double squaredResidual(DMatrixRMaj x, DMatrixRMaj a, DMatrixRMaj b) {
    Submatrix left = Submatrix.of(a);
    Submatrix right = Submatrix.of(b);
    List<Double> parts =
        Blocks.map(
            x.numCols,
            BLOCK,
            (from, to) ->
                squaredResidual(Submatrix.of(x).columns(from, to), left, right.columns(from, to)));
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    return sum;
  }

  private static double squaredResidual(Submatrix x, Submatrix a, Submatrix b) {
    DMatrixRMaj product = new DMatrixRMaj(x.numRows(), x.numCols());
    multiply(a, b, Submatrix.of(product));
    double sum = 0;
    for (int i = 0; i < x.numRows(); i++) {
      for (int j = 0; j < x.numCols(); j++) {
        double rest = x.entries()[x.index(i, j)] - product.data[i * product.numCols + j];
        sum += rest * rest;
      }
    }
    return sum;
  }

  /// Row i of A B.
  ///
  /// @param a m x k. Not modified.
  /// @param b k x n. Not modified.
  /// @param row n numbers. Modified: becomes the row.
  public static void row(DMatrixRMaj a, int i, DMatrixRMaj b, double[] row) {
    Arrays.fill(row, 0);
    for (int r = 0; r < b.numRows; r++) {
      Vectors.add(a.data[i * a.numCols + r], b.data, r * b.numCols, row, 0, b.numCols);
    }
  }
}
