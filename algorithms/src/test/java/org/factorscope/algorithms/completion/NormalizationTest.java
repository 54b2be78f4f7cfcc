package org.factorscope.algorithms.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.completion.Normalization.Kind;
import org.factorscope.algorithms.step.StepRandom;
import org.junit.jupiter.api.Test;

final class NormalizationTest {
  private static final double GAP = Double.NaN;
  private static final DMatrixRMaj A =
      new DMatrixRMaj(
          new double[][] {{5, GAP, 3, 1}, {4, 2, GAP, GAP}, {GAP, GAP, GAP, GAP}, {1, 2, GAP, 1}});
  private static final double MEAN = 19.0 / 8;

  private static Observations known() {
    return Observations.of(A);
  }

  private static double rowSum(Observations z, int i) {
    double sum = 0;
    for (int e = z.rowStart(i); e < z.rowStart(i + 1); e++) {
      sum += z.byRow(e);
    }
    return sum;
  }

  @Test
  void undoBringsEveryRatingBack() {
    for (Kind kind : Kind.values()) {
      Normalization normalization = Normalization.fit(kind, known());
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 4; j++) {
          double back = normalization.undo(i, j, normalization.apply(i, j, 3.7));
          assertEquals(3.7, back, 1e-15 * 10, kind + " " + i + " " + j);
        }
      }
    }
  }

  @Test
  void noneLeavesEveryRatingAsItIs() {
    assertEquals(5, Normalization.fit(Kind.NONE, known()).apply(0, 0, 5));
  }

  @Test
  void globalTakesTheMeanOfTheKnownEntriesAway() {
    assertEquals(5 - MEAN, Normalization.fit(Kind.GLOBAL, known()).apply(0, 0, 5), 1e-15);
  }

  @Test
  void rowsSumToZeroAfterTheRowMeans() {
    Observations z = Normalization.fit(Kind.ROW, known()).apply(known());
    for (int i = 0; i < 4; i++) {
      assertEquals(0, rowSum(z, i), 1e-14);
    }
  }

  @Test
  void columnsSumToZeroAfterTheColumnMeansAndTheZScore() {
    for (Kind kind : new Kind[] {Kind.COLUMN, Kind.Z_SCORE}) {
      Observations z = Normalization.fit(kind, known()).apply(known()).transposed();
      for (int j = 0; j < 4; j++) {
        assertEquals(0, rowSum(z, j), 1e-14);
      }
    }
  }

  @Test
  void anEmptyRowOrColumnKeepsTheMeanOfAll() {
    assertEquals(MEAN, Normalization.fit(Kind.ROW, known()).undo(2, 0, 0), 1e-15);
    Observations turned = known().transposed();
    assertEquals(MEAN, Normalization.fit(Kind.COLUMN, turned).undo(0, 2, 0), 1e-15);
    assertEquals(MEAN, Normalization.fit(Kind.Z_SCORE, turned).undo(0, 2, 0), 1e-15);
  }

  @Test
  void theZScoreHasDeviationOneAndAConstantColumnKeepsItsUnit() {
    Normalization normalization = Normalization.fit(Kind.Z_SCORE, known());
    Observations z = normalization.apply(known()).transposed();
    double squares = 0;
    for (int e = z.rowStart(0); e < z.rowStart(1); e++) {
      squares += z.byRow(e) * z.byRow(e) / 3;
    }
    assertEquals(1, squares, 1e-14);
    assertEquals(1, normalization.deviations()[1]);
    assertEquals(1, normalization.deviations()[2]);
    assertEquals(1, normalization.deviations()[3]);
  }

  /// The gradient of the squared rest plus ‖b‖² + ‖c‖² is 0: what is left in a row sums to its b.
  @Test
  void twoWayEffectsSolveTheRidgeProblem() {
    Normalization normalization = Normalization.fit(Kind.TWO_WAY, known());
    Observations z = normalization.apply(known());
    for (int i = 0; i < 4; i++) {
      assertEquals(normalization.rows()[i], rowSum(z, i), 1e-13);
      assertEquals(normalization.columns()[i], rowSum(z.transposed(), i), 1e-13);
    }
  }

  /// a_ij = 2 + r_i + s_j with many entries: the imagined rating at the mean hardly matters.
  @Test
  void twoWayEffectsFindPlantedOnes() {
    DMatrixRMaj a = new DMatrixRMaj(200, 300);
    for (int i = 0; i < 200; i++) {
      for (int j = 0; j < 300; j++) {
        a.set(i, j, 2 + (i % 5 - 2) + 0.5 * (j % 3 - 1));
      }
    }
    Normalization normalization = Normalization.fit(Kind.TWO_WAY, Observations.of(a));
    for (int i = 0; i < 5; i++) {
      assertEquals(i % 5 - 2, normalization.rows()[i], 0.01);
      assertEquals(0.5 * (i % 3 - 1), normalization.columns()[i], 0.01);
    }
  }

  /// Half of the rows full, the others 2 % known: the equations are so badly conditioned that
  /// alternating averages are off by 4·10⁻¹⁰ of all magnitudes after 500 sweeps.
  @Test
  void twoWayEffectsAreExactIfSomeRowsAreFullAndOthersNearlyEmpty() {
    SplittableRandom random = StepRandom.at(3, 0);
    DMatrixRMaj a = new DMatrixRMaj(250, 250);
    for (int i = 0; i < 250; i++) {
      double severity = StepRandom.gaussian(random);
      for (int j = 0; j < 250; j++) {
        boolean isKnown = i % 2 == 0 || random.nextDouble() < 0.02;
        a.set(i, j, isKnown ? 3 + severity + StepRandom.gaussian(random) : GAP);
      }
    }
    assertEquals(0, offCentre(a), 1e-16);
  }

  /// Blocks without a common row or column, empty rows and columns, a single row, tiny and huge
  /// numbers.
  @Test
  void twoWayEffectsAreExactOnOddShapes() {
    DMatrixRMaj blocks = new DMatrixRMaj(9, 8);
    for (int e = 0; e < 72; e++) {
      int i = e / 8;
      int j = e % 8;
      boolean isKnown = i != 4 && j != 5 && i / 5 == j / 5;
      blocks.data[e] = isKnown ? StrictMath.sin(e * e) + 5 * i : GAP;
    }
    for (double factor : new double[] {1, 1e-160, 1e160}) {
      DMatrixRMaj scaled = blocks.copy();
      CommonOps_DDRM.scale(factor, scaled);
      assertEquals(0, offCentre(scaled), 1e-15);
    }
    assertEquals(0, offCentre(new DMatrixRMaj(new double[][] {{1, GAP, 7, 2}})), 1e-15);
    assertEquals(0, offCentre(new DMatrixRMaj(new double[][] {{1}, {GAP}, {4}})), 1e-15);
    assertEquals(0, offCentre(new DMatrixRMaj(3, 2)));
  }

  private static double offCentre(DMatrixRMaj a) {
    Observations ratings = Observations.of(a);
    Normalization normalization = Normalization.fit(Kind.TWO_WAY, ratings);
    return normalization.offCentre(Kind.TWO_WAY, normalization.apply(ratings));
  }

  @Test
  void theCheckOfCentringSeesAShift() {
    Normalization normalization = Normalization.fit(Kind.ROW, known());
    Observations z = normalization.apply(known());
    assertEquals(0, normalization.offCentre(Kind.ROW, z), 1e-15);
    double[] shifted = new double[z.count()];
    java.util.Arrays.setAll(shifted, e -> z.byRow(e) + 0.1);
    assertTrue(normalization.offCentre(Kind.ROW, z.withValues(shifted)) > 1e-3);
  }
}
