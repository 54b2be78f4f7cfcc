package org.factorscope.algorithms.subspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.PseudoInverse;
import org.factorscope.algorithms.linalg.SymmetricEigen;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.StepRecord;
import org.factorscope.algorithms.stepped.Timeline;
import org.factorscope.algorithms.subspace.ProjectionState.Projection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrthogonalProjectionTest {
  private static final OrthogonalProjection ALGORITHM = new OrthogonalProjection();

  private static ProjectionState start(double angle, double oblique, double[]... rows) {
    return ALGORITHM.start(
        new DataMatrix(new DMatrixRMaj(rows)), new ProjectionOptions(angle, oblique), 3);
  }

  private static ProjectionState five(double angle, double oblique) {
    return start(angle, oblique, new double[] {1, -2, 3, 0.5, 2}, new double[] {0, 1, 1, 1, 1});
  }

  private static Timeline<ProjectionState> run(ProjectionState start, int steps) {
    Timeline<ProjectionState> run = new Timeline<>(ALGORITHM, start, 1 << 20);
    for (int i = 0; i < steps; i++) {
      run.extend();
    }
    return run;
  }

  private static Projection projected(ProjectionState start) {
    return Objects.requireNonNull(run(start, 1).at(1).state().projection());
  }

  private static DMatrixRMaj column(double... entries) {
    return DMatrixRMaj.wrap(entries.length, 1, entries);
  }

  /// By hand: V = (1, 1)ᵀ, so P = ½ [[1, 1], [1, 1]]; x = (3, 1) goes to (2, 2), at distance² 2.
  @Test
  void aPointOnTheDiagonalIsWhatOneGetsByHand() {
    ProjectionState start = ALGORITHM.replace(start(60, 0, new double[] {3, 1}), "V", column(1, 1));
    Timeline<ProjectionState> run = run(start, 1);
    Projection projection = Objects.requireNonNull(run.at(1).state().projection());
    assertArrayEquals(
        new double[] {0.5, 0.5, 0.5, 0.5}, projection.projector().matrix().data, 1e-15);
    assertArrayEquals(new double[] {2, 2}, projection.foot().data, 1e-14);
    assertEquals(2, run.records().getLast().objective().orElseThrow(), 1e-14);
  }

  @ParameterizedTest
  @ValueSource(doubles = {90, 60, 5, 0.01, 1e-6})
  void everyPromiseHoldsAtEveryAngle(double angle) {
    for (double oblique : new double[] {0, 30, 75}) {
      for (StepRecord record : run(five(angle, oblique), 3).records()) {
        for (Claim<ProjectionState> claim : ALGORITHM.claims()) {
          Verdict verdict = record.verdicts().getOrDefault(claim.id(), Verdict.NOT_YET);
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
    ProjectionState start = five(40, 0);
    DMatrixRMaj expected = new DMatrixRMaj(5, 5);
    CommonOps_DDRM.mult(start.v(), PseudoInverse.of(start.v(), 1e-12), expected);
    DMatrixRMaj p = projected(start).projector().matrix();
    assertEquals(0, Math.sqrt(Norms.squaredDistance(expected, p)), 1e-13);
  }

  @Test
  void theProjectorIsTheBasisTimesItsRightPart() {
    for (double oblique : new double[] {0, 50}) {
      ProjectionState start = five(40, oblique);
      Projector projector = projected(start).projector();
      DMatrixRMaj product = new DMatrixRMaj(5, 5);
      CommonOps_DDRM.mult(start.v(), projector.right(), product);
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
    double straight = run(five(60, 0), 1).records().getLast().objective().orElseThrow();
    double tilted = run(five(60, 50), 1).records().getLast().objective().orElseThrow();
    assertTrue(tilted > straight, tilted + " against " + straight);
  }

  @Test
  void projectingAgainMovesNothingAndStops() {
    Timeline<ProjectionState> run = run(five(60, 20), 2);
    assertEquals(StopReason.CONVERGED, run.records().getLast().stopReason());
  }

  /// Forming VᵀV squares the condition: at 10⁻⁵ degrees half of the digits, and more, are gone.
  @Test
  void theNormalEquationsLoseTwiceTheDigits() {
    Projector good = projected(five(60, 0)).projector();
    Projector bad = projected(five(1e-5, 0)).projector();
    assertTrue(good.normalEquationsError() < 1e-14, "at 60 degrees");
    assertTrue(!(bad.normalEquationsError() < 1e-4), "at 1e-5 degrees");
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
    ProjectionState start = start(60, 0, new double[] {1, 2, 3});
    assertEquals(1, projected(ALGORITHM.replace(start, "V", twice)).projector().rank());
    Projection none = projected(ALGORITHM.replace(start, "V", new DMatrixRMaj(3, 2)));
    assertArrayEquals(new double[3], none.foot().data);
  }

  @Test
  void anotherAngleTurnsTheSecondColumnWithinItsPlane() {
    ProjectionState state =
        ALGORITHM.withOptions(run(five(60, 0), 1).at(1).state(), new ProjectionOptions(25, 0));
    double cosine =
        CommonOps_DDRM.dot(Directions.column(state.v(), 0), Directions.column(state.v(), 1));
    assertEquals(Math.cos(Math.toRadians(25)), cosine, 1e-14);
  }

  @Test
  void whatCannotBeIsRefused() {
    ProjectionState start = five(60, 0);
    assertThrows(
        InvalidInputException.class, () -> ALGORITHM.replace(start, "V", new DMatrixRMaj(4, 2)));
    assertThrows(
        InvalidInputException.class, () -> ALGORITHM.replace(start, "P", new DMatrixRMaj(5, 5)));
    assertThrows(InvalidInputException.class, () -> new ProjectionOptions(0, 0));
    assertThrows(InvalidInputException.class, () -> new ProjectionOptions(60, 90));
  }
}
