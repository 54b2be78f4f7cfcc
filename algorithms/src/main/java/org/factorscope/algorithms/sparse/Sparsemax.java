package org.factorscope.algorithms.sparse;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.SimplexProjection;
import org.factorscope.algorithms.linalg.Softmax;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Place;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;
import org.jspecify.annotations.Nullable;

/// Scores as probabilities, with zeros: sparsemax beside softmax (Martins and Astudillo 2016,
/// algorithm 1).
///
/// ```
/// u = z/T
/// sort       s = u, the largest first
/// threshold  k = max{j : 1 + j s_j > s_1 + … + s_j},   τ = (s_1 + … + s_k − 1)/k
/// clip       p = max(0, u − τ),   q = exp(u) / Σ_j exp(u_j)
/// ```
///
/// The objective is ½‖p − z/T‖², of which p is the minimum over the simplex; it is not defined
/// before `clip`. The three half-steps are the whole run. Scores and temperature may be changed at
/// any time: what was computed is computed again. Cost O(n log n).
public final class Sparsemax
    implements Algorithm<Sparsemax.Nothing, Sparsemax.Options, Sparsemax.State> {
  /// There are no data: the scores are the start.
  public record Nothing() {}

  /// How scores are read.
  ///
  /// @param temperature T, above 0
  public record Options(double temperature) {
    public Options {
      if (!(temperature > 0) || Double.isInfinite(temperature)) {
        throw InvalidInputException.option("temperature", temperature, "must be above 0");
      }
    }
  }

  /// A moment of the computation.
  ///
  /// @param z n x 1
  /// @param s z/T sorted, n x 1; null before `sort`
  /// @param tau τ, 1 x 1; null before `threshold`
  /// @param p sparsemax of z/T, n x 1; null before `clip`
  /// @param q softmax of z/T, n x 1; null before `clip`
  public record State(
      DMatrixRMaj z,
      @Nullable DMatrixRMaj s,
      @Nullable DMatrixRMaj tau,
      @Nullable DMatrixRMaj p,
      @Nullable DMatrixRMaj q) {
    static State of(DMatrixRMaj z) {
      return new State(z, null, null, null, null);
    }
  }

  private static final int MOST_SCORES = 1000;

  /// Squares of scores up to here, divided by any sensible temperature, can be added up.
  private static final double LARGEST_SCORE = 1e100;

  /// What identities are allowed by rounding of numbers of size 1.
  private static final double ROUNDING = 1e-13;

  /// Half the width of a difference that stands for a slope.
  private static final double WIDTH = 1e-4;

  private static final HalfStep<Nothing, Options, State> SORT =
      HalfStep.of("sort", Sparsemax::sorted);
  private static final HalfStep<Nothing, Options, State> THRESHOLD =
      HalfStep.of("threshold", Sparsemax::thresholded);
  private static final HalfStep<Nothing, Options, State> CLIP =
      HalfStep.of("clip", Sparsemax::clipped);

  private static final List<StateVariable<Nothing, Options, State>> VARIABLES =
      List.of(
          StateVariable.<Nothing, Options, State>matrix("z", State::z)
              .settable((run, state) -> null, (run, state, z) -> again(run, checked(z), state)),
          StateVariable.matrix("s", State::s),
          StateVariable.matrix("tau", State::tau),
          StateVariable.matrix("p", State::p),
          StateVariable.matrix("q", State::q));

  private static final List<Claim<Nothing, Options, State>> CLAIMS =
      List.of(
          Claim.promised("p-is-a-distribution", Sparsemax::isDistribution),
          Claim.promised("p-is-nearest", Sparsemax::isNearest),
          Claim.promised("a-gap-takes-all", Sparsemax::gapTakesAll),
          Claim.<Nothing, Options, State>promised(
                  "jacobian-of-the-support", step -> slopes(step, false))
              .atRest(),
          Claim.<Nothing, Options, State>notPromised(
                  "jacobian-of-the-values", step -> slopes(step, true))
              .atRest(),
          Claim.notPromised("everybody-gets-something", Sparsemax::nobodyGetsNothing));

  private static DMatrixRMaj checked(DMatrixRMaj z) {
    if (z.numCols != 1 || z.numRows < 1 || z.numRows > MOST_SCORES) {
      throw InvalidInputException.option(
          "the shape of z", z.numRows + " × " + z.numCols, "must be n × 1, n from 1 to 1000");
    }
    double largest = CommonOps_DDRM.elementMaxAbs(z);
    if (!(largest <= LARGEST_SCORE)) {
      throw InvalidInputException.option("a score in z", largest, "must be at most 1e100 in size");
    }
    return z;
  }

  @Override
  public List<HalfStep<Nothing, Options, State>> halfSteps(Options options) {
    return List.of(SORT, THRESHOLD, CLIP);
  }

  @Override
  public List<StateVariable<Nothing, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<Nothing, Options> run) {
    return State.of(new DMatrixRMaj(3, 1, true, 1, 0.4, -0.2));
  }

  @Override
  public Optional<HalfStep<Nothing, Options, State>> next(
      Run<Nothing, Options> run, State state, Place place) {
    if (state.s() == null) {
      return Optional.of(SORT);
    }
    if (state.tau() == null) {
      return Optional.of(THRESHOLD);
    }
    return state.p() == null ? Optional.of(CLIP) : Optional.empty();
  }

  private static State sorted(Run<Nothing, Options> run, State state, Place place) {
    double[] falling = SimplexProjection.falling(scaled(run.options(), state.z()));
    return new State(state.z(), column(falling), null, null, null);
  }

  private static State thresholded(Run<Nothing, Options> run, State state, Place place) {
    double tau = projection(run.options(), state.z()).tau();
    return new State(state.z(), state.s(), column(tau), null, null);
  }

  private static State clipped(Run<Nothing, Options> run, State state, Place place) {
    DMatrixRMaj p = projection(run.options(), state.z()).p();
    DMatrixRMaj q = Softmax.ofColumns(state.z(), run.options().temperature());
    return new State(state.z(), state.s(), state.tau(), p, q);
  }

  /// Other scores, with everything that had been computed computed from them.
  private static State again(Run<Nothing, Options> run, DMatrixRMaj z, State like) {
    State state = State.of(z);
    state = like.s() == null ? state : sorted(run, state, Place.START);
    state = like.tau() == null ? state : thresholded(run, state, Place.START);
    return like.p() == null ? state : clipped(run, state, Place.START);
  }

  @Override
  public State reconsidered(Run<Nothing, Options> run, State state) {
    return again(run, state.z(), state);
  }

  /// z/T, n x 1, new.
  ///
  /// @param z n x 1. Not modified.
  public static DMatrixRMaj scaled(Options options, DMatrixRMaj z) {
    DMatrixRMaj u = new DMatrixRMaj(z.numRows, 1);
    CommonOps_DDRM.divide(z, options.temperature(), u);
    return u;
  }

  /// The point of the simplex nearest to z/T.
  ///
  /// @param z n x 1. Not modified.
  public static SimplexProjection projection(Options options, DMatrixRMaj z) {
    return SimplexProjection.of(scaled(options, z));
  }

  /// diag(s) − ssᵀ/Σs. With s = 1 on the support of p and 0 elsewhere it is the Jacobian of
  /// sparsemax, with s = q that of softmax, both by z/T.
  ///
  /// @param s n x 1, entries at least 0 and not all 0. Not modified.
  public static DMatrixRMaj jacobian(DMatrixRMaj s) {
    double sum = CommonOps_DDRM.elementSum(s);
    DMatrixRMaj jacobian = new DMatrixRMaj(s.numRows, s.numRows);
    for (int i = 0; i < s.numRows; i++) {
      for (int j = 0; j < s.numRows; j++) {
        jacobian.set(i, j, (i == j ? s.data[i] : 0) - s.data[i] * s.data[j] / sum);
      }
    }
    return jacobian;
  }

  /// 1 where p is positive, 0 elsewhere.
  ///
  /// @param p n x 1. Not modified.
  public static DMatrixRMaj support(DMatrixRMaj p) {
    DMatrixRMaj support = new DMatrixRMaj(p.numRows, 1);
    for (int i = 0; i < p.numRows; i++) {
      support.data[i] = p.data[i] > 0 ? 1 : 0;
    }
    return support;
  }

  private static DMatrixRMaj column(double... entries) {
    return new DMatrixRMaj(entries.length, 1, true, entries);
  }

  @Override
  public OptionalDouble objective(Run<Nothing, Options> run, State state) {
    DMatrixRMaj p = state.p();
    return p == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(Norms.squaredDistance(p, scaled(run.options(), state.z())) / 2);
  }

  @Override
  public Optional<StopReason> stopReason(Transition<Nothing, Options, State> last) {
    return last.after().p() == null ? Optional.empty() : Optional.of(StopReason.COMPLETE);
  }

  @Override
  public List<Claim<Nothing, Options, State>> claims() {
    return CLAIMS;
  }

  /// z/T less its largest entry, which leaves p and its slopes as they are and has no digits that
  /// sums would lose.
  private static DMatrixRMaj centred(Transition<Nothing, Options, State> step) {
    DMatrixRMaj u = scaled(step.run().options(), step.after().z());
    CommonOps_DDRM.subtract(u, CommonOps_DDRM.elementMax(u), u);
    return u;
  }

  private static Verdict isDistribution(Transition<Nothing, Options, State> step) {
    DMatrixRMaj p = step.after().p();
    if (p == null) {
      return Verdict.NOT_YET;
    }
    double negative = Math.max(0, -CommonOps_DDRM.elementMin(p));
    double off = Math.abs(CommonOps_DDRM.elementSum(p) - 1);
    return Verdict.within(Math.max(negative, off), ROUNDING);
  }

  /// The hyperplane through p at right angles to u − p has the whole simplex on its other side: (u
  /// − p)ᵀ(e_i − p) is at most 0 for every corner e_i.
  private static Verdict isNearest(Transition<Nothing, Options, State> step) {
    DMatrixRMaj p = step.after().p();
    if (p == null) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj rest = CommonOps_DDRM.subtract(centred(step), p, null);
    double most = CommonOps_DDRM.elementMax(rest);
    double excess = 0;
    for (int j = 0; j < p.numRows; j++) {
      excess += p.data[j] * (most - rest.data[j]);
    }
    return Verdict.within(excess, ROUNDING);
  }

  /// If the best score leads by T or more, p is a corner.
  private static Verdict gapTakesAll(Transition<Nothing, Options, State> step) {
    DMatrixRMaj p = step.after().p();
    DMatrixRMaj s = step.after().s();
    if (p == null || s == null || s.numRows < 2 || !(s.data[0] - s.data[1] >= 1)) {
      return Verdict.NOT_YET;
    }
    return Verdict.within(1 - CommonOps_DDRM.elementMax(p), ROUNDING);
  }

  /// A Jacobian against differences of sparsemax, which is linear as long as its support stays; at
  /// a change of the support there is no Jacobian.
  private static Verdict slopes(Transition<Nothing, Options, State> step, boolean ofValues) {
    DMatrixRMaj p = step.after().p();
    if (p == null) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj u = centred(step);
    DMatrixRMaj support = support(p);
    DMatrixRMaj jacobian = jacobian(ofValues ? p : support);
    double deviation = 0;
    for (int j = 0; j < u.numRows; j++) {
      DMatrixRMaj up = moved(u, j, WIDTH);
      DMatrixRMaj down = moved(u, j, -WIDTH);
      boolean isLinear =
          Norms.largestDifference(support(up), support) == 0
              && Norms.largestDifference(support(down), support) == 0;
      if (!isLinear) {
        return Verdict.NOT_YET;
      }
      for (int i = 0; i < u.numRows; i++) {
        double slope = (up.data[i] - down.data[i]) / (2 * WIDTH);
        deviation = Math.max(deviation, Math.abs(slope - jacobian.get(i, j)));
      }
    }
    return Verdict.within(deviation, ROUNDING / WIDTH);
  }

  private static DMatrixRMaj moved(DMatrixRMaj u, int entry, double by) {
    DMatrixRMaj moved = u.copy();
    moved.data[entry] += by;
    return SimplexProjection.of(moved).p();
  }

  private static Verdict nobodyGetsNothing(Transition<Nothing, Options, State> step) {
    DMatrixRMaj p = step.after().p();
    if (p == null) {
      return Verdict.NOT_YET;
    }
    double without = p.numRows - CommonOps_DDRM.elementSum(support(p));
    return Verdict.within(without, 0);
  }
}
