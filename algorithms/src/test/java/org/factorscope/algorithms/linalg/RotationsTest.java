package org.factorscope.algorithms.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Waves of fast rotations beside one usual rotation after the other.
final class RotationsTest {
  private static DMatrixRMaj gaussian(SplittableRandom random, int rows, int columns) {
    DMatrixRMaj a = new DMatrixRMaj(rows, columns);
    Arrays.setAll(a.data, _ -> random.nextGaussian());
    return a;
  }

  private static void rotate(DMatrixRMaj a, int i, double c, double s) {
    for (int j = 0; j < a.numCols; j++) {
      double x = a.get(i, j);
      double y = a.get(i + 1, j);
      a.set(i, j, c * x + s * y);
      a.set(i + 1, j, c * y - s * x);
    }
  }

  /// Sweeps of any length from any row to any other, angles of every kind.
  @ParameterizedTest
  @CsvSource({"2, 1, 9", "3, 5, 40", "17, 30, 25", "40, 130, 30", "23, 517, 12", "12, 700, 600"})
  void theyAreTheUsualOnesOneAfterTheOther(int rows, int columns, int sweeps) {
    SplittableRandom random = new SplittableRandom(rows);
    DMatrixRMaj fast = gaussian(random, rows, columns);
    DMatrixRMaj plain = fast.copy();
    Rotations rotations = new Rotations(fast);
    for (int s = 0; s < sweeps; s++) {
      int start = random.nextInt(rows - 1);
      int end = random.nextInt(start, rows - 1);
      for (int i = start; i <= end; i++) {
        double angle = random.nextDouble(-4, 4) * Math.pow(10, -random.nextInt(4));
        rotations.add(i, Math.cos(angle), Math.sin(angle));
        rotate(plain, i, Math.cos(angle), Math.sin(angle));
      }
      if (rotations.isFull()) {
        Rotations.apply(rotations);
      }
    }
    Rotations.apply(rotations);
    assertArrayEquals(plain.data, fast.data, 1e-14 * Math.sqrt(sweeps) * rows);
  }

  /// A quarter turn has no cosine to divide by, and exchanges two rows.
  @Test
  void quarterTurnsExchangeRows() {
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{1, 2}, {3, 4}, {5, 6}});
    DMatrixRMaj plain = a.copy();
    Rotations rotations = new Rotations(a);
    int applied = 0;
    for (int k = 0; k < 40; k++) {
      rotations.add(0, 0, 1);
      rotations.add(1, 1e-17, -1);
      rotate(plain, 0, 0, 1);
      rotate(plain, 1, 0, -1);
      if (rotations.isFull()) {
        Rotations.apply(rotations);
        applied++;
      }
    }
    assertEquals(13, applied, "units shrink by 2 to the power of 156 a sweep");
    Rotations.apply(rotations);
    assertArrayEquals(plain.data, a.data, 1e-14);
  }

  @Test
  void whatWasAppliedIsForgotten() {
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{1}, {0}});
    Rotations rotations = new Rotations(a);
    rotations.add(0, 0.6, 0.8);
    Rotations.apply(rotations, new Rotations(new DMatrixRMaj(2, 0)));
    Rotations.apply(rotations);
    assertArrayEquals(new double[] {0.6, -0.8}, a.data, 1e-16);
    assertEquals(0, rotations.sweeps());
  }
}
