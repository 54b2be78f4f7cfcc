package org.factorscope.algorithms.nonnegative;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.linalg.Vectors;
import org.factorscope.algorithms.nonnegative.NmfOptions.Loss;
import org.factorscope.algorithms.nonnegative.NmfOptions.Method;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Phase;
import org.factorscope.algorithms.stepped.SteppedAlgorithm;
import org.factorscope.algorithms.stepped.Transition;

/// Non-negative matrix factorization X ≈ WH (Lee and Seung 2001; CIL lecture notes 2024, section
/// 3.2).
///
/// ```
/// update-w:  W follows H          least squares or divergence, see LeastSquaresUpdate and
/// update-h:  H follows the new W  DivergenceUpdate
/// ```
///
/// One iteration is both half-steps. What decreases is ½‖X − WH‖_F² or the divergence Σ x log(x/y)
/// − x + y, with multiplicative updates and HALS at every half-step; projected ALS, which the notes
/// name, may raise it. It stops when a half-step changes next to nothing. Cost of an iteration:
/// O(nmk). Nothing is added to divisors.
public final class Nmf implements SteppedAlgorithm<NonNegativeData, NmfOptions, NmfState> {
  private static final Phase UPDATE_W =
      new Phase(
          "update-w",
          "Update the weights",
          "W \\leftarrow W \\circ \\frac{X H^{\\top}}{W H H^{\\top}}\\quad\\mathrm{or}\\quad"
              + " W \\circ \\frac{(X / WH)\\, H^{\\top}}{\\mathbf{1} H^{\\top}}",
          List.of(
              "multiplicative, frobenius:  W ← W ∘ (XHᵀ)/(WHHᵀ)",
              "multiplicative, kullback-leibler:  W ← W ∘ ((X/WH)Hᵀ)/(1Hᵀ)",
              "projected-als:  W ← max(0, XHᵀ(HHᵀ)⁻¹)",
              "hals:  for each part r:",
              "  wᵣ ← max(0, wᵣ + ((XHᵀ)ᵣ − (WHHᵀ)ᵣ)/(HHᵀ)ᵣᵣ)"));
  private static final Phase UPDATE_H =
      new Phase(
          "update-h",
          "Update the parts",
          "H \\leftarrow H \\circ \\frac{W^{\\top} X}{W^{\\top} W H}\\quad\\mathrm{or}\\quad"
              + " H \\circ \\frac{W^{\\top} (X / WH)}{W^{\\top} \\mathbf{1}}",
          List.of(
              "multiplicative, frobenius:  H ← H ∘ (WᵀX)/(WᵀWH)",
              "multiplicative, kullback-leibler:  H ← H ∘ (Wᵀ(X/WH))/(Wᵀ1)",
              "projected-als:  H ← max(0, (WᵀW)⁻¹WᵀX)",
              "hals:  for each part r:",
              "  hᵣ ← max(0, hᵣ + ((WᵀX)ᵣ − (WᵀWH)ᵣ)/(WᵀW)ᵣᵣ)"));

  /// A half-step that changes the loss by less than this, relative to its scale, ends the run.
  private static final double CONVERGED_CHANGE = 1e-9;

  @Override
  public List<Phase> phases() {
    return List.of(UPDATE_W, UPDATE_H);
  }

  /// Both factors at random, √(mean/k) times magnitudes of standard normal deviates, so that WH has
  /// about the size of X.
  @Override
  public NmfState start(NonNegativeData data, NmfOptions options, long seed) {
    DMatrixRMaj x = data.matrix();
    SplittableRandom random = StepRandom.at(seed, 0);
    DMatrixRMaj w = new DMatrixRMaj(x.numRows, options.rank());
    DMatrixRMaj h = new DMatrixRMaj(options.rank(), x.numCols);
    double size = size(data, options);
    for (DMatrixRMaj factor : List.of(w, h)) {
      for (int i = 0; i < factor.getNumElements(); i++) {
        factor.data[i] = size * Math.abs(StepRandom.gaussian(random));
      }
    }
    return new NmfState(data, options, seed, 0, w, h, null, 0);
  }

  private static double size(NonNegativeData data, NmfOptions options) {
    return Math.sqrt(data.mean() / options.rank());
  }

  @Override
  public NmfState apply(Phase phase, NmfState state) {
    boolean isLeft =
        switch (phase.name()) {
          case "update-w" -> true;
          case "update-h" -> false;
          default -> throw new IllegalArgumentException(phase.name());
        };
    if (state.options().loss() == Loss.KULLBACK_LEIBLER) {
      return divergence(state, isLeft);
    }
    return isLeft ? left(state) : right(state);
  }

  private static NmfState divergence(NmfState state, boolean isLeft) {
    DMatrixRMaj x = state.data().matrix();
    DMatrixRMaj w = isLeft ? DivergenceUpdate.left(x, state.w(), state.h()) : state.w();
    DMatrixRMaj h = isLeft ? state.h() : DivergenceUpdate.right(x, state.w(), state.h());
    return state.stepped(w, h, NmfLoss.of(state.data(), w, h, Loss.KULLBACK_LEIBLER), 0);
  }

  private static NmfState left(NmfState state) {
    DMatrixRMaj a = Products.timesTransposed(state.data().matrix(), state.h());
    DMatrixRMaj b = Products.gramOfRows(state.h());
    DMatrixRMaj w = LeastSquaresUpdate.left(state.w(), a, b, state.options().method());
    int reseeded = reseed(state, w, w.numRows, 1, w.numCols);
    double square = Vectors.inner(Products.gramOfColumns(w), b);
    NmfLoss loss = NmfLoss.leastSquares(state.data(), w, state.h(), Vectors.inner(w, a), square);
    return state.stepped(w, state.h(), loss, reseeded);
  }

  private static NmfState right(NmfState state) {
    DMatrixRMaj a = Products.transposedTimes(state.w(), state.data().matrix());
    DMatrixRMaj b = Products.gramOfColumns(state.w());
    DMatrixRMaj h = LeastSquaresUpdate.right(state.h(), a, b, state.options().method());
    int reseeded = reseed(state, h, h.numCols, h.numCols, 1);
    double square = Vectors.inner(Products.gramOfRows(h), b);
    NmfLoss loss = NmfLoss.leastSquares(state.data(), state.w(), h, Vectors.inner(h, a), square);
    return state.stepped(state.w(), h, loss, reseeded);
  }

  /// Projected ALS can set a whole component to zero, and it would stay there: such a one is seeded
  /// again as at the start.
  ///
  /// @param factor Modified.
  /// @param length of a component
  /// @param jump from one component's first entry to the next one's
  /// @param stride from one entry of a component to the next
  /// @return how many were zero
  private static int reseed(NmfState state, DMatrixRMaj factor, int length, int jump, int stride) {
    if (state.options().method() != Method.PROJECTED_ALS || state.data().sum() == 0) {
      return 0;
    }
    SplittableRandom random = StepRandom.at(state.seed(), state.step() + 1);
    double size = size(state.data(), state.options());
    int count = 0;
    for (int r = 0; r < state.options().rank(); r++) {
      double sum = 0;
      for (int i = 0; i < length; i++) {
        sum += factor.data[r * jump + i * stride];
      }
      for (int i = 0; i < length && sum == 0; i++) {
        factor.data[r * jump + i * stride] = size * Math.abs(StepRandom.gaussian(random));
      }
      count += sum == 0 ? 1 : 0;
    }
    return count;
  }

  @Override
  public NmfState withOptions(NmfState state, NmfOptions options) {
    if (options.rank() != state.options().rank()) {
      throw InvalidInputException.option(
          "rank", options.rank(), "cannot change in the middle of a run");
    }
    return state.with(options, state.w(), state.h());
  }

  @Override
  public List<String> replaceable() {
    return List.of("W", "H");
  }

  @Override
  public NmfState replace(NmfState state, String variable, DMatrixRMaj value) {
    boolean isLeft = variable.equals("W");
    if (!isLeft && !variable.equals("H")) {
      throw InvalidInputException.variable(variable, "W, H");
    }
    DMatrixRMaj old = isLeft ? state.w() : state.h();
    if (value.numRows != old.numRows || value.numCols != old.numCols) {
      throw InvalidInputException.shape(
          variable, value.numRows, value.numCols, old.numRows, old.numCols);
    }
    for (int i = 0; i < value.getNumElements(); i++) {
      if (!(value.data[i] >= 0) || Double.isInfinite(value.data[i])) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "%s has %s in row %d, column %d, but every entry must be at least 0.",
                variable,
                value.data[i],
                i / value.numCols + 1,
                i % value.numCols + 1));
      }
    }
    return isLeft
        ? state.with(state.options(), value.copy(), state.h())
        : state.with(state.options(), state.w(), value.copy());
  }

  @Override
  public OptionalDouble objective(NmfState state) {
    return state.objective();
  }

  @Override
  public Map<String, Double> measures(NmfState state) {
    return state.options().method() == Method.PROJECTED_ALS && state.loss() != null
        ? Map.of("reseeded", (double) state.reseeded())
        : Map.of();
  }

  @Override
  public Optional<StopReason> stopReason(Transition<NmfState> transition) {
    NmfState before = transition.before();
    NmfLoss now = transition.after().loss();
    if (before == null || before.loss() == null || now == null) {
      return Optional.empty();
    }
    double change = Math.abs(before.loss().value() - now.value());
    return change <= CONVERGED_CHANGE * now.scale()
        ? Optional.of(StopReason.CONVERGED)
        : Optional.empty();
  }

  @Override
  public List<Claim<NmfState>> claims() {
    return NmfClaims.ALL;
  }

  @Override
  public double[] trail(NmfState state) {
    return new double[0];
  }
}
