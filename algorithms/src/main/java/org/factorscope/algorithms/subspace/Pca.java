package org.factorscope.algorithms.subspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Phase;
import org.factorscope.algorithms.stepped.SteppedAlgorithm;
import org.factorscope.algorithms.stepped.Transition;

/// Principal component analysis by the power method with deflation (Tang, slides 2024, eq. 12 to
/// 15; CIL lecture notes 2024, section 1.3).
///
/// ```
/// multiply:   v = (I − W W^T) C v      C = Xc^T Xc / (n − 1), W the components found
/// normalize:  v = v / ‖v‖
/// ```
///
/// One iteration is both half-steps. What decreases is ‖Xc − XcWWᵀ‖_F², where W holds the direction
/// under way beside those found. A direction is found when an iteration turns it by at most the
/// tolerance; it gets the sign that makes its entry of largest magnitude positive, is taken out of
/// C, and the next one starts at random. It stops when all are found. Where no variance is left,
/// any direction orthogonal to those found is a component of variance 0: the one under way is
/// taken. Two equal variances have no unique components; a pair in their plane is found. Cost of an
/// iteration: O(nd).
public final class Pca implements SteppedAlgorithm<CentredData, PcaOptions, PcaState> {
  private static final Phase MULTIPLY =
      new Phase(
          "multiply",
          "Multiply by C",
          "v \\leftarrow (I - W W^{\\top})\\, C\\, v,\\quad C = \\frac{1}{n-1} X_c^{\\top} X_c",
          List.of("v ← C v", "take out the components found"));
  private static final Phase NORMALIZE =
      new Phase(
          "normalize",
          "Normalize",
          "v \\leftarrow v / \\|v\\|",
          List.of(
              "v ← v / ‖v‖",
              "if v turned by no more than the tolerance:",
              "  keep it, start the next"));

  /// Variance below this fraction of the total is rounding.
  private static final double NO_VARIANCE = 1e-15;

  private static final int TRAIL_ENTRIES = 32;

  @Override
  public List<Phase> phases() {
    return List.of(MULTIPLY, NORMALIZE);
  }

  @Override
  public PcaState start(CentredData data, PcaOptions options, long seed) {
    int d = data.columns();
    if (options.components() > d) {
      throw InvalidInputException.option(
          "components", options.components(), "must be at most the number of columns, " + d);
    }
    DMatrixRMaj w = new DMatrixRMaj(d, options.components());
    DMatrixRMaj first = Directions.random(w, 0, seed, 0);
    w = Directions.withColumn(w, 0, first);
    return PcaState.at(data, options, seed, 0, w, 0, first, Double.NaN);
  }

  @Override
  public PcaState apply(Phase phase, PcaState state) {
    if (state.isComplete()) {
      return state.withVector(state.vector());
    }
    return switch (phase.name()) {
      case "multiply" -> state.withVector(deflatedProduct(state));
      case "normalize" -> normalized(state);
      default -> throw new IllegalArgumentException(phase.name());
    };
  }

  private static DMatrixRMaj deflatedProduct(PcaState state) {
    DMatrixRMaj w = state.components();
    DMatrixRMaj inside = Directions.outside(w, state.found(), state.vector());
    DMatrixRMaj product = state.data().covarianceTimes(inside);
    return Directions.outside(w, state.found(), product);
  }

  private static PcaState normalized(PcaState state) {
    DMatrixRMaj w = state.components();
    DMatrixRMaj before = Directions.column(w, state.found());
    double total = state.data().squaredNorm() / (state.data().rows() - 1);
    if (Norms.frobenius(state.vector()) <= NO_VARIANCE * total) {
      return keep(state, before, 0);
    }
    DMatrixRMaj unit = Directions.unit(state.vector());
    // A second projection: the first one leaves rounding of the size of what it took away.
    unit = Directions.unit(Directions.outside(w, state.found(), unit));
    double angle = Directions.angle(before, unit);
    if (angle <= state.options().tolerance()) {
      return keep(state, unit, angle);
    }
    DMatrixRMaj turned = Directions.withColumn(w, state.found(), unit);
    return state.withDirection(turned, state.found(), unit, angle);
  }

  /// Makes `direction` final and starts the next component, where there is one.
  private static PcaState keep(PcaState state, DMatrixRMaj direction, double angle) {
    DMatrixRMaj component = Directions.signed(direction);
    int found = state.found() + 1;
    DMatrixRMaj w = Directions.withColumn(state.components(), state.found(), component);
    if (found == state.options().components()) {
      return state.withDirection(w, found, component, angle);
    }
    DMatrixRMaj next = Directions.random(w, found, state.seed(), state.step() + 1);
    return state.withDirection(Directions.withColumn(w, found, next), found, next, angle);
  }

  /// Another tolerance is fine in the middle of a run, another number of components is not.
  @Override
  public PcaState withOptions(PcaState state, PcaOptions options) {
    if (options.components() != state.options().components()) {
      throw InvalidInputException.option(
          "components", options.components(), "cannot change in the middle of a run");
    }
    return new PcaState(
        state.data(),
        options,
        state.seed(),
        state.step(),
        state.components(),
        state.variance(),
        state.found(),
        state.vector(),
        state.angle(),
        state.objective());
  }

  @Override
  public List<String> replaceable() {
    return List.of("v");
  }

  /// Turns the direction under way: what is left of `value` outside of the components found, at
  /// length 1.
  @Override
  public PcaState replace(PcaState state, String variable, DMatrixRMaj value) {
    if (!variable.equals("v")) {
      throw InvalidInputException.variable(variable, "v");
    }
    int d = state.data().columns();
    if (value.numRows != d || value.numCols != 1) {
      throw InvalidInputException.shape("v", value.numRows, value.numCols, d, 1);
    }
    if (state.isComplete()) {
      throw new InvalidInputException(
          "All components are found; go back to where one is still searched, then turn it.");
    }
    DMatrixRMaj rest = Directions.outside(state.components(), state.found(), value);
    if (!(Norms.frobenius(rest) > 1e-8 * Norms.frobenius(value))) {
      throw new InvalidInputException(
          "This direction lies within the components found already; choose another one.");
    }
    DMatrixRMaj unit = Directions.unit(rest);
    DMatrixRMaj w = Directions.withColumn(state.components(), state.found(), unit);
    return PcaState.at(
        state.data(),
        state.options(),
        state.seed(),
        state.step(),
        w,
        state.found(),
        unit,
        Double.NaN);
  }

  @Override
  public OptionalDouble objective(PcaState state) {
    return OptionalDouble.of(state.objective());
  }

  @Override
  public Map<String, Double> measures(PcaState state) {
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("found", (double) state.found());
    if (!Double.isNaN(state.angle())) {
      measures.put("angle", state.angle());
    }
    return measures;
  }

  @Override
  public Optional<StopReason> stopReason(Transition<PcaState> transition) {
    return transition.after().isComplete() ? Optional.of(StopReason.CONVERGED) : Optional.empty();
  }

  @Override
  public List<Claim<PcaState>> claims() {
    return PcaClaims.ALL;
  }

  @Override
  public double[] trail(PcaState state) {
    int at = Math.min(state.found(), state.options().components() - 1);
    DMatrixRMaj direction = Directions.column(state.components(), at);
    return direction.getNumElements() <= TRAIL_ENTRIES ? direction.data : new double[0];
  }
}
