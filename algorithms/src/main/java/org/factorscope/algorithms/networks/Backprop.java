package org.factorscope.algorithms.networks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;

/// A network with one output, learned by backpropagation and gradient descent (CIL lecture notes
/// 2024, section 4.1).
///
/// ```
/// forward:   a_k = W_k z_{k−1} + b_k,  z_k = φ(a_k),  z_0 = x,  ψ = βᵀ z_depth + c
/// backward:  δ_depth = (ψ − y) β,  δ_{k−1} = W_kᵀ(δ_k ∘ φ'(a_k)),
///            ∂W_k = mean (δ_k ∘ φ'(a_k)) z_{k−1}ᵀ,  ∂b_k = mean δ_k ∘ φ'(a_k)
/// update:    θ ← θ − η ∂θ
/// ```
///
/// The objective is the mean of ½(ψ − y)² over all examples, at the present weights; only `update`
/// changes it, and it may rise. What flows is a [Pass] and no state. Stops when an iteration
/// changes no matrix of weights by more than 1e-10 of its length and the objective does not rise.
/// Cost of an iteration: O(n h (d + depth h)).
public final class Backprop implements Algorithm<Examples, Backprop.Options, Backprop.State> {
  /// How a network is built and learned.
  ///
  /// @param hidden h, units in each hidden layer, at least 1
  /// @param depth hidden layers, at least 1
  /// @param stepSize η
  /// @param batch examples that a gradient is the mean of, drawn in each iteration without
  ///   replacement; 0 for all
  public record Options(int hidden, int depth, Activation activation, double stepSize, int batch) {
    public Options {
      if (hidden < 1) {
        throw InvalidInputException.option("hidden", hidden, "must be at least 1");
      }
      if (depth < 1) {
        throw InvalidInputException.option("depth", depth, "must be at least 1");
      }
      if (batch < 0) {
        throw InvalidInputException.option("batch", batch, "must not be negative");
      }
    }
  }

  /// A moment of learning.
  ///
  /// @param theta the weights
  /// @param gradient as the last `backward` left it; 0 before the first
  /// @param objective at `theta`
  public record State(Network theta, Network gradient, double objective) {}

  private static final List<HalfStep<Examples, Options, State>> HALF_STEPS =
      List.of(
          HalfStep.of("forward", (run, state, place) -> state),
          HalfStep.of(
              "backward",
              (run, state, place) ->
                  new State(
                      state.theta(),
                      gradient(run, state, run.random(place.step())),
                      state.objective())),
          HalfStep.of(
              "update",
              (run, state, place) ->
                  at(
                      run,
                      state.theta().plus(-run.options().stepSize(), state.gradient()),
                      state.gradient())));

  private static final List<Claim<Examples, Options, State>> CLAIMS =
      List.of(
          Claim.<Examples, Options, State>promised("gradient-check", Backprop::gradientCheck)
              .atRest(),
          Claim.promised("equal-units-learn-alike", Backprop::equalUnitsLearnAlike),
          Claim.<Examples, Options, State>promised("linear-is-one-product", Backprop::isOneProduct)
              .atRest(),
          Claim.notPromised("objective-never-rises", Backprop::neverRises),
          Claim.<Examples, Options, State>notPromised("no-unit-is-stuck", Backprop::noneStuck)
              .atRest());

  /// How far a weight is moved to check its gradient, in units of its input's inverse.
  private static final double REACH = 1e-5;

  /// How far a difference may be from the gradient, relative to their sizes.
  private static final double CHECK = 1e-6;

  /// Outputs may move by this part of their size, so that the objective is nearly a parabola.
  private static final double FARTHEST = 1e-3;

  /// What the rounding of the objective may add to a difference, relative to its scale.
  private static final double LOST = 1e-15;

  /// A gradient below this fraction of the objective's scale is checked absolutely.
  private static final double FLOOR = 1e-3;

  /// A unit whose slope is below this at every example hardly learns.
  private static final double STUCK = 1e-3;

  private static final double ROUNDING = 1e-12;
  private static final double RESTS = 1e-10;

  @Override
  public List<HalfStep<Examples, Options, State>> halfSteps(Options options) {
    return HALF_STEPS;
  }

  @Override
  public List<StateVariable<Examples, Options, State>> variables(Options options) {
    List<String> names = Network.names(options.depth());
    List<StateVariable<Examples, Options, State>> variables = new ArrayList<>();
    for (int m = 0; m < names.size(); m++) {
      int index = m;
      variables.add(
          StateVariable.<Examples, Options, State>matrix(
                  names.get(m), state -> state.theta().matrices().get(index))
              .settable(
                  (run, state, value) ->
                      at(run, state.theta().with(index, value), state.gradient())));
    }
    for (int m = 0; m < names.size(); m++) {
      int index = m;
      variables.add(
          StateVariable.matrix(
              "d" + names.get(m), state -> state.gradient().matrices().get(index)));
    }
    return variables;
  }

  @Override
  public State start(Run<Examples, Options> run) {
    Options options = run.options();
    if (options.batch() > run.problem().count()) {
      throw InvalidInputException.option(
          "batch",
          options.batch(),
          "must be at most the number of examples, " + run.problem().count());
    }
    int d = run.problem().x().columns();
    Network theta = Network.random(d, options.hidden(), options.depth(), run.random(0));
    return at(run, theta, theta.each(entry -> 0));
  }

  private static State at(Run<Examples, Options> run, Network theta, Network gradient) {
    return new State(theta, gradient, loss(run, theta));
  }

  private static double loss(Run<Examples, Options> run, Network theta) {
    return pass(run, theta).loss(run.problem().y());
  }

  /// The forward pass of all examples.
  public static Pass pass(Run<Examples, Options> run, Network theta) {
    return Pass.forward(theta, run.options().activation(), run.problem().x().matrix());
  }

  /// The mean gradient of the batch.
  private static Network gradient(
      Run<Examples, Options> run, State state, SplittableRandom random) {
    int batch = run.options().batch();
    Examples all = run.problem();
    Examples some = batch == 0 ? all : all.rows(drawn(all.count(), batch, random));
    return Pass.forward(state.theta(), run.options().activation(), some.x().matrix())
        .gradient(some.y());
  }

  /// The first `count` of `n` shuffled indices.
  private static int[] drawn(int n, int count, SplittableRandom random) {
    int[] indices = new int[n];
    for (int i = 0; i < n; i++) {
      indices[i] = i;
    }
    int[] drawn = new int[count];
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i, n);
      drawn[i] = indices[other];
      indices[other] = indices[i];
    }
    return drawn;
  }

  @Override
  public OptionalDouble objective(Run<Examples, Options> run, State state) {
    return OptionalDouble.of(state.objective());
  }

  @Override
  public Map<String, DMatrixRMaj> gradients(Run<Examples, Options> run, State state) {
    Network gradient = pass(run, state.theta()).gradient(run.problem().y());
    Map<String, DMatrixRMaj> named = new LinkedHashMap<>();
    List<String> names = Network.names(run.options().depth());
    for (int m = 0; m < names.size(); m++) {
      named.put(names.get(m), gradient.matrices().get(m));
    }
    return named;
  }

  @Override
  public Optional<StopReason> stopReason(Transition<Examples, Options, State> last) {
    State before = last.before();
    if (before == null) {
      return Optional.empty();
    }
    double scale = before.objective() + Norms.squaredFrobenius(last.run().problem().y());
    boolean rises = last.after().objective() - before.objective() > RESTS * scale;
    return !rises && last.after().theta().isNear(before.theta(), RESTS)
        ? Optional.of(StopReason.CONVERGED)
        : Optional.empty();
  }

  @Override
  public List<Claim<Examples, Options, State>> claims() {
    return CLAIMS;
  }

  private static Verdict gradientCheck(Transition<Examples, Options, State> step) {
    double worst = worstDifference(step.run(), step.after());
    return Double.isNaN(worst) ? Verdict.NOT_YET : Verdict.within(worst, CHECK);
  }

  /// The gradient against central differences of the objective, in each matrix at the entry where
  /// the gradient is largest: the largest relative difference. NaN if a unit of relu has a kink in
  /// reach of every one of them.
  public static double worstDifference(Run<Examples, Options> run, State state) {
    Pass pass = pass(run, state.theta());
    Network gradient = pass.gradient(run.problem().y());
    double scale = scale(pass, run.problem().y());
    double worst = Double.NaN;
    for (int m = 0; m < gradient.matrices().size(); m++) {
      DMatrixRMaj entries = gradient.matrices().get(m);
      int e = largest(entries);
      boolean isWeight = m % 2 == 0;
      double input = isWeight ? CommonOps_DDRM.elementMaxAbs(pass.z().get(m / 2)) : 1;
      double reach = reach(run, state.theta(), m, e, REACH / Math.max(1, input), scale);
      Pass right = pass(run, moved(state.theta(), m, e, reach));
      Pass left = pass(run, moved(state.theta(), m, e, -reach));
      if (run.options().activation() != Activation.RELU || isSamePattern(left, right)) {
        double difference = right.loss(run.problem().y()) - left.loss(run.problem().y());
        double predicted = 2 * reach * entries.data[e];
        double size = Math.abs(difference) + Math.abs(predicted) + FLOOR * REACH * scale;
        double off = Math.max(0, Math.abs(difference - predicted) - LOST * scale);
        double relative = off / size;
        worst = Double.isNaN(worst) ? relative : Math.max(worst, relative);
      }
    }
    return worst;
  }

  /// How far a weight is moved: as far as proposed, or less if the outputs would move by more than
  /// a small part of their size, as they do where all examples are tiny.
  ///
  /// @param scale what the objective would be about
  private static double reach(
      Run<Examples, Options> run, Network theta, int m, int e, double proposed, double scale) {
    DMatrixRMaj psi = pass(run, theta).psi();
    DMatrixRMaj there = pass(run, moved(theta, m, e, proposed)).psi();
    double moved = 0;
    for (int i = 0; i < psi.numRows; i++) {
      moved = Math.max(moved, Math.abs(there.data[i] - psi.data[i]));
    }
    double bound = FARTHEST * Math.sqrt(2 * scale);
    return moved > bound ? proposed * bound / moved : proposed;
  }

  /// What the objective would be about if the terms of ψ − y did not cancel.
  private static double scale(Pass pass, DMatrixRMaj y) {
    Network theta = pass.theta();
    DMatrixRMaj z = pass.z().getLast();
    double sum = Double.MIN_NORMAL;
    for (int i = 0; i < z.numRows; i++) {
      double size = Math.abs(theta.c().data[0]) + Math.abs(y.data[i]);
      for (int j = 0; j < z.numCols; j++) {
        size += Math.abs(theta.beta().data[j] * z.get(i, j));
      }
      sum += 0.5 * size * size;
    }
    return sum / z.numRows;
  }

  private static int largest(DMatrixRMaj matrix) {
    int largest = 0;
    for (int e = 1; e < matrix.getNumElements(); e++) {
      if (Math.abs(matrix.data[e]) > Math.abs(matrix.data[largest])) {
        largest = e;
      }
    }
    return largest;
  }

  private static Network moved(Network theta, int matrix, int entry, double by) {
    DMatrixRMaj changed = theta.matrices().get(matrix).copy();
    changed.data[entry] += by;
    return theta.with(matrix, changed);
  }

  private static boolean isSamePattern(Pass left, Pass right) {
    for (int k = 1; k < left.z().size(); k++) {
      double[] one = left.z().get(k).data;
      double[] other = right.z().get(k).data;
      for (int e = 0; e < one.length; e++) {
        if (one[e] > 0 != other[e] > 0) {
          return false;
        }
      }
    }
    return true;
  }

  /// Units of a layer with the same weights before and behind them get the same gradients, to the
  /// last bit.
  private static Verdict equalUnitsLearnAlike(Transition<Examples, Options, State> step) {
    State state = step.after();
    double worst = Double.NaN;
    for (int k = 1; step.made("backward") && k <= state.theta().depth(); k++) {
      for (int i = 0; i < step.run().options().hidden(); i++) {
        for (int j = 0; j < i; j++) {
          if (state.theta().apart(k, i, j) == 0) {
            double apart = state.gradient().apart(k, i, j);
            worst = Double.isNaN(worst) ? apart : Math.max(worst, apart);
          }
        }
      }
    }
    return Double.isNaN(worst) ? Verdict.NOT_YET : Verdict.within(worst, 0);
  }

  /// Linear layers are one: ψ = wᵀx + ω with w = W_1ᵀ ⋯ W_depthᵀ β.
  private static Verdict isOneProduct(Transition<Examples, Options, State> step) {
    if (step.run().options().activation() != Activation.LINEAR) {
      return Verdict.NOT_YET;
    }
    Network theta = step.after().theta();
    double constant = theta.c().data[0];
    DMatrixRMaj behind = theta.beta();
    for (int k = theta.depth(); k > 0; k--) {
      constant += CommonOps_DDRM.dot(behind, theta.b(k));
      behind = Products.transposedTimes(theta.w(k), behind);
    }
    DMatrixRMaj psi = pass(step.run(), theta).psi();
    DMatrixRMaj products = Products.times(step.run().problem().x().matrix(), behind);
    double worst = 0;
    for (int i = 0; i < psi.numRows; i++) {
      worst = Math.max(worst, Math.abs(psi.data[i] - products.data[i] - constant));
    }
    return Verdict.within(worst, ROUNDING * largestPath(step.run(), theta));
  }

  /// The largest output of the same linear network with all signs taken off: what rounding is
  /// relative to.
  private static double largestPath(Run<Examples, Options> run, Network theta) {
    DMatrixRMaj x = run.problem().x().matrix();
    DMatrixRMaj sizes = new DMatrixRMaj(x.numRows, x.numCols);
    CommonOps_DDRM.abs(x, sizes);
    Network positive = theta.each(Math::abs);
    return CommonOps_DDRM.elementMax(Pass.forward(positive, Activation.LINEAR, sizes).psi());
  }

  private static Verdict neverRises(Transition<Examples, Options, State> step) {
    State before = step.before();
    return before == null
        ? Verdict.NOT_YET
        : Verdict.within(
            step.after().objective() - before.objective(), ROUNDING * before.objective());
  }

  private static Verdict noneStuck(Transition<Examples, Options, State> step) {
    Pass pass = pass(step.run(), step.after().theta());
    int stuck = 0;
    for (int k = 1; k <= step.run().options().depth(); k++) {
      stuck += stuck(pass, k);
    }
    return Verdict.within(stuck, 0);
  }

  /// How many units of layer k have next to no slope at every example: saturated ones, and dead
  /// ones of relu.
  public static int stuck(Pass pass, int k) {
    DMatrixRMaj z = pass.z().get(k);
    int stuck = z.numCols;
    for (int j = 0; j < z.numCols; j++) {
      for (int i = 0; i < z.numRows; i++) {
        if (Math.abs(pass.phi().slope(z.get(i, j))) >= STUCK) {
          stuck--;
          break;
        }
      }
    }
    return stuck;
  }
}
