package org.factorscope.algorithms.sparse;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.Verdict;

/// What the theory says of every method that looks for the minimum of F(y) = ½‖x − Dy‖² + λ‖y‖₁.
final class LassoClaims {
  /// What rounding may change of a difference, relative to its terms.
  private static final double ROUNDING = 1e-14;

  private LassoClaims() {}

  /// F does not rise from one code to the next.
  static Verdict neverRises(SparseProblem problem, Code before, Code after, double lambda) {
    double rise = after.objective(lambda) - before.objective(lambda);
    return Verdict.within(rise, rounding(problem, before, after, lambda));
  }

  /// F(y) − F* ≤ `bound`. Theorems that say so say it of every u in place of the minimum, so that
  /// it need not be exact.
  static Verdict isWithin(SparseProblem problem, Code code, double lambda, double bound) {
    Lasso.Optimum u = problem.optimum(lambda);
    double excess = code.objective(lambda) - u.value() - bound;
    return Verdict.within(excess, rounding(problem, code, u.code(), lambda));
  }

  /// F(y) − gap is the value of a dual feasible point, which no F(u) falls below.
  static Verdict gapIsABound(SparseProblem problem, Code code, double lambda) {
    return isWithin(problem, code, lambda, code.gap(lambda));
  }

  /// y minimizes ½‖y − v‖² + t‖y‖₁: v − y is t sign(y) where y is not zero, and at most t
  /// elsewhere.
  ///
  /// @param v p x 1. Not modified.
  /// @param y p x 1. Not modified.
  static Verdict isShrunk(DMatrixRMaj v, DMatrixRMaj y, double t) {
    double worst = 0;
    double scale = t;
    for (int j = 0; j < v.numRows; j++) {
      double rest = v.data[j] - y.data[j];
      double sign = Math.signum(y.data[j]);
      worst = Math.max(worst, sign == 0 ? Math.abs(rest) - t : Math.abs(rest - sign * t));
      scale = Math.max(scale, Math.abs(v.data[j]));
    }
    return Verdict.within(worst, ROUNDING * scale);
  }

  /// The entries that are not zero are those of the minimum; the margin counts those that differ.
  static Verdict supportIsFinal(SparseProblem problem, Code code, double lambda) {
    double[] now = code.y().data;
    double[] last = problem.optimum(lambda).code().y().data;
    int different = 0;
    for (int j = 0; j < problem.atoms(); j++) {
      different += (now[j] == 0) == (last[j] == 0) ? 0 : 1;
    }
    return Verdict.within(different, 0);
  }

  private static double rounding(SparseProblem problem, Code a, Code b, double lambda) {
    return problem.objectiveRounding(a, lambda) + problem.objectiveRounding(b, lambda);
  }
}
