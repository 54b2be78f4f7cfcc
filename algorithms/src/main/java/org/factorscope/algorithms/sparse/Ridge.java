package org.factorscope.algorithms.sparse;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.PositiveDefinite;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.linalg.Vectors;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.Place;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;

/// Ridge regression, one singular direction of D = UΣVᵀ after the other (sparsity notes, section 1;
/// Hoerl and Kennard 1970).
///
/// ```
/// y = Σ_{j ≤ i} v_j (u_jᵀx) σ_j/(σ_j² + λ)
/// ```
///
/// One iteration is one direction. What decreases is ½‖x − Dy‖² + (λ/2)‖y‖²; after the last
/// direction y is its minimum (DᵀD + λI)⁻¹Dᵀx = Dᵀ(DDᵀ + λI)⁻¹x. Directions with σ_i at most 1e-12
/// σ₁ are left out. Cost: the decomposition once, then O(np) a direction.
public final class Ridge implements Algorithm<SparseProblem, Ridge.Options, Ridge.State> {
  /// How dear length is.
  ///
  /// @param lambda λ, above 0
  public record Options(double lambda) {
    public Options {
      Positive.check("lambda", lambda);
    }
  }

  /// A moment of it.
  ///
  /// @param directions how many are added
  public record State(int directions, Code code) {}

  private static final HalfStep<SparseProblem, Options, State> ADD_DIRECTION =
      HalfStep.of("add-direction", (run, state, place) -> at(run, state.directions() + 1));

  private static final List<StateVariable<SparseProblem, Options, State>> VARIABLES =
      List.of(StateVariable.matrix("y", state -> state.code().y()));

  private static final List<Claim<SparseProblem, Options, State>> CLAIMS =
      List.of(
          Claim.promised("objective-never-rises", Ridge::neverRises),
          Claim.<SparseProblem, Options, State>promised("gradient-is-zero", Ridge::gradientIsZero)
              .atRest(),
          Claim.<SparseProblem, Options, State>promised("closed-forms-agree", Ridge::formsAgree)
              .atRest(),
          Claim.notPromised("some-entry-is-zero", Ridge::someEntryIsZero),
          Claim.notPromised("signs-stay", Ridge::signsStay));

  /// Singular values below this fraction of the largest are rounding.
  private static final double NEGLIGIBLE = 1e-12;

  /// What rounding may change, relative to the terms of a sum.
  private static final double ROUNDING = 1e-13;

  /// Systems with a larger condition number have no digits to compare.
  private static final double WORST_CONDITION = 1e10;

  /// Larger systems take too long for a check.
  private static final int LARGEST_SYSTEM = 500;

  @Override
  public List<HalfStep<SparseProblem, Options, State>> halfSteps(Options options) {
    return List.of(ADD_DIRECTION);
  }

  @Override
  public List<StateVariable<SparseProblem, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<SparseProblem, Options> run) {
    return at(run, 0);
  }

  /// The same directions under another λ.
  @Override
  public State reconsidered(Run<SparseProblem, Options> run, State state) {
    return at(run, state.directions());
  }

  /// How many directions there are.
  public static int directions(SparseProblem problem) {
    double[] values = problem.svd().values();
    int count = 0;
    while (count < values.length && values[count] > NEGLIGIBLE * values[0]) {
      count++;
    }
    return count;
  }

  /// σ²/(σ² + λ), the share of a direction that ridge keeps of what least squares would take.
  public static double factor(double sigma, double lambda) {
    return sigma * sigma / (sigma * sigma + lambda);
  }

  /// u_iᵀx.
  public static double coordinate(SparseProblem problem, int i) {
    DMatrixRMaj u = problem.svd().u();
    double sum = 0;
    for (int row = 0; row < u.numRows; row++) {
      sum += u.get(row, i) * problem.x().data[row];
    }
    return sum;
  }

  private static State at(Run<SparseProblem, Options> run, int directions) {
    DMatrixRMaj y = solution(run.problem(), run.options().lambda(), directions);
    return new State(directions, Code.of(run.problem(), y));
  }

  /// y with the first directions.
  ///
  /// @param lambda not negative; 0 is least squares with the smallest ‖y‖
  /// @return p x 1, new
  public static DMatrixRMaj solution(SparseProblem problem, double lambda, int directions) {
    ThinSvd svd = problem.svd();
    DMatrixRMaj y = new DMatrixRMaj(problem.atoms(), 1);
    for (int i = 0; i < directions; i++) {
      double sigma = svd.values()[i];
      double weight = coordinate(problem, i) * (sigma / (sigma * sigma + lambda));
      for (int j = 0; j < y.numRows; j++) {
        y.data[j] += weight * svd.v().get(j, i);
      }
    }
    return y;
  }

  @Override
  public Optional<HalfStep<SparseProblem, Options, State>> next(
      Run<SparseProblem, Options> run, State state, Place place) {
    return isComplete(run, state) ? Optional.empty() : Optional.of(ADD_DIRECTION);
  }

  private static boolean isComplete(Run<SparseProblem, Options> run, State state) {
    return state.directions() == directions(run.problem());
  }

  private static double objective(Code code, double lambda) {
    return Norms.squaredFrobenius(code.residual()) / 2
        + lambda / 2 * Norms.squaredFrobenius(code.y());
  }

  @Override
  public OptionalDouble objective(Run<SparseProblem, Options> run, State state) {
    return OptionalDouble.of(objective(state.code(), run.options().lambda()));
  }

  @Override
  public Optional<StopReason> stopReason(Transition<SparseProblem, Options, State> last) {
    return isComplete(last.run(), last.after())
        ? Optional.of(StopReason.COMPLETE)
        : Optional.empty();
  }

  @Override
  public List<Claim<SparseProblem, Options, State>> claims() {
    return CLAIMS;
  }

  private static Verdict neverRises(Transition<SparseProblem, Options, State> step) {
    State before = step.before();
    if (before == null || !step.made("add-direction")) {
      return Verdict.NOT_YET;
    }
    SparseProblem problem = step.run().problem();
    double lambda = step.run().options().lambda();
    double last = objective(before.code(), lambda);
    double rise = objective(step.after().code(), lambda) - last;
    double error = ROUNDING * Norms.frobenius(problem.x());
    return Verdict.within(rise, error * Math.sqrt(2 * last) + error * error + Double.MIN_NORMAL);
  }

  /// DᵀDy + λy = Dᵀx once all directions are there.
  private static Verdict gradientIsZero(Transition<SparseProblem, Options, State> step) {
    if (!isComplete(step.run(), step.after())) {
      return Verdict.NOT_YET;
    }
    SparseProblem problem = step.run().problem();
    Code code = step.after().code();
    double lambda = step.run().options().lambda();
    DMatrixRMaj gradient = new DMatrixRMaj(problem.atoms(), 1);
    CommonOps_DDRM.add(lambda, code.y(), -1, code.correlations(), gradient);
    double size = Math.sqrt(problem.lipschitz());
    double length = Norms.frobenius(code.y());
    double terms = size * (Norms.frobenius(problem.x()) + size * length) + lambda * length;
    return Verdict.within(
        Norms.frobenius(gradient), ROUNDING * problem.atoms() * terms + Double.MIN_NORMAL);
  }

  /// y is the solution of both normal equations, by Cholesky's decomposition. Nothing is said if
  /// they are large or have no digits.
  private static Verdict formsAgree(Transition<SparseProblem, Options, State> step) {
    SparseProblem problem = step.run().problem();
    DMatrixRMaj d = problem.d();
    double lambda = step.run().options().lambda();
    double condition = 1 + problem.lipschitz() / lambda;
    boolean isChecked =
        condition < WORST_CONDITION && Math.max(d.numRows, d.numCols) <= LARGEST_SYSTEM;
    if (!isChecked || !isComplete(step.run(), step.after())) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj columns = CommonOps_DDRM.transpose(d, null);
    double[] first = problem.correlations(problem.x()).data;
    double[] weights = problem.x().data.clone();
    if (!PositiveDefinite.solve(gram(columns, lambda), first, d.numCols)
        || !PositiveDefinite.solve(gram(d, lambda), weights, d.numRows)) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj a = new DMatrixRMaj(d.numRows, 1, true, weights);
    DMatrixRMaj second = problem.correlations(a);
    DMatrixRMaj y = step.after().code().y();
    double worst = 0;
    for (int j = 0; j < d.numCols; j++) {
      double off = Math.max(Math.abs(first[j] - y.data[j]), Math.abs(second.data[j] - y.data[j]));
      worst = Math.max(worst, off);
    }
    double size = Norms.frobenius(y) + Math.sqrt(problem.lipschitz()) * Norms.frobenius(a);
    return Verdict.within(worst, ROUNDING * condition * size + Double.MIN_NORMAL);
  }

  /// AAᵀ + λI, its lower triangle.
  private static double[] gram(DMatrixRMaj a, double lambda) {
    int k = a.numRows;
    double[] gram = new double[k * k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j <= i; j++) {
        gram[i * k + j] = Vectors.dot(a.data, i * a.numCols, a.data, j * a.numCols, a.numCols);
      }
      gram[i * k + i] += lambda;
    }
    return gram;
  }

  /// The margin counts the entries that are not zero.
  private static Verdict someEntryIsZero(Transition<SparseProblem, Options, State> step) {
    State after = step.after();
    return after.directions() == 0
        ? Verdict.NOT_YET
        : Verdict.within(after.code().support(), step.run().problem().atoms() - 1);
  }

  /// Every entry has the sign that it has without a penalty; the margin counts those that differ.
  private static Verdict signsStay(Transition<SparseProblem, Options, State> step) {
    if (!isComplete(step.run(), step.after())) {
      return Verdict.NOT_YET;
    }
    double[] y = step.after().code().y().data;
    double[] free = solution(step.run().problem(), 0, step.after().directions()).data;
    int different = 0;
    for (int j = 0; j < y.length; j++) {
      different += y[j] * free[j] < 0 ? 1 : 0;
    }
    return Verdict.within(different, 0);
  }
}
