package org.factorscope.algorithms.sparse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.PositiveDefinite;
import org.factorscope.algorithms.linalg.Vectors;

/// The minimum of F(y) = ½‖x − Dy‖² + λ‖y‖₁, for judging methods that are on their way to it.
///
/// Coordinate descent finds out which entries S are not zero and their signs s; these then go to
/// the solution of D_SᵀD_S y_S = D_Sᵀx − λs, which has all digits. The duality gap proves the
/// result: it is at most 1e-13 F(0), or so many multiplications were made that it is time to give
/// up, and it says how far the result can be from the minimum.
public final class Lasso {
  /// The code with the smallest objective that was found.
  ///
  /// @param gap F(y) − F* is at most this
  public record Optimum(double lambda, Code code, double value, double gap) {}

  /// A gap below this fraction of F(0) is rounding.
  private static final double EXACT = 1e-13;

  /// For curves: too small to be seen.
  private static final double FOR_CURVES = 1e-7;

  private static final double MOST_WORK = 5e8;

  /// Of each minimum of a path.
  private static final double WORK_FOR_CURVES = 5e7;

  /// λ falls to its value in so many steps, each the start of the next.
  private static final int STAGES = 8;

  private static final int INNER_SWEEPS = 10;

  /// Larger supports are not solved for directly.
  private static final int LARGEST_SUPPORT = 800;

  private final SparseProblem problem;
  private final double[] columns;
  private final double[] squares;
  private final int n;
  private final double[] y;
  private final double[] residual;
  private double work;

  private Lasso(SparseProblem problem) {
    this.problem = problem;
    this.columns = CommonOps_DDRM.transpose(problem.d(), null).data;
    this.n = problem.d().numRows;
    this.y = new double[problem.atoms()];
    this.squares = new double[y.length];
    for (int j = 0; j < y.length; j++) {
      squares[j] = Vectors.dot(columns, j * n, columns, j * n, n);
    }
    this.residual = problem.x().data.clone();
  }

  static Optimum minimize(SparseProblem problem, double lambda) {
    Lasso lasso = new Lasso(problem);
    double top = problem.lambdaMax();
    for (int stage = 1; stage < STAGES && lambda > 0; stage++) {
      double share = StrictMath.pow(lambda / top, (double) stage / STAGES);
      lasso.descend(top * share, FOR_CURVES, WORK_FOR_CURVES);
    }
    return lasso.descend(lambda, EXACT, MOST_WORK);
  }

  /// The minima for several λ, each from the one before.
  ///
  /// @param lambdas falling is fastest. Not modified.
  public static List<Optimum> path(SparseProblem problem, double[] lambdas) {
    Lasso lasso = new Lasso(problem);
    List<Optimum> path = new ArrayList<>();
    for (double lambda : lambdas) {
      path.add(lasso.descend(lambda, FOR_CURVES, WORK_FOR_CURVES));
    }
    return path;
  }

  private Optimum descend(double lambda, double tolerance, double mostWork) {
    work = 0;
    double goal = tolerance * Vectors.dot(problem.x().data, 0, problem.x().data, 0, n) / 2;
    Optimum best = optimum(lambda);
    // A NaN ends the loop.
    while (best.gap() > goal && work < mostWork) {
      sweep(lambda, j -> true);
      for (int k = 0; k < INNER_SWEEPS; k++) {
        sweep(lambda, j -> y[j] != 0);
      }
      settle(lambda);
      Optimum now = optimum(lambda);
      best = now.gap() < best.gap() ? now : best;
    }
    return best;
  }

  private Optimum optimum(double lambda) {
    work += 2.0 * n * y.length;
    Code code = Code.of(problem, new DMatrixRMaj(y.length, 1, true, y.clone()));
    System.arraycopy(code.residual().data, 0, residual, 0, n);
    return new Optimum(lambda, code, code.objective(lambda), code.gap(lambda));
  }

  /// Minimizes over one entry after the other.
  private void sweep(double lambda, IntPredicate chosen) {
    for (int j = 0; j < y.length; j++) {
      if (squares[j] > 0 && chosen.test(j)) {
        double slope = Vectors.dot(columns, j * n, residual, 0, n);
        double next = SoftThreshold.of(y[j] + slope / squares[j], lambda / squares[j]);
        Vectors.add(y[j] - next, columns, j * n, residual, 0, n);
        y[j] = next;
        work += 2.0 * n;
      }
    }
  }

  /// Goes to the minimum over the entries that are not zero, as long as they keep their signs; one
  /// that reaches zero on the way stays there, and the others go on. F falls all the way.
  private void settle(double lambda) {
    int[] support = IntStream.range(0, y.length).filter(j -> y[j] != 0).toArray();
    if (support.length > LARGEST_SUPPORT) {
      return;
    }
    double[] gram = gram(support);
    int[] left = IntStream.range(0, support.length).toArray();
    while (left.length > 0) {
      double[] target = target(support, left, gram, lambda);
      if (target.length == 0) {
        return;
      }
      double share = 1;
      int leaving = -1;
      for (int a = 0; a < left.length; a++) {
        double now = y[support[left[a]]];
        double meets = now * target[a] < 0 ? now / (now - target[a]) : 1;
        leaving = meets < share ? left[a] : leaving;
        share = Math.min(share, meets);
      }
      for (int a = 0; a < left.length; a++) {
        int j = support[left[a]];
        y[j] = left[a] == leaving ? 0 : y[j] + share * (target[a] - y[j]);
      }
      if (leaving < 0) {
        return;
      }
      left = IntStream.of(left).filter(a -> y[support[a]] != 0).toArray();
    }
  }

  /// D_SᵀD_S, its lower triangle.
  private double[] gram(int[] support) {
    int k = support.length;
    double[] gram = new double[k * k];
    for (int a = 0; a < k; a++) {
      for (int b = 0; b <= a; b++) {
        gram[a * k + b] = Vectors.dot(columns, support[a] * n, columns, support[b] * n, n);
      }
    }
    work += 0.5 * k * k * n;
    return gram;
  }

  /// The solution of D_SᵀD_S y_S = D_Sᵀx − λ sign(y_S) over the entries that are left, or nothing
  /// if their columns are dependent.
  private double[] target(int[] support, int[] left, double[] gram, double lambda) {
    int k = left.length;
    double[] matrix = new double[k * k];
    double[] target = new double[k];
    for (int a = 0; a < k; a++) {
      int j = support[left[a]];
      double product = Vectors.dot(columns, j * n, problem.x().data, 0, n);
      target[a] = product - lambda * Math.signum(y[j]);
      for (int b = 0; b <= a; b++) {
        matrix[a * k + b] = gram[left[a] * support.length + left[b]];
      }
    }
    work += k * (n + k * k / 6.0);
    return PositiveDefinite.solve(matrix, target, k) ? target : new double[0];
  }
}
