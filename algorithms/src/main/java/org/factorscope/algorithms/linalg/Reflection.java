package org.factorscope.algorithms.linalg;

/// A Householder reflection I − vvᵀ with ‖v‖² = 2; the identity where v is zero.
///
/// Its entries have an array of their own, and so have the vectors that it is applied to: loops
/// over two places of one array, which might overlap, the compiler does not vectorize (2.5 times as
/// slow, measured).
///
/// @param v zeros before its first entry that counts. Not to be modified.
/// @param first the place of that entry
/// @param image what the vector that it was made for becomes there; all entries after are 0 then
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Reflection(double[] v, int first, double image) {

  /// The reflection that maps the entries of `x` from `first` on to a multiple of a unit vector.
  ///
  /// @param x `first` may be its length: then nothing is reflected. Not modified.
  static Reflection of(double[] x, int first) {
    double[] v = new double[x.length];
    double rest = largest(x, first + 1);
    if (first == x.length || rest == 0) {
      return new Reflection(v, first, first == x.length ? 0 : x[first]);
    }
    // Squares of small entries must not vanish.
    double scale = Math.max(rest, Math.abs(x[first]));
    double squares = 0;
    for (int i = first + 1; i < x.length; i++) {
      v[i] = x[i] / scale;
      squares += v[i] * v[i];
    }
    double head = x[first] / scale;
    double length = Math.sqrt(head * head + squares);
    double image = head > 0 ? -length : length;
    v[first] = head - image;
    double factor = Math.sqrt(2 / (v[first] * v[first] + squares));
    for (int i = first; i < x.length; i++) {
      v[i] *= factor;
    }
    return new Reflection(v, first, image * scale);
  }

  private static double largest(double[] x, int from) {
    double largest = 0;
    for (int i = from; i < x.length; i++) {
      largest = Math.max(largest, Math.abs(x[i]));
    }
    return largest;
  }

  /// Reflects some vectors.
  ///
  /// @param y each as long as v. Modified: those from `from` up to but not including `to`.
  void reflect(double[][] y, int from, int to) {
    double[] dots = new double[4];
    int i = from;
    for (; i + 3 < to; i += 4) {
      Vectors.fourDots(y[i], y[i + 1], y[i + 2], y[i + 3], v, first, dots, 0);
      for (int k = 0; k < 4; k++) {
        subtract(dots[k], y[i + k]);
      }
    }
    for (; i < to; i++) {
      subtract(Vectors.dot(y[i], first, v, first, v.length - first), y[i]);
    }
  }

  private void subtract(double weight, double[] y) {
    for (int j = first; j < v.length; j++) {
      y[j] -= weight * v[j];
    }
  }
}
