package org.factorscope.algorithms.subspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.Cycle;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Place;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;

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
/// C, and the next one starts at random. The run is over when all are found. If no variance is
/// left, any direction orthogonal to those found is a component of variance 0: the one under way is
/// taken. Two equal variances have no unique components; a pair in their plane is found. Cost of an
/// iteration: O(nd) for the half-steps, O(ndm) for the residual.
public final class Pca implements Algorithm<CentredData, Pca.Options, Pca.State> {
  /// How principal components are found.
  ///
  /// @param components m, at least 1
  /// @param tolerance a direction is found when an iteration turns it by at most this angle, in
  ///   radians
  public record Options(int components, double tolerance) {
    public Options {
      if (components < 1) {
        throw InvalidInputException.option("components", components, "must be at least 1");
      }
      if (!(tolerance > 0)) {
        throw InvalidInputException.option("tolerance", tolerance, "must be above 0");
      }
    }
  }

  /// A moment of the search for principal components.
  ///
  /// @param components W, d x m: found components first, then the direction under way, then zeros
  /// @param variance m x 1, divisor n − 1, along the columns of W
  /// @param found how many columns of W are final
  /// @param vector v, d x 1: what the power method works on, of length 1 except after `multiply`
  /// @param angle by how much the last iteration turned the direction, in radians; NaN before the
  ///   first
  /// @param objective ‖Xc − XcWWᵀ‖_F²
  public record State(
      DMatrixRMaj components,
      DMatrixRMaj variance,
      int found,
      DMatrixRMaj vector,
      double angle,
      double objective) {
    static State of(CentredData data, DMatrixRMaj w, int found, DMatrixRMaj vector, double angle) {
      DMatrixRMaj variance = new DMatrixRMaj(w.numCols, 1);
      for (int k = 0; k < w.numCols; k++) {
        variance.data[k] = data.varianceAlong(Directions.column(w, k));
      }
      return new State(w, variance, found, vector, angle, data.residual(w));
    }

    State withVector(DMatrixRMaj newVector) {
      return new State(components, variance, found, newVector, angle, objective);
    }

    /// Whether all components are found.
    public boolean isComplete() {
      return found == components.numCols;
    }

    /// Which column of W is under way, from 0; the last one when all are found.
    public int current() {
      return Math.min(found, components.numCols - 1);
    }
  }

  private static final List<HalfStep<CentredData, Options, State>> HALF_STEPS =
      List.of(
          HalfStep.of(
              "multiply",
              (run, state, place) -> state.withVector(deflatedProduct(run.problem(), state))),
          HalfStep.of("normalize", Pca::normalized));

  private static final List<StateVariable<CentredData, Options, State>> VARIABLES =
      List.of(
          StateVariable.matrix("W", State::components),
          StateVariable.matrix("variance", State::variance),
          StateVariable.<CentredData, Options, State>matrix("v", State::vector)
              .settable(Pca::withDirection));

  private static final List<Claim<CentredData, Options, State>> CLAIMS =
      List.of(
          Claim.promised("residual-never-rises", Pca::neverRises),
          Claim.promised("components-are-orthonormal", Pca::orthonormal),
          Claim.promised("variance-and-residual-add-up", Pca::addUp),
          Claim.notPromised("components-explain-nine-tenths", Pca::explainNineTenths));

  /// Variance below this fraction of the total is rounding.
  private static final double NO_VARIANCE = 1e-15;

  /// A direction of which less than this fraction lies outside of the components found says
  /// nothing.
  private static final double NOTHING_LEFT = 1e-8;

  /// Rounding that identities are allowed, relative to ‖Xc‖_F².
  private static final double ROUNDING = 1e-10;

  @Override
  public List<HalfStep<CentredData, Options, State>> halfSteps(Options options) {
    return HALF_STEPS;
  }

  @Override
  public List<StateVariable<CentredData, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<CentredData, Options> run) {
    int d = run.problem().columns();
    int m = run.options().components();
    if (m > d) {
      throw InvalidInputException.option(
          "components", m, "must be at most the number of columns, " + d);
    }
    DMatrixRMaj w = new DMatrixRMaj(d, m);
    DMatrixRMaj first = Directions.random(w, 0, run.seed(), 0);
    return State.of(run.problem(), Directions.withColumn(w, 0, first), 0, first, Double.NaN);
  }

  @Override
  public Optional<HalfStep<CentredData, Options, State>> next(
      Run<CentredData, Options> run, State state, Place place) {
    return state.isComplete() ? Optional.empty() : Optional.of(Cycle.after(HALF_STEPS, place));
  }

  private static DMatrixRMaj deflatedProduct(CentredData data, State state) {
    DMatrixRMaj w = state.components();
    DMatrixRMaj inside = Directions.outside(w, state.found(), state.vector());
    return Directions.outside(w, state.found(), data.covarianceTimes(inside));
  }

  private static State normalized(Run<CentredData, Options> run, State state, Place place) {
    CentredData data = run.problem();
    DMatrixRMaj w = state.components();
    DMatrixRMaj before = Directions.column(w, state.found());
    double total = data.squaredNorm() / (data.rows() - 1);
    if (Norms.frobenius(state.vector()) <= NO_VARIANCE * total) {
      return found(run, state, place, before, 0);
    }
    DMatrixRMaj unit = Directions.unit(state.vector());
    // A second projection: the first one leaves rounding of the size of what it took away.
    unit = Directions.unit(Directions.outside(w, state.found(), unit));
    double angle = Directions.angle(before, unit);
    if (angle <= run.options().tolerance()) {
      return found(run, state, place, unit, angle);
    }
    DMatrixRMaj turned = Directions.withColumn(w, state.found(), unit);
    return State.of(data, turned, state.found(), unit, angle);
  }

  /// Makes `direction` final and starts the next component, if there is one.
  private static State found(
      Run<CentredData, Options> run,
      State state,
      Place place,
      DMatrixRMaj direction,
      double angle) {
    DMatrixRMaj component = Directions.signed(direction);
    int found = state.found() + 1;
    DMatrixRMaj w = Directions.withColumn(state.components(), state.found(), component);
    if (found == w.numCols) {
      return State.of(run.problem(), w, found, component, angle);
    }
    DMatrixRMaj next = Directions.random(w, found, run.seed(), place.step());
    return State.of(run.problem(), Directions.withColumn(w, found, next), found, next, angle);
  }

  /// Turns the direction under way: what is left of `value` outside of the components found, at
  /// length 1.
  private static State withDirection(
      Run<CentredData, Options> run, State state, DMatrixRMaj value) {
    if (state.isComplete()) {
      throw new InvalidInputException(
          "All components are found; go back to a moment when one is still searched for, then turn"
              + " it.");
    }
    DMatrixRMaj rest = Directions.outside(state.components(), state.found(), value);
    if (!(Norms.frobenius(rest) > NOTHING_LEFT * Norms.frobenius(value))) {
      throw new InvalidInputException(
          "This direction lies within the components found already; choose another one.");
    }
    DMatrixRMaj unit = Directions.unit(rest);
    DMatrixRMaj w = Directions.withColumn(state.components(), state.found(), unit);
    return State.of(run.problem(), w, state.found(), unit, Double.NaN);
  }

  @Override
  public OptionalDouble objective(Run<CentredData, Options> run, State state) {
    return OptionalDouble.of(state.objective());
  }

  @Override
  public Map<String, Double> measures(Run<CentredData, Options> run, State state) {
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("found", (double) state.found());
    if (!Double.isNaN(state.angle())) {
      measures.put("angle", state.angle());
    }
    return measures;
  }

  @Override
  public Optional<StopReason> stopReason(Transition<CentredData, Options, State> last) {
    return last.after().isComplete() ? Optional.of(StopReason.COMPLETE) : Optional.empty();
  }

  @Override
  public List<Claim<CentredData, Options, State>> claims() {
    return CLAIMS;
  }

  private static Verdict neverRises(Transition<CentredData, Options, State> step) {
    State before = step.before();
    return before == null
        ? Verdict.NOT_YET
        : Verdict.within(step.after().objective() - before.objective(), ROUNDING * scale(step));
  }

  private static Verdict orthonormal(Transition<CentredData, Options, State> step) {
    DMatrixRMaj w = step.after().components();
    int filled = step.after().current() + 1;
    DMatrixRMaj gram = new DMatrixRMaj(w.numCols, w.numCols);
    CommonOps_DDRM.multTransA(w, w, gram);
    double deviation = 0;
    for (int i = 0; i < filled; i++) {
      for (int j = 0; j < filled; j++) {
        deviation = Math.max(deviation, Math.abs(gram.get(i, j) - (i == j ? 1 : 0)));
      }
    }
    return Verdict.within(deviation, ROUNDING);
  }

  private static Verdict addUp(Transition<CentredData, Options, State> step) {
    CentredData data = step.run().problem();
    double spread = CommonOps_DDRM.elementSum(step.after().variance()) * (data.rows() - 1);
    double deviation = Math.abs(spread + step.after().objective() - data.squaredNorm());
    return Verdict.within(deviation, ROUNDING * scale(step));
  }

  private static Verdict explainNineTenths(Transition<CentredData, Options, State> step) {
    double total = step.run().problem().squaredNorm();
    return !step.after().isComplete() || total == 0
        ? Verdict.NOT_YET
        : Verdict.within(step.after().objective() / total, 0.1);
  }

  private static double scale(Transition<CentredData, Options, State> step) {
    return step.run().problem().squaredNorm() + Double.MIN_NORMAL;
  }
}
