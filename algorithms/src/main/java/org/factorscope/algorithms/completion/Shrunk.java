package org.factorscope.algorithms.completion;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.jspecify.annotations.Nullable;

/// What a shrinkage gave: B and the numbers that judge it.
///
/// @param b B = shrink_τ(Y), n x m
/// @param tau τ that was taken off
/// @param rank how many singular values of Y are above τ, and above the rounding of the largest
/// @param singularValues of B, decomposed anew, falling; NaN if B is not finite. Not modified.
/// @param nuclearNorm ‖B‖_*
/// @param residual ‖Π_Ω(M − B)‖_F
/// @param hiddenError of B; NaN if the truth is not known
/// @param dual ⟨Y, Π_Ω(M)⟩ − ½‖B‖_F², the dual objective of SVT at a Y that lives on Ω
/// @param distance ‖B − B'‖_F to the B' before it; NaN for the first
public record Shrunk(
    DMatrixRMaj b,
    double tau,
    int rank,
    double[] singularValues,
    double nuclearNorm,
    double residual,
    double hiddenError,
    double dual,
    double distance) {

  /// Of the largest singular value: smaller ones are rounding.
  private static final double LOST = 1e-14;

  static Shrunk of(
      CompletionProblem problem, DMatrixRMaj y, ThinSvd svd, double tau, @Nullable Shrunk before) {
    double[] weights = Shrinkage.soft(svd.values(), tau);
    DMatrixRMaj b = svd.recomposed(weights);
    double[] values = new double[weights.length];
    if (Norms.isFinite(b)) {
      values = ThinSvd.valuesOf(b);
    } else {
      Arrays.fill(values, Double.NaN);
    }
    return new Shrunk(
        b,
        tau,
        rank(svd.values(), tau),
        values,
        Arrays.stream(values).sum(),
        problem.residual(b),
        problem.hiddenError(b),
        dual(problem, y, b),
        before == null ? Double.NaN : distance(b, before.b));
  }

  private static int rank(double[] values, double tau) {
    double bound = Math.max(tau, LOST * values[0]);
    return (int) Arrays.stream(values).filter(value -> value > bound).count();
  }

  private static double dual(CompletionProblem problem, DMatrixRMaj y, DMatrixRMaj b) {
    Observations known = problem.known();
    double product = 0;
    for (int i = 0; i < known.rows(); i++) {
      for (int e = known.rowStart(i); e < known.rowStart(i + 1); e++) {
        product += y.data[i * known.columns() + known.columnOf(e)] * known.byRow(e);
      }
    }
    return product - Norms.squaredFrobenius(b) / 2;
  }

  /// ‖A − B‖_F.
  static double distance(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj difference = a.copy();
    for (int e = 0; e < difference.getNumElements(); e++) {
      difference.data[e] -= b.data[e];
    }
    return Norms.frobenius(difference);
  }
}
