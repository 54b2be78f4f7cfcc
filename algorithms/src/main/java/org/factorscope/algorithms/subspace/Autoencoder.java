package org.factorscope.algorithms.subspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Phase;
import org.factorscope.algorithms.stepped.SteppedAlgorithm;
import org.factorscope.algorithms.stepped.Transition;
import org.factorscope.algorithms.subspace.AutoencoderOptions.Weights;

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
/// of the data. For small η the loss falls. It stops where the gradient vanishes, which is also so
/// at the saddles, and says that it diverged where the weights leave all bounds. Cost of an
/// iteration: O(n²m).
public final class Autoencoder
    implements SteppedAlgorithm<ScaledCovariance, AutoencoderOptions, AutoencoderState> {
  private static final Phase GRADIENT =
      new Phase(
          "gradient",
          "Compute gradient",
          "\\begin{array}{l} \\n"
              + "abla_V = (P - I)\\, S\\, W^{\\top},\\quad \\n"
              + "abla_W = V^{\\top} (P - I)\\, S \\\\ \\mathrm{tied:}\\ \\n"
              + "abla_U = [(P - I) S + S (P - I)]\\, U \\end{array}",
          List.of("P ← V W", "∇V ← (P − I) S Wᵀ", "∇W ← Vᵀ (P − I) S"));
  private static final Phase STEP =
      new Phase(
          "step",
          "Step downhill",
          "V \\leftarrow V - \\frac{\\eta}{\\lambda_1} \\nabla_V,\\quad W \\leftarrow W -"
              + " \\frac{\\eta}{\\lambda_1} \\nabla_W",
          List.of("V ← V − (η/λ₁) ∇V", "W ← W − (η/λ₁) ∇W"));

  /// Entries of a start are normal with this standard deviation.
  private static final double START_DEVIATION = 0.1;

  /// A gradient shorter than this, in units of λ₁, has vanished.
  private static final double VANISHED = 1e-12;

  /// Weights longer than this do not come back.
  private static final double OUT_OF_BOUNDS = 1e6;

  @Override
  public List<Phase> phases() {
    return List.of(GRADIENT, STEP);
  }

  @Override
  public AutoencoderState start(ScaledCovariance problem, AutoencoderOptions options, long seed) {
    int n = problem.dimension();
    int m = options.components();
    if (m > n) {
      throw InvalidInputException.option(
          "components", m, "must be at most the number of columns, " + n);
    }
    var random = StepRandom.at(seed, 0);
    DMatrixRMaj v = new DMatrixRMaj(n, m);
    DMatrixRMaj w = new DMatrixRMaj(m, n);
    for (DMatrixRMaj weights : List.of(v, w)) {
      for (int i = 0; i < weights.getNumElements(); i++) {
        weights.data[i] = START_DEVIATION * StepRandom.gaussian(random);
      }
    }
    boolean tied = options.weights() == Weights.TIED;
    return AutoencoderState.at(
        problem, options, 0, v, tied ? CommonOps_DDRM.transpose(v, null) : w);
  }

  @Override
  public AutoencoderState apply(Phase phase, AutoencoderState state) {
    return switch (phase.name()) {
      case "gradient" -> state.withGradient(AutoencoderGradient.at(state));
      case "step" -> stepped(state);
      default -> throw new IllegalArgumentException(phase.name());
    };
  }

  private static AutoencoderState stepped(AutoencoderState state) {
    AutoencoderGradient known = state.gradient();
    AutoencoderGradient gradient = known == null ? AutoencoderGradient.at(state) : known;
    double eta = state.options().stepSize();
    DMatrixRMaj v = new DMatrixRMaj(state.v().numRows, state.v().numCols);
    DMatrixRMaj w = new DMatrixRMaj(state.w().numRows, state.w().numCols);
    CommonOps_DDRM.add(state.v(), -eta, gradient.ofV(), v);
    CommonOps_DDRM.add(state.w(), -eta, gradient.ofW(), w);
    return state.moved(v, w, gradient);
  }

  /// Another step size is fine in the middle of a run; the shape of the network is not.
  @Override
  public AutoencoderState withOptions(AutoencoderState state, AutoencoderOptions options) {
    if (options.components() != state.options().components()) {
      throw InvalidInputException.option(
          "components", options.components(), "cannot change in the middle of a run");
    }
    if (options.weights() != state.options().weights()) {
      throw InvalidInputException.option(
          "tied", options.weights(), "cannot change in the middle of a run");
    }
    return state.withOptions(options);
  }

  @Override
  public List<String> replaceable() {
    return List.of("V", "W");
  }

  /// With tied weights the other factor follows.
  @Override
  public AutoencoderState replace(AutoencoderState state, String variable, DMatrixRMaj value) {
    DMatrixRMaj old =
        switch (variable) {
          case "V" -> state.v();
          case "W" -> state.w();
          default -> throw InvalidInputException.variable(variable, "V, W");
        };
    if (value.numRows != old.numRows || value.numCols != old.numCols) {
      throw InvalidInputException.shape(
          variable, value.numRows, value.numCols, old.numRows, old.numCols);
    }
    boolean tied = state.options().weights() == Weights.TIED;
    DMatrixRMaj other = tied ? CommonOps_DDRM.transpose(value, null) : null;
    DMatrixRMaj v = variable.equals("V") ? value.copy() : other == null ? state.v() : other;
    DMatrixRMaj w = variable.equals("W") ? value.copy() : other == null ? state.w() : other;
    return AutoencoderState.at(state.problem(), state.options(), state.step(), v, w);
  }

  @Override
  public OptionalDouble objective(AutoencoderState state) {
    return OptionalDouble.of(state.fit().loss());
  }

  @Override
  public Map<String, Double> measures(AutoencoderState state) {
    Map<String, Double> measures = new LinkedHashMap<>();
    if (!Double.isNaN(state.fit().angle())) {
      measures.put("angle", state.fit().angle());
    }
    measures.put("distance", state.fit().distance());
    measures.put("drift", state.drift());
    AutoencoderGradient gradient = state.gradient();
    if (gradient != null) {
      measures.put("gradient", state.problem().largest() * gradient.length());
    }
    return measures;
  }

  @Override
  public Optional<StopReason> stopReason(Transition<AutoencoderState> transition) {
    AutoencoderState state = transition.after();
    double longest = Math.max(Norms.frobenius(state.v()), Norms.frobenius(state.w()));
    if (longest > OUT_OF_BOUNDS) {
      return Optional.of(StopReason.DIVERGED);
    }
    AutoencoderGradient last = state.lastGradient();
    return last != null && last.length() <= VANISHED
        ? Optional.of(StopReason.CONVERGED)
        : Optional.empty();
  }

  @Override
  public List<Claim<AutoencoderState>> claims() {
    return AutoencoderClaims.ALL;
  }

  /// How much of each of the first eigenvectors P keeps.
  @Override
  public double[] trail(AutoencoderState state) {
    return state.fit().kept().clone();
  }
}
