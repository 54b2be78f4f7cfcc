package org.factorscope.algorithms.optimizers;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// AdaGrad (Duchi, Hazan, Singer 2011): each entry divides by the root of all its squared gradients
/// so far.
///
/// ```
/// γ⁺ = γ + g²,   θ⁺ = θ − η g / (√γ⁺ + δ)
/// ```
///
/// @param step η
/// @param delta δ, outside the root
public record AdaGrad(double step, double delta) implements UpdateRule {
  /// The usual δ.
  public static final double DELTA = 1e-10;

  @Override
  public List<String> remembered() {
    return List.of("gamma");
  }

  @Override
  public Update update(DMatrixRMaj parameters, DMatrixRMaj gradient, Memory memory) {
    DMatrixRMaj gamma =
        UpdateRule.zipped(memory.matrices().getFirst(), gradient, (sum, g) -> sum + g * g);
    DMatrixRMaj moved = new DMatrixRMaj(parameters.numRows, parameters.numCols);
    for (int i = 0; i < moved.getNumElements(); i++) {
      double scale = Math.sqrt(gamma.data[i]) + delta;
      moved.data[i] = parameters.data[i] - step * gradient.data[i] / scale;
    }
    return new Update(moved, memory.next(gamma));
  }
}
