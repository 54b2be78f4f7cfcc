package org.factorscope.algorithms.linalg;

/// The singular values of a bidiagonal matrix by implicit QR sweeps, each with the shift of its
/// last two rows, or without a shift where that is more accurate (Golub and Kahan 1965; Demmel and
/// Kahan 1990).
final class BidiagonalIteration {
  /// Two sweeps a singular value are usual.
  private static final int MOST_SWEEPS = 60;

  private static final double ROUNDING = 0x1p-53;

  /// Of the largest entry: less is zero.
  private static final double NOTHING = 0x1p-200;

  private final double[] d;
  private final double[] e;
  private final Rotations left;
  private final Rotations right;
  private double cosine;
  private double sine;

  /// @param d the diagonal. Modified: becomes the singular values, in any order and with any sign.
  /// @param e the entries above it. Modified.
  /// @param left takes down what is to be done to the rows of Qᵀ
  /// @param right takes down what is to be done to the rows of Pᵀ
  BidiagonalIteration(double[] d, double[] e, Rotations left, Rotations right) {
    this.d = d;
    this.e = e;
    this.left = left;
    this.right = right;
  }

  /// Iterates.
  ///
  /// @throws ArithmeticException where it does not converge
  void run() {
    double nothing = NOTHING * largest();
    int sweeps = 0;
    int end = d.length - 1;
    while (end > 0) {
      if (isNegligible(end - 1, nothing)) {
        end--;
        continue;
      }
      int start = end - 1;
      while (start > 0 && !isNegligible(start - 1, nothing)) {
        start--;
      }
      if (sweeps++ > MOST_SWEEPS * d.length) {
        throw new ArithmeticException("the singular value decomposition did not converge");
      }
      double shift = isSingular(start, end, nothing) ? 0 : shift(end);
      double ratio = shift == 0 ? 0 : shift / d[start];
      if (ratio * ratio < ROUNDING) {
        sweepWithoutShift(start, end);
      } else {
        sweep(start, end, shift);
      }
    }
    left.apply();
    right.apply();
  }

  private double largest() {
    double largest = 0;
    for (int i = 0; i < d.length; i++) {
      largest = Math.max(largest, Math.max(Math.abs(d[i]), Math.abs(e[i])));
    }
    return largest;
  }

  private boolean isNegligible(int i, double nothing) {
    return Math.abs(e[i]) <= ROUNDING * (Math.abs(d[i]) + Math.abs(d[i + 1])) + nothing;
  }

  private boolean isSingular(int start, int end, double nothing) {
    for (int i = start; i <= end; i++) {
      if (Math.abs(d[i]) <= nothing) {
        return true;
      }
    }
    return false;
  }

  /// The smaller singular value of the last two rows and columns.
  private double shift(int end) {
    double large = Math.max(Math.abs(d[end - 1]), Math.abs(d[end]));
    double small = Math.min(Math.abs(d[end - 1]), Math.abs(d[end]));
    double corner = Math.abs(e[end - 1]) / large;
    double sum = 1 + small / large;
    double difference = (large - small) / large;
    return 2
        * small
        / (Math.sqrt(sum * sum + corner * corner)
            + Math.sqrt(difference * difference + corner * corner));
  }

  private void sweep(int start, int end, double shift) {
    double f = (Math.abs(d[start]) - shift) * (Math.copySign(1, d[start]) + shift / d[start]);
    double g = e[start];
    for (int i = start; i < end; i++) {
      double length = rotation(f, g);
      if (i > start) {
        e[i - 1] = length;
      }
      f = cosine * d[i] + sine * e[i];
      e[i] = cosine * e[i] - sine * d[i];
      g = sine * d[i + 1];
      d[i + 1] *= cosine;
      right.add(i, cosine, sine);
      d[i] = rotation(f, g);
      f = cosine * e[i] + sine * d[i + 1];
      d[i + 1] = cosine * d[i + 1] - sine * e[i];
      if (i + 1 < end) {
        g = sine * e[i + 1];
        e[i + 1] *= cosine;
      }
      left.add(i, cosine, sine);
    }
    e[end - 1] = f;
  }

  private void sweepWithoutShift(int start, int end) {
    double cosineBefore = 1;
    double leftCosine = 1;
    double leftSine = 0;
    for (int i = start; i < end; i++) {
      double length = rotation(d[i] * cosineBefore, e[i]);
      if (i > start) {
        e[i - 1] = leftSine * length;
      }
      right.add(i, cosine, sine);
      cosineBefore = cosine;
      d[i] = rotation(leftCosine * length, d[i + 1] * sine);
      leftCosine = cosine;
      leftSine = sine;
      left.add(i, cosine, sine);
    }
    double last = d[end] * cosineBefore;
    d[end] = last * leftCosine;
    e[end - 1] = last * leftSine;
  }

  /// Sets cosine and sine so that they turn (f, g) into (r, 0).
  ///
  /// @return r
  private double rotation(double f, double g) {
    if (g == 0) {
      cosine = 1;
      sine = 0;
      return f;
    }
    if (Math.abs(f) >= Math.abs(g)) {
      double t = g / f;
      double length = Math.sqrt(1 + t * t);
      cosine = 1 / length;
      sine = t * cosine;
      return f * length;
    }
    double t = f / g;
    double length = Math.sqrt(1 + t * t);
    sine = 1 / length;
    cosine = t * sine;
    return g * length;
  }
}
