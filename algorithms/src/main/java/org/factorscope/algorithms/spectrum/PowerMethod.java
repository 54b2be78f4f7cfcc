package org.factorscope.algorithms.spectrum;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Place;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.subspace.Directions;

/// Eigenvectors of a symmetric matrix by the power method with deflation (CIL lecture notes 2024,
/// section 1.4), or of a block of vectors at once by orthogonal iteration.
///
/// ```
/// multiply:   v = A v                     block:  V = A V
/// normalize:  v = v / ‖v‖                         each column to length 1
/// deflate:    A = A − μ v vᵀ once found           V = Q of V = QR
/// ```
///
/// One iteration is all three half-steps. What decreases in the end, not in every step, is the
/// residual ‖Av − μv‖ with μ = vᵀAv/vᵀv. An eigenvector is found when its residual is at most
/// 10⁻¹²|μ|, or what rounding leaves ([Estimate#tolerance]), which puts μ as near to an eigenvalue;
/// it gets the sign that makes its entry of largest magnitude positive. In single form it is taken
/// out of A, kept apart as A − Σμuuᵀ, and the next search starts at random; the run is over when
/// all are found. Rounding would bring what was taken out back in, so `normalize` is orthogonal to
/// it. If Av is zero, v stays and is an eigenvector of eigenvalue 0. The limit is ±u₁ (the notes
/// lack the sign), and there is none if λ₁ = −λ₂. Cost of an iteration: O(pd²).
public final class PowerMethod
    implements Algorithm<SymmetricMatrix, PowerMethod.Options, PowerMethod.State> {
  /// How several eigenvectors are found.
  public enum Form {
    /// The power method: one vector; what is found is taken out of the matrix.
    SINGLE,
    /// Orthogonal iteration: a block of vectors, made orthonormal after each product.
    BLOCK
  }

  /// How eigenvectors are found.
  ///
  /// @param components m, at least 1
  /// @param form one after the other, or all at once
  public record Options(int components, Form form) {
    public Options {
      if (components < 1) {
        throw InvalidInputException.option("components", components, "must be at least 1");
      }
    }

    /// p, the number of vectors that are multiplied at once.
    public int width() {
      return form == Form.BLOCK ? components : 1;
    }
  }

  /// A moment of the power method.
  ///
  /// @param found U with its eigenvalues; in single form A' is A without them
  /// @param vectors v, d x p: what is multiplied, p = 1, or p = m in block form. Not to be
  ///   modified.
  /// @param estimate where `vectors` point, orthonormal, with residuals
  /// @param convergence what theory says of the present search, in block form of the first column
  public record State(
      Eigenpairs found, DMatrixRMaj vectors, Estimate estimate, Convergence convergence) {

    /// p, the number of vectors that are multiplied at once.
    public int width() {
      return vectors.numCols;
    }

    /// Whether all eigenvectors are found.
    public boolean isComplete() {
      return found.count() == found.vectors().numCols;
    }

    /// What A' lacks of A: in single form what was found, but not the last of all, which no search
    /// comes after; in block form nothing.
    public Eigenpairs takenOut() {
      if (width() > 1) {
        return Eigenpairs.none(found.vectors().numRows, found.vectors().numCols);
      }
      return isComplete() ? found.withoutLast() : found;
    }

    /// m x 1: what was found, then the Rayleigh values of the present search, then zeros; new.
    public DMatrixRMaj eigenvalues() {
      DMatrixRMaj values = new DMatrixRMaj(found.vectors().numCols, 1);
      for (int k = 0; k < values.numRows; k++) {
        int searched = width() == 1 ? k - found.count() : k;
        if (k < found.count()) {
          values.data[k] = found.values()[k];
        } else if (searched < width()) {
          values.data[k] = estimate.rayleigh()[searched];
        }
      }
      return values;
    }

    private State with(DMatrixRMaj newVectors, Eigenpairs nowFound) {
      return new State(nowFound, newVectors, estimate, convergence);
    }
  }

  private static final List<HalfStep<SymmetricMatrix, Options, State>> SINGLE =
      List.of(
          HalfStep.of("multiply", "single", (run, state, place) -> multiplied(run, state)),
          HalfStep.of(
              "normalize",
              "single",
              (run, state, place) -> state.with(state.estimate().directions(), state.found())),
          HalfStep.of("deflate", "single", PowerMethod::deflated));

  private static final List<HalfStep<SymmetricMatrix, Options, State>> BLOCK =
      List.of(
          HalfStep.of("multiply", "block", (run, state, place) -> multiplied(run, state)),
          HalfStep.of(
              "normalize",
              "block",
              (run, state, place) -> state.with(normalized(state), state.found())),
          HalfStep.of("deflate", "block", (run, state, place) -> orthonormal(run, state)));

  private static final List<StateVariable<SymmetricMatrix, Options, State>> VARIABLES =
      List.of(
          StateVariable.<SymmetricMatrix, Options, State>matrix("v", State::vectors)
              .settable(PowerMethod::turned),
          StateVariable.matrix("U", state -> state.found().vectors()),
          // The Rayleigh values are kept with the directions and their images.
          StateVariable.written(
              "mu",
              (run, state) -> state.eigenvalues(),
              state -> 2L * Double.BYTES * state.vectors().getNumElements()));

  private static final List<Claim<SymmetricMatrix, Options, State>> CLAIMS =
      List.of(
          Claim.promised("rayleigh-never-falls", PowerMethod::rayleighNeverFalls),
          Claim.promised("error-below-line", PowerMethod::errorBelowLine),
          Claim.promised("residual-bounds-error", PowerMethod::residualBoundsError),
          Claim.promised("found-are-orthonormal", PowerMethod::foundAreOrthonormal),
          Claim.promised("deflated-are-flat", PowerMethod::deflatedAreFlat),
          Claim.notPromised("residual-never-rises", PowerMethod::residualNeverRises),
          Claim.notPromised("largest-comes-first", PowerMethod::largestComesFirst));

  /// Of a claim, relative to ‖A‖₂.
  private static final double ROUNDING = 1e-10;

  /// Of a claim about vectors of length 1.
  private static final double ORTHONORMAL = 1e-10;

  /// A v whose entries differ by less than this from the present ones, relative to the largest, is
  /// the present one with other rounding.
  private static final double SAME_VECTOR = 1e-9;

  /// The longest direction that is remembered of every half-step.
  private static final int REMEMBERED_ENTRIES = 16;

  @Override
  public List<HalfStep<SymmetricMatrix, Options, State>> halfSteps(Options options) {
    return options.form() == Form.SINGLE ? SINGLE : BLOCK;
  }

  @Override
  public List<StateVariable<SymmetricMatrix, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<SymmetricMatrix, Options> run) {
    int d = run.problem().order();
    Options options = run.options();
    if (options.components() > d) {
      throw InvalidInputException.option(
          "components", options.components(), "must be at most the order of the matrix, " + d);
    }
    DMatrixRMaj v = new DMatrixRMaj(d, options.width());
    for (int k = 0; k < v.numCols; k++) {
      v = Directions.withColumn(v, k, Directions.random(v, k, run.seed(), -k));
    }
    Eigenpairs none = Eigenpairs.none(d, options.components());
    return searching(run.problem(), none, none, v);
  }

  /// A search that begins.
  ///
  /// @param out what A' lacks
  /// @param directions d x p, orthonormal, orthogonal to what was taken out. Not modified.
  private static State searching(
      SymmetricMatrix a, Eigenpairs found, Eigenpairs out, DMatrixRMaj directions) {
    return new State(
        found,
        directions,
        Estimate.of(a, out, directions),
        Convergence.begin(a, out.values(), directions));
  }

  /// Nothing comes after the half-step that finds the last eigenvector.
  @Override
  public Optional<HalfStep<SymmetricMatrix, Options, State>> next(
      Run<SymmetricMatrix, Options> run, State state, Place place) {
    return state.isComplete() ? Optional.empty() : Algorithm.super.next(run, state, place);
  }

  private static State multiplied(Run<SymmetricMatrix, Options> run, State state) {
    SymmetricMatrix a = run.problem();
    DMatrixRMaj images = state.estimate().images();
    DMatrixRMaj before = state.estimate().directions();
    Eigenpairs out = state.takenOut();
    DMatrixRMaj directions =
        OrthonormalColumns.of(images, a.noise(), before, out.vectors(), out.count());
    return new State(
        state.found(),
        images,
        Estimate.of(a, out, directions),
        state.convergence().afterRound(a, directions));
  }

  /// Each column at length 1; a column that is zero becomes what it was before.
  private static DMatrixRMaj normalized(State state) {
    DMatrixRMaj unit = state.estimate().directions();
    for (int k = 0; k < unit.numCols; k++) {
      DMatrixRMaj column = Directions.column(state.vectors(), k);
      boolean isZero = !(Norms.frobenius(column) > Double.MIN_NORMAL);
      unit = isZero ? unit : Directions.withColumn(unit, k, Directions.unit(column));
    }
    return unit;
  }

  /// Makes the direction final once it is found, and starts the next one if there is one.
  private static State deflated(Run<SymmetricMatrix, Options> run, State state, Place place) {
    Estimate estimate = state.estimate();
    if (estimate.found(run.problem()) == 0) {
      return state.with(estimate.directions(), state.found());
    }
    Eigenpairs found = state.found().with(estimate.directions(), estimate.rayleigh()[0]);
    if (found.count() == run.options().components()) {
      return state.with(Directions.column(found.vectors(), found.count() - 1), found);
    }
    DMatrixRMaj next = Directions.random(found.vectors(), found.count(), run.seed(), place.step());
    return searching(run.problem(), found, found, next);
  }

  /// Makes the block orthonormal and writes down which of its first columns are found.
  private static State orthonormal(Run<SymmetricMatrix, Options> run, State state) {
    Estimate estimate = state.estimate();
    int count = estimate.found(run.problem());
    Eigenpairs found = Eigenpairs.none(run.problem().order(), run.options().components());
    for (int k = 0; k < count; k++) {
      found = found.with(Directions.column(estimate.directions(), k), estimate.rayleigh()[k]);
    }
    return state.with(estimate.directions(), found);
  }

  /// Turns v: what is left of `value` outside of what was taken out, orthonormal, begins a search.
  /// The present v, up to rounding, does not: a trace that is read back continues its search, and
  /// may hold the last v of a complete run.
  private static State turned(Run<SymmetricMatrix, Options> run, State state, DMatrixRMaj value) {
    if (isPresent(state, value)) {
      return nudged(run, state, value);
    }
    if (state.isComplete()) {
      throw new InvalidInputException(
          "All eigenvectors are found; go back to before the last one was, then turn it.");
    }
    Eigenpairs out = state.takenOut();
    out.refuseWithin(value);
    DMatrixRMaj before = state.estimate().directions();
    DMatrixRMaj directions = OrthonormalColumns.of(value, 0, before, out.vectors(), out.count());
    return searching(run.problem(), state.found(), out, directions);
  }

  private static boolean isPresent(State state, DMatrixRMaj value) {
    double most = SAME_VECTOR * CommonOps_DDRM.elementMaxAbs(state.vectors());
    for (int i = 0; i < value.getNumElements(); i++) {
      if (!(Math.abs(value.data[i] - state.vectors().data[i]) <= most)) {
        return false;
      }
    }
    return true;
  }

  /// The same moment of the same search with v in other rounding.
  private static State nudged(Run<SymmetricMatrix, Options> run, State state, DMatrixRMaj value) {
    SymmetricMatrix a = run.problem();
    if (state.isComplete() || Arrays.equals(value.data, state.vectors().data)) {
      return state.with(value, state.found());
    }
    Eigenpairs out = state.takenOut();
    DMatrixRMaj before = state.estimate().directions();
    DMatrixRMaj directions =
        OrthonormalColumns.of(value, a.noise(), before, out.vectors(), out.count());
    Estimate estimate = Estimate.of(a, out, directions);
    return new State(state.found(), value, estimate, state.convergence().nudged(a, directions));
  }

  /// ‖A'V − V diag(μ)‖_F.
  @Override
  public OptionalDouble objective(Run<SymmetricMatrix, Options> run, State state) {
    return OptionalDouble.of(state.estimate().residual());
  }

  @Override
  public Map<String, Double> measures(Run<SymmetricMatrix, Options> run, State state) {
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("found", (double) state.found().count());
    measures.put("rayleigh", state.estimate().rayleigh()[0]);
    double tangent = state.convergence().tangent();
    if (Double.isFinite(tangent)) {
      measures.put("tangent", tangent);
    }
    return measures;
  }

  /// `bound`, the residual that theory allows; `residuals` of the columns; and `direction`, the
  /// first column if it is short.
  @Override
  public Map<String, double[]> series(Run<SymmetricMatrix, Options> run, State state) {
    double[] bound = {state.convergence().residualBound()};
    double[] residuals = state.estimate().residuals();
    DMatrixRMaj directions = state.estimate().directions();
    return directions.numRows <= REMEMBERED_ENTRIES
        ? Map.of(
            "bound", bound,
            "residuals", residuals,
            "direction", Directions.column(directions, 0).data)
        : Map.of("bound", bound, "residuals", residuals);
  }

  @Override
  public Optional<StopReason> stopReason(Transition<SymmetricMatrix, Options, State> last) {
    return last.after().isComplete() ? Optional.of(StopReason.COMPLETE) : Optional.empty();
  }

  @Override
  public List<Claim<SymmetricMatrix, Options, State>> claims() {
    return CLAIMS;
  }

  private static double scale(Transition<SymmetricMatrix, Options, State> step) {
    return step.run().problem().norm() + Double.MIN_NORMAL;
  }

  /// Whether a half-step continued the search of the one before it.
  private static boolean isSameSearch(Transition<SymmetricMatrix, Options, State> step) {
    State before = step.before();
    return before != null
        && step.after().convergence().rounds() >= before.convergence().rounds()
        && step.after().takenOut().count() == before.takenOut().count();
  }

  private static Verdict rayleighNeverFalls(Transition<SymmetricMatrix, Options, State> step) {
    State before = step.before();
    if (before == null || !isSameSearch(step) || !step.run().problem().isSemidefinite()) {
      return Verdict.NOT_YET;
    }
    double fall = sum(before.estimate().rayleigh()) - sum(step.after().estimate().rayleigh());
    return Verdict.within(fall, ROUNDING * scale(step));
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static Verdict errorBelowLine(Transition<SymmetricMatrix, Options, State> step) {
    Convergence theory = step.after().convergence();
    return theory.isThere()
        ? Verdict.within(theory.tangent() - theory.bound(), theory.floor() + 1e-6 * theory.bound())
        : Verdict.NOT_YET;
  }

  /// Up to what the vectors found before add to the residual, and up to rounding.
  private static Verdict residualBoundsError(Transition<SymmetricMatrix, Options, State> step) {
    SymmetricMatrix a = step.run().problem();
    double rounding = 10 * a.noise() + Double.MIN_NORMAL;
    for (double value : step.after().takenOut().values()) {
      rounding += Estimate.tolerance(a, value);
    }
    return Verdict.within(step.after().estimate().beyondResidual(a), rounding);
  }

  /// In single form the newest column against all before; those were checked when they were new.
  private static Verdict foundAreOrthonormal(Transition<SymmetricMatrix, Options, State> step) {
    Eigenpairs found = step.after().found();
    if (found.count() == 0) {
      return Verdict.NOT_YET;
    }
    int first = step.after().width() == 1 ? found.count() - 1 : 0;
    return Verdict.within(found.deviationFromOrthonormal(first), ORTHONORMAL);
  }

  /// Asked once, when something was just taken out.
  private static Verdict deflatedAreFlat(Transition<SymmetricMatrix, Options, State> step) {
    State before = step.before();
    Eigenpairs out = step.after().takenOut();
    if (before == null || out.count() == 0 || out.count() == before.takenOut().count()) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj images = out.deflatedProduct(step.run().problem(), out.vectors());
    return Verdict.within(Norms.frobenius(images), ROUNDING * scale(step));
  }

  private static Verdict residualNeverRises(Transition<SymmetricMatrix, Options, State> step) {
    State before = step.before();
    if (before == null || !isSameSearch(step)) {
      return Verdict.NOT_YET;
    }
    double rise = step.after().estimate().residual() - before.estimate().residual();
    return Verdict.within(rise, ROUNDING * scale(step));
  }

  private static Verdict largestComesFirst(Transition<SymmetricMatrix, Options, State> step) {
    Eigenpairs found = step.after().found();
    return found.count() == 0
        ? Verdict.NOT_YET
        : Verdict.within(found.misplaced(step.run().problem()), 0);
  }
}
