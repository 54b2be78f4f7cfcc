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
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Phase;
import org.factorscope.algorithms.stepped.SteppedAlgorithm;
import org.factorscope.algorithms.stepped.Transition;
import org.factorscope.algorithms.subspace.ProjectionState.Projection;

/// Projection of a point onto a subspace (CIL lecture notes 2024, section 1.2).
///
/// ```
/// project:  x ↦ P x,   P = V(VᵀV)⁻¹Vᵀ,   oblique P = V(AᵀV)⁻¹Aᵀ
/// ```
///
/// One iteration is one half-step. The first one brings x to its foot, every other one moves
/// nothing, because P² = P; it stops when nothing moves. The basis has two columns of length 1, at
/// the chosen angle, in a random plane of the data's space: one column where there are fewer than
/// three dimensions. x is the first row of the data. The plane goes through the origin of the data
/// as they are. Cost: O(n²m).
public final class OrthogonalProjection
    implements SteppedAlgorithm<DataMatrix, ProjectionOptions, ProjectionState> {
  private static final Phase PROJECT =
      new Phase(
          "project",
          "Project",
          "P = V (V^{\\top} V)^{-1} V^{\\top} \\quad\\mathrm{or}\\quad V (A^{\\top} V)^{-1}"
              + " A^{\\top},\\quad x \\mapsto P x",
          List.of("B ← orthonormal basis of col(V)", "P ← B Bᵀ, oblique: B Aᵀ", "x ↦ P x"));

  /// A point that moves by less than this fraction of ‖x‖ has not moved.
  private static final double STILL = 1e-12;

  @Override
  public List<Phase> phases() {
    return List.of(PROJECT);
  }

  @Override
  public ProjectionState start(DataMatrix data, ProjectionOptions options, long seed) {
    int n = data.columns();
    int m = n < 3 ? 1 : 2;
    DMatrixRMaj plane = new DMatrixRMaj(n, m);
    for (int k = 0; k < m; k++) {
      plane = Directions.withColumn(plane, k, Directions.random(plane, k, seed, k));
    }
    DMatrixRMaj x = new DMatrixRMaj(n, 1);
    System.arraycopy(data.matrix().data, 0, x.data, 0, n);
    return new ProjectionState(data, options, 0, atAngle(plane, options.angle()), x, null);
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

  @Override
  public ProjectionState apply(Phase phase, ProjectionState state) {
    Projection known = state.projection();
    Projector projector =
        known == null ? Projector.onto(state.v(), state.options().oblique()) : known.projector();
    DMatrixRMaj from = known == null ? state.x() : known.foot();
    DMatrixRMaj foot = projector.times(from);
    double moved = Math.sqrt(Norms.squaredDistance(foot, from));
    return new ProjectionState(
        state.data(),
        state.options(),
        state.step() + 1,
        state.v(),
        state.x(),
        new Projection(projector, foot, moved));
  }

  /// Another angle turns the second column at once; what was projected is projected anew.
  @Override
  public ProjectionState withOptions(ProjectionState state, ProjectionOptions options) {
    DMatrixRMaj v =
        options.angle() == state.options().angle()
            ? state.v()
            : atAngle(state.v(), options.angle());
    return edited(state, options, v, state.x());
  }

  private static ProjectionState edited(
      ProjectionState state, ProjectionOptions options, DMatrixRMaj v, DMatrixRMaj x) {
    Projection projection = null;
    if (state.projection() != null) {
      Projector projector = Projector.onto(v, options.oblique());
      projection = new Projection(projector, projector.times(x), Double.NaN);
    }
    return new ProjectionState(state.data(), options, state.step(), v, x, projection);
  }

  @Override
  public List<String> replaceable() {
    return List.of("V", "x");
  }

  /// A basis may have any number of columns up to n.
  @Override
  public ProjectionState replace(ProjectionState state, String variable, DMatrixRMaj value) {
    int n = state.x().numRows;
    return switch (variable) {
      case "V" -> {
        if (value.numRows != n || value.numCols > n) {
          throw InvalidInputException.shape(
              "V", value.numRows, value.numCols, n, state.v().numCols);
        }
        yield edited(state, state.options(), value.copy(), state.x());
      }
      case "x" -> {
        if (value.numRows != n || value.numCols != 1) {
          throw InvalidInputException.shape("x", value.numRows, value.numCols, n, 1);
        }
        yield edited(state, state.options(), state.v(), value.copy());
      }
      default -> throw InvalidInputException.variable(variable, "V, x");
    };
  }

  @Override
  public OptionalDouble objective(ProjectionState state) {
    Projection projection = state.projection();
    return projection == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(ProjectionState.residual(state, projection));
  }

  @Override
  public Map<String, Double> measures(ProjectionState state) {
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
  public Optional<StopReason> stopReason(Transition<ProjectionState> transition) {
    ProjectionState state = transition.after();
    Projection projection = state.projection();
    return projection != null && projection.moved() <= STILL * Norms.frobenius(state.x())
        ? Optional.of(StopReason.CONVERGED)
        : Optional.empty();
  }

  @Override
  public List<Claim<ProjectionState>> claims() {
    return ProjectionClaims.ALL;
  }

  @Override
  public double[] trail(ProjectionState state) {
    return new double[0];
  }
}
