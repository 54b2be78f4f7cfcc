package org.factorscope.datasets;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/// Standard normal deviates by Marsaglia's polar method, the same bits on every machine.
final class NormalDeviates {
  private final SplittableRandom random;
  private double second;
  private boolean secondWaits;

  NormalDeviates(SplittableRandom random) {
    this.random = random;
  }

  /// A matrix of them, row by row.
  DMatrixRMaj matrix(int rows, int columns) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < matrix.getNumElements(); i++) {
      matrix.data[i] = next();
    }
    return matrix;
  }

  double next() {
    if (secondWaits) {
      secondWaits = false;
      return second;
    }
    while (true) {
      double u = 2 * random.nextDouble() - 1;
      double v = 2 * random.nextDouble() - 1;
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        double factor = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
        second = v * factor;
        secondWaits = true;
        return u * factor;
      }
    }
  }
}
