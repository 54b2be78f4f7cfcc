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
  private final PlaneRotation rotation = new PlaneRotation();
  private final SweepPatience patience = new SweepPatience();

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
  /// @throws ArithmeticException if it does not converge
  void run() {
    double nothing = NOTHING * largest();
    int sweeps = 0;
    int end = d.length - 1;
    while (end > 0) {
      if (isNegligible(end - 1, nothing)) {
        end--;
        patience.split();
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
      patience.swept();
      if (left.isFull() || right.isFull()) {
        Rotations.apply(left, right);
      }
    }
    Rotations.apply(left, right);
  }

  private double largest() {
    double largest = 0;
    for (int i = 0; i < d.length; i++) {
      largest = Math.max(largest, Math.max(Math.abs(d[i]), Math.abs(e[i])));
    }
    return largest;
  }

  private boolean isNegligible(int i, double nothing) {
    return patience.isNegligible(d, e, i, nothing);
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
      double length = rotation.set(f, g);
      if (i > start) {
        e[i - 1] = length;
      }
      f = rotation.cosine * d[i] + rotation.sine * e[i];
      e[i] = rotation.cosine * e[i] - rotation.sine * d[i];
      g = rotation.sine * d[i + 1];
      d[i + 1] *= rotation.cosine;
      right.add(i, rotation.cosine, rotation.sine);
      d[i] = rotation.set(f, g);
      f = rotation.cosine * e[i] + rotation.sine * d[i + 1];
      d[i + 1] = rotation.cosine * d[i + 1] - rotation.sine * e[i];
      if (i + 1 < end) {
        g = rotation.sine * e[i + 1];
        e[i + 1] *= rotation.cosine;
      }
      left.add(i, rotation.cosine, rotation.sine);
    }
    e[end - 1] = f;
  }

  private void sweepWithoutShift(int start, int end) {
    double cosineBefore = 1;
    double leftCosine = 1;
    double leftSine = 0;
    for (int i = start; i < end; i++) {
      double length = rotation.set(d[i] * cosineBefore, e[i]);
      if (i > start) {
        e[i - 1] = leftSine * length;
      }
      right.add(i, rotation.cosine, rotation.sine);
      cosineBefore = rotation.cosine;
      d[i] = rotation.set(leftCosine * length, d[i + 1] * rotation.sine);
      leftCosine = rotation.cosine;
      leftSine = rotation.sine;
      left.add(i, rotation.cosine, rotation.sine);
    }
    double last = d[end] * cosineBefore;
    d[end] = last * leftCosine;
    e[end - 1] = last * leftSine;
  }
}
