package org.factorscope.algorithms.step;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/// The randomness of one step, derived from the seed and the step number, so that any step can be
/// computed again alone.
public final class StepRandom {
  private StepRandom() {}

  /// A generator for `step` of the run with `seed`.
  public static SplittableRandom at(long seed, int step) {
    return new SplittableRandom(mix(seed) ^ mix(0x9E3779B97F4A7C15L * (step + 1L)));
  }

  /// A standard normal deviate by the polar method; StrictMath gives the same bits everywhere.
  public static double gaussian(SplittableRandom random) {
    while (true) {
      double a = 2 * random.nextDouble() - 1;
      double b = 2 * random.nextDouble() - 1;
      double square = a * a + b * b;
      if (square < 1 && square > 0) {
        return a * Math.sqrt(-2 * StrictMath.log(square) / square);
      }
    }
  }

  /// Standard normal deviates, row by row.
  public static DMatrixRMaj normal(int rows, int columns, SplittableRandom random) {
    DMatrixRMaj normal = new DMatrixRMaj(rows, columns);
    for (int e = 0; e < normal.getNumElements(); e++) {
      normal.data[e] = gaussian(random);
    }
    return normal;
  }

  /// The finalizer of SplitMix64: neighbouring seeds give unrelated numbers.
  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
