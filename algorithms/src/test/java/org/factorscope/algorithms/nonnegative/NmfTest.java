package org.factorscope.algorithms.nonnegative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.nonnegative.NmfOptions.Loss;
import org.factorscope.algorithms.nonnegative.NmfOptions.Method;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Phase;
import org.factorscope.algorithms.stepped.Snapshot;
import org.factorscope.algorithms.stepped.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NmfTest {
  private static final Nmf ALGORITHM = new Nmf();
  private static final Phase UPDATE_W = ALGORITHM.phases().getFirst();
  private static final Phase UPDATE_H = ALGORITHM.phases().getLast();

  private static NonNegativeData data(DMatrixRMaj x) {
    List<String> names = new ArrayList<>();
    for (int j = 0; j < x.numCols; j++) {
      names.add("c" + (j + 1));
    }
    return NonNegativeData.of(new DataMatrix(x), names);
  }

  private static DMatrixRMaj random(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj x = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < x.getNumElements(); i++) {
      x.data[i] = random.nextDouble();
    }
    return x;
  }

  /// Sums of some of eight bars in pictures of 8 x 8.
  private static DMatrixRMaj bars(int pictures, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj x = new DMatrixRMaj(pictures, 64);
    for (int i = 0; i < pictures; i++) {
      for (int bar = 0; bar < 8; bar++) {
        double brightness = random.nextInt(3) == 0 ? 0.5 + random.nextDouble() : 0;
        for (int along = 0; along < 8; along++) {
          int line = 2 * (bar % 4);
          int pixel = bar < 4 ? line * 8 + along : along * 8 + line;
          x.data[i * 64 + pixel] += brightness;
        }
      }
    }
    return x;
  }

  private static NmfOptions options(int rank, Method method) {
    return new NmfOptions(rank, Loss.FROBENIUS, method);
  }

  private static NmfOptions divergence(int rank) {
    return new NmfOptions(rank, Loss.KULLBACK_LEIBLER, Method.MULTIPLICATIVE);
  }

  private static NmfState sweep(NmfState state, int sweeps) {
    NmfState next = state;
    for (int t = 0; t < sweeps; t++) {
      next = ALGORITHM.apply(UPDATE_H, ALGORITHM.apply(UPDATE_W, next));
    }
    return next;
  }

  private static double loss(NmfState state) {
    return Objects.requireNonNull(state.loss()).value();
  }

  private static DMatrixRMaj product(NmfState state) {
    DMatrixRMaj y = new DMatrixRMaj(state.w().numRows, state.h().numCols);
    CommonOps_DDRM.mult(state.w(), state.h(), y);
    return y;
  }

  private static NmfState with(NmfState state, double[][] w, double[][] h) {
    NmfState replaced = ALGORITHM.replace(state, "W", new DMatrixRMaj(w));
    return ALGORITHM.replace(replaced, "H", new DMatrixRMaj(h));
  }

  /// By hand: X = [2 4], W = [1], H = [1 1]. W ← 1 · (2 + 4)/(1 · 2) = 3, then H ← [6 12]/9.
  @Test
  void oneMultiplicativeSweepIsWhatOneGetsByHand() {
    NonNegativeData x = data(new DMatrixRMaj(new double[][] {{2, 4}}));
    NmfState start = ALGORITHM.start(x, options(1, Method.MULTIPLICATIVE), 0);
    start = with(start, new double[][] {{1}}, new double[][] {{1, 1}});
    NmfState left = ALGORITHM.apply(UPDATE_W, start);
    assertArrayEquals(new double[] {3}, left.w().data, 1e-15);
    assertEquals(1, loss(left), 1e-14);
    NmfState right = ALGORITHM.apply(UPDATE_H, left);
    assertArrayEquals(new double[] {2.0 / 3, 4.0 / 3}, right.h().data, 1e-15);
    assertEquals(0, loss(right), 1e-30);
  }

  /// By hand: X = [2 4], W = [1], H = [1 1]: Y = [1 1], so W ← (2 + 4)/2 = 3, and the divergence is
  /// 2 log(2/3) + 4 log(4/3) − 6 + 6.
  @Test
  void oneDivergenceUpdateIsWhatOneGetsByHand() {
    NonNegativeData x = data(new DMatrixRMaj(new double[][] {{2, 4}}));
    NmfState start = ALGORITHM.start(x, divergence(1), 0);
    start = with(start, new double[][] {{1}}, new double[][] {{1, 1}});
    NmfState left = ALGORITHM.apply(UPDATE_W, start);
    assertArrayEquals(new double[] {3}, left.w().data, 1e-15);
    double expected = 2 * StrictMath.log(2.0 / 3) + 4 * StrictMath.log(4.0 / 3);
    assertEquals(expected, loss(left), 1e-14);
  }

  /// By hand: for H = [1 2] the least-squares weight of the row (1, −…) is cut at zero; here of X =
  /// [[3, 1], [0, 1]] and H = I it is X itself.
  @Test
  void alternatingLeastSquaresSolveExactly() {
    NonNegativeData x = data(new DMatrixRMaj(new double[][] {{3, 1}, {0, 1}}));
    NmfState start = ALGORITHM.start(x, options(2, Method.PROJECTED_ALS), 0);
    start = with(start, new double[][] {{1, 1}, {1, 1}}, new double[][] {{1, 0}, {0, 1}});
    NmfState left = ALGORITHM.apply(UPDATE_W, start);
    assertArrayEquals(new double[] {3, 1, 0, 1}, left.w().data, 1e-11);
    assertEquals(0, loss(left), 1e-20);
  }

  /// The spec's headline: from any positive start, one sweep gives row sums times column sums over
  /// the total, to rounding.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void rankOneByDivergenceIsSolvedInOneSweepToTheLastDigits(long seed) {
    DMatrixRMaj x = random(12, 9, seed);
    DMatrixRMaj rows = new DMatrixRMaj(12, 1);
    DMatrixRMaj columns = new DMatrixRMaj(1, 9);
    CommonOps_DDRM.sumRows(x, rows);
    CommonOps_DDRM.sumCols(x, columns);
    double total = CommonOps_DDRM.elementSum(x);
    NmfState start = ALGORITHM.start(data(x), divergence(1), seed);
    NmfState wThenH = sweep(start, 1);
    NmfState hThenW = ALGORITHM.apply(UPDATE_W, ALGORITHM.apply(UPDATE_H, start));
    for (int i = 0; i < 12; i++) {
      for (int j = 0; j < 9; j++) {
        double solution = rows.data[i] * columns.data[j] / total;
        assertEquals(solution, product(wThenH).get(i, j), 1e-15 * Math.max(1, solution));
        assertEquals(solution, product(hThenW).get(i, j), 1e-15 * Math.max(1, solution));
      }
    }
  }

  @Test
  void theDivergenceKeepsTheTotalAfterEveryUpdate() {
    DMatrixRMaj x = random(15, 11, 4);
    x.data[7] = 0;
    double total = CommonOps_DDRM.elementSum(x);
    NmfState state = ALGORITHM.start(data(x), divergence(4), 2);
    for (int step = 0; step < 20; step++) {
      state = ALGORITHM.apply(ALGORITHM.phases().get(step % 2), state);
      assertEquals(total, CommonOps_DDRM.elementSum(product(state)), 1e-12 * total);
    }
  }

  @Test
  void multiplicativeAndHalsNeverRaiseTheLoss() {
    for (long seed = 0; seed < 6; seed++) {
      for (NmfOptions options :
          List.of(options(4, Method.MULTIPLICATIVE), options(4, Method.HALS), divergence(4))) {
        DMatrixRMaj x = random(20, 15, seed);
        NmfState state = ALGORITHM.apply(UPDATE_W, ALGORITHM.start(data(x), options, seed));
        for (int step = 1; step < 120; step++) {
          double before = loss(state);
          state = ALGORITHM.apply(ALGORITHM.phases().get(step % 2), state);
          assertTrue(
              loss(state) <= before + 1e-12 * Norms.squaredFrobenius(x), options + " " + step);
        }
      }
    }
  }

  @Test
  void projectedAlternatingLeastSquaresMayRaiseTheLoss() {
    int rises = 0;
    for (long seed = 0; seed < 10; seed++) {
      NmfState state =
          sweep(
              ALGORITHM.start(data(random(20, 15, 3)), options(6, Method.PROJECTED_ALS), seed), 1);
      for (int step = 0; step < 60; step++) {
        double before = loss(state);
        state = ALGORITHM.apply(ALGORITHM.phases().get(step % 2), state);
        rises += loss(state) > before * (1 + 1e-6) ? 1 : 0;
        assertTrue(state.isFinite());
      }
    }
    assertTrue(rises > 0, "never rose");
  }

  /// By hand: (0, 1) = ⅜ (1, 3) − ⅛ (3, 1), so that both rows want less than none of the second
  /// part.
  @Test
  void aPartThatProjectionSetsToZeroIsSeededAgain() {
    NonNegativeData x = data(new DMatrixRMaj(new double[][] {{0, 1}, {0, 2}}));
    NmfState start = ALGORITHM.start(x, options(2, Method.PROJECTED_ALS), 5);
    start = with(start, new double[][] {{1, 1}, {1, 1}}, new double[][] {{1, 3}, {3, 1}});
    NmfState left = ALGORITHM.apply(UPDATE_W, start);
    assertEquals(1, left.reseeded());
    assertTrue(left.w().get(0, 1) > 0 && left.w().get(1, 1) > 0);
    assertEquals(left.w().get(0, 1), ALGORITHM.apply(UPDATE_W, start).w().get(0, 1));
  }

  @Test
  void zerosStayZeroUnderMultiplicativeUpdatesAndLeaveItUnderHals() {
    DMatrixRMaj h = random(3, 8, 9);
    h.data[5] = 0;
    h.data[17] = 0;
    for (NmfOptions options : List.of(options(3, Method.MULTIPLICATIVE), divergence(3))) {
      NmfState state = ALGORITHM.start(data(random(12, 8, 6)), options, 1);
      state = sweep(ALGORITHM.replace(state, "H", h), 30);
      assertEquals(0, state.h().data[5]);
      assertEquals(0, state.h().data[17]);
    }
    NmfState free = ALGORITHM.start(data(random(12, 8, 6)), options(3, Method.HALS), 1);
    free = sweep(ALGORITHM.replace(free, "H", h), 1);
    assertTrue(free.h().data[5] > 0 || free.h().data[17] > 0);
  }

  /// (WD)(D⁻¹H) = WH: a part twice as large with weights half as large is the same run.
  @Test
  void theScaleOfAPartMeansNothing() {
    for (NmfOptions options :
        List.of(options(3, Method.MULTIPLICATIVE), options(3, Method.HALS), divergence(3))) {
      NmfState one = ALGORITHM.start(data(random(12, 8, 6)), options, 1);
      DMatrixRMaj w = one.w().copy();
      DMatrixRMaj h = one.h().copy();
      double[] scale = {2, 0.3, 7};
      for (int r = 0; r < 3; r++) {
        for (int i = 0; i < 12; i++) {
          w.set(i, r, w.get(i, r) * scale[r]);
        }
        for (int j = 0; j < 8; j++) {
          h.set(r, j, h.get(r, j) / scale[r]);
        }
      }
      NmfState other = ALGORITHM.replace(ALGORITHM.replace(one, "W", w), "H", h);
      assertArrayEquals(
          product(sweep(one, 10)).data, product(sweep(other, 10)).data, 1e-10, options.toString());
    }
  }

  @Test
  void theOptimalityResidualGoesToZero() {
    NmfState state = ALGORITHM.start(data(random(12, 8, 6)), options(3, Method.HALS), 1);
    double early = NmfReport.optimalityResidual(sweep(state, 1));
    double late = NmfReport.optimalityResidual(sweep(state, 4000));
    assertTrue(late < 1e-6 && late < 1e-4 * early, early + " to " + late);
  }

  /// Best mean plus k components against k parts: the former may do all that the latter can.
  @ParameterizedTest
  @EnumSource
  void theErrorOfPcaIsLowerForAsManyParts(Method method) {
    for (long seed = 0; seed < 3; seed++) {
      for (int rank = 1; rank <= 8; rank++) {
        NmfState state = ALGORITHM.start(data(random(25, 10, seed)), options(rank, method), seed);
        for (int t = 0; t < 100; t++) {
          state = sweep(state, 1);
          assertTrue(state.principal().error() <= loss(state) + 1e-12, method + " " + rank);
        }
      }
    }
  }

  /// The error of the principal components is what their reconstruction leaves.
  @Test
  void theErrorOfPcaIsTheResidualOfItsReconstruction() {
    for (DMatrixRMaj x : List.of(random(25, 10, 1), random(9, 30, 2))) {
      PrincipalParts parts = PrincipalParts.of(x, 3);
      DMatrixRMaj c = parts.components();
      double sum = 0;
      double[] mean = new double[x.numCols];
      for (int i = 0; i < x.numRows; i++) {
        for (int j = 0; j < x.numCols; j++) {
          mean[j] += x.get(i, j) / x.numRows;
        }
      }
      for (int i = 0; i < x.numRows; i++) {
        double[] rest = new double[x.numCols];
        for (int j = 0; j < x.numCols; j++) {
          rest[j] = x.get(i, j) - mean[j];
        }
        for (int r = 0; r < 3; r++) {
          double along = 0;
          for (int j = 0; j < x.numCols; j++) {
            along += rest[j] * c.get(r, j);
          }
          for (int j = 0; j < x.numCols; j++) {
            rest[j] -= along * c.get(r, j);
          }
        }
        for (double value : rest) {
          sum += value * value;
        }
      }
      assertEquals(0.5 * sum, parts.error(), 1e-12 * sum);
    }
  }

  /// The teaching moment: the eight parts are the eight bars, while every principal component but
  /// the first, which is the brightness of all, has both signs.
  @Test
  void thePartsOfBarsAreBarsAndPrincipalComponentsAreNot() {
    NmfState state = sweep(ALGORITHM.start(data(bars(200, 1)), options(8, Method.HALS), 1), 300);
    assertEquals(0, loss(state), 1e-6);
    for (int r = 0; r < 8; r++) {
      assertEquals(56, NmfReport.faint(state.h(), r, 1e-3), "part " + r + " is no single bar");
      double lowest = 0;
      double highest = 0;
      for (int j = 0; j < 64; j++) {
        lowest = Math.min(lowest, state.principal().components().get(r, j));
        highest = Math.max(highest, state.principal().components().get(r, j));
      }
      assertTrue(r == 0 || (lowest < -0.05 && highest > 0.05), "component " + r);
    }
  }

  @Test
  void theLossByInnerProductsIsTheLossEntryByEntry() {
    for (Method method : Method.values()) {
      NmfState state = sweep(ALGORITHM.start(data(random(30, 12, 2)), options(4, method), 3), 5);
      double direct = 0.5 * Norms.squaredDistance(state.data().matrix(), product(state));
      assertEquals(direct, loss(state), 1e-12 * direct);
      NmfState left = ALGORITHM.apply(UPDATE_W, state);
      direct = 0.5 * Norms.squaredDistance(state.data().matrix(), product(left));
      assertEquals(direct, loss(left), 1e-12 * direct);
    }
  }

  @Test
  void anExactFactorizationHasNoLossLeftAndNoneBelowZero() {
    DMatrixRMaj x = new DMatrixRMaj(10, 6);
    CommonOps_DDRM.mult(random(10, 2, 1), random(2, 6, 2), x);
    NmfState state = ALGORITHM.start(data(x), options(2, Method.HALS), 3);
    for (int t = 0; t < 3000; t++) {
      state = sweep(state, 1);
      assertTrue(loss(state) >= 0);
    }
    assertEquals(0, loss(state), 1e-12);
  }

  @Test
  void promisedClaimsHoldOnDegenerateData() {
    DMatrixRMaj gaps = random(7, 5, 1);
    for (int j = 0; j < 5; j++) {
      gaps.set(3, j, 0);
    }
    for (int i = 0; i < 7; i++) {
      gaps.set(i, 2, 0);
    }
    DMatrixRMaj tiny = random(6, 4, 2);
    CommonOps_DDRM.scale(1e-150, tiny);
    DMatrixRMaj huge = random(6, 4, 3);
    CommonOps_DDRM.scale(1e120, huge);
    DMatrixRMaj flat = new DMatrixRMaj(5, 3);
    CommonOps_DDRM.fill(flat, 2);
    List<DMatrixRMaj> shapes =
        List.of(
            new DMatrixRMaj(new double[][] {{3.5}}),
            random(1, 6, 4),
            random(6, 1, 5),
            new DMatrixRMaj(6, 3),
            gaps,
            tiny,
            huge,
            flat);
    for (DMatrixRMaj shape : shapes) {
      for (int rank : new int[] {1, 3}) {
        checkClaims(shape, divergence(rank));
        for (Method method : Method.values()) {
          checkClaims(shape, options(rank, method));
        }
      }
    }
  }

  private static void checkClaims(DMatrixRMaj x, NmfOptions options) {
    Timeline<NmfState> run =
        new Timeline<>(ALGORITHM, ALGORITHM.start(data(x), options, 7), 1 << 20);
    for (int step = 0; step < 40; step++) {
      Snapshot<NmfState> moment = run.extend();
      assertTrue(moment.state().isFinite(), options + " on " + x.get(0, 0));
      assertTrue(Double.isFinite(moment.record().objective().orElseThrow()));
      for (Claim<NmfState> claim : ALGORITHM.claims()) {
        Verdict verdict = Objects.requireNonNull(moment.record().verdicts().get(claim.id()));
        boolean fails = verdict.status() == Verdict.Status.FAILS;
        boolean promised = claim.promise() == Claim.Promise.PROMISED;
        assertFalse(
            promised && fails,
            () ->
                String.format(
                    Locale.ROOT,
                    "%s, %s on %d x %d with %s: %s",
                    claim.id(),
                    options,
                    x.numRows,
                    x.numCols,
                    x.get(0, 0),
                    verdict.margin()));
      }
    }
  }

  @Test
  void anEntryThatNoPartReachesCostsMuchButNotInfinity() {
    NonNegativeData x = data(new DMatrixRMaj(new double[][] {{1, 1}, {1, 1}}));
    NmfState state = ALGORITHM.start(x, divergence(1), 0);
    state = with(state, new double[][] {{1}, {1}}, new double[][] {{1, 0}});
    state = sweep(state, 3);
    assertEquals(2, Objects.requireNonNull(state.loss()).unreachable());
    assertTrue(loss(state) > 1000 && Double.isFinite(loss(state)));
  }

  @Test
  void whatIsNegativeOrUndefinedIsRefusedInASentence() {
    InvalidInputException negative =
        assertThrows(
            InvalidInputException.class,
            () -> data(new DMatrixRMaj(new double[][] {{1, 2}, {3, -0.5}})));
    String message = String.valueOf(negative.getMessage());
    assertTrue(message.contains("row 2, column 'c2' is -0.5"), message);
    assertThrows(
        InvalidInputException.class, () -> new NmfOptions(2, Loss.KULLBACK_LEIBLER, Method.HALS));
    assertThrows(
        InvalidInputException.class,
        () -> new NmfOptions(2, Loss.KULLBACK_LEIBLER, Method.PROJECTED_ALS));
    assertThrows(InvalidInputException.class, () -> options(0, Method.HALS));
    NmfState state = ALGORITHM.start(data(random(4, 3, 1)), options(2, Method.HALS), 0);
    DMatrixRMaj bad = new DMatrixRMaj(2, 3);
    bad.data[4] = -1;
    assertThrows(InvalidInputException.class, () -> ALGORITHM.replace(state, "H", bad));
    assertThrows(
        InvalidInputException.class, () -> ALGORITHM.withOptions(state, options(3, Method.HALS)));
  }

  @Test
  void anotherLossActsAtOnce() {
    NmfState state = sweep(ALGORITHM.start(data(random(6, 5, 1)), divergence(2), 0), 2);
    NmfState changed = ALGORITHM.withOptions(state, options(2, Method.HALS));
    double direct = 0.5 * Norms.squaredDistance(state.data().matrix(), product(state));
    assertEquals(direct, loss(changed), 1e-14);
    assertNotEquals(loss(state), loss(changed));
  }
}
