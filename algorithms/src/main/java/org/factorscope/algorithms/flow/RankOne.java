package org.factorscope.algorithms.flow;

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

/// The rank-one model: a whole matrix A as one column times one row (CIL lecture notes 2024,
/// section 2.1, rank-1 model).
///
/// ```
/// loss               ½‖A − uvᵀ‖² = ½‖A‖² + ½‖u‖²‖v‖² − uᵀAv
/// alternating        u ← Av/‖v‖²             then  v ← Aᵀu/‖u‖² with the new u
/// gradient descent   u ← u − η(uvᵀ − A)v     and   v ← v − η(uvᵀ − A)ᵀu, both from the old u, v
/// ```
///
/// One iteration is both half-steps. Alternating least squares is the power method on AAᵀ: the loss
/// never rises, and the tangent of the angle between u and u₁ shrinks by (σ₂/σ₁)² or more. Descent
/// moves both factors from the values before the iteration, as the scalar factorization does, so
/// that κ = ‖u‖² − ‖v‖² changes by ‖Δu‖² − ‖Δv‖² alone; between its half-steps u has moved and v
/// has not. It stops where the gradient vanishes relative to its parts, which is also so at
/// saddles; a factor whose partner is zero stays where it is. Cost of an iteration: O(nm).
public final class RankOne
    implements SteppedAlgorithm<RankOneProblem, RankOneOptions, RankOneState> {
  private static final Phase UPDATE_U =
      new Phase(
          "update-u",
          "Update u",
          "u \\leftarrow \\frac{A v}{\\|v\\|^2} \\quad\\mathrm{or}\\quad u - \\eta\\,(u v^{\\top} -"
              + " A)\\, v",
          List.of("alternating: u ← A v / ‖v‖²", "descent: u ← u − η (u‖v‖² − A v)"));
  private static final Phase UPDATE_V =
      new Phase(
          "update-v",
          "Update v",
          "v \\leftarrow \\frac{A^{\\top} u}{\\|u\\|^2} \\quad\\mathrm{or}\\quad v - \\eta\\,(u"
              + " v^{\\top} - A)^{\\top} u",
          List.of(
              "alternating: v ← Aᵀ u / ‖u‖², the new u",
              "descent: v ← v − η (v‖u‖² − Aᵀ u), the old u"));

  /// Entries of a start are normal with this standard deviation.
  private static final double START_DEVIATION = 0.1;

  /// A gradient below this fraction of its parts has vanished.
  private static final double VANISHED = 1e-12;

  /// A factor of descent that is longer than this, in units of 1 + √σ₁, does not come back.
  private static final double OUT_OF_BOUNDS = 1e6;

  @Override
  public List<Phase> phases() {
    return List.of(UPDATE_U, UPDATE_V);
  }

  @Override
  public RankOneState start(RankOneProblem problem, RankOneOptions options, long seed) {
    var random = StepRandom.at(seed, 0);
    DMatrixRMaj u = new DMatrixRMaj(problem.rows(), 1);
    DMatrixRMaj v = new DMatrixRMaj(problem.columns(), 1);
    for (DMatrixRMaj factor : List.of(u, v)) {
      for (int i = 0; i < factor.numRows; i++) {
        factor.data[i] = START_DEVIATION * StepRandom.gaussian(random);
      }
    }
    return RankOneState.at(problem, options, 0, u, v);
  }

  @Override
  public RankOneState apply(Phase phase, RankOneState state) {
    return switch (phase.name()) {
      case "update-u" -> state.withU(nextU(state));
      case "update-v" -> state.withV(nextV(state));
      default -> throw new IllegalArgumentException(phase.name());
    };
  }

  private static DMatrixRMaj nextU(RankOneState state) {
    return switch (state.options().method()) {
      case ALTERNATING -> {
        double norm = Norms.frobenius(state.v());
        yield norm == 0 ? state.u() : divided(times(state.problem(), state.v(), norm), norm);
      }
      case GRADIENT_DESCENT ->
          descended(state, state.u(), gradientOfU(state.problem(), state.u(), state.v()));
    };
  }

  private static DMatrixRMaj nextV(RankOneState state) {
    RankOneState.Sweep sweep = state.sweep();
    DMatrixRMaj oldU = sweep == null ? state.u() : sweep.u();
    return switch (state.options().method()) {
      case ALTERNATING -> {
        double norm = Norms.frobenius(state.u());
        yield norm == 0
            ? state.v()
            : divided(transposedTimes(state.problem(), state.u(), norm), norm);
      }
      case GRADIENT_DESCENT ->
          descended(state, state.v(), gradientOfV(state.problem(), oldU, state.v()));
    };
  }

  /// (uvᵀ − A)v = u‖v‖² − Av, n x 1.
  static DMatrixRMaj gradientOfU(RankOneProblem problem, DMatrixRMaj u, DMatrixRMaj v) {
    DMatrixRMaj gradient = times(problem, v, 1);
    CommonOps_DDRM.add(Norms.squaredFrobenius(v), u, -1, gradient, gradient);
    return gradient;
  }

  /// (uvᵀ − A)ᵀu = v‖u‖² − Aᵀu, m x 1.
  static DMatrixRMaj gradientOfV(RankOneProblem problem, DMatrixRMaj u, DMatrixRMaj v) {
    DMatrixRMaj gradient = transposedTimes(problem, u, 1);
    CommonOps_DDRM.add(Norms.squaredFrobenius(u), v, -1, gradient, gradient);
    return gradient;
  }

  private static DMatrixRMaj descended(
      RankOneState state, DMatrixRMaj factor, DMatrixRMaj gradient) {
    DMatrixRMaj next = new DMatrixRMaj(factor.numRows, 1);
    CommonOps_DDRM.add(factor, -state.options().stepSize(), gradient, next);
    return next;
  }

  /// A(v/divisor); the divisor goes first, so that no square of tiny or huge numbers is formed.
  private static DMatrixRMaj times(RankOneProblem problem, DMatrixRMaj v, double divisor) {
    DMatrixRMaj product = new DMatrixRMaj(problem.rows(), 1);
    CommonOps_DDRM.mult(problem.matrix(), divided(v, divisor), product);
    return product;
  }

  /// Aᵀ(u/divisor).
  private static DMatrixRMaj transposedTimes(
      RankOneProblem problem, DMatrixRMaj u, double divisor) {
    DMatrixRMaj product = new DMatrixRMaj(problem.columns(), 1);
    CommonOps_DDRM.multTransA(problem.matrix(), divided(u, divisor), product);
    return product;
  }

  private static DMatrixRMaj divided(DMatrixRMaj vector, double divisor) {
    DMatrixRMaj quotient = vector.copy();
    CommonOps_DDRM.divide(quotient, divisor);
    return quotient;
  }

  /// Other options begin a new iteration from here, because the old half-step does not fit them.
  @Override
  public RankOneState withOptions(RankOneState state, RankOneOptions options) {
    return RankOneState.at(state.problem(), options, state.step(), state.u(), state.v());
  }

  @Override
  public List<String> replaceable() {
    return List.of("u", "v");
  }

  @Override
  public RankOneState replace(RankOneState state, String variable, DMatrixRMaj value) {
    DMatrixRMaj old =
        switch (variable) {
          case "u" -> state.u();
          case "v" -> state.v();
          default -> throw InvalidInputException.variable(variable, "u, v");
        };
    if (value.numRows != old.numRows || value.numCols != 1) {
      throw InvalidInputException.shape(variable, value.numRows, value.numCols, old.numRows, 1);
    }
    DMatrixRMaj u = variable.equals("u") ? value.copy() : state.u();
    DMatrixRMaj v = variable.equals("v") ? value.copy() : state.v();
    return RankOneState.at(state.problem(), state.options(), state.step(), u, v);
  }

  @Override
  public OptionalDouble objective(RankOneState state) {
    return OptionalDouble.of(state.loss());
  }

  @Override
  public Map<String, Double> measures(RankOneState state) {
    Map<String, Double> measures = new LinkedHashMap<>();
    double normU = Norms.frobenius(state.u());
    double normV = Norms.frobenius(state.v());
    if (normU > 0) {
      measures.put("angle-u", state.alignmentOfU().angle());
    }
    if (normV > 0) {
      measures.put("angle-v", state.alignmentOfV().angle());
    }
    measures.put("norm-u", normU);
    measures.put("norm-v", normV);
    measures.put("kappa", state.kappa());
    return measures;
  }

  @Override
  public Optional<StopReason> stopReason(Transition<RankOneState> transition) {
    RankOneState state = transition.after();
    double longest = Math.max(Norms.frobenius(state.u()), Norms.frobenius(state.v()));
    boolean descends = state.options().method() == RankOneOptions.Method.GRADIENT_DESCENT;
    if (descends && longest > OUT_OF_BOUNDS * (1 + Math.sqrt(state.problem().sigma(0)))) {
      return Optional.of(StopReason.DIVERGED);
    }
    return state.unrest() <= VANISHED ? Optional.of(StopReason.CONVERGED) : Optional.empty();
  }

  @Override
  public List<Claim<RankOneState>> claims() {
    return RankOneClaims.ALL;
  }

  /// The coordinates of u/‖u‖ along u₁ and u₂, then those of v/‖v‖ along v₁ and v₂.
  @Override
  public double[] trail(RankOneState state) {
    Alignment u = state.alignmentOfU();
    Alignment v = state.alignmentOfV();
    return new double[] {u.first(), u.second(), v.first(), v.second()};
  }
}
