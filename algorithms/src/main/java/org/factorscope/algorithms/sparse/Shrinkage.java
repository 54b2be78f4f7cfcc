package org.factorscope.algorithms.sparse;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.SquareRange;
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

/// One shrinkage operator applied to every entry of a signal (sparsity notes, section 3).
///
/// ```
/// y_i = S(x_i)
/// ```
///
/// One iteration is the whole run, from y = 0. The objective ½‖x − y‖² + λ‖y‖₁ is the one that the
/// soft threshold minimizes; the other operators leave it larger. Cost: O(n).
public final class Shrinkage
    implements Algorithm<Shrinkage.Signal, Shrinkage.Options, Shrinkage.State> {
  /// A signal.
  ///
  /// @param x n x 1. Not to be modified.
  public record Signal(DMatrixRMaj x) {
    /// Copies and checks.
    ///
    /// @throws InvalidInputException if an entry is not finite, or squares overflow or vanish
    public Signal {
      x = new DataMatrix(x).matrix();
      if (x.numCols != 1) {
        throw InvalidInputException.shape("x", x.numRows, x.numCols, x.numRows, 1);
      }
      SquareRange.squaredNorm(x);
    }
  }

  /// What is applied.
  ///
  /// @param lambda λ, above 0
  /// @param tau τ of sigshrink, above 0
  public record Options(Operator operator, double lambda, double tau) {
    public Options {
      Positive.check("lambda", lambda);
      Positive.check("tau", tau);
    }

    /// The operator's value at x.
    public double apply(double x) {
      return operator.of(x, lambda, tau);
    }
  }

  /// What became of the signal.
  ///
  /// @param y n x 1
  /// @param isApplied whether y is what the operator makes of x
  public record State(DMatrixRMaj y, boolean isApplied) {}

  private static final HalfStep<Signal, Options, State> APPLY =
      HalfStep.of("apply", (run, state, place) -> applied(run));

  private static final List<StateVariable<Signal, Options, State>> VARIABLES =
      List.of(
          StateVariable.<Signal, Options, State>matrix("y", State::y)
              .settable((run, state, y) -> new State(y, false)));

  private static final List<Claim<Signal, Options, State>> CLAIMS =
      List.of(
          Claim.promised("between-zero-and-x", Shrinkage::isBetween),
          Claim.promised("keeps-the-order", Shrinkage::keepsTheOrder),
          Claim.promised("soft-is-the-minimum", Shrinkage::softIsTheMinimum),
          Claim.promised("hard-counts", Shrinkage::hardCounts),
          Claim.notPromised("minimum-of-the-others", Shrinkage::othersAreTheMinimum),
          Claim.notPromised("small-is-zero", Shrinkage::smallIsZero),
          Claim.notPromised("large-is-kept", Shrinkage::largeIsKept));

  /// An entry beyond so many λ is large.
  private static final double LARGE = 2;

  private static final double ROUNDING = 1e-14;

  @Override
  public List<HalfStep<Signal, Options, State>> halfSteps(Options options) {
    return List.of(APPLY);
  }

  @Override
  public List<StateVariable<Signal, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<Signal, Options> run) {
    return new State(new DMatrixRMaj(run.problem().x().numRows, 1), false);
  }

  /// Another operator acts at once.
  @Override
  public State reconsidered(Run<Signal, Options> run, State state) {
    return state.isApplied() ? applied(run) : state;
  }

  private static State applied(Run<Signal, Options> run) {
    DMatrixRMaj y = run.problem().x().copy();
    Arrays.setAll(y.data, i -> run.options().apply(y.data[i]));
    return new State(y, true);
  }

  @Override
  public OptionalDouble objective(Run<Signal, Options> run, State state) {
    return OptionalDouble.of(
        Norms.squaredDistance(run.problem().x(), state.y()) / 2
            + run.options().lambda() * Arrays.stream(state.y().data).map(Math::abs).sum());
  }

  @Override
  public Optional<StopReason> stopReason(Transition<Signal, Options, State> last) {
    return Optional.of(StopReason.COMPLETE);
  }

  @Override
  public Optional<HalfStep<Signal, Options, State>> next(
      Run<Signal, Options> run, State state, Place place) {
    return state.isApplied() ? Optional.empty() : Optional.of(APPLY);
  }

  @Override
  public List<Claim<Signal, Options, State>> claims() {
    return CLAIMS;
  }

  private static boolean isMade(Transition<Signal, Options, State> step) {
    return step.made("apply");
  }

  /// |y| ≤ |x|, and y has the sign of x; the margin is the worst excess.
  private static Verdict isBetween(Transition<Signal, Options, State> step) {
    double[] x = step.run().problem().x().data;
    double[] y = step.after().y().data;
    return isMade(step)
        ? Verdict.within(
            IntStream.range(0, x.length)
                .mapToDouble(
                    i -> Math.max(-y[i] * Math.signum(x[i]), Math.abs(y[i]) - Math.abs(x[i])))
                .max()
                .orElse(0),
            0)
        : Verdict.NOT_YET;
  }

  /// x_i ≤ x_j means y_i ≤ y_j; the margin is the deepest fall.
  private static Verdict keepsTheOrder(Transition<Signal, Options, State> step) {
    double[] x = step.run().problem().x().data;
    double[] y = step.after().y().data;
    int[] order =
        IntStream.range(0, x.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> x[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double fall = 0;
    for (int i = 1; i < order.length; i++) {
      fall = Math.max(fall, y[order[i - 1]] - y[order[i]]);
    }
    double largest = Arrays.stream(x).map(Math::abs).max().orElse(0);
    return isMade(step) ? Verdict.within(fall, ROUNDING * largest) : Verdict.NOT_YET;
  }

  private static Verdict softIsTheMinimum(Transition<Signal, Options, State> step) {
    return step.run().options().operator() == Operator.SOFT ? isMinimum(step) : Verdict.NOT_YET;
  }

  private static Verdict othersAreTheMinimum(Transition<Signal, Options, State> step) {
    return step.run().options().operator() == Operator.SOFT ? Verdict.NOT_YET : isMinimum(step);
  }

  private static Verdict isMinimum(Transition<Signal, Options, State> step) {
    return isMade(step)
        ? LassoClaims.isShrunk(
            step.run().problem().x(), step.after().y(), step.run().options().lambda())
        : Verdict.NOT_YET;
  }

  /// The hard threshold minimizes ½(x − y)² + ½λ²[y ≠ 0] entry by entry; the margin is the worst
  /// excess over the better of y = x and y = 0, relative to λ².
  private static Verdict hardCounts(Transition<Signal, Options, State> step) {
    Options options = step.run().options();
    if (!isMade(step) || options.operator() != Operator.HARD) {
      return Verdict.NOT_YET;
    }
    double worst = 0;
    for (int i = 0; i < step.after().y().numRows; i++) {
      double x = step.run().problem().x().data[i] / options.lambda();
      double y = step.after().y().data[i] / options.lambda();
      double cost = (x - y) * (x - y) + (y == 0 ? 0 : 1);
      worst = Math.max(worst, cost - Math.min(x * x, 1));
    }
    return Verdict.within(worst, ROUNDING);
  }

  /// Entries up to λ become exactly zero; the margin counts those that do not.
  private static Verdict smallIsZero(Transition<Signal, Options, State> step) {
    double lambda = step.run().options().lambda();
    return counted(step, (x, y) -> Math.abs(x) <= lambda && x != 0 && y != 0);
  }

  /// Entries beyond 2λ stay as they are, to ten digits; the margin counts those that do not.
  private static Verdict largeIsKept(Transition<Signal, Options, State> step) {
    double lambda = step.run().options().lambda();
    return counted(
        step, (x, y) -> Math.abs(x) > LARGE * lambda && Math.abs(x - y) > 1e-10 * Math.abs(x));
  }

  private interface Offence {
    boolean test(double x, double y);
  }

  private static Verdict counted(Transition<Signal, Options, State> step, Offence offence) {
    double[] x = step.run().problem().x().data;
    double[] y = step.after().y().data;
    return isMade(step)
        ? Verdict.within(
            (double) IntStream.range(0, x.length).filter(i -> offence.test(x[i], y[i])).count(), 0)
        : Verdict.NOT_YET;
  }
}
