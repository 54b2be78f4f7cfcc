package org.factorscope.algorithms.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

final class NearestRowsTest {
  /// The definition, one point after the other.
  private static int[] plain(DMatrixRMaj x, DMatrixRMaj w) {
    int[] labels = new int[x.numRows];
    for (int i = 0; i < x.numRows; i++) {
      double smallest = Double.POSITIVE_INFINITY;
      for (int k = 0; k < w.numRows; k++) {
        double distance = Norms.squaredRowDistance(x, i, w, k);
        if (distance < smallest) {
          smallest = distance;
          labels[i] = k;
        }
      }
    }
    return labels;
  }

  private static void assertPlain(DMatrixRMaj x, DMatrixRMaj w) {
    NearestRows nearest = NearestRows.of(x, w);
    String shape = x.numRows + " x " + x.numCols + ", K = " + w.numRows;
    assertArrayEquals(plain(x, w), nearest.labels(), shape);
    double sum = 0;
    for (int i = 0; i < x.numRows; i++) {
      sum += Norms.squaredRowDistance(x, i, w, nearest.labels()[i]);
    }
    assertEquals(sum, nearest.squaredDistance(), 1e-13 * sum, shape);
    assertEquals(
        nearest.squaredDistance(),
        LabelledRows.squaredDistance(x, nearest.labels(), w),
        1e-13 * sum,
        shape);
  }

  private static DMatrixRMaj gaussian(int rows, int columns, double scale, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj a = new DMatrixRMaj(rows, columns);
    for (int e = 0; e < a.getNumElements(); e++) {
      a.data[e] = scale * random.nextGaussian();
    }
    return a;
  }

  @Test
  void everyShapeGetsTheLabelsOfTheDefinition() {
    for (int n : new int[] {1, 2, 127, 128, 129, 4095, 4097, 9000}) {
      for (int d : new int[] {1, 2, 3, 4, 5, 8, 13}) {
        for (int k : new int[] {1, 2, 7}) {
          assertPlain(gaussian(n, d, 1, n), gaussian(k, d, 1, d));
        }
      }
    }
  }

  @Test
  void tiesGoToTheLowestRow() {
    DMatrixRMaj x = gaussian(500, 3, 1, 1);
    DMatrixRMaj w = new DMatrixRMaj(6, 3);
    for (int k = 0; k < w.numRows; k++) {
      System.arraycopy(x.data, 3 * (k / 2), w.data, 3 * k, 3);
    }
    assertPlain(x, w);
    for (int label : NearestRows.of(x, w).labels()) {
      assertEquals(0, label % 2);
    }
  }

  @Test
  void tinyHugeAndFarAwayNumbersGetTheLabelsOfTheDefinition() {
    for (double scale : new double[] {1e-160, 1e-150, 1e-100, 1e100, 1e150, 1e160}) {
      assertArrayEquals(
          plain(gaussian(300, 5, scale, 2), gaussian(4, 5, scale, 3)),
          NearestRows.of(gaussian(300, 5, scale, 2), gaussian(4, 5, scale, 3)).labels(),
          "scale " + scale);
    }
    DMatrixRMaj far = gaussian(300, 5, 1, 4);
    DMatrixRMaj w = gaussian(4, 5, 1, 5);
    for (int e = 0; e < far.getNumElements(); e++) {
      far.data[e] += 1e9;
    }
    for (int e = 0; e < w.getNumElements(); e++) {
      w.data[e] += 1e9;
    }
    assertPlain(far, w);
  }

  @Test
  void sumsByLabelAreThoseOfThePlainLoop() {
    DMatrixRMaj x = gaussian(9001, 5, 1, 6);
    int[] labels = NearestRows.of(x, gaussian(7, 5, 1, 7)).labels();
    LabelledRows rows = LabelledRows.of(x, labels, 8);
    DMatrixRMaj sums = new DMatrixRMaj(8, 5);
    int[] counts = new int[8];
    for (int i = 0; i < x.numRows; i++) {
      counts[labels[i]]++;
      for (int j = 0; j < 5; j++) {
        sums.data[labels[i] * 5 + j] += x.get(i, j);
      }
    }
    assertArrayEquals(counts, rows.counts());
    assertArrayEquals(sums.data, rows.sums().data, 1e-10);
    assertEquals(0, rows.counts()[7]);
  }

  @Test
  void theSameBitsComeBackEveryTime() {
    DMatrixRMaj x = gaussian(50_000, 6, 1, 8);
    DMatrixRMaj w = gaussian(9, 6, 1, 9);
    NearestRows first = NearestRows.of(x, w);
    DMatrixRMaj sums = LabelledRows.of(x, first.labels(), 9).sums();
    for (int again = 0; again < 5; again++) {
      assertEquals(first.squaredDistance(), NearestRows.of(x, w).squaredDistance());
      assertArrayEquals(sums.data, LabelledRows.of(x, first.labels(), 9).sums().data);
    }
  }

  /// What one thread makes of the same blocks.
  @Test
  void blocksComeBackInOrderWhoeverWorksOnThem() {
    var blocks = Blocks.map(10, 4, (from, to) -> from + ".." + to);
    assertEquals("[0..4, 4..8, 8..10]", blocks.toString());
    assertTrue(Blocks.map(0, 4, (from, to) -> from).isEmpty());
  }
}
