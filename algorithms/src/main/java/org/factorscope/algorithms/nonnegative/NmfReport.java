package org.factorscope.algorithms.nonnegative;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.nonnegative.NmfOptions.Loss;

/// Numbers that explain a state of non-negative matrix factorization.
public final class NmfReport {
  private NmfReport() {}

  /// A quotient: what pulls an entry up over what pushes it down. At 1 its gradient is zero.
  public record Pull(double up, double down) {}

  /// What the next update of w_11 would see.
  public static Pull onW(NmfState state) {
    DMatrixRMaj x = state.data().matrix();
    DMatrixRMaj h = state.h();
    double[] row = new double[x.numCols];
    Products.row(state.w(), 0, h, row);
    double up = 0;
    double down = 0;
    for (int j = 0; j < row.length; j++) {
      up += pulling(state, x.data[j], row[j]) * h.data[j];
      down += pushing(state, row[j]) * h.data[j];
    }
    return new Pull(up, down);
  }

  /// What the next update of h_11 would see.
  public static Pull onH(NmfState state) {
    DMatrixRMaj x = state.data().matrix();
    DMatrixRMaj w = state.w();
    double up = 0;
    double down = 0;
    for (int i = 0; i < x.numRows; i++) {
      double y = 0;
      for (int r = 0; r < w.numCols; r++) {
        y += w.get(i, r) * state.h().get(r, 0);
      }
      up += pulling(state, x.get(i, 0), y) * w.get(i, 0);
      down += pushing(state, y) * w.get(i, 0);
    }
    return new Pull(up, down);
  }

  private static double pulling(NmfState state, double x, double y) {
    if (state.options().loss() == Loss.FROBENIUS) {
      return x;
    }
    double quotient = x / y;
    return quotient < DivergenceUpdate.UNREACHABLE ? quotient : 0;
  }

  private static double pushing(NmfState state, double y) {
    return state.options().loss() == Loss.FROBENIUS ? y : 1;
  }

  /// The largest |min(f, ∂f)| over the entries f of W and H: 0 at a point that satisfies the
  /// Karush–Kuhn–Tucker conditions of ½‖X − WH‖². Cost O(nmk).
  public static double optimalityResidual(NmfState state) {
    DMatrixRMaj x = state.data().matrix();
    DMatrixRMaj w = state.w();
    DMatrixRMaj h = state.h();
    DMatrixRMaj wPull = Products.timesTransposed(x, h);
    DMatrixRMaj hPull = Products.transposedTimes(w, x);
    DMatrixRMaj hGram = Products.gramOfRows(h);
    DMatrixRMaj wGram = Products.gramOfColumns(w);
    double worst = 0;
    double[] row = new double[w.numCols];
    for (int i = 0; i < w.numRows; i++) {
      Products.row(w, i, hGram, row);
      for (int r = 0; r < row.length; r++) {
        double gradient = row[r] - wPull.get(i, r);
        worst = Math.max(worst, Math.abs(Math.min(w.get(i, r), gradient)));
      }
    }
    double[] wide = new double[h.numCols];
    for (int r = 0; r < h.numRows; r++) {
      Products.row(wGram, r, h, wide);
      for (int j = 0; j < wide.length; j++) {
        double gradient = wide[j] - hPull.get(r, j);
        worst = Math.max(worst, Math.abs(Math.min(h.get(r, j), gradient)));
      }
    }
    return worst;
  }

  /// Σ_ij w_ir h_rj over Σ_ij x_ij: how much of the data's total part r makes.
  public static double shareOfTotal(NmfState state, int r) {
    double weights = 0;
    for (int i = 0; i < state.w().numRows; i++) {
      weights += state.w().get(i, r);
    }
    double part = 0;
    for (int j = 0; j < state.h().numCols; j++) {
      part += state.h().get(r, j);
    }
    return weights * part / state.data().sum();
  }

  /// How many entries of row r are at most `fraction` of its largest; all of them in a zero row.
  ///
  /// @param h k x m. Not modified.
  public static int faint(DMatrixRMaj h, int r, double fraction) {
    double largest = 0;
    for (int j = 0; j < h.numCols; j++) {
      largest = Math.max(largest, h.get(r, j));
    }
    int count = 0;
    for (int j = 0; j < h.numCols; j++) {
      count += h.get(r, j) <= fraction * largest ? 1 : 0;
    }
    return count;
  }
}
