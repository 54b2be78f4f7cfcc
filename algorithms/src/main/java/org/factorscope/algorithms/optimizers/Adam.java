package org.factorscope.algorithms.optimizers;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// Adam (Kingma and Ba 2015): running means of the gradient and of its square.
///
/// ```
/// m⁺ = β m + (1 − β) g,    h⁺ = α h + (1 − α) g²
/// m̂ = m⁺ / (1 − βᵗ),       ĥ = h⁺ / (1 − αᵗ)
/// θ⁺ = θ − η m̂ / (√ĥ + δ)
/// ```
///
/// Without the division by 1 − βᵗ and 1 − αᵗ the first step is (1 − β)/√(1 − α) times as long: 3.16
/// times for the usual decays. Beware of the names: Kingma and Ba call them β₁ and β₂.
///
/// @param step η
/// @param beta β, decay of the mean of g, in [0, 1)
/// @param alpha α, decay of the mean of g², in [0, 1)
/// @param delta δ, outside the root
/// @param corrected whether the means are divided as above
public record Adam(double step, double beta, double alpha, double delta, boolean corrected)
    implements UpdateRule {
  /// The usual δ.
  public static final double DELTA = 1e-8;

  /// With the usual decays, and corrected.
  public static Adam ofStep(double step) {
    return new Adam(step, 0.9, 0.999, DELTA, true);
  }

  @Override
  public List<String> remembered() {
    return List.of("mean", "square");
  }

  @Override
  public Update update(DMatrixRMaj parameters, DMatrixRMaj gradient, Memory memory) {
    int t = memory.updates() + 1;
    DMatrixRMaj mean =
        UpdateRule.zipped(memory.matrices().get(0), gradient, (m, g) -> beta * m + (1 - beta) * g);
    DMatrixRMaj square =
        UpdateRule.zipped(
            memory.matrices().get(1), gradient, (h, g) -> alpha * h + (1 - alpha) * g * g);
    double meanWeight = weight(beta, t);
    double squareWeight = weight(alpha, t);
    DMatrixRMaj moved = new DMatrixRMaj(parameters.numRows, parameters.numCols);
    for (int i = 0; i < moved.getNumElements(); i++) {
      double scale = Math.sqrt(square.data[i] / squareWeight) + delta;
      moved.data[i] = parameters.data[i] - step * (mean.data[i] / meanWeight) / scale;
    }
    return new Update(moved, memory.next(mean, square));
  }

  /// What a running mean is divided by in update t: the sum of its weights, 1 without correction.
  public double weight(double decay, int t) {
    return corrected ? 1 - StrictMath.pow(decay, t) : 1;
  }
}
