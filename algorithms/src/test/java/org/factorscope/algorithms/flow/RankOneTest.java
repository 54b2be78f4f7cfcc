package org.factorscope.algorithms.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.flow.RankOne.Method;
import org.factorscope.algorithms.flow.RankOne.Options;
import org.factorscope.algorithms.flow.RankOne.State;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RankOneTest {
  private static final RankOne ALGORITHM = new RankOne();
  private static final Options ALTERNATING = new Options(Method.ALTERNATING, 0.05);

  /// 20 x 15 with random singular vectors and the singular values 5, 4, 1, ….
  private static RankOneProblem fiveFourOne() {
    var random = StepRandom.at(3, 0);
    DMatrixRMaj gaussian = new DMatrixRMaj(20, 15);
    for (int i = 0; i < gaussian.getNumElements(); i++) {
      gaussian.data[i] = StepRandom.gaussian(random);
    }
    double[] sigma = {5, 4, 1, 0.5, 0.25, 0.1};
    return RankOneProblem.of(new DataMatrix(ThinSvd.of(gaussian).recomposed(sigma)));
  }

  private static Options descent(double stepSize) {
    return new Options(Method.GRADIENT_DESCENT, stepSize);
  }

  private static Run<RankOneProblem, Options> of(
      RankOneProblem problem, Options options, long seed) {
    return new Run<>(problem, options, seed);
  }

  private static Timeline<RankOneProblem, Options, State> run(
      RankOneProblem problem, Options options, long seed, int iterations) {
    Timeline<RankOneProblem, Options, State> run = Runs.of(ALGORITHM, of(problem, options, seed));
    Runs.extend(run, 2 * iterations);
    return run;
  }

  private static Timeline<RankOneProblem, Options, State> run(
      RankOneProblem problem, Options options, DMatrixRMaj u, DMatrixRMaj v, int iterations) {
    Timeline<RankOneProblem, Options, State> run =
        Runs.from(ALGORITHM, of(problem, options, 0), Map.of("u", u, "v", v));
    Runs.extend(run, 2 * iterations);
    return run;
  }

  private static State last(Timeline<RankOneProblem, Options, State> run) {
    return run.at(run.end()).state();
  }

  private static StopReason runToItsEnd(Timeline<RankOneProblem, Options, State> run) {
    while (run.history().getLast().stopReason() == null) {
      run.extend();
    }
    return Objects.requireNonNull(run.history().getLast().stopReason());
  }

  private static DMatrixRMaj column(double... entries) {
    return DMatrixRMaj.wrap(entries.length, 1, entries);
  }

  private static RankOneProblem diagonal() {
    return RankOneProblem.of(new DataMatrix(new DMatrixRMaj(new double[][] {{3, 0}, {0, 1}})));
  }

  private static void assertPromisesHold(Timeline<RankOneProblem, Options, State> run) {
    for (StepRecord record : run.history()) {
      for (Claim<RankOneProblem, Options, State> claim : ALGORITHM.claims()) {
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
    State state = last(run(diagonal(), ALTERNATING, column(9, 9), column(1, 1), 1));
    assertArrayEquals(new double[] {1.5, 0.5}, state.u().data, 1e-15);
    assertArrayEquals(new double[] {1.8, 0.2}, state.v().data, 1e-15);
    double byHand = (0.3 * 0.3 + 0.3 * 0.3 + 0.9 * 0.9 + 0.9 * 0.9) / 2;
    assertEquals(byHand, state.loss(), 1e-15);
  }

  /// By hand: u = (1, 0), v = (1, 1): the gradients are u‖v‖² − Av = (−1, −1) and v‖u‖² − Aᵀu =
  /// (−2, 1).
  @Test
  void descentMovesBothFactorsFromTheirOldValues() {
    State state = last(run(diagonal(), descent(0.1), column(1, 0), column(1, 1), 1));
    assertArrayEquals(new double[] {1.1, 0.1}, state.u().data, 1e-15);
    assertArrayEquals(new double[] {1.2, 0.9}, state.v().data, 1e-15);
  }

  /// A replay puts the traced u in place between the half-steps; v still starts from the old u.
  @Test
  void theSameFactorWithFewerDigitsGoesOnWithTheIteration() {
    Run<RankOneProblem, Options> run = of(fiveFourOne(), descent(0.05), 3);
    Timeline<RankOneProblem, Options, State> timeline = Runs.of(ALGORITHM, run);
    State middle = timeline.extend().state();
    DMatrixRMaj rounded = middle.u().copy();
    CommonOps_DDRM.scale(1 + 1e-9, rounded);
    assertSame(middle.sweep(), ALGORITHM.replace(run, middle, "u", rounded).sweep());
    CommonOps_DDRM.scale(1.01, rounded);
    assertEquals(null, ALGORITHM.replace(run, middle, "u", rounded).sweep());
  }

  @Test
  void theErrorRatioPerSweepIsSigmaTwoOverSigmaOneSquaredWhichIsPoint64() {
    Timeline<RankOneProblem, Options, State> run = run(fiveFourOne(), ALTERNATING, 1, 40);
    RankOneProblem problem = run.run().problem();
    for (int sweep = 20; sweep < 40; sweep++) {
      double before = problem.alignmentOfU(run.at(2 * sweep).state().u()).tangent();
      double after = problem.alignmentOfU(run.at(2 * sweep + 2).state().u()).tangent();
      assertEquals(0.64, after / before, 1e-6);
    }
  }

  @Test
  void noSweepDoesWorseThanTheRatioWhateverTheStart() {
    for (long seed = 0; seed < 50; seed++) {
      assertPromisesHold(run(fiveFourOne(), ALTERNATING, seed, 60));
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void theRunEndsAtTheFirstSingularTriplet(Method method) {
    RankOneProblem problem = fiveFourOne();
    State state = last(run(problem, new Options(method, 0.05), 2, 900));
    assertEquals(0, problem.alignmentOfU(state.u()).angle(), 1e-12);
    assertEquals(0, problem.alignmentOfV(state.v()).angle(), 1e-12);
    double product = Norms.frobenius(state.u()) * Norms.frobenius(state.v());
    assertEquals(5, product, 1e-12);
    assertEquals((16 + 1 + 0.25 + 0.0625 + 0.01) / 2, state.loss(), 1e-12);
  }

  /// Independent of the loop over entries: ½‖A‖² + ½‖u‖²‖v‖² − uᵀAv.
  @Test
  void theLossIsItsExpansion() {
    RankOneProblem problem = fiveFourOne();
    State state = ALGORITHM.start(of(problem, ALTERNATING, 5));
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
    Run<RankOneProblem, Options> run = of(fiveFourOne(), ALTERNATING, 6);
    State state = ALGORITHM.start(run);
    Map<String, DMatrixRMaj> gradients = ALGORITHM.gradients(run, state);
    for (String name : new String[] {"u", "v"}) {
      DMatrixRMaj gradient = Objects.requireNonNull(gradients.get(name));
      for (int i = 0; i < gradient.numRows; i++) {
        assertEquals(difference(run, state, name, i), gradient.data[i], 1e-6);
      }
    }
  }

  private static double difference(
      Run<RankOneProblem, Options> run, State state, String variable, int entry) {
    DMatrixRMaj up = (variable.equals("u") ? state.u() : state.v()).copy();
    DMatrixRMaj down = up.copy();
    up.data[entry] += 1e-5;
    down.data[entry] -= 1e-5;
    return (ALGORITHM.replace(run, state, variable, up).loss()
            - ALGORITHM.replace(run, state, variable, down).loss())
        / 2e-5;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void everySingularPairIsACriticalPointWithItsLevel(int i) {
    RankOneProblem problem = fiveFourOne();
    State state = atPair(problem, i, 0, 0).at(0).state();
    assertEquals(0, RankOne.unrest(problem, state), 1e-14);
    assertEquals(problem.level(i), state.loss(), 1e-12);
    double half = problem.squaredNorm() / 2;
    assertEquals(half - problem.sigma(i) * problem.sigma(i) / 2, problem.level(i), 1e-12);
  }

  /// @param nudge added to the first entry of v
  private static Timeline<RankOneProblem, Options, State> atPair(
      RankOneProblem problem, int i, double nudge, int iterations) {
    DMatrixRMaj u = CommonOps_DDRM.extractColumn(problem.svd().u(), i, null);
    DMatrixRMaj v = CommonOps_DDRM.extractColumn(problem.svd().v(), i, null);
    CommonOps_DDRM.scale(problem.sigma(i), u);
    v.data[0] += nudge;
    return run(problem, ALTERNATING, u, v, iterations);
  }

  /// Only the first pair is a minimum: a nudge sends the run away from any other.
  @Test
  void aNudgeLeavesTheSecondPairForTheFirst() {
    RankOneProblem problem = fiveFourOne();
    assertEquals(problem.level(0), last(atPair(problem, 1, 1e-3, 80)).loss(), 1e-9);
  }

  /// The gradient vanishes there but for rounding, which grows by 1/0.64 a sweep.
  @Test
  void theSecondPairIsNoEndSinceRoundingLeavesIt() {
    RankOneProblem problem = fiveFourOne();
    Timeline<RankOneProblem, Options, State> run = atPair(problem, 1, 0, 1);
    assertEquals(problem.level(1), last(run).loss(), 1e-9);
    assertNotEquals(StopReason.CONVERGED, run.history().getLast().stopReason());
    assertEquals(StopReason.CONVERGED, runToItsEnd(run));
    assertEquals(problem.level(0), last(run).loss(), 1e-9);
  }

  /// Nothing is rounded here: (0, 1) stays at a right angle to (1, 0) for ever.
  @Test
  void aSaddleThatCannotBeLeftIsAnEnd() {
    Timeline<RankOneProblem, Options, State> run =
        run(diagonal(), ALTERNATING, column(0, 1), column(0, 1), 1);
    assertEquals(StopReason.CONVERGED, run.history().getLast().stopReason());
    assertEquals(4.5, last(run).loss());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3})
  void descentAtASmallStepKeepsItsPromises(long seed) {
    assertPromisesHold(run(fiveFourOne(), descent(0.02), seed, 400));
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
    Timeline<RankOneProblem, Options, State> run =
        run(fiveFourOne(), descent(stepSize), 4, iterations);
    return Math.abs(last(run).kappa() - run.at(0).state().kappa());
  }

  /// The spare scale of the start stays for good: uvᵀ knows nothing of it.
  @Test
  void alternatingLeavesTheFactorsAsUnbalancedAsTheStart() {
    State start = ALGORITHM.start(of(fiveFourOne(), ALTERNATING, 1));
    DMatrixRMaj longer = start.v().copy();
    CommonOps_DDRM.scale(8, longer);
    State plain = last(run(fiveFourOne(), ALTERNATING, start.u(), start.v(), 100));
    State scaled = last(run(fiveFourOne(), ALTERNATING, start.u(), longer, 100));
    assertEquals(8, Norms.frobenius(scaled.v()) / Norms.frobenius(plain.v()), 1e-12);
    assertEquals(plain.loss(), scaled.loss(), 1e-12);
  }

  @Test
  void aZeroStartIsStuckAtTheSaddle() {
    Timeline<RankOneProblem, Options, State> run =
        run(fiveFourOne(), descent(0.1), new DMatrixRMaj(20, 1), new DMatrixRMaj(15, 1), 3);
    assertEquals(run.at(0).state().loss(), last(run).loss());
    assertEquals(StopReason.CONVERGED, run.history().getLast().stopReason());
  }

  @Test
  void aFactorWhosePartnerIsZeroStaysWhereItIs() {
    RankOneProblem zero = RankOneProblem.of(new DataMatrix(new DMatrixRMaj(3, 2)));
    State state = last(run(zero, ALTERNATING, column(1, 1, 1), column(1, 2), 1));
    assertArrayEquals(new double[3], state.u().data);
    assertArrayEquals(new double[] {1, 2}, state.v().data);
  }

  @Test
  void aStepBeyondTwoOverTheSharpnessDivergesAndSaysSo() {
    assertEquals(StopReason.DIVERGED, runToItsEnd(run(fiveFourOne(), descent(2), 0, 0)));
  }

  @Test
  void aFactorOfAnotherLengthIsRefused() {
    Run<RankOneProblem, Options> run = of(fiveFourOne(), ALTERNATING, 0);
    State start = ALGORITHM.start(run);
    assertThrows(
        InvalidInputException.class,
        () -> ALGORITHM.replace(run, start, "u", new DMatrixRMaj(3, 1)));
    assertThrows(
        InvalidInputException.class,
        () -> ALGORITHM.replace(run, start, "w", new DMatrixRMaj(20, 1)));
    assertThrows(InvalidInputException.class, () -> descent(0));
  }
}
