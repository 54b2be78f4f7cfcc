package org.factorscope.algorithms.linalg;

import org.ejml.data.DMatrixRMaj;

/// Householder reflections I − vₖvₖᵀ with ‖vₖ‖² = 2, one after the other, the k-th with zeros
/// before its first entry that counts.
final class Reflectors {
  /// Reflections that are applied as one product.
  static final int BLOCK = 32;

  private final DMatrixRMaj v;
  private final int shift;

  /// Identities, until they are set.
  ///
  /// @param count how many there are
  /// @param length of each
  /// @param shift the k-th has zeros before entry k + shift
  Reflectors(int count, int length, int shift) {
    this.v = new DMatrixRMaj(count, length);
    this.shift = shift;
  }

  /// Sets the k-th reflection.
  ///
  /// @param reflection its first entry that counts has the place k + shift
  void set(int k, Reflection reflection) {
    System.arraycopy(reflection.v(), 0, v.data, k * v.numCols, v.numCols);
  }

  /// The first rows of the transposed product of all reflections.
  ///
  /// @param rows how many
  DMatrixRMaj transposedProduct(int rows) {
    DMatrixRMaj product = new DMatrixRMaj(rows, v.numCols);
    for (int i = 0; i < rows; i++) {
      product.data[i * v.numCols + i] = 1;
    }
    for (int k = lastBlock(); k >= 0; k -= BLOCK) {
      // Reflections leave the unit vectors before their first entries where they are.
      int first = Math.min(rows, k + shift);
      Submatrix others = Submatrix.of(product).rows(first, rows);
      reflectAll(k, Math.min(v.numRows, k + BLOCK), others, true);
    }
    return product;
  }

  /// Applies the product H₀H₁⋯ to every row of a matrix.
  ///
  /// @param rows zeros from entry `length` on. Modified.
  /// @param length not less than the number of reflections
  void reflect(DMatrixRMaj rows, int length) {
    int known = length;
    for (int k = lastBlock(); k >= 0; k -= BLOCK) {
      reflectAll(k, Math.min(v.numRows, k + BLOCK), Submatrix.of(rows), known, true);
      known = v.numCols;
    }
  }

  private int lastBlock() {
    return Math.floorDiv(v.numRows - 1, BLOCK) * BLOCK;
  }

  /// Applies some reflections to every row y of a matrix, as a product of three:
  ///
  /// ```
  /// H_from ⋯ H_to−1 = I − VᵀTV,  y ← y − VᵀTVy, backwards y ← y − VᵀTᵀVy
  /// ```
  ///
  /// (Schreiber and Van Loan 1989).
  ///
  /// @param rows as long as the reflections. Modified.
  /// @param isLastFirst whether the last one is applied first, and the first one last
  void reflectAll(int from, int to, Submatrix rows, boolean isLastFirst) {
    reflectAll(from, to, rows, v.numCols, isLastFirst);
  }

  /// As above for rows with zeros from entry `length` on.
  private void reflectAll(int from, int to, Submatrix rows, int length, boolean isLastFirst) {
    int first = from + shift;
    if (rows.numRows() == 0 || first >= v.numCols) {
      return;
    }
    Submatrix some = Submatrix.of(v).rows(from, to).columns(first, v.numCols);
    Submatrix tails = rows.columns(first, v.numCols);
    DMatrixRMaj t = triangle(some);
    DMatrixRMaj along = new DMatrixRMaj(tails.numRows(), to - from);
    int known = length - first;
    Products.multiply(
        tails.columns(0, known), some.columns(0, known).transposed(), Submatrix.of(along));
    DMatrixRMaj weights =
        isLastFirst ? Products.timesTransposed(along, t) : Products.times(along, t);
    Products.subtract(Submatrix.of(weights), some, tails);
  }

  /// T, upper triangular: t_kk = 1, and above it −T(Vv_k).
  private static DMatrixRMaj triangle(Submatrix some) {
    int count = some.numRows();
    DMatrixRMaj dots = new DMatrixRMaj(count, count);
    Products.multiply(some, some.transposed(), Submatrix.of(dots));
    DMatrixRMaj t = new DMatrixRMaj(count, count);
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < k; i++) {
        double sum = 0;
        for (int j = i; j < k; j++) {
          sum += t.data[i * count + j] * dots.data[j * count + k];
        }
        t.data[i * count + k] = -sum;
      }
      t.data[k * count + k] = 1;
    }
    return t;
  }
}
