package org.factorscope.algorithms.optimizers;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.ejml.data.DMatrixRMaj;

/// How an optimizer turns gradients into moves: the start of its memory, and the update from
/// parameters, gradient and memory to new parameters and new memory. Both are pure.
///
/// A model with several parameter matrices calls the same rule for each, with a memory of its own.
/// All rules work entry by entry, on matrices of any shape. Cost of an update: O(entries).
public interface UpdateRule {
  /// What a rule remembers between two updates of one parameter matrix.
  ///
  /// @param matrices in the order of [UpdateRule#remembered], shaped as the parameters. Not
  ///   modified.
  /// @param updates how many were made, the t of the formulas
  record Memory(List<DMatrixRMaj> matrices, int updates) {
    public Memory {
      matrices = List.copyOf(matrices);
    }

    /// The memory after one more update.
    Memory next(DMatrixRMaj... newMatrices) {
      return new Memory(List.of(newMatrices), updates + 1);
    }
  }

  /// Parameters and memory after an update.
  record Update(DMatrixRMaj parameters, Memory memory) {}

  /// Names of the matrices that it remembers, for traces; empty for a rule without memory.
  default List<String> remembered() {
    return List.of();
  }

  /// The memory before the first update: zeros, unless the rule says otherwise.
  ///
  /// @param parameters any shape. Not modified.
  default Memory start(DMatrixRMaj parameters) {
    return new Memory(
        remembered().stream()
            .map(_ -> new DMatrixRMaj(parameters.numRows, parameters.numCols))
            .toList(),
        0);
  }

  /// The point at which the update wants the gradient: the parameters, unless the rule says
  /// otherwise.
  ///
  /// @param parameters any shape. Not modified.
  default DMatrixRMaj gradientPoint(DMatrixRMaj parameters, Memory memory) {
    return parameters;
  }

  /// One update.
  ///
  /// @param parameters θ, any shape. Not modified.
  /// @param gradient at [#gradientPoint], shaped as the parameters. Not modified.
  Update update(DMatrixRMaj parameters, DMatrixRMaj gradient, Memory memory);

  /// A rule whose error on a quadratic follows a linear recurrence in each direction of curvature.
  interface Linear extends UpdateRule {
    double step();

    double momentum();

    /// The recurrence of the error in a direction of this curvature.
    Recurrence recurrence(double curvature);

    /// What happens on a quadratic with these curvatures: the worst of its directions.
    default Recurrence.Regime regime(double... curvatures) {
      Recurrence.Regime worst = Recurrence.Regime.MONOTONE;
      for (double curvature : curvatures) {
        Recurrence.Regime regime = recurrence(curvature).regime();
        worst = regime.compareTo(worst) > 0 ? regime : worst;
      }
      return worst;
    }

    /// By how much the error shrinks per update in the long run, on a quadratic with these
    /// curvatures; over 1 it grows.
    default double rate(double... curvatures) {
      double rate = 0;
      for (double curvature : curvatures) {
        rate = Math.max(rate, recurrence(curvature).radius());
      }
      return rate;
    }
  }

  /// A matrix of `entry(a_i, b_i)`.
  ///
  /// @param a any shape. Not modified.
  /// @param b shaped as `a`. Not modified.
  static DMatrixRMaj zipped(DMatrixRMaj a, DMatrixRMaj b, DoubleBinaryOperator entry) {
    DMatrixRMaj result = new DMatrixRMaj(a.numRows, a.numCols);
    for (int i = 0; i < result.getNumElements(); i++) {
      result.data[i] = entry.applyAsDouble(a.data[i], b.data[i]);
    }
    return result;
  }
}
