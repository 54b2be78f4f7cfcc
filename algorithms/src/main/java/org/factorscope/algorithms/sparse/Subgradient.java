package org.factorscope.algorithms.sparse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
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
import org.jspecify.annotations.Nullable;

/// Sparse coding by subgradients (sparsity notes, section 2).
///
/// ```
/// choose:  g_j = c_j + λ sign(y_j)  if y_j ≠ 0,  c = Dᵀ(Dy − x)
///          g_j = S_λ(c_j)           if y_j = 0, minimum-norm
///          g_j = c_j + λ            if y_j = 0, arbitrary
/// move:    y ← y − ηg
/// ```
///
/// One iteration is both half-steps, from y = 0. Nothing decreases in every iteration: what is
/// promised is that the smallest F so far is near the minimum (see [Claim] `best-is-within`). A
/// fixed step chatters around zero and never ends; the run stops at its budget. Cost of an
/// iteration: O(np).
public final class Subgradient
    implements Algorithm<SparseProblem, Subgradient.Options, Subgradient.State> {
  /// Which subgradient is taken of |y_j| at zero.
  public enum Choice {
    MINIMUM_NORM,
    ARBITRARY
  }

  /// How it runs.
  ///
  /// @param lambdaShare λ/λ_max, above 0
  /// @param stepSize η in units of 1/L, above 0
  public record Options(double lambdaShare, Choice choice, double stepSize) {
    public Options {
      Positive.check("lambda-share", lambdaShare);
      Positive.check("step-size", stepSize);
    }
  }

  /// A moment of it.
  ///
  /// @param code y
  /// @param g the last subgradient, p x 1; null before the first and after an edit
  /// @param rival ISTA from the same start after as many iterations; y itself if the problem is so
  ///   large that it would cost too much
  /// @param origin where the bound counts from
  /// @param best the smallest F at which a subgradient was taken since then
  /// @param work η Σ ‖g‖² over the subgradients since then
  public record State(
      Code code, @Nullable DMatrixRMaj g, Code rival, Origin origin, double best, double work) {
    private static State from(Code code, Code rival) {
      return new State(code, null, rival, new Origin(code, 0), Double.POSITIVE_INFINITY, 0);
    }
  }

  private static final List<StateVariable<SparseProblem, Options, State>> VARIABLES =
      List.of(
          StateVariable.matrix("g", State::g),
          StateVariable.<SparseProblem, Options, State>matrix("y", state -> state.code().y())
              .settable((run, state, y) -> edited(Code.of(run.problem(), y))));

  private static final List<Claim<SparseProblem, Options, State>> CLAIMS =
      List.of(
          Claim.<SparseProblem, Options, State>promised(
                  "supports-from-below", Subgradient::supports)
              .atRest(),
          Claim.<SparseProblem, Options, State>promised("best-is-within", Subgradient::bestIsWithin)
              .atRest(),
          Claim.promised("steepest-descent", Subgradient::isSteepest),
          Claim.notPromised("objective-never-rises", Subgradient::neverRises),
          Claim.<SparseProblem, Options, State>notPromised(
                  "support-is-final", Subgradient::supportIsFinal)
              .atRest());

  /// What rounding may change of a sum, relative to its terms.
  private static final double ROUNDING = 1e-13;

  @Override
  public List<HalfStep<SparseProblem, Options, State>> halfSteps(Options options) {
    String method = options.choice() == Choice.ARBITRARY ? "arbitrary" : "minimum-norm";
    return List.of(
        HalfStep.of("choose", method, Subgradient::chosen),
        HalfStep.of("move", Subgradient::moved));
  }

  @Override
  public List<StateVariable<SparseProblem, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<SparseProblem, Options> run) {
    return edited(run.problem().zero());
  }

  private static State edited(Code code) {
    return State.from(code, code);
  }

  /// The bound counts anew from here, and another subgradient may be chosen.
  @Override
  public State reconsidered(Run<SparseProblem, Options> run, State state) {
    return State.from(state.code(), state.rival());
  }

  @Override
  public State restored(
      Run<SparseProblem, Options> run, State state, String variable, DMatrixRMaj value) {
    Code code = replace(run, state, variable, value).code();
    return new State(code, state.g(), state.rival(), state.origin(), state.best(), state.work());
  }

  /// λ.
  public static double lambda(Run<SparseProblem, Options> run) {
    return run.options().lambdaShare() * run.problem().lambdaMax();
  }

  /// η.
  public static double eta(Run<SparseProblem, Options> run) {
    return run.problem().step(run.options().stepSize());
  }

  private static State chosen(Run<SparseProblem, Options> run, State state, Place place) {
    DMatrixRMaj g = subgradient(run, state.code());
    double best = Math.min(state.best(), state.code().objective(lambda(run)));
    double step = Math.sqrt(eta(run)) * Norms.frobenius(g);
    double work = state.work() + step * step;
    return new State(state.code(), g, state.rival(), state.origin(), best, work);
  }

  private static DMatrixRMaj subgradient(Run<SparseProblem, Options> run, Code code) {
    double lambda = lambda(run);
    DMatrixRMaj g = new DMatrixRMaj(code.y().numRows, 1);
    for (int j = 0; j < g.numRows; j++) {
      double slope = -code.correlations().data[j];
      double sign = Math.signum(code.y().data[j]);
      boolean isShortest = sign == 0 && run.options().choice() == Choice.MINIMUM_NORM;
      double kink = sign == 0 ? 1 : sign;
      g.data[j] = isShortest ? SoftThreshold.of(slope, lambda) : slope + lambda * kink;
    }
    return g;
  }

  private static State moved(Run<SparseProblem, Options> run, State state, Place place) {
    double eta = eta(run);
    DMatrixRMaj g = state.g() == null ? subgradient(run, state.code()) : state.g();
    DMatrixRMaj y = new DMatrixRMaj(g.numRows, 1);
    CommonOps_DDRM.add(state.code().y(), -eta, g, y);
    Code code = Code.of(run.problem(), y);
    Code rival =
        run.problem().isLarge()
            ? code
            : state.rival().proximalStep(run.problem(), eta, lambda(run));
    return new State(code, g, rival, state.origin().next(), state.best(), state.work());
  }

  @Override
  public OptionalDouble objective(Run<SparseProblem, Options> run, State state) {
    return OptionalDouble.of(state.code().objective(lambda(run)));
  }

  @Override
  public Map<String, Double> measures(Run<SparseProblem, Options> run, State state) {
    return Map.of("lambda", lambda(run));
  }

  /// `y` and `rival-y`, that of ISTA, if they are short; `rival`, ISTA's F.
  @Override
  public Map<String, double[]> series(Run<SparseProblem, Options> run, State state) {
    return Map.of(
        "y", state.code().remembered(),
        "rival-y", state.rival().remembered(),
        "rival", new double[] {state.rival().objective(lambda(run))});
  }

  @Override
  public Optional<StopReason> stopReason(Transition<SparseProblem, Options, State> last) {
    State before = last.before();
    if (before == null) {
      return Optional.empty();
    }
    Code start = last.after().origin().code();
    return last.after()
            .code()
            .hasDiverged(last.run().problem(), before.code(), start, lambda(last.run()))
        ? Optional.of(StopReason.DIVERGED)
        : Optional.empty();
  }

  @Override
  public List<Claim<SparseProblem, Options, State>> claims() {
    return CLAIMS;
  }

  /// F(u) ≥ F(y) + g·(u − y), at the minimum u of F.
  private static Verdict supports(Transition<SparseProblem, Options, State> step) {
    DMatrixRMaj g = step.after().g();
    if (g == null || !step.made("choose")) {
      return Verdict.NOT_YET;
    }
    SparseProblem problem = step.run().problem();
    double lambda = lambda(step.run());
    Code y = step.after().code();
    Code u = problem.optimum(lambda).code();
    DMatrixRMaj way = new DMatrixRMaj(g.numRows, 1);
    CommonOps_DDRM.subtract(u.y(), y.y(), way);
    double rise = Vectors.dot(g.data, 0, way.data, 0, g.numRows);
    double excess = y.objective(lambda) + rise - u.objective(lambda);
    double size = problem.slopeSize(y, lambda) * Norms.frobenius(way);
    return Verdict.within(
        excess,
        problem.objectiveRounding(y, lambda)
            + problem.objectiveRounding(u, lambda)
            + ROUNDING * size);
  }

  /// min_{i < k} F(y_i) − F* ≤ (‖y₀ − y*‖²/η + η Σ ‖g_i‖²)/(2k), for every step (Shor 1985, section
  /// 2.1).
  private static Verdict bestIsWithin(Transition<SparseProblem, Options, State> step) {
    State after = step.after();
    double eta = eta(step.run());
    if (!step.made("move") || after.origin().iterations() == 0 || eta == 0) {
      return Verdict.NOT_YET;
    }
    SparseProblem problem = step.run().problem();
    double lambda = lambda(step.run());
    Lasso.Optimum optimum = problem.optimum(lambda);
    double distance = after.origin().code().distance(optimum.code(), eta);
    double bound = (distance + after.work()) / (2 * after.origin().iterations());
    return Verdict.within(
        after.best() - optimum.value() - bound,
        problem.objectiveRounding(after.origin().code(), lambda)
            + problem.objectiveRounding(optimum.code(), lambda)
            + ROUNDING * bound);
  }

  /// F'(y; −g) = −‖g‖²: no direction of that length descends faster. Only of the shortest
  /// subgradient; its length is divided out, since its square may overflow.
  private static Verdict isSteepest(Transition<SparseProblem, Options, State> step) {
    DMatrixRMaj g = step.after().g();
    boolean isShortest = step.run().options().choice() == Choice.MINIMUM_NORM;
    if (g == null || !isShortest || !step.made("choose")) {
      return Verdict.NOT_YET;
    }
    Code code = step.after().code();
    double lambda = lambda(step.run());
    double length = Norms.frobenius(g);
    double slope = 0;
    for (int j = 0; j < g.numRows && length > 0; j++) {
      double way = g.data[j] / length;
      double y = code.y().data[j];
      double kink = y == 0 ? Math.abs(way) : -Math.signum(y) * way;
      slope += code.correlations().data[j] * way + lambda * kink;
    }
    double size = step.run().problem().slopeSize(code, lambda);
    return Verdict.within(Math.abs(slope + length), ROUNDING * size + Double.MIN_NORMAL);
  }

  private static Verdict neverRises(Transition<SparseProblem, Options, State> step) {
    State before = step.before();
    return before == null || !step.made("move")
        ? Verdict.NOT_YET
        : LassoClaims.neverRises(
            step.run().problem(), before.code(), step.after().code(), lambda(step.run()));
  }

  private static Verdict supportIsFinal(Transition<SparseProblem, Options, State> step) {
    return LassoClaims.supportIsFinal(
        step.run().problem(), step.after().code(), lambda(step.run()));
  }
}
