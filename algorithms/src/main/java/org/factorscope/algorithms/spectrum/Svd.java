package org.factorscope.algorithms.spectrum;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Place;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;
import org.jspecify.annotations.Nullable;

/// A matrix from its singular triplets, one at a time: the best approximation of each rank (Eckart
/// and Young 1936; CIL lecture notes 2024, section 2.1).
///
/// ```
/// add-layer:  A_k = A_{k−1} + σ_k u_k v_kᵀ
/// ```
///
/// One iteration is one layer. What falls is ‖A − A_k‖_F² = Σ_{i>k} σ_i². The run is over after
/// `rank` layers, or when the matrix has no more. The decomposition is part of the problem and made
/// once, at a cost of O(nm·min(n, m)); a layer costs O(nm). The entry of largest magnitude in each
/// u_k is positive. If σ_k = σ_{k+1} the best A_k is not unique; the one that the decomposition
/// gives is taken.
public final class Svd implements Algorithm<Decomposed, Svd.Options, Svd.State> {
  /// How far a decomposition is built up.
  ///
  /// @param rank k, at least 1: how many layers are added; a matrix that has fewer is complete
  ///   before
  public record Options(int rank) {
    public Options {
      if (rank < 1) {
        throw InvalidInputException.option("rank", rank, "must be at least 1");
      }
    }
  }

  /// A moment of building a matrix from its layers.
  ///
  /// @param layers k, how many are in A_k
  /// @param approximation A_k, n x m. Not to be modified.
  /// @param objective ‖A − A_k‖_F², from the entries
  public record State(int layers, DMatrixRMaj approximation, double objective) {
    /// About how many bytes it takes.
    long bytes() {
      return (long) Double.BYTES * approximation.getNumElements();
    }
  }

  private static final HalfStep<Decomposed, Options, State> ADD_LAYER =
      HalfStep.of("add-layer", (run, state, place) -> withNextLayer(run.problem(), state));

  private static final List<StateVariable<Decomposed, Options, State>> VARIABLES =
      List.of(
          // The columns belong to the problem; what the state keeps is A_k.
          StateVariable.written("U", (run, state) -> left(run.problem(), state), State::bytes),
          StateVariable.computed("S", (run, state) -> values(run.problem(), state)),
          StateVariable.computed("V", (run, state) -> right(run.problem(), state)));

  private static final List<Claim<Decomposed, Options, State>> CLAIMS =
      List.of(
          Claim.promised(
              "residual-never-rises",
              step -> neverRises(step.run().problem(), step.before(), step.after())),
          Claim.promised(
              "residual-is-the-tail", step -> residualIsTail(step.run().problem(), step.after())),
          Claim.promised("worst-stretch-is-next", Svd::worstStretchIsNext).atRest(),
          Claim.promised(
              "factors-are-orthonormal",
              step -> factorsAreOrthonormal(step.run().problem(), step.after())),
          Claim.notPromised("saves-numbers", Svd::savesNumbers),
          Claim.notPromised("best-is-unique", Svd::bestIsUnique),
          Claim.notPromised("stays-in-range", Svd::staysInRange));

  /// Of lengths, relative to ‖A‖.
  private static final double ROUNDING = 1e-12;

  /// Singular values closer than this, relative to the larger, count as equal.
  private static final double EQUAL = 1e-9;

  /// Rounds of the power method that look for a larger stretch.
  private static final int STRETCHES = 4;

  @Override
  public List<HalfStep<Decomposed, Options, State>> halfSteps(Options options) {
    return List.of(ADD_LAYER);
  }

  @Override
  public List<StateVariable<Decomposed, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<Decomposed, Options> run) {
    return at(run.problem(), 0);
  }

  /// A_k with k layers, added one by one.
  ///
  /// @param layers moved to the nearest number of layers that there are
  public static State at(Decomposed whole, int layers) {
    int k = Math.clamp(layers, 0, whole.layers());
    DMatrixRMaj sum = new DMatrixRMaj(whole.matrix().numRows, whole.matrix().numCols);
    for (int i = 0; i < k; i++) {
      whole.addLayer(i, sum);
    }
    return new State(k, sum, Norms.squaredDistance(whole.matrix(), sum));
  }

  static State withNextLayer(Decomposed whole, State state) {
    DMatrixRMaj sum = state.approximation().copy();
    whole.addLayer(state.layers(), sum);
    return new State(state.layers() + 1, sum, Norms.squaredDistance(whole.matrix(), sum));
  }

  /// Whether all layers that were asked for are there, or all that the matrix has.
  public static boolean isComplete(Decomposed whole, Options options, State state) {
    return state.layers() >= Math.min(options.rank(), whole.layers());
  }

  @Override
  public Optional<HalfStep<Decomposed, Options, State>> next(
      Run<Decomposed, Options> run, State state, Place place) {
    return isComplete(run.problem(), run.options(), state)
        ? Optional.empty()
        : Optional.of(ADD_LAYER);
  }

  /// A smaller rank takes the layers above it off again.
  @Override
  public State reconsidered(Run<Decomposed, Options> run, State state) {
    return reconsidered(run.problem(), run.options(), state);
  }

  static State reconsidered(Decomposed whole, Options options, State state) {
    return state.layers() <= options.rank() ? state : at(whole, options.rank());
  }

  /// U_k, n x k; null as long as there is no layer.
  static @Nullable DMatrixRMaj left(Decomposed whole, State state) {
    return state.layers() == 0 ? null : whole.left(state.layers());
  }

  /// σ_1 to σ_k, k x 1; null as long as there is no layer.
  static @Nullable DMatrixRMaj values(Decomposed whole, State state) {
    return state.layers() == 0 ? null : whole.values(state.layers());
  }

  /// V_k, m x k; null as long as there is no layer.
  static @Nullable DMatrixRMaj right(Decomposed whole, State state) {
    return state.layers() == 0 ? null : whole.right(state.layers());
  }

  @Override
  public OptionalDouble objective(Run<Decomposed, Options> run, State state) {
    return OptionalDouble.of(state.objective());
  }

  @Override
  public Map<String, Double> measures(Run<Decomposed, Options> run, State state) {
    return measures(run.problem(), state);
  }

  static Map<String, Double> measures(Decomposed whole, State state) {
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("layers", (double) state.layers());
    measures.put("energy", whole.energy(state.layers()));
    return measures;
  }

  @Override
  public Optional<StopReason> stopReason(Transition<Decomposed, Options, State> last) {
    return isComplete(last.run().problem(), last.run().options(), last.after())
        ? Optional.of(StopReason.COMPLETE)
        : Optional.empty();
  }

  @Override
  public List<Claim<Decomposed, Options, State>> claims() {
    return CLAIMS;
  }

  static Verdict neverRises(Decomposed whole, @Nullable State before, State after) {
    return before == null
        ? Verdict.NOT_YET
        : Verdict.within(
            after.objective() - before.objective(), whole.rounding(before.objective()));
  }

  static Verdict residualIsTail(Decomposed whole, State state) {
    double tail = whole.tail(state.layers());
    return Verdict.within(Math.abs(state.objective() - tail), whole.rounding(tail));
  }

  /// The newest columns against all before; those were checked when they were new.
  static Verdict factorsAreOrthonormal(Decomposed whole, State state) {
    if (state.layers() == 0) {
      return Verdict.NOT_YET;
    }
    double left = deviation(whole.svd().u(), state.layers() - 1);
    double right = deviation(whole.svd().v(), state.layers() - 1);
    return Verdict.within(Math.max(left, right), ROUNDING);
  }

  private static double deviation(DMatrixRMaj q, int newest) {
    double deviation = 0;
    for (int k = 0; k <= newest; k++) {
      double product = k == newest ? -1 : 0;
      for (int i = 0; i < q.numRows; i++) {
        product += q.get(i, k) * q.get(i, newest);
      }
      deviation = Math.max(deviation, Math.abs(product));
    }
    return deviation;
  }

  /// The residual stretches v_{k+1} by σ_{k+1}, and a few rounds of the power method find nothing
  /// that it stretches more.
  private static Verdict worstStretchIsNext(Transition<Decomposed, Options, State> step) {
    Decomposed whole = step.run().problem();
    State state = step.after();
    double next = whole.value(state.layers());
    SplittableRandom random = StepRandom.at(0, step.place().step());
    double deviation = Math.max(0, largestStretch(whole, state, random) - next);
    if (state.layers() < whole.layers()) {
      DMatrixRMaj v = new DMatrixRMaj(whole.matrix().numCols, 1);
      for (int j = 0; j < v.numRows; j++) {
        v.data[j] = whole.svd().v().get(j, state.layers());
      }
      double stretch = Norms.frobenius(image(whole, state, v));
      deviation = Math.max(deviation, Math.abs(stretch - next));
    }
    return Verdict.within(deviation, ROUNDING * (whole.value(0) + Double.MIN_NORMAL));
  }

  /// The largest stretch of A − A_k that a few rounds of the power method find from a random start.
  private static double largestStretch(Decomposed whole, State state, SplittableRandom random) {
    DMatrixRMaj x = new DMatrixRMaj(whole.matrix().numCols, 1);
    for (int j = 0; j < x.numRows; j++) {
      x.data[j] = StepRandom.gaussian(random);
    }
    double stretch = 0;
    for (int round = 0; round < STRETCHES; round++) {
      double length = Norms.frobenius(x);
      if (!(length > 0)) {
        return stretch;
      }
      CommonOps_DDRM.divide(x, length);
      DMatrixRMaj y = image(whole, state, x);
      stretch = Norms.frobenius(y);
      if (stretch > 0) {
        CommonOps_DDRM.divide(y, stretch);
      }
      x = imageBack(whole, state, y);
    }
    return stretch;
  }

  /// (A − A_k) x.
  private static DMatrixRMaj image(Decomposed whole, State state, DMatrixRMaj x) {
    DMatrixRMaj y = new DMatrixRMaj(whole.matrix().numRows, 1);
    CommonOps_DDRM.mult(whole.matrix(), x, y);
    CommonOps_DDRM.multAdd(-1, state.approximation(), x, y);
    return y;
  }

  /// (A − A_k)ᵀ y.
  private static DMatrixRMaj imageBack(Decomposed whole, State state, DMatrixRMaj y) {
    DMatrixRMaj x = new DMatrixRMaj(whole.matrix().numCols, 1);
    CommonOps_DDRM.multTransA(whole.matrix(), y, x);
    CommonOps_DDRM.multAddTransA(-1, state.approximation(), y, x);
    return x;
  }

  private static Verdict savesNumbers(Transition<Decomposed, Options, State> step) {
    Decomposed whole = step.run().problem();
    int k = step.after().layers();
    double share = (double) whole.storage(k) / whole.entries();
    return k == 0 ? Verdict.NOT_YET : Verdict.within(share, Math.nextDown(1.0));
  }

  /// Singular values that differ by no more than their rounding count as equal; nothing is said of
  /// those that are rounding themselves.
  private static Verdict bestIsUnique(Transition<Decomposed, Options, State> step) {
    Decomposed whole = step.run().problem();
    int k = step.after().layers();
    double noise = ROUNDING * whole.value(0);
    if (k == 0 || k == whole.layers() || !(whole.value(k - 1) > noise)) {
      return Verdict.NOT_YET;
    }
    double ratio = whole.value(k) / whole.value(k - 1);
    return Verdict.within(ratio, 1 - EQUAL - noise / whole.value(k - 1));
  }

  private static Verdict staysInRange(Transition<Decomposed, Options, State> step) {
    if (step.after().layers() == 0) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj a = step.run().problem().matrix();
    double low = CommonOps_DDRM.elementMin(a);
    double high = CommonOps_DDRM.elementMax(a);
    double below = low - CommonOps_DDRM.elementMin(step.after().approximation());
    double above = CommonOps_DDRM.elementMax(step.after().approximation()) - high;
    double scale = Math.max(Math.abs(low), Math.abs(high)) + Double.MIN_NORMAL;
    return Verdict.within(Math.max(0, Math.max(below, above)), EQUAL * scale);
  }
}
