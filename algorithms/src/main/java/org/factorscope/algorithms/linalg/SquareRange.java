package org.factorscope.algorithms.linalg;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.step.InvalidInputException;

/// The data whose squares can be added up: neither do the sums overflow, nor do the squares vanish.
public final class SquareRange {
  private SquareRange() {}

  /// Room for sums and products with a few sums of squares.
  private static final double LARGEST = 1e300;

  /// Below it the smaller ones of the squares lose digits to underflow.
  private static final double SMALLEST = 1e-304;

  /// Refuses numbers that are too large or too small.
  ///
  /// @param data any shape. Not modified.
  /// @return ‖data‖_F²
  /// @throws InvalidInputException saying so, with the largest of them
  public static double squaredNorm(DMatrixRMaj data) {
    double squaredNorm = Norms.squaredFrobenius(data);
    check(squaredNorm, CommonOps_DDRM.elementMaxAbs(data));
    return squaredNorm;
  }

  /// Refuses data whose known numbers are too large or too small.
  ///
  /// @param data any shape, NaN where a value is missing. Not modified.
  /// @throws InvalidInputException saying so, with the largest of them
  public static void checkKnown(DMatrixRMaj data) {
    double squaredNorm = 0;
    double largest = 0;
    for (int e = 0; e < data.getNumElements(); e++) {
      double value = data.data[e];
      if (!Double.isNaN(value)) {
        squaredNorm += value * value;
        largest = Math.max(largest, Math.abs(value));
      }
    }
    check(squaredNorm, largest);
  }

  private static void check(double squaredNorm, double largest) {
    if (!(squaredNorm <= LARGEST)) {
      throw new InvalidInputException(
          "The numbers are too large for their squares to be added up: the largest is %s; divide them, or bring them to another unit."
              .formatted(largest));
    }
    if (squaredNorm < SMALLEST && largest > 0) {
      throw new InvalidInputException(
          "The numbers are too small for their squares to be told from zero: the largest is %s; multiply them, or bring them to another unit."
              .formatted(largest));
    }
  }
}
