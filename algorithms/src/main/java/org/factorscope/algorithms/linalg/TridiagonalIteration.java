package org.factorscope.algorithms.linalg;

/// The eigenvalues of a symmetric tridiagonal matrix by implicit QR sweeps with Wilkinson's shift
/// (Golub and Van Loan, section 8.3).
final class TridiagonalIteration {
  /// Two sweeps an eigenvalue are usual.
  private static final int MOST_SWEEPS = 60;

  /// Of the largest entry: less is zero.
  private static final double NOTHING = 0x1p-200;

  private final double[] d;
  private final double[] e;
  private final Rotations basis;
  private final PlaneRotation rotation = new PlaneRotation();
  private final SweepPatience patience = new SweepPatience();

  /// @param d the diagonal. Modified: becomes the eigenvalues, in any order.
  /// @param e the entries beside it. Modified.
  /// @param basis takes down what is to be done to the rows of Qᵀ
  TridiagonalIteration(double[] d, double[] e, Rotations basis) {
    this.d = d;
    this.e = e;
    this.basis = basis;
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
        throw new ArithmeticException("the eigen-decomposition did not converge");
      }
      sweep(start, end, shift(end));
      patience.swept();
      if (basis.isFull()) {
        Rotations.apply(basis);
      }
    }
    Rotations.apply(basis);
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

  /// The eigenvalue of the last two rows and columns that is nearer to the last entry.
  private double shift(int end) {
    double half = (d[end - 1] - d[end]) / 2;
    double corner = e[end - 1];
    double length = StrictMath.hypot(half, corner);
    return d[end] - corner / (half + Math.copySign(length, half)) * corner;
  }

  private void sweep(int start, int end, double shift) {
    double f = d[start] - shift;
    double g = e[start];
    for (int i = start; i < end; i++) {
      double length = rotation.set(f, g);
      if (i > start) {
        e[i - 1] = length;
      }
      double c = rotation.cosine;
      double s = rotation.sine;
      double upper = d[i];
      double lower = d[i + 1];
      double corner = e[i];
      double turn = 2 * c * corner + s * (lower - upper);
      d[i] = upper + s * turn;
      d[i + 1] = lower - s * turn;
      e[i] = c * turn - corner;
      if (i + 1 < end) {
        f = e[i];
        g = s * e[i + 1];
        e[i + 1] *= c;
      }
      basis.add(i, c, s);
    }
  }
}
