package org.factorscope.algorithms.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.flow.RankOneOptions.Method;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.StepRecord;
import org.factorscope.algorithms.stepped.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RankOneTest {
  private static final RankOne ALGORITHM = new RankOne();
  private static final RankOneOptions ALTERNATING = new RankOneOptions(Method.ALTERNATING, 0.05);

  /// The default of the specification: 20 x 15 with singular values 5, 4, 1, ….
  private static RankOneProblem fiveFourOne() {
    return ChosenSpectrum.of(20, 15, 3, 5, 4, 1, 0.5, 0.25, 0.1);
  }

  private static RankOneOptions descent(double stepSize) {
    return new RankOneOptions(Method.GRADIENT_DESCENT, stepSize);
  }

  private static Timeline<RankOneState> run(RankOneState start, int iterations) {
    Timeline<RankOneState> run = new Timeline<>(ALGORITHM, start, 1 << 24);
    for (int i = 0; i < 2 * iterations; i++) {
      run.extend();
    }
    return run;
  }

  private static RankOneState last(Timeline<RankOneState> run) {
    return run.at(run.end()).state();
  }

  private static RankOneState startAt(
      RankOneProblem problem, RankOneOptions options, DMatrixRMaj u, DMatrixRMaj v) {
    RankOneState state = ALGORITHM.start(problem, options, 0);
    return ALGORITHM.replace(ALGORITHM.replace(state, "u", u), "v", v);
  }

  private static DMatrixRMaj column(double... entries) {
    return DMatrixRMaj.wrap(entries.length, 1, entries);
  }

  private static RankOneProblem diagonal() {
    return RankOneProblem.of(new DataMatrix(new DMatrixRMaj(new double[][] {{3, 0}, {0, 1}})));
  }

  private static void assertPromisesHold(Timeline<RankOneState> run) {
    for (StepRecord record : run.records()) {
      for (Claim<RankOneState> claim : ALGORITHM.claims()) {
        Verdict verdict = record.verdicts().getOrDefault(claim.id(), Verdict.NOT_YET);
        assertTrue(
            claim.promise() == Claim.Promise.NOT_PROMISED
                || verdict.status() != Verdict.Status.FAILS,
            () -> claim.id() + " at " + record.position() + ": " + verdict);
      }
    }
  }

  /// By hand: Av = (3, 1), ‖v‖² = 2, so u = (1.5, 0.5); Aᵀu = (4.5, 0.5), ‖u‖² = 2.5.
  @Test
  void oneSweepOfAlternatingIsWhatOneGetsByHand() {
    RankOneState start = startAt(diagonal(), ALTERNATING, column(9, 9), column(1, 1));
    RankOneState state = last(run(start, 1));
    assertArrayEquals(new double[] {1.5, 0.5}, state.u().data, 1e-15);
    assertArrayEquals(new double[] {1.8, 0.2}, state.v().data, 1e-15);
    double byHand = (0.3 * 0.3 + 0.3 * 0.3 + 0.9 * 0.9 + 0.9 * 0.9) / 2;
    assertEquals(byHand, state.loss(), 1e-15);
  }

  /// By hand: u = (1, 0), v = (1, 1): the gradients are u‖v‖² − Av = (−1, −1) and v‖u‖² − Aᵀu =
  /// (−2, 1).
  @Test
  void descentMovesBothFactorsFromTheirOldValues() {
    RankOneState start = startAt(diagonal(), descent(0.1), column(1, 0), column(1, 1));
    RankOneState state = last(run(start, 1));
    assertArrayEquals(new double[] {1.1, 0.1}, state.u().data, 1e-15);
    assertArrayEquals(new double[] {1.2, 0.9}, state.v().data, 1e-15);
  }

  @Test
  void theErrorRatioPerSweepIsSigmaTwoOverSigmaOneSquaredWhichIsPoint64() {
    Timeline<RankOneState> run = run(ALGORITHM.start(fiveFourOne(), ALTERNATING, 1), 40);
    for (int sweep = 20; sweep < 40; sweep++) {
      double before = run.at(2 * sweep).state().alignmentOfU().tangent();
      double after = run.at(2 * sweep + 2).state().alignmentOfU().tangent();
      assertEquals(0.64, after / before, 1e-6);
    }
  }

  @Test
  void noSweepDoesWorseThanTheRatioWhateverTheStart() {
    for (long seed = 0; seed < 50; seed++) {
      assertPromisesHold(run(ALGORITHM.start(fiveFourOne(), ALTERNATING, seed), 60));
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void theRunEndsAtTheFirstSingularTriplet(Method method) {
    RankOneProblem problem = fiveFourOne();
    RankOneState state =
        last(run(ALGORITHM.start(problem, new RankOneOptions(method, 0.05), 2), 900));
    assertEquals(0, state.alignmentOfU().angle(), 1e-12);
    assertEquals(0, state.alignmentOfV().angle(), 1e-12);
    double product = Norms.frobenius(state.u()) * Norms.frobenius(state.v());
    assertEquals(5, product, 1e-12);
    assertEquals((16 + 1 + 0.25 + 0.0625 + 0.01) / 2, state.loss(), 1e-12);
  }

  /// Independent of the loop over entries: ½‖A‖² + ½‖u‖²‖v‖² − uᵀAv.
  @Test
  void theLossIsItsExpansion() {
    RankOneProblem problem = fiveFourOne();
    RankOneState state = ALGORITHM.start(problem, ALTERNATING, 5);
    DMatrixRMaj av = new DMatrixRMaj(20, 1);
    CommonOps_DDRM.mult(problem.matrix(), state.v(), av);
    double expansion =
        problem.squaredNorm() / 2
            + Norms.squaredFrobenius(state.u()) * Norms.squaredFrobenius(state.v()) / 2
            - CommonOps_DDRM.dot(state.u(), av);
    assertEquals(expansion, state.loss(), 1e-12);
  }

  @Test
  void theGradientsAreThoseOfCentralDifferences() {
    RankOneProblem problem = fiveFourOne();
    RankOneState state = ALGORITHM.start(problem, ALTERNATING, 6);
    DMatrixRMaj ofU = RankOne.gradientOfU(problem, state.u(), state.v());
    DMatrixRMaj ofV = RankOne.gradientOfV(problem, state.u(), state.v());
    for (int i = 0; i < 20; i++) {
      assertEquals(difference(state, "u", i), ofU.data[i], 1e-6);
    }
    for (int j = 0; j < 15; j++) {
      assertEquals(difference(state, "v", j), ofV.data[j], 1e-6);
    }
  }

  private static double difference(RankOneState state, String variable, int entry) {
    DMatrixRMaj up = (variable.equals("u") ? state.u() : state.v()).copy();
    DMatrixRMaj down = up.copy();
    up.data[entry] += 1e-5;
    down.data[entry] -= 1e-5;
    return (ALGORITHM.replace(state, variable, up).loss()
            - ALGORITHM.replace(state, variable, down).loss())
        / 2e-5;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void everySingularPairIsACriticalPointWithItsLevel(int i) {
    RankOneProblem problem = fiveFourOne();
    RankOneState state = atPair(problem, i, ALTERNATING);
    assertEquals(0, state.unrest(), 1e-14);
    assertEquals(problem.level(i), state.loss(), 1e-12);
    double half = problem.squaredNorm() / 2;
    assertEquals(half - problem.sigma(i) * problem.sigma(i) / 2, problem.level(i), 1e-12);
  }

  private static RankOneState atPair(RankOneProblem problem, int i, RankOneOptions options) {
    DMatrixRMaj u = CommonOps_DDRM.extractColumn(problem.svd().u(), i, null);
    DMatrixRMaj v = CommonOps_DDRM.extractColumn(problem.svd().v(), i, null);
    CommonOps_DDRM.scale(problem.sigma(i), u);
    return startAt(problem, options, u, v);
  }

  /// Only the first pair is a minimum: a nudge sends the run away from any other.
  @Test
  void aNudgeLeavesTheSecondPairForTheFirst() {
    RankOneProblem problem = fiveFourOne();
    RankOneState saddle = atPair(problem, 1, ALTERNATING);
    DMatrixRMaj nudged = saddle.v().copy();
    nudged.data[0] += 1e-3;
    RankOneState state = last(run(ALGORITHM.replace(saddle, "v", nudged), 80));
    assertEquals(problem.level(0), state.loss(), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3})
  void descentAtASmallStepKeepsItsPromises(long seed) {
    assertPromisesHold(run(ALGORITHM.start(fiveFourOne(), descent(0.02), seed), 400));
  }

  /// The flow conserves κ; descent drifts by O(η) over a fixed time.
  @Test
  void halfTheStepSizeHalvesTheDriftOfKappa() {
    double coarse = drift(0.004, 1000);
    double fine = drift(0.002, 2000);
    assertTrue(coarse > 0, "some drift");
    assertEquals(0.5, fine / coarse, 0.02);
  }

  private static double drift(double stepSize, int iterations) {
    Timeline<RankOneState> run =
        run(ALGORITHM.start(fiveFourOne(), descent(stepSize), 4), iterations);
    return Math.abs(last(run).kappa() - run.at(0).state().kappa());
  }

  /// The spare scale of the start stays for good: uvᵀ knows nothing of it.
  @Test
  void alternatingLeavesTheFactorsAsUnbalancedAsTheStart() {
    RankOneState start = ALGORITHM.start(fiveFourOne(), ALTERNATING, 1);
    DMatrixRMaj longer = start.v().copy();
    CommonOps_DDRM.scale(8, longer);
    RankOneState plain = last(run(start, 100));
    RankOneState scaled = last(run(ALGORITHM.replace(start, "v", longer), 100));
    assertEquals(8, Norms.frobenius(scaled.v()) / Norms.frobenius(plain.v()), 1e-12);
    assertEquals(plain.loss(), scaled.loss(), 1e-12);
  }

  @Test
  void aZeroStartIsStuckAtTheSaddle() {
    RankOneState start =
        startAt(fiveFourOne(), descent(0.1), new DMatrixRMaj(20, 1), new DMatrixRMaj(15, 1));
    Timeline<RankOneState> run = run(start, 3);
    assertEquals(start.loss(), last(run).loss());
    assertEquals(StopReason.CONVERGED, run.records().getLast().stopReason());
  }

  @Test
  void aFactorWhosePartnerIsZeroStaysWhereItIs() {
    RankOneProblem zero = RankOneProblem.of(new DataMatrix(new DMatrixRMaj(3, 2)));
    RankOneState state = last(run(startAt(zero, ALTERNATING, column(1, 1, 1), column(1, 2)), 1));
    assertArrayEquals(new double[3], state.u().data);
    assertArrayEquals(new double[] {1, 2}, state.v().data);
  }

  @Test
  void aStepBeyondTwoOverTheSharpnessDivergesAndSaysSo() {
    Timeline<RankOneState> run = run(ALGORITHM.start(fiveFourOne(), descent(2), 0), 0);
    while (run.records().getLast().stopReason() == null) {
      run.extend();
    }
    assertEquals(StopReason.DIVERGED, run.records().getLast().stopReason());
  }

  @Test
  void aFactorOfAnotherLengthIsRefused() {
    RankOneState start = ALGORITHM.start(fiveFourOne(), ALTERNATING, 0);
    assertThrows(
        InvalidInputException.class, () -> ALGORITHM.replace(start, "u", new DMatrixRMaj(3, 1)));
    assertThrows(
        InvalidInputException.class, () -> ALGORITHM.replace(start, "w", new DMatrixRMaj(20, 1)));
    assertThrows(InvalidInputException.class, () -> descent(0));
  }
}
