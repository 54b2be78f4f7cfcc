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
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.nonnegative.Nmf.Loss;
import org.factorscope.algorithms.nonnegative.Nmf.Method;
import org.factorscope.algorithms.nonnegative.Nmf.Options;
import org.factorscope.algorithms.nonnegative.Nmf.State;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Place;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.Snapshot;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NmfTest {
  private static final Nmf ALGORITHM = new Nmf();
  private static final String UPDATE_W = "update-w";
  private static final String UPDATE_H = "update-h";

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

  private static Options options(int rank, Method method) {
    return new Options(rank, Loss.FROBENIUS, method);
  }

  private static Options divergence(int rank) {
    return new Options(rank, Loss.KULLBACK_LEIBLER, Method.MULTIPLICATIVE);
  }

  /// A run with its newest state.
  private record Moment(Run<NonNegativeData, Options> run, State state, int step) {
    static Moment start(NonNegativeData data, Options options, long seed) {
      Run<NonNegativeData, Options> run = new Run<>(data, options, seed);
      return new Moment(run, ALGORITHM.start(run), 0);
    }

    Moment with(String variable, DMatrixRMaj value) {
      return new Moment(run, ALGORITHM.replace(run, state, variable, value), step);
    }

    Moment with(double[][] w, double[][] h) {
      return with("W", new DMatrixRMaj(w)).with("H", new DMatrixRMaj(h));
    }

    Moment after(String name) {
      HalfStep<NonNegativeData, Options, State> halfStep =
          ALGORITHM.halfSteps(run.options()).stream()
              .filter(one -> one.name().equals(name))
              .findFirst()
              .orElseThrow();
      Place place = new Place(step + 1, step / 2 + 1, name);
      return new Moment(run, halfStep.apply(run, state, place), step + 1);
    }

    /// The half-steps take turns.
    Moment next() {
      return after(step % 2 == 0 ? UPDATE_W : UPDATE_H);
    }

    Moment sweep(int sweeps) {
      Moment moment = this;
      for (int t = 0; t < sweeps; t++) {
        moment = moment.after(UPDATE_W).after(UPDATE_H);
      }
      return moment;
    }

    DMatrixRMaj w() {
      return state.w();
    }

    DMatrixRMaj h() {
      return state.h();
    }

    double loss() {
      return Objects.requireNonNull(state.loss()).value();
    }

    DMatrixRMaj product() {
      DMatrixRMaj y = new DMatrixRMaj(state.w().numRows, state.h().numCols);
      CommonOps_DDRM.mult(state.w(), state.h(), y);
      return y;
    }

    PrincipalParts principal() {
      return run.problem().principal(run.options().rank());
    }

    boolean isFinite() {
      return ALGORITHM.variables(run.options()).stream().allMatch(v -> v.isFinite(state));
    }
  }

  /// By hand: X = [2 4], W = [1], H = [1 1]. W ← 1 · (2 + 4)/(1 · 2) = 3, then H ← [6 12]/9.
  @Test
  void oneMultiplicativeSweepIsWhatOneGetsByHand() {
    NonNegativeData x = data(new DMatrixRMaj(new double[][] {{2, 4}}));
    Moment start = Moment.start(x, options(1, Method.MULTIPLICATIVE), 0);
    start = start.with(new double[][] {{1}}, new double[][] {{1, 1}});
    Moment left = start.after(UPDATE_W);
    assertArrayEquals(new double[] {3}, left.w().data, 1e-15);
    assertEquals(1, left.loss(), 1e-14);
    Moment right = left.after(UPDATE_H);
    assertArrayEquals(new double[] {2.0 / 3, 4.0 / 3}, right.h().data, 1e-15);
    assertEquals(0, right.loss(), 1e-30);
  }

  /// By hand: X = [2 4], W = [1], H = [1 1]: Y = [1 1], so W ← (2 + 4)/2 = 3, and the divergence is
  /// 2 log(2/3) + 4 log(4/3) − 6 + 6.
  @Test
  void oneDivergenceUpdateIsWhatOneGetsByHand() {
    NonNegativeData x = data(new DMatrixRMaj(new double[][] {{2, 4}}));
    Moment start = Moment.start(x, divergence(1), 0);
    start = start.with(new double[][] {{1}}, new double[][] {{1, 1}});
    Moment left = start.after(UPDATE_W);
    assertArrayEquals(new double[] {3}, left.w().data, 1e-15);
    double expected = 2 * StrictMath.log(2.0 / 3) + 4 * StrictMath.log(4.0 / 3);
    assertEquals(expected, left.loss(), 1e-14);
  }

  /// By hand: for H = [1 2] the least-squares weight of the row (1, −…) is cut at zero; here of X =
  /// [[3, 1], [0, 1]] and H = I it is X itself.
  @Test
  void alternatingLeastSquaresSolveExactly() {
    NonNegativeData x = data(new DMatrixRMaj(new double[][] {{3, 1}, {0, 1}}));
    Moment start = Moment.start(x, options(2, Method.PROJECTED_ALS), 0);
    start = start.with(new double[][] {{1, 1}, {1, 1}}, new double[][] {{1, 0}, {0, 1}});
    Moment left = start.after(UPDATE_W);
    assertArrayEquals(new double[] {3, 1, 0, 1}, left.w().data, 1e-11);
    assertEquals(0, left.loss(), 1e-20);
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
    Moment start = Moment.start(data(x), divergence(1), seed);
    Moment wThenH = start.sweep(1);
    Moment hThenW = start.after(UPDATE_H).after(UPDATE_W);
    for (int i = 0; i < 12; i++) {
      for (int j = 0; j < 9; j++) {
        double solution = rows.data[i] * columns.data[j] / total;
        assertEquals(solution, wThenH.product().get(i, j), 1e-15 * Math.max(1, solution));
        assertEquals(solution, hThenW.product().get(i, j), 1e-15 * Math.max(1, solution));
      }
    }
  }

  @Test
  void theDivergenceKeepsTheTotalAfterEveryUpdate() {
    DMatrixRMaj x = random(15, 11, 4);
    x.data[7] = 0;
    double total = CommonOps_DDRM.elementSum(x);
    Moment state = Moment.start(data(x), divergence(4), 2);
    for (int step = 0; step < 20; step++) {
      state = state.next();
      assertEquals(total, CommonOps_DDRM.elementSum(state.product()), 1e-12 * total);
    }
  }

  @Test
  void multiplicativeAndHalsNeverRaiseTheLoss() {
    for (long seed = 0; seed < 6; seed++) {
      for (Options options :
          List.of(options(4, Method.MULTIPLICATIVE), options(4, Method.HALS), divergence(4))) {
        DMatrixRMaj x = random(20, 15, seed);
        Moment state = Moment.start(data(x), options, seed).next();
        for (int step = 1; step < 120; step++) {
          double before = state.loss();
          state = state.next();
          assertTrue(
              state.loss() <= before + 1e-12 * Norms.squaredFrobenius(x), options + " " + step);
        }
      }
    }
  }

  @Test
  void projectedAlternatingLeastSquaresMayRaiseTheLoss() {
    int rises = 0;
    for (long seed = 0; seed < 10; seed++) {
      Moment state =
          Moment.start(data(random(20, 15, 3)), options(6, Method.PROJECTED_ALS), seed).sweep(1);
      for (int step = 0; step < 60; step++) {
        double before = state.loss();
        state = state.next();
        rises += state.loss() > before * (1 + 1e-6) ? 1 : 0;
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
    Moment start = Moment.start(x, options(2, Method.PROJECTED_ALS), 5);
    start = start.with(new double[][] {{1, 1}, {1, 1}}, new double[][] {{1, 3}, {3, 1}});
    Moment left = start.after(UPDATE_W);
    assertEquals(1, left.state().reseeded());
    assertTrue(left.w().get(0, 1) > 0 && left.w().get(1, 1) > 0);
    assertEquals(left.w().get(0, 1), start.after(UPDATE_W).w().get(0, 1));
  }

  @Test
  void zerosStayZeroUnderMultiplicativeUpdatesAndLeaveItUnderHals() {
    DMatrixRMaj h = random(3, 8, 9);
    h.data[5] = 0;
    h.data[17] = 0;
    for (Options options : List.of(options(3, Method.MULTIPLICATIVE), divergence(3))) {
      Moment state = Moment.start(data(random(12, 8, 6)), options, 1);
      state = state.with("H", h).sweep(30);
      assertEquals(0, state.h().data[5]);
      assertEquals(0, state.h().data[17]);
    }
    Moment free = Moment.start(data(random(12, 8, 6)), options(3, Method.HALS), 1);
    free = free.with("H", h).sweep(1);
    assertTrue(free.h().data[5] > 0 || free.h().data[17] > 0);
  }

  /// (WD)(D⁻¹H) = WH: a part twice as large with weights half as large is the same run.
  @Test
  void theScaleOfAPartMeansNothing() {
    for (Options options :
        List.of(options(3, Method.MULTIPLICATIVE), options(3, Method.HALS), divergence(3))) {
      Moment one = Moment.start(data(random(12, 8, 6)), options, 1);
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
      Moment other = one.with("W", w).with("H", h);
      assertArrayEquals(
          one.sweep(10).product().data, other.sweep(10).product().data, 1e-10, options.toString());
    }
  }

  /// The largest |min(f, ∂f)| over the entries f of W and H: 0 at a point that satisfies the
  /// Karush–Kuhn–Tucker conditions of ½‖X − WH‖².
  private static double optimalityResidual(Moment moment) {
    DMatrixRMaj rest = moment.product();
    CommonOps_DDRM.subtractEquals(rest, moment.run().problem().matrix());
    double onW = residual(moment.w(), Products.timesTransposed(rest, moment.h()));
    return Math.max(onW, residual(moment.h(), Products.transposedTimes(moment.w(), rest)));
  }

  private static double residual(DMatrixRMaj factor, DMatrixRMaj gradient) {
    double worst = 0;
    for (int i = 0; i < factor.getNumElements(); i++) {
      worst = Math.max(worst, Math.abs(Math.min(factor.data[i], gradient.data[i])));
    }
    return worst;
  }

  @Test
  void theOptimalityResidualGoesToZero() {
    Moment state = Moment.start(data(random(12, 8, 6)), options(3, Method.HALS), 1);
    double early = optimalityResidual(state.sweep(1));
    double late = optimalityResidual(state.sweep(4000));
    assertTrue(late < 1e-6 && late < 1e-4 * early, early + " to " + late);
  }

  /// Best mean plus k components against k parts: the former may do all that the latter can.
  @ParameterizedTest
  @EnumSource
  void theErrorOfPcaIsLowerForAsManyParts(Method method) {
    for (long seed = 0; seed < 3; seed++) {
      for (int rank = 1; rank <= 8; rank++) {
        Moment state = Moment.start(data(random(25, 10, seed)), options(rank, method), seed);
        for (int t = 0; t < 100; t++) {
          state = state.sweep(1);
          assertTrue(state.principal().error() <= state.loss() + 1e-12, method + " " + rank);
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
    Moment state = Moment.start(data(bars(200, 1)), options(8, Method.HALS), 1).sweep(300);
    assertEquals(0, state.loss(), 1e-6);
    for (int r = 0; r < 8; r++) {
      assertEquals(56, Nmf.faint(state.h(), r, 1e-3), "part " + r + " is no single bar");
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
      Moment state = Moment.start(data(random(30, 12, 2)), options(4, method), 3).sweep(5);
      double direct = 0.5 * Norms.squaredDistance(state.run().problem().matrix(), state.product());
      assertEquals(direct, state.loss(), 1e-12 * direct);
      Moment left = state.after(UPDATE_W);
      direct = 0.5 * Norms.squaredDistance(state.run().problem().matrix(), left.product());
      assertEquals(direct, left.loss(), 1e-12 * direct);
    }
  }

  @Test
  void anExactFactorizationHasNoLossLeftAndNoneBelowZero() {
    DMatrixRMaj x = new DMatrixRMaj(10, 6);
    CommonOps_DDRM.mult(random(10, 2, 1), random(2, 6, 2), x);
    Moment state = Moment.start(data(x), options(2, Method.HALS), 3);
    for (int t = 0; t < 3000; t++) {
      state = state.sweep(1);
      assertTrue(state.loss() >= 0);
    }
    assertEquals(0, state.loss(), 1e-12);
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

  private static void checkClaims(DMatrixRMaj x, Options options) {
    var run = Runs.of(ALGORITHM, new Run<>(data(x), options, 7));
    for (int step = 1; step <= 40; step++) {
      Snapshot<State> moment = run.extend();
      boolean finite =
          ALGORITHM.variables(options).stream().allMatch(v -> v.isFinite(moment.state()));
      assertTrue(finite, options + " on " + x.get(0, 0));
      assertTrue(Double.isFinite(moment.record().objective().orElseThrow()));
      Map<String, Verdict> verdicts = run.verdictsAt(step);
      for (Claim<NonNegativeData, Options, State> claim : ALGORITHM.claims()) {
        Verdict verdict = Objects.requireNonNull(verdicts.get(claim.id()));
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
    Moment state = Moment.start(x, divergence(1), 0);
    state = state.with(new double[][] {{1}, {1}}, new double[][] {{1, 0}});
    state = state.sweep(3);
    assertEquals(2, Objects.requireNonNull(state.state().loss()).unreachable());
    assertTrue(state.loss() > 1000 && Double.isFinite(state.loss()));
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
        InvalidInputException.class, () -> new Options(2, Loss.KULLBACK_LEIBLER, Method.HALS));
    assertThrows(
        InvalidInputException.class,
        () -> new Options(2, Loss.KULLBACK_LEIBLER, Method.PROJECTED_ALS));
    assertThrows(InvalidInputException.class, () -> options(0, Method.HALS));
    Moment state = Moment.start(data(random(4, 3, 1)), options(2, Method.HALS), 0);
    DMatrixRMaj bad = new DMatrixRMaj(2, 3);
    bad.data[4] = -1;
    assertThrows(InvalidInputException.class, () -> state.with("H", bad));
  }

  @Test
  void anotherLossActsAtOnce() {
    Moment state = Moment.start(data(random(6, 5, 1)), divergence(2), 0).sweep(2);
    State changed =
        ALGORITHM.reconsidered(state.run().with(options(2, Method.HALS)), state.state());
    double direct = 0.5 * Norms.squaredDistance(state.run().problem().matrix(), state.product());
    double loss = Objects.requireNonNull(changed.loss()).value();
    assertEquals(direct, loss, 1e-14);
    assertNotEquals(state.loss(), loss);
  }

  /// A ridge cannot lift a matrix whose entries are infinite: this did not end.
  @Test
  void anOverflowEndsTheRunUnderEveryMethod() {
    DMatrixRMaj huge = new DMatrixRMaj(2, 3);
    CommonOps_DDRM.fill(huge, 1e200);
    for (Method method : Method.values()) {
      Moment moment = Moment.start(data(random(4, 3, 1)), options(2, method), 0).with("H", huge);
      State after = moment.after(UPDATE_W).state();
      assertFalse(Double.isFinite(Objects.requireNonNull(after.loss()).value()), method.name());
    }
  }

  @Test
  void nothingMovesAnyMoreAfterARunHasConverged() {
    for (Options options :
        List.of(options(3, Method.MULTIPLICATIVE), options(3, Method.HALS), divergence(3))) {
      Run<NonNegativeData, Options> run = new Run<>(data(random(12, 8, 6)), options, 1);
      var timeline = Runs.of(ALGORITHM, run);
      while (timeline.history().getLast().stopReason() == null && timeline.end() < 100_000) {
        timeline.extend();
      }
      assertEquals(StopReason.CONVERGED, timeline.history().getLast().stopReason());
      double[] then = timeline.at(timeline.end()).state().h().data;
      double[] later = Runs.extend(timeline, 100).state().h().data;
      assertArrayEquals(then, later, 1e-4, options.toString());
    }
  }

  /// The numbers that are shown below a formula are those of the half-step that was made.
  @Test
  void thePullOnTheFirstEntriesIsWhatTheUpdateUsed() {
    DMatrixRMaj x = random(12, 8, 6);
    for (Options options :
        List.of(options(3, Method.MULTIPLICATIVE), options(3, Method.HALS), divergence(3))) {
      Moment start = Moment.start(data(x), options, 1);
      Moment left = start.after(UPDATE_W);
      double[] row = ALGORITHM.series(start.run(), start.state()).get("first-row-of-W");
      Pull onW = Pull.onWeight(x, Objects.requireNonNull(row), start.h(), options.loss());
      assertEquals(updated(onW, row[0], options), left.w().get(0, 0), 1e-13, options.toString());
      Moment right = left.after(UPDATE_H);
      double[] column = ALGORITHM.series(left.run(), left.state()).get("first-column-of-H");
      Pull onH = Pull.onPart(x, left.w(), Objects.requireNonNull(column), options.loss());
      assertEquals(updated(onH, column[0], options), right.h().get(0, 0), 1e-13);
    }
  }

  private static double updated(Pull pull, double before, Options options) {
    return options.method() == Method.HALS
        ? Math.max(0, before + (pull.up() - pull.down()) / pull.curvature())
        : before * pull.up() / pull.down();
  }
}
