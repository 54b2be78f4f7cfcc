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
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;
import org.jspecify.annotations.Nullable;

/// A linear autoencoder x ↦ VWx, learned by gradient descent (CIL lecture notes 2024, sections 1.1
/// and 1.4).
///
/// ```
/// loss      R = ½ tr[(I − P) S (I − P)ᵀ],  P = VW,  S = XcᵀXc/N
/// untied    ∇V = (P − I) S Wᵀ     ∇W = Vᵀ (P − I) S
/// tied      ∇U = [(P − I) S + S (P − I)] U,  V = U, W = Uᵀ
/// step      V ← V − (η/λ₁) ∇V,  W ← W − (η/λ₁) ∇W
/// ```
///
/// The notes print the two untied gradients in each other's place; their shapes fit only as here.
/// One iteration is both half-steps; V and W move from their old values together. The step size is
/// measured in units of 1/λ₁, the inverse of the largest eigenvalue of S, so that the same η fits
/// any data: this is the same as scaling S to λ₁ = 1 for the steps, while the loss keeps the unit
/// of the data. For small η the loss falls. The run converges when the gradient vanishes, which it
/// also does at the saddles, and diverges when the weights leave all bounds. Cost of an iteration:
/// O(n²m).
public final class Autoencoder
    implements Algorithm<ScaledCovariance, Autoencoder.Options, Autoencoder.State> {
  /// Whether encoder and decoder share their weights.
  public enum Weights {
    /// V and W are two matrices.
    UNTIED,
    /// W = Vᵀ =: Uᵀ.
    TIED
  }

  /// How a linear autoencoder learns.
  ///
  /// @param components m, the width of the bottleneck, at least 1
  /// @param stepSize η, in units of 1/λ₁ of the covariance; above 0
  public record Options(int components, Weights weights, double stepSize) {
    public Options {
      if (components < 1) {
        throw InvalidInputException.option("components", components, "must be at least 1");
      }
      if (!(stepSize > 0) || Double.isInfinite(stepSize)) {
        throw InvalidInputException.option("step-size", stepSize, "must be above 0");
      }
    }

    public boolean isTied() {
      return weights == Weights.TIED;
    }
  }

  /// A moment of a linear autoencoder.
  ///
  /// @param v V, the decoder, n x m
  /// @param w W, the encoder, m x n
  /// @param gradient at V and W; null until the half-step that computes it
  /// @param lastLength ‖∇‖/λ₁ of the gradient along which the last step went; NaN before the first
  ///   and after an edit
  /// @param conserved VᵀV − WWᵀ where this trajectory began, m x m: the flow keeps it
  /// @param fit how good V and W are
  public record State(
      DMatrixRMaj v,
      DMatrixRMaj w,
      @Nullable AutoencoderGradient gradient,
      double lastLength,
      DMatrixRMaj conserved,
      AutoencoderFit fit) {
    /// By how much VᵀV − WWᵀ has moved since the trajectory began.
    public double drift() {
      return Math.sqrt(Norms.squaredDistance(imbalance(v, w), conserved));
    }

    /// P = VW, n x n.
    public DMatrixRMaj product() {
      DMatrixRMaj product = new DMatrixRMaj(v.numRows, v.numRows);
      CommonOps_DDRM.mult(v, w, product);
      return product;
    }
  }

  private static final List<StateVariable<ScaledCovariance, Options, State>> VARIABLES =
      List.of(
          StateVariable.<ScaledCovariance, Options, State>matrix("V", State::v)
              .settable(Autoencoder::withDecoder),
          StateVariable.<ScaledCovariance, Options, State>matrix("W", State::w)
              .settable(Autoencoder::withEncoder));

  private static final List<Claim<ScaledCovariance, Options, State>> CLAIMS =
      List.of(
          Claim.promised("loss-never-rises", Autoencoder::neverRises),
          Claim.promised("loss-is-at-least-that-of-pca", Autoencoder::atLeastPca),
          Claim.promised("rank-is-at-most-m", Autoencoder::rankAtMost),
          Claim.promised("imbalance-moves-by-its-law", Autoencoder::imbalanceLaw),
          Claim.promised("a-standstill-is-a-projector", Autoencoder::isProjector),
          Claim.promised("tied-optimum-is-orthonormal", Autoencoder::isOrthonormal),
          Claim.notPromised("rank-is-the-smaller-one", Autoencoder::rankIsSmaller),
          Claim.notPromised("columns-are-components", Autoencoder::columnsAreComponents));

  /// Entries of a start are normal with this standard deviation.
  private static final double START_DEVIATION = 0.1;

  /// A gradient shorter than this, in units of λ₁, has vanished.
  private static final double VANISHED = 1e-12;

  /// Weights longer than this do not come back.
  private static final double OUT_OF_BOUNDS = 1e6;

  /// Squares of weights beyond it leave no room for their products.
  private static final double OVERFLOWING = 1e150;

  /// Rounding that losses are allowed, relative to the largest eigenvalue and the weights.
  private static final double ROUNDING = 1e-12;

  /// A gradient shorter than this, in units of λ₁, stands still as far as claims go.
  private static final double STANDS_STILL = 1e-9;

  /// A direction with less variance than this, relative to λ₁, is learned too slowly to be waited
  /// for.
  private static final double ENOUGH_VARIANCE = 1e-2;

  @Override
  public List<HalfStep<ScaledCovariance, Options, State>> halfSteps(Options options) {
    String method = options.isTied() ? "tied" : "untied";
    return List.of(
        HalfStep.of("gradient", method, (run, state, place) -> withGradient(run, state)),
        HalfStep.of("step", method, (run, state, place) -> stepped(run, state)));
  }

  @Override
  public List<StateVariable<ScaledCovariance, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<ScaledCovariance, Options> run) {
    int n = run.problem().dimension();
    int m = run.options().components();
    if (m > n) {
      throw InvalidInputException.option(
          "components", m, "must be at most the number of columns, " + n);
    }
    var random = run.random(0);
    DMatrixRMaj v = StepRandom.normal(n, m, random);
    DMatrixRMaj w = StepRandom.normal(m, n, random);
    CommonOps_DDRM.scale(START_DEVIATION, v);
    CommonOps_DDRM.scale(START_DEVIATION, w);
    return at(run, v, run.options().isTied() ? CommonOps_DDRM.transpose(v, null) : w);
  }

  /// A moment from which a trajectory begins.
  private static State at(Run<ScaledCovariance, Options> run, DMatrixRMaj v, DMatrixRMaj w) {
    AutoencoderFit fit = AutoencoderFit.of(run.problem(), v, w);
    return new State(v, w, null, Double.NaN, imbalance(v, w), fit);
  }

  private static State withGradient(Run<ScaledCovariance, Options> run, State state) {
    return new State(
        state.v(),
        state.w(),
        gradientAt(run, state),
        state.lastLength(),
        state.conserved(),
        state.fit());
  }

  private static AutoencoderGradient gradientAt(Run<ScaledCovariance, Options> run, State state) {
    DMatrixRMaj s = run.problem().matrix();
    return run.options().isTied()
        ? AutoencoderGradient.tied(s, state.v())
        : AutoencoderGradient.untied(s, state.v(), state.w());
  }

  private static State stepped(Run<ScaledCovariance, Options> run, State state) {
    AutoencoderGradient known = state.gradient();
    AutoencoderGradient gradient = known == null ? gradientAt(run, state) : known;
    double eta = run.options().stepSize();
    DMatrixRMaj v = CommonOps_DDRM.add(state.v(), -eta, gradient.ofV(), null);
    DMatrixRMaj w = CommonOps_DDRM.add(state.w(), -eta, gradient.ofW(), null);
    AutoencoderFit fit = AutoencoderFit.of(run.problem(), v, w);
    return new State(v, w, null, gradient.length(), state.conserved(), fit);
  }

  /// With tied weights the other factor follows.
  private static State withDecoder(Run<ScaledCovariance, Options> run, State state, DMatrixRMaj v) {
    return at(run, v, run.options().isTied() ? CommonOps_DDRM.transpose(v, null) : state.w());
  }

  private static State withEncoder(Run<ScaledCovariance, Options> run, State state, DMatrixRMaj w) {
    return at(run, run.options().isTied() ? CommonOps_DDRM.transpose(w, null) : state.v(), w);
  }

  /// VᵀV − WWᵀ, m x m.
  private static DMatrixRMaj imbalance(DMatrixRMaj v, DMatrixRMaj w) {
    DMatrixRMaj imbalance = new DMatrixRMaj(v.numCols, v.numCols);
    CommonOps_DDRM.multTransA(v, v, imbalance);
    CommonOps_DDRM.multAddTransB(-1, w, w, imbalance);
    return imbalance;
  }

  /// ∇V and ∇W; with tied weights each is the whole gradient, for the other factor follows.
  @Override
  public Map<String, DMatrixRMaj> gradients(Run<ScaledCovariance, Options> run, State state) {
    AutoencoderGradient gradient = gradientAt(run, state);
    DMatrixRMaj ofV = new DMatrixRMaj(state.v().numRows, state.v().numCols);
    DMatrixRMaj ofW = new DMatrixRMaj(state.w().numRows, state.w().numCols);
    CommonOps_DDRM.scale(run.problem().largest(), gradient.ofV(), ofV);
    CommonOps_DDRM.scale(run.problem().largest(), gradient.ofW(), ofW);
    return Map.of("V", ofV, "W", ofW);
  }

  @Override
  public OptionalDouble objective(Run<ScaledCovariance, Options> run, State state) {
    return OptionalDouble.of(state.fit().loss());
  }

  @Override
  public Map<String, Double> measures(Run<ScaledCovariance, Options> run, State state) {
    Map<String, Double> measures = new LinkedHashMap<>();
    putFinite(measures, "angle", state.fit().angle());
    putFinite(measures, "distance", state.fit().distance());
    putFinite(measures, "drift", state.drift());
    AutoencoderGradient gradient = state.gradient();
    if (gradient != null) {
      putFinite(measures, "gradient", run.problem().largest() * gradient.length());
    }
    return measures;
  }

  private static void putFinite(Map<String, Double> measures, String name, double value) {
    if (Double.isFinite(value)) {
      measures.put(name, value);
    }
  }

  /// `kept`: how much of each of the first eigenvectors P keeps.
  @Override
  public Map<String, double[]> series(Run<ScaledCovariance, Options> run, State state) {
    return Map.of("kept", state.fit().kept().clone());
  }

  @Override
  public Optional<StopReason> stopReason(Transition<ScaledCovariance, Options, State> last) {
    State state = last.after();
    if (Math.max(Norms.frobenius(state.v()), Norms.frobenius(state.w())) > OUT_OF_BOUNDS) {
      return Optional.of(StopReason.DIVERGED);
    }
    return state.lastLength() <= VANISHED ? Optional.of(StopReason.CONVERGED) : Optional.empty();
  }

  @Override
  public List<Claim<ScaledCovariance, Options, State>> claims() {
    return CLAIMS;
  }

  private static Verdict neverRises(Transition<ScaledCovariance, Options, State> step) {
    State before = step.before();
    if (before == null || !step.made("step") || !isSmallStep(step.run(), before, step.after())) {
      return Verdict.NOT_YET;
    }
    double rise = step.after().fit().loss() - before.fit().loss();
    return Verdict.within(rise, ROUNDING * before.fit().loss() + scale(step));
  }

  /// Whether η is at most 2/L, with L a bound of the curvature all along the step, in units of λ₁:
  ///
  /// ```
  /// untied  ‖Hessian‖ ≤ ‖V‖² + ‖W‖² + ‖P − I‖ ≤ ‖V‖² + ‖W‖² + ‖V‖‖W‖ + 1
  /// tied    ‖Hessian‖ ≤ 4‖U‖² + 2‖P − I‖ ≤ 6‖U‖² + 2
  /// ```
  private static boolean isSmallStep(
      Run<ScaledCovariance, Options> run, State before, State after) {
    double v = Math.max(before.fit().normOfV(), after.fit().normOfV());
    double w = Math.max(before.fit().normOfW(), after.fit().normOfW());
    double curvature = run.options().isTied() ? 6 * v * v + 2 : v * v + w * w + v * w + 1;
    return run.options().stepSize() * curvature <= 2;
  }

  private static Verdict atLeastPca(Transition<ScaledCovariance, Options, State> step) {
    double optimum = step.run().problem().optimum(step.run().options().components());
    double shortfall = optimum - step.after().fit().loss();
    return Double.isNaN(shortfall) ? Verdict.NOT_YET : Verdict.within(shortfall, scale(step));
  }

  private static Verdict rankAtMost(Transition<ScaledCovariance, Options, State> step) {
    AutoencoderFit fit = step.after().fit();
    return Verdict.within(fit.rankOfP() - Math.min(fit.rankOfV(), fit.rankOfW()), 0);
  }

  private static Verdict rankIsSmaller(Transition<ScaledCovariance, Options, State> step) {
    AutoencoderFit fit = step.after().fit();
    return Verdict.within(Math.min(fit.rankOfV(), fit.rankOfW()) - fit.rankOfP(), 0);
  }

  /// Because Vᵀ∇V = ∇W Wᵀ, only the squares of the steps are left:
  ///
  /// ```
  /// Δ(VᵀV − WWᵀ) = ΔVᵀΔV − ΔWΔWᵀ
  /// ```
  private static Verdict imbalanceLaw(Transition<ScaledCovariance, Options, State> step) {
    State before = step.before();
    State after = step.after();
    if (before == null || !step.made("step") || step.run().options().isTied()) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj change = imbalance(after.v(), after.w());
    CommonOps_DDRM.subtractEquals(change, imbalance(before.v(), before.w()));
    DMatrixRMaj law =
        imbalance(
            CommonOps_DDRM.subtract(after.v(), before.v(), null),
            CommonOps_DDRM.subtract(after.w(), before.w(), null));
    double size =
        Norms.squaredFrobenius(before.v())
            + Norms.squaredFrobenius(before.w())
            + Norms.squaredFrobenius(after.v())
            + Norms.squaredFrobenius(after.w());
    return size < OVERFLOWING
        ? Verdict.within(Math.sqrt(Norms.squaredDistance(change, law)), ROUNDING * size)
        : Verdict.NOT_YET;
  }

  /// ‖(P² − P)S‖/λ₁ = ‖V(WV − I)WS‖/λ₁.
  private static Verdict isProjector(Transition<ScaledCovariance, Options, State> step) {
    State state = step.after();
    if (!standsStill(state)) {
      return Verdict.NOT_YET;
    }
    int m = state.v().numCols;
    DMatrixRMaj ws = CommonOps_DDRM.mult(state.w(), step.run().problem().matrix(), null);
    DMatrixRMaj inner = new DMatrixRMaj(m, m);
    CommonOps_DDRM.mult(state.w(), state.v(), inner);
    DMatrixRMaj rest = ws.copy();
    CommonOps_DDRM.changeSign(rest);
    CommonOps_DDRM.multAdd(inner, ws, rest);
    double deviation = Norms.frobenius(rest) * state.fit().normOfV();
    double weights = 1 + state.fit().normOfV() + state.fit().normOfW();
    return Verdict.within(deviation, 10 * STANDS_STILL * weights * weights * weights);
  }

  private static Verdict isOrthonormal(Transition<ScaledCovariance, Options, State> step) {
    State state = step.after();
    int m = state.v().numCols;
    if (!step.run().options().isTied()
        || !standsStill(state)
        || step.run().problem().eigenvalues()[m - 1] < ENOUGH_VARIANCE
        || !isOptimal(step)) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj gram = new DMatrixRMaj(m, m);
    CommonOps_DDRM.multTransA(state.v(), state.v(), gram);
    CommonOps_DDRM.subtractEquals(gram, CommonOps_DDRM.identity(m));
    return Verdict.within(Norms.frobenius(gram), 10 * STANDS_STILL / ENOUGH_VARIANCE);
  }

  /// The column of V that is farthest from the eigenvector it is nearest to, once P is right.
  private static Verdict columnsAreComponents(Transition<ScaledCovariance, Options, State> step) {
    State state = step.after();
    if (!standsStill(state) || !isOptimal(step)) {
      return Verdict.NOT_YET;
    }
    double farthest = 0;
    for (int k = 0; k < state.v().numCols; k++) {
      farthest = Math.max(farthest, nearestAngle(step.run().problem(), state.v(), k));
    }
    return Verdict.within(farthest, 1e-3);
  }

  private static double nearestAngle(ScaledCovariance problem, DMatrixRMaj v, int k) {
    DMatrixRMaj column = Directions.column(v, k);
    if (Norms.frobenius(column) == 0) {
      return Math.PI / 2;
    }
    double nearest = Math.PI / 2;
    for (int i = 0; i < v.numCols; i++) {
      DMatrixRMaj q = Directions.column(problem.eigenvectors(), i);
      nearest = Math.min(nearest, Directions.angle(Directions.unit(column), q));
    }
    return nearest;
  }

  private static boolean standsStill(State state) {
    return state.gradient() != null && state.gradient().length() <= STANDS_STILL;
  }

  private static boolean isOptimal(Transition<ScaledCovariance, Options, State> step) {
    ScaledCovariance problem = step.run().problem();
    double optimum = problem.optimum(step.run().options().components());
    return step.after().fit().loss() - optimum <= STANDS_STILL * problem.largest();
  }

  private static double scale(Transition<ScaledCovariance, Options, State> step) {
    ScaledCovariance problem = step.run().problem();
    return ROUNDING * problem.largest() * problem.dimension() + Double.MIN_NORMAL;
  }
}
