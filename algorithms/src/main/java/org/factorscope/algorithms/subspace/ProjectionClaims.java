package org.factorscope.algorithms.subspace;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Transition;
import org.factorscope.algorithms.subspace.ProjectionState.Projection;

/// What the theory says of projections.
final class ProjectionClaims {
  private ProjectionClaims() {}

  static final List<Claim<ProjectionState>> ALL =
      List.of(
          Claim.promised("projector-is-idempotent", "P² = P", of(ProjectionClaims::idempotent)),
          Claim.promised("basis-is-kept", "PV = V", of(ProjectionClaims::keepsBasis)),
          Claim.promised("trace-is-the-rank", "tr P = rank V", of(ProjectionClaims::traceIsRank)),
          Claim.promised(
              "projector-is-symmetric",
              "P = Pᵀ, projected at a right angle",
              orthogonal(ProjectionClaims::symmetric)),
          Claim.promised(
              "residual-is-orthogonal",
              "x − Px ⟂ V, at a right angle",
              orthogonal(ProjectionClaims::residualIsOrthogonal)),
          Claim.promised(
              "pythagoras",
              "‖x‖² = ‖Px‖² + ‖x − Px‖², likewise",
              orthogonal(ProjectionClaims::pythagoras)),
          Claim.notPromised(
              "foot-is-the-nearest-point",
              "Px is the nearest point",
              of(ProjectionClaims::isNearest)),
          Claim.notPromised(
              "normal-equations-will-do",
              "VᵀV gives P to 8 digits",
              of(ProjectionClaims::normalEquationsWillDo)));

  /// Rounding that identities are allowed.
  private static final double ROUNDING = 1e-10;

  @FunctionalInterface
  private interface Check {
    Verdict verdict(ProjectionState state, Projection projection);
  }

  private static Claim.Check<ProjectionState> of(Check check) {
    return transition -> verdict(transition, check);
  }

  private static Claim.Check<ProjectionState> orthogonal(Check check) {
    return transition ->
        transition.after().options().oblique() == 0 ? verdict(transition, check) : Verdict.NOT_YET;
  }

  private static Verdict verdict(Transition<ProjectionState> transition, Check check) {
    ProjectionState state = transition.after();
    Projection projection = state.projection();
    return projection == null ? Verdict.NOT_YET : check.verdict(state, projection);
  }

  private static Verdict idempotent(ProjectionState state, Projection projection) {
    DMatrixRMaj p = projection.projector().matrix();
    DMatrixRMaj square = new DMatrixRMaj(p.numRows, p.numCols);
    CommonOps_DDRM.mult(p, p, square);
    double size = 1 + Norms.squaredFrobenius(p);
    return Verdict.within(Math.sqrt(Norms.squaredDistance(square, p)), ROUNDING * size);
  }

  private static Verdict keepsBasis(ProjectionState state, Projection projection) {
    DMatrixRMaj p = projection.projector().matrix();
    DMatrixRMaj difference = state.v().copy();
    CommonOps_DDRM.multAdd(-1, p, state.v(), difference);
    double size = (1 + Norms.frobenius(p)) * Norms.frobenius(state.v());
    return Verdict.within(Norms.frobenius(difference), ROUNDING * size);
  }

  private static Verdict traceIsRank(ProjectionState state, Projection projection) {
    Projector projector = projection.projector();
    double deviation = Math.abs(CommonOps_DDRM.trace(projector.matrix()) - projector.rank());
    double size = 1 + Norms.squaredFrobenius(projector.matrix());
    return Verdict.within(deviation, ROUNDING * size);
  }

  private static Verdict symmetric(ProjectionState state, Projection projection) {
    DMatrixRMaj p = projection.projector().matrix();
    DMatrixRMaj transposed = CommonOps_DDRM.transpose(p, null);
    return Verdict.within(Math.sqrt(Norms.squaredDistance(p, transposed)), ROUNDING);
  }

  private static Verdict residualIsOrthogonal(ProjectionState state, Projection projection) {
    DMatrixRMaj residual = CommonOps_DDRM.subtract(state.x(), projection.foot(), null);
    DMatrixRMaj along = new DMatrixRMaj(state.v().numCols, 1);
    CommonOps_DDRM.multTransA(state.v(), residual, along);
    double size = Norms.frobenius(state.v()) * Norms.frobenius(state.x());
    return Verdict.within(Norms.frobenius(along), ROUNDING * size);
  }

  private static Verdict pythagoras(ProjectionState state, Projection projection) {
    double whole = Norms.squaredFrobenius(state.x());
    double parts =
        Norms.squaredFrobenius(projection.foot()) + ProjectionState.residual(state, projection);
    return Verdict.within(Math.abs(whole - parts), ROUNDING * whole + Double.MIN_NORMAL);
  }

  /// Against the foot of the perpendicular, BBᵀx.
  private static Verdict isNearest(ProjectionState state, Projection projection) {
    DMatrixRMaj basis = projection.projector().basis();
    DMatrixRMaj outside = Directions.outside(basis, basis.numCols, state.x());
    double shortest = Norms.squaredFrobenius(outside);
    double excess = ProjectionState.residual(state, projection) - shortest;
    double size = Norms.squaredFrobenius(state.x());
    return Verdict.within(excess, ROUNDING * size + Double.MIN_NORMAL);
  }

  private static Verdict normalEquationsWillDo(ProjectionState state, Projection projection) {
    return Verdict.within(projection.projector().normalEquationsError(), 1e-8);
  }
}
