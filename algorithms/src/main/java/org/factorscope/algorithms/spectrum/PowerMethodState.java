package org.factorscope.algorithms.spectrum;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.stepped.State;

/// A moment of the power method.
///
/// @param matrix A
/// @param found U with its eigenvalues; in single form A' is A without them
/// @param vectors v, d x p: what is multiplied, p = 1, or p = m in block form. Not to be modified.
/// @param estimate where `vectors` point, orthonormal, with residuals
/// @param convergence what theory says of the search under way, in block form of the first column
public record PowerMethodState(
    SymmetricMatrix matrix,
    PowerMethodOptions options,
    long seed,
    int step,
    Eigenpairs found,
    DMatrixRMaj vectors,
    Estimate estimate,
    Convergence convergence)
    implements State {

  /// A search that begins.
  ///
  /// @param directions d x p, orthonormal, orthogonal to what was taken out. Not modified.
  static PowerMethodState begin(
      SymmetricMatrix matrix,
      PowerMethodOptions options,
      long seed,
      int step,
      Eigenpairs found,
      DMatrixRMaj directions) {
    Eigenpairs out = takenOut(matrix, options, found);
    return new PowerMethodState(
        matrix,
        options,
        seed,
        step,
        found,
        directions,
        Estimate.of(matrix, out, directions),
        Convergence.begin(matrix, out.values(), directions));
  }

  private static Eigenpairs takenOut(
      SymmetricMatrix matrix, PowerMethodOptions options, Eigenpairs found) {
    return options.form() == PowerMethodOptions.Form.SINGLE
        ? found
        : Eigenpairs.none(matrix.order(), options.components());
  }

  /// What A' lacks of A: in single form what was found, but not the last of all, which no search
  /// comes after; in block form nothing.
  public Eigenpairs takenOut() {
    return takenOut(matrix, options, isComplete() ? found.withoutLast() : found);
  }

  /// A step on, with v multiplied and pointing elsewhere.
  PowerMethodState multiplied(DMatrixRMaj newVectors, DMatrixRMaj directions) {
    return new PowerMethodState(
        matrix,
        options,
        seed,
        step + 1,
        found,
        newVectors,
        Estimate.of(matrix, takenOut(), directions),
        convergence.afterRound(matrix, directions));
  }

  /// A step on, with v in another length, or with more found by the same directions.
  PowerMethodState with(DMatrixRMaj newVectors, Eigenpairs nowFound) {
    return new PowerMethodState(
        matrix, options, seed, step + 1, nowFound, newVectors, estimate, convergence);
  }

  /// Whether all eigenvectors are found.
  public boolean isComplete() {
    return found.count() == options.components();
  }

  @Override
  public Map<String, DMatrixRMaj> matrices() {
    Map<String, DMatrixRMaj> matrices = new LinkedHashMap<>();
    matrices.put("v", vectors);
    matrices.put("U", found.vectors());
    matrices.put("mu", eigenvalues());
    return matrices;
  }

  /// m x 1: what was found, then what is under way, then zeros.
  public DMatrixRMaj eigenvalues() {
    DMatrixRMaj values = new DMatrixRMaj(options.components(), 1);
    for (int k = 0; k < values.numRows; k++) {
      int underWay = options.width() == 1 ? k - found.count() : k;
      if (k < found.count()) {
        values.data[k] = found.values()[k];
      } else if (underWay < options.width()) {
        values.data[k] = estimate.rayleigh()[underWay];
      }
    }
    return values;
  }

  @Override
  public boolean isFinite() {
    return Norms.isFinite(vectors) && Norms.isFinite(estimate.images());
  }

  /// Arrays that neighbouring states share are counted with each, which is more than they take.
  @Override
  public long bytes() {
    return 400 + 8L * (found.vectors().getNumElements() + 3L * vectors.getNumElements());
  }
}
