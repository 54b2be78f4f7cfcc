package org.factorscope.algorithms.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.stepped.State;
import org.jspecify.annotations.Nullable;

/// A moment of the rank-one model A ≈ uvᵀ.
///
/// @param u n x 1
/// @param v m x 1
/// @param sweep what the iteration under way began with; null between iterations and after an edit
/// @param loss ½‖A − uvᵀ‖_F²
public record RankOneState(
    RankOneProblem problem,
    RankOneOptions options,
    int step,
    DMatrixRMaj u,
    DMatrixRMaj v,
    @Nullable Sweep sweep,
    double loss)
    implements State {

  /// What an iteration began with.
  ///
  /// @param u n x 1: gradient descent moves v from there too
  /// @param loss ½‖A − uvᵀ‖_F²
  public record Sweep(DMatrixRMaj u, double loss) {}

  /// A moment from which an iteration begins, or begins anew after an edit.
  static RankOneState at(
      RankOneProblem problem, RankOneOptions options, int step, DMatrixRMaj u, DMatrixRMaj v) {
    return new RankOneState(problem, options, step, u, v, null, loss(problem, u, v));
  }

  /// One step on, in the middle of an iteration.
  RankOneState withU(DMatrixRMaj newU) {
    Sweep begun = new Sweep(u, loss);
    return new RankOneState(problem, options, step + 1, newU, v, begun, loss(problem, newU, v));
  }

  /// One step on, at the end of an iteration.
  RankOneState withV(DMatrixRMaj newV) {
    return at(problem, options, step + 1, u, newV);
  }

  private static double loss(RankOneProblem problem, DMatrixRMaj u, DMatrixRMaj v) {
    DMatrixRMaj a = problem.matrix();
    double sum = 0;
    for (int i = 0; i < a.numRows; i++) {
      for (int j = 0; j < a.numCols; j++) {
        double residual = a.data[i * a.numCols + j] - u.data[i] * v.data[j];
        sum += residual * residual;
      }
    }
    return sum / 2;
  }

  /// κ = ‖u‖² − ‖v‖², which the gradient flow conserves.
  public double kappa() {
    return Norms.squaredFrobenius(u) - Norms.squaredFrobenius(v);
  }

  /// Where u stands among the left singular vectors.
  public Alignment alignmentOfU() {
    return Alignment.of(u, problem.svd().u());
  }

  /// Where v stands among the right singular vectors.
  public Alignment alignmentOfV() {
    return Alignment.of(v, problem.svd().v());
  }

  /// The length of the gradient relative to its parts: 0 at a critical point.
  ///
  /// ```
  /// max( ‖u‖v‖² − Av‖ / ‖v‖,  ‖v‖u‖² − Aᵀu‖ / ‖u‖ ) / (σ₁ + ‖u‖‖v‖),  0/0 = 0
  /// ```
  public double unrest() {
    double normU = Norms.frobenius(u);
    double normV = Norms.frobenius(v);
    double scale = problem.sigma(0) + normU * normV;
    double ofU = Norms.frobenius(RankOne.gradientOfU(problem, u, v));
    double ofV = Norms.frobenius(RankOne.gradientOfV(problem, u, v));
    return Math.max(quotient(ofU, normV * scale), quotient(ofV, normU * scale));
  }

  private static double quotient(double part, double whole) {
    return part == 0 ? 0 : part / whole;
  }

  @Override
  public Map<String, DMatrixRMaj> matrices() {
    Map<String, DMatrixRMaj> matrices = new LinkedHashMap<>();
    matrices.put("u", u);
    matrices.put("v", v);
    return matrices;
  }

  @Override
  public boolean isFinite() {
    return Norms.isFinite(u) && Norms.isFinite(v);
  }

  @Override
  public long bytes() {
    return 192 + 8L * (u.getNumElements() + v.getNumElements());
  }
}
