package org.factorscope.algorithms.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.stepped.Timeline;
import org.junit.jupiter.api.Test;

final class SvdTest {
  private static final Svd ALGORITHM = new Svd();

  private static DMatrixRMaj random(int n, int m, int stream) {
    var random = StepRandom.at(21, stream);
    DMatrixRMaj a = new DMatrixRMaj(n, m);
    for (int i = 0; i < n * m; i++) {
      a.data[i] = StepRandom.gaussian(random);
    }
    return a;
  }

  private static SvdState start(DMatrixRMaj a, int rank) {
    return ALGORITHM.start(new DataMatrix(a), new SvdOptions(rank), 0);
  }

  private static SvdState after(DMatrixRMaj a, int layers) {
    SvdState state = start(a, 100);
    for (int k = 0; k < layers; k++) {
      state = ALGORITHM.apply(Svd.ADD_LAYER, state);
    }
    return state;
  }

  /// Eckart and Young: what is missing has exactly the singular values that were left out.
  @Test
  void theResidualIsTheTailInBothNorms() {
    DMatrixRMaj a = random(9, 6, 0);
    double[] sigma = ThinSvd.of(a).values();
    for (int k = 0; k <= 6; k++) {
      SvdState state = after(a, k);
      double tail = 0;
      for (int i = k; i < 6; i++) {
        tail += sigma[i] * sigma[i];
      }
      assertEquals(tail, state.objective(), 1e-12 * state.whole().squaredNorm());
      double spectral = ThinSvd.of(state.residual()).values()[0];
      assertEquals(k < 6 ? sigma[k] : 0, spectral, 1e-12 * sigma[0]);
    }
  }

  @Test
  void noneOfTwoThousandRandomMatricesOfTheSameRankIsNearer() {
    DMatrixRMaj a = random(8, 5, 1);
    double best = after(a, 2).objective();
    for (int trial = 0; trial < 2_000; trial++) {
      DMatrixRMaj left = random(8, 2, 10 + 2 * trial);
      // The best right factor for a random left one: harder to beat than a random product.
      DMatrixRMaj gram = new DMatrixRMaj(2, 2);
      CommonOps_DDRM.multTransA(left, left, gram);
      assertTrue(CommonOps_DDRM.invert(gram));
      DMatrixRMaj image = new DMatrixRMaj(2, 5);
      CommonOps_DDRM.multTransA(left, a, image);
      DMatrixRMaj right = new DMatrixRMaj(2, 5);
      CommonOps_DDRM.mult(gram, image, right);
      DMatrixRMaj b = new DMatrixRMaj(8, 5);
      CommonOps_DDRM.mult(left, right, b);
      assertTrue(Norms.squaredDistance(a, b) >= best);
    }
  }

  /// Also near by: A_k with both of its factors nudged.
  @Test
  void noNudgeOfTheFactorsImproves() {
    DMatrixRMaj a = random(7, 5, 2);
    SvdState state = after(a, 2);
    for (int trial = 0; trial < 200; trial++) {
      DMatrixRMaj left = random(7, 2, 5_000 + trial);
      CommonOps_DDRM.scale(1e-3, left);
      CommonOps_DDRM.addEquals(left, state.left());
      DMatrixRMaj right = random(5, 2, 6_000 + trial);
      CommonOps_DDRM.scale(1e-3, right);
      CommonOps_DDRM.addEquals(right, scaled(state));
      DMatrixRMaj b = new DMatrixRMaj(7, 5);
      CommonOps_DDRM.multTransB(left, right, b);
      assertTrue(Norms.squaredDistance(a, b) >= state.objective());
    }
  }

  private static DMatrixRMaj scaled(SvdState state) {
    DMatrixRMaj v = state.right();
    for (int j = 0; j < v.numRows; j++) {
      for (int k = 0; k < v.numCols; k++) {
        v.set(j, k, v.get(j, k) * state.whole().value(k));
      }
    }
    return v;
  }

  @Test
  void approximationsAreNested() {
    DMatrixRMaj a = random(8, 6, 3);
    SvdState three = after(a, 3);
    SvdState ofThree = after(three.approximation(), 2);
    DMatrixRMaj two = after(a, 2).approximation();
    assertArrayEquals(two.data, ofThree.approximation().data, 1e-12);
  }

  /// The golden ratio and its inverse, worked by hand from AᵀA = [[1, 1], [1, 2]].
  @Test
  void theShearByHand() {
    SvdState state = after(new DMatrixRMaj(new double[][] {{1, 1}, {0, 1}}), 1);
    double golden = (1 + Math.sqrt(5)) / 2;
    assertEquals(golden, state.whole().value(0), 1e-15);
    assertEquals(1 / golden, state.whole().value(1), 1e-15);
    assertEquals(1 / golden / golden, state.objective(), 1e-15);
    double length = Math.sqrt(1 + golden * golden);
    assertArrayEquals(new double[] {1 / length, golden / length}, state.right().data, 1e-15);
  }

  @Test
  void theStateGrowsByAColumnALayer() {
    DMatrixRMaj a = random(6, 4, 4);
    assertTrue(start(a, 3).matrices().isEmpty());
    Map<String, DMatrixRMaj> two = after(a, 2).matrices();
    assertEquals("6 x 2", shape(two, "U"));
    assertEquals("2 x 1", shape(two, "S"));
    assertEquals("4 x 2", shape(two, "V"));
  }

  private static String shape(Map<String, DMatrixRMaj> matrices, String name) {
    DMatrixRMaj matrix = Objects.requireNonNull(matrices.get(name));
    return matrix.numRows + " x " + matrix.numCols;
  }

  @Test
  void itStopsAtTheRankOrWhenTheMatrixHasNoMoreLayers() {
    for (int rank : new int[] {2, 4, 9}) {
      SvdState start = start(random(6, 4, 5), rank);
      Timeline<SvdState> run = new Timeline<>(ALGORITHM, start, 1 << 20);
      while (run.records().getLast().stopReason() == null) {
        run.extend();
      }
      assertEquals(StopReason.CONVERGED, run.records().getLast().stopReason());
      assertEquals(Math.min(rank, 4), run.end());
      SvdState last = run.at(run.end()).state();
      assertSame(last.approximation(), run.extend().state().approximation());
    }
  }

  @Test
  void aCutHasTheSameBitsAsTheWayThere() {
    DMatrixRMaj a = random(9, 7, 6);
    SvdState five = after(a, 5);
    assertArrayEquals(after(a, 3).approximation().data, Svd.cut(five, 3).approximation().data);
    assertEquals(0, Svd.cut(five, -4).layers());
    assertEquals(7, Svd.cut(five, 50).layers());
    SvdState two = ALGORITHM.withOptions(five, new SvdOptions(2));
    assertEquals(2, two.layers());
    assertTrue(two.isComplete());
  }

  @Test
  void equalSingularValuesHaveTwoBestAnswers() {
    DMatrixRMaj a = CommonOps_DDRM.diag(2, 2, 1);
    Timeline<SvdState> run = new Timeline<>(ALGORITHM, start(a, 3), 1 << 20);
    Verdict one = run.extend().record().verdicts().getOrDefault("best-is-unique", Verdict.NOT_YET);
    Verdict two = run.extend().record().verdicts().getOrDefault("best-is-unique", Verdict.NOT_YET);
    assertEquals(Verdict.Status.FAILS, one.status());
    assertEquals(Verdict.Status.HOLDS, two.status());
    DMatrixRMaj other = CommonOps_DDRM.diag(0, 2, 0);
    assertEquals(run.at(1).state().objective(), Norms.squaredDistance(a, other), 1e-14);
  }

  @Test
  void storageIsCheaperOnlyBelowTheBreakEven() {
    SvdState state = start(random(6, 4, 7), 4);
    assertEquals(22, state.whole().storage(2));
    assertEquals(24, state.whole().entries());
    Timeline<SvdState> run = new Timeline<>(ALGORITHM, state, 1 << 20);
    run.extend();
    assertTrue(
        run.extend().record().verdicts().getOrDefault("saves-numbers", Verdict.NOT_YET).holds());
    assertFalse(
        run.extend().record().verdicts().getOrDefault("saves-numbers", Verdict.NOT_YET).holds());
  }

  @Test
  void nothingCanBeSet() {
    SvdState state = start(random(3, 3, 8), 2);
    DMatrixRMaj one = new DMatrixRMaj(1, 1);
    assertThrows(InvalidInputException.class, () -> ALGORITHM.replace(state, "U", one));
    assertThrows(InvalidInputException.class, () -> new SvdOptions(0));
  }
}
