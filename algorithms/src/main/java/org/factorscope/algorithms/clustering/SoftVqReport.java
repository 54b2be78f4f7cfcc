package org.factorscope.algorithms.clustering;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Softmax;

/// Numbers that explain a state of soft vector quantization.
public final class SoftVqReport {
  private SoftVqReport() {}

  /// ‖X − DC‖_F² for the same codes C: of the atoms as they are, and after either update.
  public record Updates(double now, double weightedMean, double leastSquares) {}

  /// Compares the two updates from `state`; before the first half-step with the codes that it would
  /// give.
  public static Updates updates(SoftVqState state) {
    DMatrixRMaj codes = codes(state);
    return new Updates(
        SoftVqState.loss(state.data(), state.atoms(), codes),
        SoftVqState.loss(state.data(), SoftVq.weightedMean(state, codes), codes),
        SoftVqState.loss(state.data(), SoftVq.leastSquares(state.data(), codes), codes));
  }

  private static DMatrixRMaj codes(SoftVqState state) {
    DMatrixRMaj codes = state.codes();
    return codes == null
        ? Softmax.ofColumns(SoftVq.scores(state), state.options().temperature())
        : codes;
  }

  /// The mean entropy of C's columns, in nats, for the atoms of `state` at other temperatures.
  public static double[] entropies(SoftVqState state, double[] temperatures) {
    DMatrixRMaj scores = SoftVq.scores(state);
    double[] entropies = new double[temperatures.length];
    for (int i = 0; i < entropies.length; i++) {
      entropies[i] = Softmax.meanColumnEntropy(Softmax.ofColumns(scores, temperatures[i]));
    }
    return entropies;
  }
}
