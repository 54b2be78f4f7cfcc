package org.factorscope.algorithms.sparse;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.StopReason;

/// A code y with what follows from it. Making one costs O(np), all else O(n + p).
///
/// @param y p x 1. Not to be modified.
/// @param residual r = x − Dy, n x 1. Not to be modified.
/// @param correlations Dᵀr, p x 1: how much each column has in common with what is left. Not to be
///   modified.
public record Code(DMatrixRMaj y, DMatrixRMaj residual, DMatrixRMaj correlations) {
  /// A run whose F exceeds those of its start and of y = 0 by this factor diverges.
  private static final double FAR = 1e8;

  /// A change of y below this fraction of its length is none.
  static final double AT_REST = 1e-10;

  private static final int MOST_REMEMBERED = 200;

  static Code of(SparseProblem problem, DMatrixRMaj y) {
    DMatrixRMaj residual = problem.residual(y);
    return new Code(y, residual, problem.correlations(residual));
  }

  /// The code this + m (this − before). All of a code is linear in y, so that no product is needed.
  Code beyond(Code before, double m) {
    return new Code(
        beyond(y, before.y, m),
        beyond(residual, before.residual, m),
        beyond(correlations, before.correlations, m));
  }

  private static DMatrixRMaj beyond(DMatrixRMaj now, DMatrixRMaj before, double m) {
    DMatrixRMaj sum = new DMatrixRMaj(now.numRows, now.numCols);
    for (int i = 0; i < sum.getNumElements(); i++) {
      sum.data[i] = now.data[i] + m * (now.data[i] - before.data[i]);
    }
    return sum;
  }

  /// v = y + η Dᵀ(x − Dy): a gradient step on ½‖x − Dy‖².
  DMatrixRMaj gradientStep(double eta) {
    DMatrixRMaj v = new DMatrixRMaj(y.numRows, 1);
    CommonOps_DDRM.add(y, eta, correlations, v);
    return v;
  }

  /// The code after one iteration of ISTA: y⁺ = S_{ηλ}(y + η Dᵀ(x − Dy)).
  Code proximalStep(SparseProblem problem, double eta, double lambda) {
    return of(problem, SoftThreshold.of(gradientStep(eta), eta * lambda));
  }

  /// ‖y‖₁.
  public double length1() {
    return CommonOps_DDRM.elementSumAbs(y);
  }

  /// F(y) = ½‖x − Dy‖² + λ‖y‖₁.
  public double objective(double lambda) {
    return Norms.squaredFrobenius(residual) / 2 + lambda * length1();
  }

  /// The duality gap, which F(y) − F* cannot exceed:
  ///
  /// ```
  /// F(y) − ½‖x‖² + ½‖x − θ‖²,  θ = s r,  s = min(1, λ/‖Dᵀr‖_∞)
  ///   = ½(1 − s)²‖r‖² + Σ_j (λ|y_j| − s (Dᵀr)_j y_j)
  /// ```
  ///
  /// No term of the second form is negative, so that small gaps keep their digits.
  public double gap(double lambda) {
    double largest = CommonOps_DDRM.elementMaxAbs(correlations);
    double s = largest > lambda ? lambda / largest : 1;
    double gap = (1 - s) * (1 - s) * Norms.squaredFrobenius(residual) / 2;
    for (int j = 0; j < y.numRows; j++) {
      gap += Math.max(0, lambda * Math.abs(y.data[j]) - s * correlations.data[j] * y.data[j]);
    }
    return gap;
  }

  /// Why a run that made this code of `before` in a whole iteration ends: F has left all bounds, or
  /// y stands still.
  ///
  /// @param start of the run
  Optional<StopReason> stopReason(SparseProblem problem, Code before, Code start, double lambda) {
    if (hasDiverged(problem, before, start, lambda)) {
      return Optional.of(StopReason.DIVERGED);
    }
    return isWithin(AT_REST, before) ? Optional.of(StopReason.CONVERGED) : Optional.empty();
  }

  /// Whether F has left all bounds.
  ///
  /// @param start of the run
  boolean hasDiverged(SparseProblem problem, Code before, Code start, double lambda) {
    double bound = FAR * Math.max(start.objective(lambda), Norms.squaredFrobenius(problem.x()) / 2);
    double now = objective(lambda);
    return now > bound && now > before.objective(lambda);
  }

  /// Whether y is where another code is, but for a fraction of its length.
  boolean isWithin(double fraction, Code second) {
    return length(second) <= fraction * Norms.frobenius(y);
  }

  /// The length of y − y₂.
  private double length(Code second) {
    DMatrixRMaj difference = new DMatrixRMaj(y.numRows, 1);
    CommonOps_DDRM.subtract(y, second.y, difference);
    return Norms.frobenius(difference);
  }

  /// ‖y − y₂‖²/η, of the size of F though the square alone may vanish; 0 if η is 0.
  public double distance(Code second, double eta) {
    double ratio = eta > 0 ? length(second) / Math.sqrt(eta) : 0;
    return ratio * ratio;
  }

  /// y for the memory of a run, empty if it is long.
  double[] remembered() {
    return y.numRows > MOST_REMEMBERED ? new double[0] : y.data.clone();
  }

  /// How many entries are not zero.
  public int support() {
    int count = 0;
    for (int j = 0; j < y.numRows; j++) {
      count += y.data[j] == 0 ? 0 : 1;
    }
    return count;
  }
}
