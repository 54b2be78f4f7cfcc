package org.factorscope.algorithms.linalg;

import org.ejml.data.DMatrixRMaj;

/// Householder reflections I − vₖvₖᵀ with ‖vₖ‖² = 2, one after the other, the k-th with zeros
/// before its first entry that counts.
final class Reflectors {
  /// Reflections that are applied as one product.
  static final int BLOCK = 32;

  /// Rows that are reflected together.
  private static final int ROWS = 4;

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

  /// The entries of all reflections, one after the other.
  double[] entries() {
    return v.data;
  }

  /// Where the k-th reflection begins in [#entries].
  int at(int k) {
    return k * v.numCols;
  }

  /// Sets the k-th reflection so that it maps `x` to a multiple of the unit vector of its first
  /// entry.
  ///
  /// @param x the vector from its first entry that counts, at `xAt` in the array. Not modified.
  /// @return the multiple
  double set(int k, double[] x, int xAt) {
    int first = k + shift;
    int length = v.numCols - first;
    double largest = 0;
    for (int i = 1; i < length; i++) {
      largest = Math.max(largest, Math.abs(x[xAt + i]));
    }
    if (length <= 0 || largest == 0) {
      return length <= 0 ? 0 : x[xAt];
    }
    // Squares of small entries must not vanish.
    largest = Math.max(largest, Math.abs(x[xAt]));
    int at = at(k) + first;
    double rest = 0;
    for (int i = 1; i < length; i++) {
      double entry = x[xAt + i] / largest;
      v.data[at + i] = entry;
      rest += entry * entry;
    }
    double head = x[xAt] / largest;
    double image = head > 0 ? -Math.sqrt(head * head + rest) : Math.sqrt(head * head + rest);
    v.data[at] = head - image;
    double factor = Math.sqrt(2 / ((head - image) * (head - image) + rest));
    for (int i = 0; i < length; i++) {
      v.data[at + i] *= factor;
    }
    return image * largest;
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
      reflectAll(k, Math.min(v.numRows, k + BLOCK), Submatrix.of(product).rows(first, rows), true);
    }
    return product;
  }

  /// Applies the product H₀H₁⋯ to every row of a matrix.
  ///
  /// @param rows Modified.
  void reflect(DMatrixRMaj rows) {
    for (int k = lastBlock(); k >= 0; k -= BLOCK) {
      reflectAll(k, Math.min(v.numRows, k + BLOCK), Submatrix.of(rows), true);
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
    int first = from + shift;
    if (rows.numRows() == 0 || first >= v.numCols) {
      return;
    }
    Submatrix some = Submatrix.of(v).rows(from, to).columns(first, v.numCols);
    Submatrix tails = rows.columns(first, v.numCols);
    DMatrixRMaj t = triangle(some);
    DMatrixRMaj along = new DMatrixRMaj(tails.numRows(), to - from);
    Products.multiply(tails, some.transposed(), Submatrix.of(along));
    DMatrixRMaj weights =
        isLastFirst ? Products.timesTransposed(along, t) : Products.times(along, t);
    DMatrixRMaj change = new DMatrixRMaj(tails.numRows(), tails.numCols());
    Products.multiply(Submatrix.of(weights), some, Submatrix.of(change));
    for (int i = 0; i < tails.numRows(); i++) {
      Vectors.add(
          -1, change.data, i * change.numCols, tails.entries(), tails.index(i, 0), change.numCols);
    }
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

  /// Applies one reflection to some rows that follow each other.
  ///
  /// @param rows the first one begins at `at`. Modified.
  void reflect(int k, double[] rows, int at, int count) {
    int first = k + shift;
    int length = v.numCols - first;
    for (int i = 0; i < count; i++) {
      int row = at + i * v.numCols + first;
      int reflector = at(k) + first;
      double dot = Vectors.dot(rows, row, v.data, reflector, length);
      Vectors.add(-dot, v.data, reflector, rows, row, length);
    }
  }

  /// Applies one reflection and then its neighbour, of which one begins an entry later, to up to
  /// four rows that follow each other, reading the rows once:
  ///
  /// ```
  /// y ← y − s v − (t − s vᵀw) w,  s = yᵀv,  t = yᵀw
  /// ```
  ///
  /// @param rows the first one begins at `at`. Modified.
  void reflectTwice(int one, int two, double[] rows, int at, int count) {
    int first = Math.min(one, two) + shift;
    int length = v.numCols - first;
    int p = at(one) + first;
    int q = at(two) + first;
    double both = Vectors.dot(v.data, p, v.data, q, length);
    double[] dots = new double[2 * ROWS];
    if (count == ROWS) {
      dots(rows, at + first, p, q, length, dots);
    } else {
      for (int i = 0; i < count; i++) {
        int row = at + i * v.numCols + first;
        dots[2 * i] = Vectors.dot(rows, row, v.data, p, length);
        dots[2 * i + 1] = Vectors.dot(rows, row, v.data, q, length);
      }
    }
    for (int i = 0; i < count; i++) {
      double s = dots[2 * i];
      double t = dots[2 * i + 1] - s * both;
      subtract(rows, at + i * v.numCols + first, s, p, t, q, length);
    }
  }

  private void subtract(double[] y, int at, double s, int p, double t, int q, int length) {
    double[] u = v.data;
    for (int j = 0; j < length; j++) {
      y[at + j] -= s * u[p + j] + t * u[q + j];
    }
  }

  /// Eight sums at once: a single one would wait for itself at every term.
  private void dots(double[] rows, int at, int p, int q, int length, double[] dots) {
    double[] u = v.data;
    int second = at + v.numCols;
    int third = second + v.numCols;
    int fourth = third + v.numCols;
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    for (int j = 0; j < length; j++) {
      double s = u[p + j];
      double t = u[q + j];
      double w = rows[at + j];
      double x = rows[second + j];
      double y = rows[third + j];
      double z = rows[fourth + j];
      a += w * s;
      b += w * t;
      c += x * s;
      d += x * t;
      e += y * s;
      f += y * t;
      g += z * s;
      h += z * t;
    }
    dots[0] = a;
    dots[1] = b;
    dots[2] = c;
    dots[3] = d;
    dots[4] = e;
    dots[5] = f;
    dots[6] = g;
    dots[7] = h;
  }
}
