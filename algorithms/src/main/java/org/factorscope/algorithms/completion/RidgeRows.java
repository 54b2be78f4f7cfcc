package org.factorscope.algorithms.completion;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Blocks;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.PositiveDefinite;
import org.factorscope.algorithms.linalg.ThinSvd;

/// One half of alternating least squares: every row of a factor from the other factor, by one small
/// system each.
///
/// ```
/// (Σ_j ω_ij v_j v_jᵀ + λI) u_i = Σ_j ω_ij a_ij v_j
/// ```
///
/// Rows do not depend on each other. A row without known entries becomes 0. If the system is
/// singular or nearly so, which takes λ = 0 or a λ that is nothing beside V, the shortest of all
/// minimizers is taken: the limit λ → 0.
public final class RidgeRows {
  /// Below this ratio of the smallest to the largest pivot, Cholesky's result is not trusted.
  private static final double ILL_CONDITIONED = 1e-10;

  /// A direction of which V has less than this fraction of its largest singular value counts as not
  /// there, unless λ settles it.
  private static final double RANK_TOLERANCE = 1e-11;

  /// Rows that one core takes at a time.
  private static final int BLOCK = 128;

  private final Observations known;
  private final DMatrixRMaj other;
  private final double lambda;
  private final double[] gram;
  private final double[] right;

  private RidgeRows(Observations known, DMatrixRMaj other, double lambda) {
    this.known = known;
    this.other = other;
    this.lambda = lambda;
    // A row too many, because they go in pairs.
    gram = new double[(other.numCols + 1) * other.numCols];
    right = new double[other.numCols];
  }

  /// All rows of a factor; cost O(|Ω|k² + nk³).
  ///
  /// @param known n x m; transposed it gives the rows of V from U. Not modified.
  /// @param other V, m x k. Not modified.
  /// @param lambda λ, at least 0
  /// @return U, n x k, new
  public static DMatrixRMaj solve(Observations known, DMatrixRMaj other, double lambda) {
    DMatrixRMaj solved = new DMatrixRMaj(known.rows(), other.numCols);
    Blocks.run(
        known.rows(),
        BLOCK,
        (from, to) -> new RidgeRows(known, other, lambda).solve(from, to, solved));
    return solved;
  }

  private void solve(int from, int to, DMatrixRMaj solved) {
    int k = right.length;
    for (int i = from; i < to; i++) {
      if (known.rowStart(i) < known.rowStart(i + 1)) {
        System.arraycopy(row(i), 0, solved.data, i * k, k);
      }
    }
  }

  /// The system of row i, with its solution.
  ///
  /// @param gram Σ_j ω_ij v_j v_jᵀ + λI, k x k
  /// @param right Σ_j ω_ij a_ij v_j, k numbers
  /// @param solution u_i, k numbers
  /// @param entries |Ω_i|
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record RowSystem(DMatrixRMaj gram, double[] right, double[] solution, int entries) {}

  /// The system of row i alone, to be shown.
  ///
  /// @param known n x m. Not modified.
  /// @param other V, m x k. Not modified.
  public static RowSystem system(Observations known, DMatrixRMaj other, double lambda, int i) {
    RidgeRows rows = new RidgeRows(known, other, lambda);
    int k = other.numCols;
    rows.gather(i);
    DMatrixRMaj gram = new DMatrixRMaj(k, k);
    for (int p = 0; p < k; p++) {
      for (int q = 0; q < k; q++) {
        gram.set(p, q, rows.gram[Math.max(p, q) * k + Math.min(p, q)]);
      }
    }
    double[] right = rows.right.clone();
    int entries = known.rowStart(i + 1) - known.rowStart(i);
    double[] solution = entries == 0 ? new double[k] : rows.row(i).clone();
    return new RowSystem(gram, right, solution, entries);
  }

  private double[] row(int i) {
    int k = right.length;
    gather(i);
    if (PositiveDefinite.decompose(gram, k) && isTrusted()) {
      PositiveDefinite.substitute(gram, right, k);
      return right;
    }
    return shortest(i);
  }

  /// The lower triangle of the system, and its right side.
  private void gather(int i) {
    int k = right.length;
    Arrays.fill(gram, 0);
    Arrays.fill(right, 0);
    int e = known.rowStart(i);
    for (; e + 3 < known.rowStart(i + 1); e += 4) {
      addFour(e);
    }
    for (; e < known.rowStart(i + 1); e++) {
      add(e);
    }
    for (int p = 0; p < k; p++) {
      gram[p * k + p] += lambda;
    }
  }

  /// Adds one entry to the system.
  private void add(int e) {
    int k = right.length;
    int at = known.columnOf(e) * k;
    double value = known.byRow(e);
    for (int p = 0; p < k; p++) {
      double entry = other.data[at + p];
      right[p] += value * entry;
      for (int q = 0; q <= p; q++) {
        gram[p * k + q] += entry * other.data[at + q];
      }
    }
  }

  /// Adds four entries to two rows of the system at a time, so that what is loaded and stored
  /// serves as many terms as possible.
  private void addFour(int e) {
    int k = right.length;
    double[] v = other.data;
    int a = known.columnOf(e) * k;
    int b = known.columnOf(e + 1) * k;
    int c = known.columnOf(e + 2) * k;
    int d = known.columnOf(e + 3) * k;
    for (int p = 0; p < k; p++) {
      right[p] +=
          (known.byRow(e) * v[a + p] + known.byRow(e + 1) * v[b + p])
              + (known.byRow(e + 2) * v[c + p] + known.byRow(e + 3) * v[d + p]);
    }
    for (int p = 0; p < k; p += 2) {
      int next = Math.min(p + 1, k - 1);
      double va = v[a + p];
      double vb = v[b + p];
      double vc = v[c + p];
      double vd = v[d + p];
      double wa = v[a + next];
      double wb = v[b + next];
      double wc = v[c + next];
      double wd = v[d + next];
      int row = p * k;
      int rowBelow = row + k;
      for (int q = 0; q <= next; q++) {
        double xa = v[a + q];
        double xb = v[b + q];
        double xc = v[c + q];
        double xd = v[d + q];
        gram[row + q] += (va * xa + vb * xb) + (vc * xc + vd * xd);
        gram[rowBelow + q] += (wa * xa + wb * xb) + (wc * xc + wd * xd);
      }
    }
  }

  private boolean isTrusted() {
    int k = right.length;
    double smallest = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (int p = 0; p < k; p++) {
      double pivot = gram[p * k + p] * gram[p * k + p];
      smallest = Math.min(smallest, pivot);
      largest = Math.max(largest, pivot);
    }
    return smallest > ILL_CONDITIONED * largest;
  }

  /// The same row by the singular value decomposition V_i = QSPᵀ of the rows of V that count: u_i =
  /// P diag(s / (s² + λ)) Qᵀ a_i.
  private double[] shortest(int i) {
    int k = right.length;
    int entries = known.rowStart(i + 1) - known.rowStart(i);
    DMatrixRMaj rows = new DMatrixRMaj(entries, k);
    for (int e = 0; e < entries; e++) {
      int at = known.columnOf(known.rowStart(i) + e) * k;
      System.arraycopy(other.data, at, rows.data, e * k, k);
    }
    double[] solution = new double[k];
    if (!Norms.isFinite(rows)) {
      Arrays.fill(solution, Double.NaN);
      return solution;
    }
    ThinSvd svd = ThinSvd.of(rows);
    for (int r = 0; r < svd.values().length; r++) {
      double s = svd.values()[r];
      if (s > 0 && s + lambda / s > RANK_TOLERANCE * svd.values()[0]) {
        double along = 0;
        for (int e = 0; e < entries; e++) {
          along += svd.u().get(e, r) * known.byRow(known.rowStart(i) + e);
        }
        for (int p = 0; p < k; p++) {
          solution[p] += svd.v().get(p, r) * along / (s + lambda / s);
        }
      }
    }
    return solution;
  }
}
