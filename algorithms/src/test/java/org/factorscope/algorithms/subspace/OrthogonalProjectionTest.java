package org.factorscope.algorithms.subspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.PseudoInverse;
import org.factorscope.algorithms.linalg.SymmetricEigen;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Place;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.subspace.OrthogonalProjection.Options;
import org.factorscope.algorithms.subspace.OrthogonalProjection.Projection;
import org.factorscope.algorithms.subspace.OrthogonalProjection.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrthogonalProjectionTest {
  private static final OrthogonalProjection ALGORITHM = new OrthogonalProjection();

  private static Run<DataMatrix, Options> problem(double angle, double oblique, double[]... rows) {
    return new Run<>(new DataMatrix(new DMatrixRMaj(rows)), new Options(angle, oblique), 3);
  }

  private static Run<DataMatrix, Options> five(double angle, double oblique) {
    return problem(angle, oblique, new double[] {1, -2, 3, 0.5, 2}, new double[] {0, 1, 1, 1, 1});
  }

  private static Timeline<DataMatrix, Options, State> run(
      Run<DataMatrix, Options> run, int halfSteps) {
    Timeline<DataMatrix, Options, State> timeline = Runs.of(ALGORITHM, run);
    Runs.extend(timeline, halfSteps);
    return timeline;
  }

  private static Projection projected(Run<DataMatrix, Options> run) {
    return Objects.requireNonNull(run(run, 1).at(1).state().projection());
  }

  private static Projection projected(Run<DataMatrix, Options> run, DMatrixRMaj v) {
    Timeline<DataMatrix, Options, State> timeline = Runs.from(ALGORITHM, run, Map.of("V", v));
    return Objects.requireNonNull(timeline.extend().state().projection());
  }

  private static DMatrixRMaj column(double... entries) {
    return DMatrixRMaj.wrap(entries.length, 1, entries);
  }

  /// By hand: V = (1, 1)ᵀ, so P = ½ [[1, 1], [1, 1]]; x = (3, 1) goes to (2, 2), at distance² 2.
  @Test
  void aPointOnTheDiagonalIsWhatOneGetsByHand() {
    Run<DataMatrix, Options> problem = problem(60, 0, new double[] {3, 1});
    Projection projection = projected(problem, column(1, 1));
    assertArrayEquals(
        new double[] {0.5, 0.5, 0.5, 0.5}, projection.projector().matrix().data, 1e-15);
    assertArrayEquals(new double[] {2, 2}, projection.foot().data, 1e-14);
    Timeline<DataMatrix, Options, State> timeline =
        Runs.from(ALGORITHM, problem, Map.of("V", column(1, 1)));
    assertEquals(2, timeline.extend().record().objective().orElseThrow(), 1e-14);
  }

  @ParameterizedTest
  @ValueSource(doubles = {90, 60, 5, 0.01, 1e-6})
  void everyPromiseHoldsAtEveryAngle(double angle) {
    for (double oblique : new double[] {0, 30, 75}) {
      Timeline<DataMatrix, Options, State> run = run(five(angle, oblique), 3);
      for (int p = 0; p <= 3; p++) {
        for (Claim<DataMatrix, Options, State> claim : ALGORITHM.claims()) {
          Verdict verdict = run.verdictsAt(p).getOrDefault(claim.id(), Verdict.NOT_YET);
          assertTrue(
              claim.promise() == Claim.Promise.NOT_PROMISED
                  || verdict.status() != Verdict.Status.FAILS,
              () -> claim.id() + ": " + verdict);
        }
      }
    }
  }

  /// Independent: VV⁺ by the pseudo-inverse.
  @Test
  void theProjectorIsTheBasisTimesItsPseudoInverse() {
    DMatrixRMaj v = ALGORITHM.start(five(40, 0)).v();
    DMatrixRMaj expected = new DMatrixRMaj(5, 5);
    CommonOps_DDRM.mult(v, PseudoInverse.of(v, 1e-12), expected);
    DMatrixRMaj p = projected(five(40, 0)).projector().matrix();
    assertEquals(0, Math.sqrt(Norms.squaredDistance(expected, p)), 1e-13);
  }

  @Test
  void theProjectorIsTheBasisTimesItsRightPart() {
    for (double oblique : new double[] {0, 50}) {
      Run<DataMatrix, Options> run = five(40, oblique);
      Projector projector = projected(run).projector();
      DMatrixRMaj product = new DMatrixRMaj(5, 5);
      CommonOps_DDRM.mult(ALGORITHM.start(run).v(), projector.right(), product);
      assertEquals(0, Norms.squaredDistance(product, projector.matrix()), 1e-24);
    }
  }

  @Test
  void theEigenvaluesAreOnesAndZeros() {
    double[] values = SymmetricEigen.of(projected(five(20, 0)).projector().matrix()).values();
    assertArrayEquals(new double[] {1, 1, 0, 0, 0}, values, 1e-14);
  }

  @Test
  void anObliqueProjectorIsIdempotentButNotSymmetricAndItsResidualIsLarger() {
    DMatrixRMaj p = projected(five(60, 50)).projector().matrix();
    DMatrixRMaj square = new DMatrixRMaj(5, 5);
    CommonOps_DDRM.mult(p, p, square);
    assertEquals(0, Norms.squaredDistance(square, p), 1e-24);
    DMatrixRMaj transposed = CommonOps_DDRM.transpose(p, null);
    assertTrue(Norms.squaredDistance(p, transposed) > 0.1, "P and its transpose");
    double straight = run(five(60, 0), 1).history().getLast().objective().orElseThrow();
    double tilted = run(five(60, 50), 1).history().getLast().objective().orElseThrow();
    assertTrue(tilted > straight, tilted + " against " + straight);
  }

  @Test
  void projectingAgainMovesNothingAndStops() {
    Timeline<DataMatrix, Options, State> run = run(five(60, 20), 2);
    assertEquals(StopReason.CONVERGED, run.history().getLast().stopReason());
  }

  /// Forming VᵀV squares the condition: at 10⁻⁵ degrees half of the digits, and more, are gone.
  @Test
  void theNormalEquationsLoseTwiceTheDigits() {
    Projector good = projected(five(60, 0)).projector();
    Projector bad = projected(five(1e-5, 0)).projector();
    assertTrue(good.normalEquationsError() < 1e-14, "at 60 degrees");
    assertTrue(!(bad.normalEquationsError() < 1e-4), "at 1e-5 degrees");
    double moved = Math.sqrt(Norms.squaredDistance(good.matrix(), bad.matrix()));
    assertTrue(moved < 1e-8, "the plane itself moves by " + moved);
    assertEquals(1 / Math.tan(Math.toRadians(30)), good.condition(), 1e-12);
  }

  @Test
  void theProjectorKnowsOnlyTheSpanNotTheBasis() {
    DMatrixRMaj wide = projected(five(80, 0)).projector().matrix();
    DMatrixRMaj narrow = projected(five(10, 0)).projector().matrix();
    assertEquals(0, Math.sqrt(Norms.squaredDistance(wide, narrow)), 1e-13);
  }

  @Test
  void dependentColumnsSpanALineAndAZeroBasisNothing() {
    DMatrixRMaj twice = new DMatrixRMaj(new double[][] {{1, 2}, {0, 0}, {0, 0}});
    Run<DataMatrix, Options> run = problem(60, 0, new double[] {1, 2, 3});
    assertEquals(1, projected(run, twice).projector().rank());
    Projection none = projected(run, new DMatrixRMaj(3, 2));
    assertArrayEquals(new double[3], none.foot().data);
  }

  @Test
  void anotherAngleTurnsTheSecondColumnWithinItsPlane() {
    State before = run(five(60, 0), 1).at(1).state();
    State after = ALGORITHM.reconsidered(five(25, 0), before);
    assertEquals(Math.cos(Math.toRadians(25)), cosine(after), 1e-14);
  }

  @Test
  void anotherTiltLeavesABasisThatWasDraggedAsItIs() {
    DMatrixRMaj v = new DMatrixRMaj(5, 2);
    v.set(0, 0, 1);
    v.set(1, 1, 1);
    State dragged = ALGORITHM.replace(five(60, 0), ALGORITHM.start(five(60, 0)), "V", v);
    assertEquals(0, cosine(ALGORITHM.reconsidered(five(60, 30), dragged)));
  }

  private static double cosine(State state) {
    return CommonOps_DDRM.dot(Directions.column(state.v(), 0), Directions.column(state.v(), 1));
  }

  @Test
  void whatCannotBeIsRefused() {
    Run<DataMatrix, Options> run = five(60, 0);
    State start = ALGORITHM.start(run);
    assertThrows(
        InvalidInputException.class,
        () -> ALGORITHM.replace(run, start, "V", new DMatrixRMaj(4, 2)));
    assertThrows(
        InvalidInputException.class,
        () -> ALGORITHM.replace(run, start, "V", new DMatrixRMaj(5, 6)));
    assertThrows(
        InvalidInputException.class,
        () -> ALGORITHM.replace(run, start, "x", new DMatrixRMaj(4, 1)));
    assertThrows(
        InvalidInputException.class,
        () -> ALGORITHM.replace(run, start, "P", new DMatrixRMaj(5, 5)));
    assertThrows(InvalidInputException.class, () -> new Options(0, 0));
    assertThrows(InvalidInputException.class, () -> new Options(60, 90));
  }

  /// The first and the second axis, the second one hardly to be seen.
  private static DMatrixRMaj unevenBasis() {
    DMatrixRMaj v = new DMatrixRMaj(5, 2);
    v.set(0, 0, 1);
    v.set(1, 1, 1e-13);
    return v;
  }

  @Test
  void howLongTheColumnsAreSaysNothingAboutTheSubspace() {
    Projection projection = projected(five(60, 0), unevenBasis());
    assertEquals(2, projection.projector().rank());
    assertArrayEquals(new double[] {1, -2, 0, 0, 0}, projection.foot().data, 1e-14);
    DMatrixRMaj product = new DMatrixRMaj(5, 5);
    CommonOps_DDRM.mult(unevenBasis(), projection.projector().right(), product);
    assertEquals(0, Norms.squaredDistance(product, projection.projector().matrix()), 1e-28);
    assertEquals(1e13, projection.projector().condition(), 1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-13, 1, 1e13, 1e300})
  void everyPromiseHoldsForColumnsOfAnyLength(double length) {
    DMatrixRMaj v = new DMatrixRMaj(new double[][] {{1, 1}, {2, 0}, {0, 3}, {1, 1}, {-1, 2}});
    for (int i = 0; i < 5; i++) {
      v.set(i, 1, length * v.get(i, 1));
    }
    Timeline<DataMatrix, Options, State> run = Runs.from(ALGORITHM, five(60, 0), Map.of("V", v));
    Runs.extend(run, 2);
    for (Claim<DataMatrix, Options, State> claim : ALGORITHM.claims()) {
      Verdict verdict = run.verdictsAt(2).getOrDefault(claim.id(), Verdict.NOT_YET);
      assertTrue(
          claim.promise() == Claim.Promise.NOT_PROMISED || verdict.holds(),
          () -> claim.id() + ": " + verdict);
    }
  }

  /// A projector that has lost the short column breaks two promises, and its foot is not the
  /// nearest point.
  @Test
  void aProjectorThatLostAShortColumnFailsTheClaims() {
    Run<DataMatrix, Options> run = five(60, 0);
    DMatrixRMaj first = new DMatrixRMaj(5, 1);
    first.set(0, 0, 1);
    Projection lost = projected(run, first);
    State state = new State(unevenBasis(), 60, ALGORITHM.start(run).x(), lost);
    Transition<DataMatrix, Options, State> transition =
        new Transition<>(
            run, state, ALGORITHM.halfSteps(run.options()).getFirst(), state, Place.START);
    Set<String> failing =
        ALGORITHM.claims().stream()
            .filter(claim -> claim.check().verdict(transition).status() == Verdict.Status.FAILS)
            .map(Claim::id)
            .collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "basis-is-kept",
            "trace-is-the-rank",
            "residual-is-orthogonal",
            "foot-is-the-nearest-point"),
        failing);
  }

  @Test
  void theWholeSpaceLeavesNoRoomForATilt() {
    Run<DataMatrix, Options> run = problem(60, 40, new double[] {3});
    Projection projection = projected(run, column(1));
    assertFalse(projection.projector().oblique());
    assertEquals(3, projection.foot().get(0, 0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e153, 1e200, 1e-165, 1e-300})
  void numbersWithoutSquaresAreRefusedInWords(double size) {
    Run<DataMatrix, Options> run = problem(60, 0, new double[] {size, 2 * size, size});
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> ALGORITHM.start(run));
    String wanted = size > 1 ? "too large" : "too small";
    assertTrue(String.valueOf(refusal.getMessage()).contains(wanted), refusal.getMessage());
    Run<DataMatrix, Options> good = problem(60, 0, new double[] {1, 2, 3});
    State start = ALGORITHM.start(good);
    assertThrows(
        InvalidInputException.class,
        () -> ALGORITHM.replace(good, start, "x", column(size, size, size)));
  }
}
