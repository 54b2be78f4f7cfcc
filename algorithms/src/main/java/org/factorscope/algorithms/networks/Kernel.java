package org.factorscope.algorithms.networks;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;

/// A kernel with a name, for pictures (3 x 3) and for signals (3 x 1).
@SuppressWarnings("ImmutableEnumChecker") // Its matrices are never modified.
public enum Kernel {
  IDENTITY(1, new double[][] {{0, 0, 0}, {0, 1, 0}, {0, 0, 0}}, 1, 0, 1, 0),
  BOX(9, new double[][] {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}}, 3, 1, 1, 1),
  GAUSSIAN(16, new double[][] {{1, 2, 1}, {2, 4, 2}, {1, 2, 1}}, 4, 1, 2, 1),
  SOBEL_X(1, new double[][] {{-1, 0, 1}, {-2, 0, 2}, {-1, 0, 1}}, 1, -1, 0, 1),
  SHARPEN(1, new double[][] {{0, -1, 0}, {-1, 5, -1}, {0, -1, 0}}, 1, -1, 3, -1);

  private final DMatrixRMaj picture;
  private final DMatrixRMaj signal;

  Kernel(double divisor, double[][] picture, double signalDivisor, double... signal) {
    this.picture = new DMatrixRMaj(picture);
    this.signal = new DMatrixRMaj(signal.length, 1, true, signal);
    CommonOps_DDRM.divide(this.picture, divisor);
    CommonOps_DDRM.divide(this.signal, signalDivisor);
  }

  /// Its weights for these data, a new matrix.
  public DMatrixRMaj weights(DataMatrix data) {
    return Convolution.isSignal(data) ? signal.copy() : picture.copy();
  }
}
