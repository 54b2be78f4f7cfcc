package org.factorscope.algorithms.networks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.StepRandom;

/// The weights of a network with one output, or anything of the same shapes, such as their
/// gradients.
///
/// ```
/// z_0 = x,  a_k = W_k z_{k−1} + b_k,  z_k = φ(a_k),  ψ = βᵀ z_depth + c
/// ```
///
/// @param matrices W1 (h x d), b1 (h x 1), W2 (h x h), b2, …, β (h x 1), c (1 x 1); not to be
///   modified
public record Network(List<DMatrixRMaj> matrices) {
  /// Of the largest entries: less is lost in their sums.
  private static final double ROUNDING = 1e-15;

  public Network {
    matrices = List.copyOf(matrices);
  }

  /// W and β normal with variance 1 / (inputs of the unit), biases 0.
  static Network random(int inputs, int hidden, int depth, SplittableRandom random) {
    List<DMatrixRMaj> matrices = new ArrayList<>();
    int width = inputs;
    for (int k = 0; k < depth; k++) {
      matrices.add(normal(hidden, width, width, random));
      matrices.add(new DMatrixRMaj(hidden, 1));
      width = hidden;
    }
    matrices.add(normal(hidden, 1, width, random));
    matrices.add(new DMatrixRMaj(1, 1));
    return new Network(matrices);
  }

  private static DMatrixRMaj normal(int rows, int columns, int fanIn, SplittableRandom random) {
    DMatrixRMaj matrix = StepRandom.normal(rows, columns, random);
    CommonOps_DDRM.divide(matrix, Math.sqrt(fanIn));
    return matrix;
  }

  /// The names of the matrices in their order: W1, b1, …, beta, c.
  public static List<String> names(int depth) {
    List<String> names = new ArrayList<>();
    for (int k = 1; k <= depth; k++) {
      names.add("W" + k);
      names.add("b" + k);
    }
    names.add("beta");
    names.add("c");
    return names;
  }

  /// The number of hidden layers.
  public int depth() {
    return matrices.size() / 2 - 1;
  }

  /// W_k.
  ///
  /// @param k from 1
  public DMatrixRMaj w(int k) {
    return matrices.get(2 * k - 2);
  }

  /// b_k.
  ///
  /// @param k from 1
  public DMatrixRMaj b(int k) {
    return matrices.get(2 * k - 1);
  }

  public DMatrixRMaj beta() {
    return matrices.get(matrices.size() - 2);
  }

  public DMatrixRMaj c() {
    return matrices.getLast();
  }

  /// How different two units of layer k are: the largest difference of their weights, of the layers
  /// before and behind.
  ///
  /// @param k from 1
  double apart(int k, int i, int j) {
    double apart = Math.abs(b(k).data[i] - b(k).data[j]);
    for (int from = 0; from < w(k).numCols; from++) {
      apart = Math.max(apart, Math.abs(w(k).get(i, from) - w(k).get(j, from)));
    }
    if (k == depth()) {
      return Math.max(apart, Math.abs(beta().data[i] - beta().data[j]));
    }
    for (int to = 0; to < w(k + 1).numRows; to++) {
      apart = Math.max(apart, Math.abs(w(k + 1).get(to, i) - w(k + 1).get(to, j)));
    }
    return apart;
  }

  /// The same with one matrix in the place of another.
  Network with(int index, DMatrixRMaj matrix) {
    List<DMatrixRMaj> changed = new ArrayList<>(matrices);
    changed.set(index, matrix);
    return new Network(changed);
  }

  /// θ + factor · d, entry by entry.
  Network plus(double factor, Network d) {
    List<DMatrixRMaj> sums = new ArrayList<>();
    for (int m = 0; m < matrices.size(); m++) {
      DMatrixRMaj sum = matrices.get(m).copy();
      for (int e = 0; e < sum.getNumElements(); e++) {
        sum.data[e] += factor * d.matrices.get(m).data[e];
      }
      sums.add(sum);
    }
    return new Network(sums);
  }

  /// A function of every entry.
  Network each(DoubleUnaryOperator function) {
    List<DMatrixRMaj> changed = new ArrayList<>();
    for (DMatrixRMaj matrix : matrices) {
      DMatrixRMaj values = matrix.copy();
      for (int e = 0; e < values.getNumElements(); e++) {
        values.data[e] = function.applyAsDouble(values.data[e]);
      }
      changed.add(values);
    }
    return new Network(changed);
  }

  /// Σ of all squared entries.
  double squaredNorm() {
    return matrices.stream().mapToDouble(Norms::squaredFrobenius).sum();
  }

  /// Whether no matrix is farther from that of another network than this part of its own length.
  /// What is lost in the rounding of the longest matrix does not count.
  boolean isNear(Network other, double fraction) {
    double longest = matrices.stream().mapToDouble(Norms::frobenius).max().orElse(0);
    Network difference = plus(-1, other);
    for (int m = 0; m < matrices.size(); m++) {
      double length = Norms.frobenius(matrices.get(m));
      double moved = Norms.frobenius(difference.matrices.get(m));
      if (!(moved <= Math.max(fraction * length, ROUNDING * longest))) {
        return false;
      }
    }
    return true;
  }
}
