package org.factorscope.algorithms.linalg;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;
import org.junit.jupiter.api.Test;

final class SquareRangeTest {
  private static DMatrixRMaj row(double... values) {
    return new DMatrixRMaj(1, values.length, true, values);
  }

  @Test
  void theSquaredNormIsReturned() {
    assertEquals(25, SquareRange.squaredNorm(row(3, -4)));
    assertEquals(0, SquareRange.squaredNorm(row(0, 0)));
  }

  @Test
  void numbersWhoseSquaresOverflowAreRefusedWithTheLargest() {
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> SquareRange.squaredNorm(row(1, -3e155)));
    assertTrue(String.valueOf(refusal.getMessage()).contains("too large"));
    assertTrue(String.valueOf(refusal.getMessage()).contains("3.0E155"));
  }

  @Test
  void numbersWhoseSquaresVanishAreRefusedWithTheLargest() {
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> SquareRange.squaredNorm(row(0, 2e-170)));
    assertTrue(String.valueOf(refusal.getMessage()).contains("too small"));
    assertTrue(String.valueOf(refusal.getMessage()).contains("2.0E-170"));
  }

  @Test
  void missingValuesAreLeftOutOfTheCheck() {
    assertDoesNotThrow(() -> SquareRange.checkKnown(row(1, Double.NaN, 2)));
    assertThrows(InvalidInputException.class, () -> SquareRange.checkKnown(row(Double.NaN, 1e160)));
    assertThrows(
        InvalidInputException.class, () -> SquareRange.checkKnown(row(1e-170, Double.NaN)));
  }
}
