package org.factorscope.algorithms.subspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.SquareRange;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;
import org.jspecify.annotations.Nullable;

/// Projection of a point onto a subspace (CIL lecture notes 2024, section 1.2).
///
/// ```
/// project:  x ↦ P x,   P = V(VᵀV)⁻¹Vᵀ,   oblique P = V(AᵀV)⁻¹Aᵀ
/// ```
///
/// One iteration is one half-step. The first one brings x to its foot, every other one moves
/// nothing, because P² = P; it stops when nothing moves. The basis has two columns of length 1, at
/// the chosen angle, in a random plane of the data's space: one column if there are fewer than
/// three dimensions. x is the first row of the data. The plane goes through the origin of the data
/// as they are. Cost: O(n²m).
public final class OrthogonalProjection
    implements Algorithm<DataMatrix, OrthogonalProjection.Options, OrthogonalProjection.State> {
  /// Onto what and along what is projected.
  ///
  /// @param angle between the first two basis vectors, in degrees, above 0 and at most 90
  /// @param oblique by how much the direction of projection is tilted against the right angle, in
  ///   degrees, from 0 to below 90
  public record Options(double angle, double oblique) {
    public Options {
      if (!(angle > 0 && angle <= 90)) {
        throw InvalidInputException.option("angle", angle, "must be above 0 and at most 90");
      }
      if (!(oblique >= 0 && oblique < 90)) {
        throw InvalidInputException.option("oblique", oblique, "must be from 0 to below 90");
      }
    }

    /// Whether the projection leaves the right angle.
    public boolean isOblique() {
      return oblique > 0;
    }
  }

  /// A moment of a projection.
  ///
  /// @param v V, the basis, n x m
  /// @param angle the option that V was turned to last; a drag may have turned it further since
  /// @param x the point that is looked at, n x 1
  /// @param projection what came of it; null before the first half-step
  public record State(DMatrixRMaj v, double angle, DMatrixRMaj x, @Nullable Projection projection) {
    /// ‖x − foot‖², NaN before the first half-step.
    public double residual() {
      return projection == null ? Double.NaN : Norms.squaredDistance(x, projection.foot());
    }
  }

  /// What came of projecting.
  ///
  /// @param foot Px, or P applied to it again, n x 1
  /// @param moved by how much the last half-step moved the point; NaN after an edit
  public record Projection(Projector projector, DMatrixRMaj foot, double moved) {}

  private static final List<StateVariable<DataMatrix, Options, State>> VARIABLES =
      List.of(
          StateVariable.<DataMatrix, Options, State>matrix("V", State::v)
              .settable((run, state) -> null, OrthogonalProjection::withBasis),
          StateVariable.matrix("P", OrthogonalProjection::projector),
          StateVariable.<DataMatrix, Options, State>matrix("x", State::x)
              .settable(OrthogonalProjection::withPoint));

  private static final List<Claim<DataMatrix, Options, State>> CLAIMS =
      List.of(
          Claim.promised("projector-is-idempotent", of(OrthogonalProjection::idempotent)).atRest(),
          Claim.promised("basis-is-kept", of(OrthogonalProjection::keepsBasis)).atRest(),
          Claim.promised("trace-is-the-rank", of(OrthogonalProjection::traceIsRank)).atRest(),
          Claim.promised("projector-is-symmetric", upright(OrthogonalProjection::symmetric)),
          Claim.promised(
              "residual-is-orthogonal", upright(OrthogonalProjection::residualIsOrthogonal)),
          Claim.promised("pythagoras", upright(OrthogonalProjection::pythagoras)),
          Claim.notPromised("foot-is-the-nearest-point", of(OrthogonalProjection::isNearest))
              .atRest(),
          Claim.notPromised(
              "normal-equations-will-do", of(OrthogonalProjection::normalEquationsWillDo)));

  /// A point that moves by less than this fraction of ‖x‖ has not moved.
  private static final double STILL = 1e-12;

  /// Rounding that identities are allowed.
  private static final double ROUNDING = 1e-10;

  /// Half of the digits of a double.
  private static final double EIGHT_DIGITS = 1e-8;

  @Override
  public List<HalfStep<DataMatrix, Options, State>> halfSteps(Options options) {
    String method = options.isOblique() ? "oblique" : "orthogonal";
    return List.of(
        HalfStep.of("project", method, (run, state, place) -> projected(run.options(), state)));
  }

  @Override
  public List<StateVariable<DataMatrix, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<DataMatrix, Options> run) {
    int n = run.problem().columns();
    int m = n < 3 ? 1 : 2;
    DMatrixRMaj plane = new DMatrixRMaj(n, m);
    for (int k = 0; k < m; k++) {
      plane = Directions.withColumn(plane, k, Directions.random(plane, k, run.seed(), k));
    }
    DMatrixRMaj x = new DMatrixRMaj(n, 1);
    System.arraycopy(run.problem().matrix().data, 0, x.data, 0, n);
    SquareRange.squaredNorm(x);
    double angle = run.options().angle();
    return new State(atAngle(plane, angle), angle, x, null);
  }

  /// V with its second column turned within the plane of the first two, to this angle with the
  /// first.
  private static DMatrixRMaj atAngle(DMatrixRMaj v, double degrees) {
    if (v.numCols < 2) {
      return v;
    }
    DMatrixRMaj first = Directions.column(v, 0);
    DMatrixRMaj second = Directions.column(v, 1);
    double length = Norms.frobenius(second);
    if (Norms.frobenius(first) == 0 || length == 0) {
      return v;
    }
    DMatrixRMaj along = Directions.unit(first);
    DMatrixRMaj across = Directions.outside(along, 1, second);
    if (!(Norms.frobenius(across) > 1e-12 * length)) {
      across = Directions.random(along, 1, 0, 0);
    }
    across = Directions.unit(Directions.outside(along, 1, Directions.unit(across)));
    double angle = Math.toRadians(degrees);
    DMatrixRMaj turned = new DMatrixRMaj(v.numRows, 1);
    CommonOps_DDRM.add(
        length * StrictMath.cos(angle), along, length * StrictMath.sin(angle), across, turned);
    return Directions.withColumn(v, 1, turned);
  }

  private static State projected(Options options, State state) {
    Projection known = state.projection();
    Projector projector =
        known == null ? Projector.onto(state.v(), options.oblique()) : known.projector();
    DMatrixRMaj from = known == null ? state.x() : known.foot();
    DMatrixRMaj foot = projector.times(from);
    double moved = Math.sqrt(Norms.squaredDistance(foot, from));
    Projection projection = new Projection(projector, foot, moved);
    return new State(state.v(), state.angle(), state.x(), projection);
  }

  /// Another angle turns the second column at once; what was projected is projected anew.
  @Override
  public State reconsidered(Run<DataMatrix, Options> run, State state) {
    double angle = run.options().angle();
    DMatrixRMaj v = angle == state.angle() ? state.v() : atAngle(state.v(), angle);
    return edited(run, v, angle, state.x(), state);
  }

  private static State edited(
      Run<DataMatrix, Options> run, DMatrixRMaj v, double angle, DMatrixRMaj x, State before) {
    Projection projection = null;
    if (before.projection() != null) {
      Projector projector = Projector.onto(v, run.options().oblique());
      projection = new Projection(projector, projector.times(x), Double.NaN);
    }
    return new State(v, angle, x, projection);
  }

  /// A basis may have any number of columns up to n.
  private static State withBasis(Run<DataMatrix, Options> run, State state, DMatrixRMaj v) {
    int n = run.problem().columns();
    if (v.numRows != n || v.numCols > n) {
      throw InvalidInputException.shape("V", v.numRows, v.numCols, n, state.v().numCols);
    }
    return edited(run, v, state.angle(), state.x(), state);
  }

  private static State withPoint(Run<DataMatrix, Options> run, State state, DMatrixRMaj x) {
    SquareRange.squaredNorm(x);
    return edited(run, state.v(), state.angle(), x, state);
  }

  private static @Nullable DMatrixRMaj projector(State state) {
    return state.projection() == null ? null : state.projection().projector().matrix();
  }

  @Override
  public OptionalDouble objective(Run<DataMatrix, Options> run, State state) {
    return state.projection() == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(state.residual());
  }

  @Override
  public Map<String, Double> measures(Run<DataMatrix, Options> run, State state) {
    Map<String, Double> measures = new LinkedHashMap<>();
    Projection projection = state.projection();
    if (projection != null) {
      Projector projector = projection.projector();
      measures.put("trace", CommonOps_DDRM.trace(projector.matrix()));
      putFinite(measures, "condition", projector.condition());
      putFinite(measures, "normal-equations-error", projector.normalEquationsError());
      putFinite(measures, "moved", projection.moved());
    }
    return measures;
  }

  private static void putFinite(Map<String, Double> measures, String name, double value) {
    if (Double.isFinite(value)) {
      measures.put(name, value);
    }
  }

  @Override
  public Optional<StopReason> stopReason(Transition<DataMatrix, Options, State> last) {
    State state = last.after();
    Projection projection = state.projection();
    return projection != null && projection.moved() <= STILL * Norms.frobenius(state.x())
        ? Optional.of(StopReason.CONVERGED)
        : Optional.empty();
  }

  @Override
  public List<Claim<DataMatrix, Options, State>> claims() {
    return CLAIMS;
  }

  @FunctionalInterface
  private interface Check {
    Verdict verdict(State state, Projection projection);
  }

  private static Claim.Check<DataMatrix, Options, State> of(Check check) {
    return step -> {
      Projection projection = step.after().projection();
      return projection == null ? Verdict.NOT_YET : check.verdict(step.after(), projection);
    };
  }

  /// For what holds at a right angle alone.
  private static Claim.Check<DataMatrix, Options, State> upright(Check check) {
    Claim.Check<DataMatrix, Options, State> any = of(check);
    return step -> {
      Projection projection = step.after().projection();
      boolean leans = projection != null && projection.projector().oblique();
      return leans ? Verdict.NOT_YET : any.verdict(step);
    };
  }

  private static Verdict idempotent(State state, Projection projection) {
    DMatrixRMaj p = projection.projector().matrix();
    DMatrixRMaj square = new DMatrixRMaj(p.numRows, p.numCols);
    CommonOps_DDRM.mult(p, p, square);
    double size = 1 + Norms.squaredFrobenius(p);
    return Verdict.within(Math.sqrt(Norms.squaredDistance(square, p)), ROUNDING * size);
  }

  /// The column of V that P moves most, relative to its own length, however short it is.
  private static Verdict keepsBasis(State state, Projection projection) {
    double worst = 0;
    for (int k = 0; k < state.v().numCols; k++) {
      DMatrixRMaj column = Directions.column(state.v(), k);
      double length = Norms.frobenius(column);
      DMatrixRMaj moved = projection.projector().times(column);
      CommonOps_DDRM.subtractEquals(moved, column);
      worst = Math.max(worst, length > 0 ? Norms.frobenius(moved) / length : 0);
    }
    return Verdict.within(worst, ROUNDING * (1 + Norms.frobenius(projection.projector().matrix())));
  }

  private static Verdict traceIsRank(State state, Projection projection) {
    DMatrixRMaj p = projection.projector().matrix();
    int rank = Projector.basisOf(state.v()).numCols;
    double size = 1 + Norms.squaredFrobenius(p);
    return Verdict.within(Math.abs(CommonOps_DDRM.trace(p) - rank), ROUNDING * size);
  }

  private static Verdict symmetric(State state, Projection projection) {
    DMatrixRMaj p = projection.projector().matrix();
    DMatrixRMaj transposed = CommonOps_DDRM.transpose(p, null);
    return Verdict.within(Math.sqrt(Norms.squaredDistance(p, transposed)), ROUNDING);
  }

  /// The largest cosine between a column of V and what the residual is of x.
  private static Verdict residualIsOrthogonal(State state, Projection projection) {
    DMatrixRMaj residual = CommonOps_DDRM.subtract(state.x(), projection.foot(), null);
    double size = Norms.frobenius(state.x());
    double worst = 0;
    for (int k = 0; k < state.v().numCols && size > 0; k++) {
      DMatrixRMaj column = Directions.column(state.v(), k);
      if (Norms.frobenius(column) > 0) {
        double along = CommonOps_DDRM.dot(Directions.unit(column), residual);
        worst = Math.max(worst, Math.abs(along) / size);
      }
    }
    return Verdict.within(worst, ROUNDING);
  }

  private static Verdict pythagoras(State state, Projection projection) {
    double whole = Norms.squaredFrobenius(state.x());
    double parts = Norms.squaredFrobenius(projection.foot()) + state.residual();
    return Verdict.within(Math.abs(whole - parts), ROUNDING * whole + Double.MIN_NORMAL);
  }

  /// Against the foot of the perpendicular, BBᵀx.
  private static Verdict isNearest(State state, Projection projection) {
    DMatrixRMaj basis = Projector.basisOf(state.v());
    DMatrixRMaj outside = Directions.outside(basis, basis.numCols, state.x());
    double excess = state.residual() - Norms.squaredFrobenius(outside);
    double size = Norms.squaredFrobenius(state.x());
    return Verdict.within(excess, ROUNDING * size + Double.MIN_NORMAL);
  }

  private static Verdict normalEquationsWillDo(State state, Projection projection) {
    return Verdict.within(projection.projector().normalEquationsError(), EIGHT_DIGITS);
  }
}
