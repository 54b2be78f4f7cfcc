package org.factorscope.algorithms.spectrum;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.spectrum.PowerMethodOptions.Form;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Phase;
import org.factorscope.algorithms.stepped.SteppedAlgorithm;
import org.factorscope.algorithms.stepped.Transition;
import org.factorscope.algorithms.subspace.Directions;

/// Eigenvectors of a symmetric matrix by the power method with deflation (CIL lecture notes 2024,
/// section 1.4), or of a block of vectors at once by orthogonal iteration.
///
/// ```
/// multiply:   v = A v                     block:  V = A V
/// normalize:  v = v / ‖v‖                         each column to length 1
/// deflate:    A = A − μ v vᵀ once found           V = Q of V = QR
/// ```
///
/// One iteration is all three half-steps. What decreases in the end, not in every step, is the
/// residual ‖Av − μv‖ with μ = vᵀAv/vᵀv. An eigenvector is found when its residual is at most 1e-12
/// of ‖A‖₂, which puts μ as near to an eigenvalue; it gets the sign that makes its entry of largest
/// magnitude positive. In single form it is taken out of A, kept apart as A − Σμuuᵀ, and the next
/// search starts at random; it stops when all are found. Rounding would bring what was taken out
/// back in, so `normalize` is orthogonal to it. Where Av is zero, v stays and is an eigenvector of
/// eigenvalue 0. The limit is ±u₁ (the notes lack the sign), and there is none where λ₁ = −λ₂. Cost
/// of an iteration: O(pd²).
public final class PowerMethod
    implements SteppedAlgorithm<SymmetricMatrix, PowerMethodOptions, PowerMethodState> {
  private static final Phase MULTIPLY =
      new Phase("multiply", "Multiply by A", "v \\leftarrow A\\, v", List.of("v ← A v"));
  private static final Phase NORMALIZE =
      new Phase(
          "normalize",
          "Normalize",
          "v \\leftarrow v / \\|v\\|",
          List.of("v ← v / ‖v‖", "block: each column"));
  private static final Phase DEFLATE =
      new Phase(
          "deflate",
          "Deflate",
          "A \\leftarrow A - \\mu\\, v v^{\\top}\\quad"
              + "\\mathrm{once}\\ \\|A v - \\mu v\\| \\le \\varepsilon",
          List.of(
              "if ‖A v − μ v‖ ≤ ε:",
              "  keep v as a column of U",
              "  A ← A − μ v vᵀ, start the next v",
              "block: V ← Q of V = Q R"));

  /// A residual of at most this, relative to ‖A‖₂, means found.
  private static final double TOLERANCE = 1e-12;

  private static final int TRAIL_ENTRIES = 16;

  @Override
  public List<Phase> phases() {
    return List.of(MULTIPLY, NORMALIZE, DEFLATE);
  }

  @Override
  public PowerMethodState start(SymmetricMatrix a, PowerMethodOptions options, long seed) {
    int d = a.order();
    if (options.components() > d) {
      throw InvalidInputException.option(
          "components", options.components(), "must be at most the order of the matrix, " + d);
    }
    DMatrixRMaj v = new DMatrixRMaj(d, options.width());
    for (int k = 0; k < v.numCols; k++) {
      v = Directions.withColumn(v, k, Directions.random(v, k, seed, -k));
    }
    Eigenpairs none = Eigenpairs.none(d, options.components());
    return PowerMethodState.begin(a, options, seed, 0, none, v);
  }

  @Override
  public PowerMethodState apply(Phase phase, PowerMethodState state) {
    if (state.isComplete()) {
      return state.with(state.vectors(), state.found());
    }
    return switch (phase.name()) {
      case "multiply" -> multiplied(state);
      case "normalize" -> state.with(normalized(state), state.found());
      case "deflate" -> state.options().form() == Form.SINGLE ? deflated(state) : settled(state);
      default -> throw new IllegalArgumentException(phase.name());
    };
  }

  private static PowerMethodState multiplied(PowerMethodState state) {
    DMatrixRMaj images = state.estimate().images();
    DMatrixRMaj before = state.estimate().directions();
    Eigenpairs out = state.takenOut();
    DMatrixRMaj directions =
        OrthonormalColumns.of(images, state.matrix().norm(), before, out.vectors(), out.count());
    return state.multiplied(images, directions);
  }

  /// Each column at length 1; a column that is zero becomes what it was before.
  private static DMatrixRMaj normalized(PowerMethodState state) {
    DMatrixRMaj directions = state.estimate().directions();
    if (state.options().form() == Form.SINGLE) {
      return directions;
    }
    DMatrixRMaj unit = directions;
    for (int k = 0; k < directions.numCols; k++) {
      DMatrixRMaj column = Directions.column(state.vectors(), k);
      boolean isZero = !(Norms.frobenius(column) > Double.MIN_NORMAL);
      unit = isZero ? unit : Directions.withColumn(unit, k, Directions.unit(column));
    }
    return unit;
  }

  /// Makes the direction final once it is found, and starts the next, where there is one.
  private static PowerMethodState deflated(PowerMethodState state) {
    Estimate estimate = state.estimate();
    if (estimate.settled(TOLERANCE * state.matrix().norm()) == 0) {
      return state.with(estimate.directions(), state.found());
    }
    Eigenpairs found = state.found().with(estimate.directions(), estimate.rayleigh()[0]);
    if (found.count() == state.options().components()) {
      return state.with(Directions.column(found.vectors(), found.count() - 1), found);
    }
    int step = state.step() + 1;
    DMatrixRMaj next = Directions.random(found.vectors(), found.count(), state.seed(), step);
    return PowerMethodState.begin(state.matrix(), state.options(), state.seed(), step, found, next);
  }

  /// Makes the block orthonormal and writes down which of its first columns are found.
  private static PowerMethodState settled(PowerMethodState state) {
    Estimate estimate = state.estimate();
    int count = estimate.settled(TOLERANCE * state.matrix().norm());
    Eigenpairs found = Eigenpairs.none(state.matrix().order(), state.options().components());
    for (int k = 0; k < count; k++) {
      found = found.with(Directions.column(estimate.directions(), k), estimate.rayleigh()[k]);
    }
    return state.with(estimate.directions(), found);
  }

  /// Both options say how a run starts.
  @Override
  public PowerMethodState withOptions(PowerMethodState state, PowerMethodOptions options) {
    if (!options.equals(state.options())) {
      throw new InvalidInputException(
          "components and block cannot change in the middle of a run; start it anew.");
    }
    return state;
  }

  @Override
  public List<String> replaceable() {
    return List.of("v");
  }

  /// Turns v: what is left of `value` outside of what was taken out, orthonormal.
  @Override
  public PowerMethodState replace(PowerMethodState state, String variable, DMatrixRMaj value) {
    if (!variable.equals("v")) {
      throw InvalidInputException.variable(variable, "v");
    }
    int d = state.matrix().order();
    int p = state.options().width();
    if (value.numRows != d || value.numCols != p) {
      throw InvalidInputException.shape("v", value.numRows, value.numCols, d, p);
    }
    if (state.isComplete()) {
      throw new InvalidInputException(
          "All eigenvectors are found; go back to where one is still searched, then turn it.");
    }
    Eigenpairs out = state.takenOut();
    for (int k = 0; k < p; k++) {
      DMatrixRMaj column = Directions.column(value, k);
      DMatrixRMaj rest = Directions.outside(out.vectors(), out.count(), column);
      if (!(Norms.frobenius(rest) > 1e-8 * Norms.frobenius(column))) {
        throw new InvalidInputException(
            "This direction lies within what was found already, or is zero; choose another one.");
      }
    }
    DMatrixRMaj directions =
        OrthonormalColumns.of(value, 0, state.estimate().directions(), out.vectors(), out.count());
    return PowerMethodState.begin(
        state.matrix(), state.options(), state.seed(), state.step(), state.found(), directions);
  }

  @Override
  public OptionalDouble objective(PowerMethodState state) {
    return OptionalDouble.of(state.estimate().residual());
  }

  @Override
  public Map<String, Double> measures(PowerMethodState state) {
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("found", (double) state.found().count());
    measures.put("rayleigh", state.estimate().rayleigh()[0]);
    double tangent = state.convergence().tangent();
    if (Double.isFinite(tangent)) {
      measures.put("tangent", tangent);
    }
    return measures;
  }

  @Override
  public Optional<StopReason> stopReason(Transition<PowerMethodState> transition) {
    return transition.after().isComplete() ? Optional.of(StopReason.CONVERGED) : Optional.empty();
  }

  @Override
  public List<Claim<PowerMethodState>> claims() {
    return PowerMethodClaims.ALL;
  }

  /// The residual that theory allows, the residuals of the columns, then the first direction where
  /// it is short.
  @Override
  public double[] trail(PowerMethodState state) {
    double[] residuals = state.estimate().residuals();
    int d = state.matrix().order();
    double[] trail = new double[1 + residuals.length + (d <= TRAIL_ENTRIES ? d : 0)];
    trail[0] = state.convergence().residualBound();
    System.arraycopy(residuals, 0, trail, 1, residuals.length);
    for (int i = 0; 1 + residuals.length + i < trail.length; i++) {
      trail[1 + residuals.length + i] = state.estimate().directions().get(i, 0);
    }
    return trail;
  }
}
