package org.factorscope.algorithms.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Products;

/// What flows through a network: values forwards and, on demand, derivatives backwards, for many
/// examples at once, an example a row.
///
/// @param z inputs and activations of each layer: n x d, then n x h; not to be modified
/// @param psi outputs ψ, n x 1; not to be modified
public record Pass(Network theta, Activation phi, List<DMatrixRMaj> z, DMatrixRMaj psi) {
  /// The values of a forward pass; cost O(n (d + (depth − 1) h) h).
  ///
  /// @param x n x d. Not modified.
  public static Pass forward(Network theta, Activation phi, DMatrixRMaj x) {
    List<DMatrixRMaj> z = new ArrayList<>(List.of(x));
    for (int k = 1; k <= theta.depth(); k++) {
      z.add(phi.of(Dense.forward(z.getLast(), theta.w(k), theta.b(k))));
    }
    DMatrixRMaj psi = Products.times(z.getLast(), theta.beta());
    for (int i = 0; i < psi.numRows; i++) {
      psi.data[i] += theta.c().data[0];
    }
    return new Pass(theta, phi, List.copyOf(z), psi);
  }

  /// The mean of ½(ψ − y)².
  ///
  /// @param y n x 1. Not modified.
  public double loss(DMatrixRMaj y) {
    double sum = 0;
    for (int i = 0; i < psi.numRows; i++) {
      double error = psi.data[i] - y.data[i];
      sum += 0.5 * error * error;
    }
    return sum / psi.numRows;
  }

  /// δ_k, the derivatives of each example's ½(ψ − y)² by z_k, for k = 0, …, depth, and by ψ itself
  /// as the last: δ_{k−1} = W_kᵀ(δ_k ∘ φ'(a_k)).
  ///
  /// @param y n x 1. Not modified.
  public List<DMatrixRMaj> deltas(DMatrixRMaj y) {
    DMatrixRMaj error = psi.copy();
    for (int i = 0; i < error.numRows; i++) {
      error.data[i] -= y.data[i];
    }
    DMatrixRMaj[] deltas = new DMatrixRMaj[theta.depth() + 2];
    deltas[theta.depth() + 1] = error;
    deltas[theta.depth()] = Products.timesTransposed(error, theta.beta());
    for (int k = theta.depth(); k > 0; k--) {
      deltas[k - 1] = Dense.inputGradient(phi.chained(deltas[k], z.get(k)), theta.w(k));
    }
    return Arrays.asList(deltas);
  }

  /// The gradient of the mean of ½(ψ − y)², in the network's shapes: ∂W_k is the mean of (δ_k ∘
  /// φ'(a_k)) z_{k−1}ᵀ, where z_{k−1} is the layer's input. About twice the cost of the forward
  /// pass.
  ///
  /// @param y n x 1. Not modified.
  public Network gradient(DMatrixRMaj y) {
    List<DMatrixRMaj> deltas = deltas(y);
    List<DMatrixRMaj> sums = new ArrayList<>();
    for (int k = 1; k <= theta.depth(); k++) {
      DMatrixRMaj g = phi.chained(deltas.get(k), z.get(k));
      sums.add(Dense.weightGradient(g, z.get(k - 1)));
      sums.add(Dense.biasGradient(g));
    }
    sums.add(Products.transposedTimes(z.getLast(), deltas.getLast()));
    sums.add(Dense.biasGradient(deltas.getLast()));
    double share = 1.0 / psi.numRows;
    return new Network(sums).each(sum -> share * sum);
  }
}
