package org.factorscope.algorithms.clustering;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.linalg.PseudoInverse;
import org.factorscope.algorithms.linalg.Softmax;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;
import org.jspecify.annotations.Nullable;

/// Soft vector quantization, as in the Hamburger model (Geng et al. 2021, Algorithm 1).
///
/// ```
/// attend:  C = softmax over atoms of similarity(d_i, x_j) / T
/// update:  D = XCᵀ diag(C1)⁻¹     (weighted mean)   or   D = XC⁺   (least squares)
/// ```
///
/// Points are columns: X is d x n, D is d x r, C is r x n. One iteration is both half-steps. With
/// weighted means nothing needs to decrease: ‖X − DC‖_F² may rise, because the mean minimizes it
/// only if C is one-hot. It stops when D moves by less than 1e-10 of the spread of the points. Cost
/// of an iteration: O(drn).
public final class SoftVq implements Algorithm<DataMatrix, SoftVq.Options, SoftVq.State> {
  /// What the softmax compares.
  public enum Similarity {
    /// d_iᵀx_j / (‖d_i‖‖x_j‖); 0 if either is the zero vector.
    COSINE,
    /// −‖d_i − x_j‖²: with T = 2σ² this is the posterior of a mixture of equal spherical Gaussians.
    DISTANCE
  }

  /// How the atoms follow.
  public enum Update {
    /// D = XCᵀ diag(C1)⁻¹.
    WEIGHTED_MEAN,
    /// D = XC⁺, the minimizer of ‖X − DC‖_F².
    LEAST_SQUARES
  }

  /// How soft vector quantization runs.
  ///
  /// @param atoms r, at least 1
  /// @param temperature T, above 0
  public record Options(int atoms, double temperature, Similarity similarity, Update update) {
    public Options {
      if (atoms < 1) {
        throw InvalidInputException.option("atoms", atoms, "must be at least 1");
      }
      if (!(temperature > 0) || Double.isInfinite(temperature)) {
        throw InvalidInputException.option("temperature", temperature, "must be above 0");
      }
    }
  }

  /// A moment of soft vector quantization.
  ///
  /// @param atoms D, d x r
  /// @param codes C, r x n, columns sum to 1; null before the first half-step
  /// @param objective ‖X − DC‖_F², empty before the first half-step
  /// @param entropy mean entropy of C's columns in nats; NaN before the first half-step
  public record State(
      DMatrixRMaj atoms, @Nullable DMatrixRMaj codes, OptionalDouble objective, double entropy) {}

  /// ‖X − DC‖_F² for the same codes C: of the atoms as they are, and after either update.
  public record Errors(double now, double weightedMean, double leastSquares) {}

  private static final List<StateVariable<DataMatrix, Options, State>> VARIABLES =
      List.of(
          StateVariable.<DataMatrix, Options, State>matrix("D", State::atoms)
              .settable((run, state, d) -> at(run, d, state.codes(), state.entropy())),
          StateVariable.matrix("C", State::codes));

  private static final List<Claim<DataMatrix, Options, State>> CLAIMS =
      List.of(
          Claim.promised("columns-of-c-sum-to-one", SoftVq::columnsSumToOne),
          Claim.promised("means-stay-within-the-data", SoftVq::isWithinBox),
          Claim.promised("least-squares-does-not-raise-the-error", SoftVq::leastSquaresFalls),
          Claim.notPromised("error-never-rises", SoftVq::neverRises));

  /// Singular values of C below this fraction of the largest count as zero.
  private static final double RANK_TOLERANCE = 1e-10;

  /// Atoms that move by less than this fraction of the points' distance from their mean have come
  /// to rest.
  private static final double CONVERGED_CHANGE = 1e-10;

  /// So have those that move by no more than this many units in the last place.
  private static final double ROUNDING_UNITS = 4;

  /// Rounding that is allowed to sums of shares and, relative to ‖X‖_F, to means.
  private static final double ROUNDING = 1e-12;

  /// Units in the last place that an entry of DC may be off by, for each of its r terms.
  private static final double TERM_UNITS = 16;

  @Override
  public List<HalfStep<DataMatrix, Options, State>> halfSteps(Options options) {
    String similarity =
        switch (options.similarity()) {
          case COSINE -> "cosine";
          case DISTANCE -> "distance";
        };
    String update =
        switch (options.update()) {
          case WEIGHTED_MEAN -> "weighted-mean";
          case LEAST_SQUARES -> "least-squares";
        };
    return List.of(
        HalfStep.of("attend", similarity, (run, state, place) -> attended(run, state)),
        HalfStep.of("update", update, (run, state, place) -> updated(run, state)));
  }

  @Override
  public List<StateVariable<DataMatrix, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  /// Starts at r distinct points drawn from the data.
  @Override
  public State start(Run<DataMatrix, Options> run) {
    DataMatrix data = run.problem();
    int n = data.columns();
    int r = run.options().atoms();
    if (r > n) {
      throw InvalidInputException.option("atoms", r, "must be at most the number of points, " + n);
    }
    int[] chosen = Seeding.distinct(n, r, run.random(0));
    DMatrixRMaj atoms = new DMatrixRMaj(data.rows(), r);
    for (int k = 0; k < r; k++) {
      for (int l = 0; l < data.rows(); l++) {
        atoms.set(l, k, data.matrix().get(l, chosen[k]));
      }
    }
    return new State(atoms, null, OptionalDouble.empty(), Double.NaN);
  }

  private static State at(
      Run<DataMatrix, Options> run,
      DMatrixRMaj atoms,
      @Nullable DMatrixRMaj codes,
      double entropy) {
    OptionalDouble objective =
        codes == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(error(run.problem(), atoms, codes));
    return new State(atoms, codes, objective, entropy);
  }

  /// ‖X − DC‖_F².
  private static double error(DataMatrix data, DMatrixRMaj atoms, DMatrixRMaj codes) {
    return Products.squaredResidual(data.matrix(), atoms, codes);
  }

  /// Every point's shares of the atoms.
  private static State attended(Run<DataMatrix, Options> run, State state) {
    DMatrixRMaj codes = shares(run, state.atoms());
    return at(run, state.atoms(), codes, Softmax.meanColumnEntropy(codes));
  }

  private static DMatrixRMaj shares(Run<DataMatrix, Options> run, DMatrixRMaj atoms) {
    return Softmax.ofColumns(scores(run, atoms), run.options().temperature());
  }

  /// s(d_i, x_j), r x n.
  private static DMatrixRMaj scores(Run<DataMatrix, Options> run, DMatrixRMaj atoms) {
    DMatrixRMaj x = run.problem().matrix();
    return switch (run.options().similarity()) {
      case COSINE -> cosines(atoms, x);
      case DISTANCE -> negativeSquaredDistances(atoms, x);
    };
  }

  private static DMatrixRMaj cosines(DMatrixRMaj atoms, DMatrixRMaj x) {
    DMatrixRMaj cosines = Products.transposedTimes(atoms, x);
    double[] atomNorms = Norms.columns(atoms);
    double[] pointNorms = Norms.columns(x);
    for (int i = 0; i < cosines.numRows; i++) {
      for (int j = 0; j < cosines.numCols; j++) {
        double lengths = atomNorms[i] * pointNorms[j];
        int entry = i * cosines.numCols + j;
        cosines.data[entry] = lengths > 0 ? cosines.data[entry] / lengths : 0;
      }
    }
    return cosines;
  }

  private static DMatrixRMaj negativeSquaredDistances(DMatrixRMaj atoms, DMatrixRMaj x) {
    int n = x.numCols;
    DMatrixRMaj distances = new DMatrixRMaj(atoms.numCols, n);
    double[] sums = new double[n];
    for (int i = 0; i < atoms.numCols; i++) {
      Arrays.fill(sums, 0);
      for (int l = 0; l < x.numRows; l++) {
        double along = atoms.get(l, i);
        for (int j = 0; j < n; j++) {
          double difference = along - x.data[l * n + j];
          sums[j] -= difference * difference;
        }
      }
      System.arraycopy(sums, 0, distances.data, i * n, n);
    }
    return distances;
  }

  /// The atoms that follow from the shares, or, if there are none yet, from those that the atoms
  /// would give.
  private static State updated(Run<DataMatrix, Options> run, State state) {
    DMatrixRMaj codes = state.codes() == null ? shares(run, state.atoms()) : state.codes();
    DMatrixRMaj atoms =
        switch (run.options().update()) {
          case WEIGHTED_MEAN -> weightedMean(run.problem(), state.atoms(), codes);
          case LEAST_SQUARES -> leastSquares(run.problem(), codes);
        };
    return at(run, atoms, state.codes(), state.entropy());
  }

  /// XCᵀ diag(C1)⁻¹; an atom to which no point gives any weight stays where it is.
  private static DMatrixRMaj weightedMean(DataMatrix data, DMatrixRMaj before, DMatrixRMaj codes) {
    DMatrixRMaj means = Products.timesTransposed(data.matrix(), codes);
    for (int i = 0; i < codes.numRows; i++) {
      double weight = weight(codes, i);
      for (int l = 0; l < means.numRows; l++) {
        means.set(l, i, weight > 0 ? means.get(l, i) / weight : before.get(l, i));
      }
    }
    return means;
  }

  /// What all points give to atom i: the sum of row i of C.
  ///
  /// @param codes C, r x n. Not modified.
  public static double weight(DMatrixRMaj codes, int i) {
    double weight = 0;
    for (int j = 0; j < codes.numCols; j++) {
      weight += codes.data[i * codes.numCols + j];
    }
    return weight;
  }

  /// XC⁺, the atoms with the smallest ‖X − DC‖_F² for these codes.
  ///
  /// @param data X, d x n. Not modified.
  /// @param codes C, r x n. Not modified.
  /// @return d x r
  public static DMatrixRMaj leastSquares(DataMatrix data, DMatrixRMaj codes) {
    DMatrixRMaj atoms = new DMatrixRMaj(data.rows(), codes.numRows);
    CommonOps_DDRM.mult(data.matrix(), PseudoInverse.of(codes, RANK_TOLERANCE), atoms);
    return atoms;
  }

  @Override
  public OptionalDouble objective(Run<DataMatrix, Options> run, State state) {
    return state.objective();
  }

  @Override
  public Map<String, Double> measures(Run<DataMatrix, Options> run, State state) {
    return state.codes() == null ? Map.of() : Map.of("entropy", state.entropy());
  }

  /// Compares the two updates from `state`; before the first half-step with the codes that it would
  /// give. Cost O(drn + r²n).
  public static Errors errors(Run<DataMatrix, Options> run, State state) {
    DataMatrix data = run.problem();
    DMatrixRMaj codes = state.codes() == null ? shares(run, state.atoms()) : state.codes();
    return new Errors(
        error(data, state.atoms(), codes),
        error(data, weightedMean(data, state.atoms(), codes), codes),
        error(data, leastSquares(data, codes), codes));
  }

  /// The mean entropy of C's columns, in nats, for the atoms of `state` at other temperatures.
  public static double[] entropies(
      Run<DataMatrix, Options> run, State state, double[] temperatures) {
    DMatrixRMaj scores = scores(run, state.atoms());
    double[] entropies = new double[temperatures.length];
    for (int i = 0; i < entropies.length; i++) {
      entropies[i] = Softmax.meanColumnEntropy(Softmax.ofColumns(scores, temperatures[i]));
    }
    return entropies;
  }

  @Override
  public Optional<StopReason> stopReason(Transition<DataMatrix, Options, State> last) {
    State before = last.before();
    if (before == null) {
      return Optional.empty();
    }
    DMatrixRMaj now = last.after().atoms();
    double change = Math.sqrt(Norms.squaredDistance(before.atoms(), now));
    double rounding = ROUNDING_UNITS * Math.ulp(Norms.frobenius(now));
    return change <= CONVERGED_CHANGE * spread(last.run().problem().matrix()) + rounding
        ? Optional.of(StopReason.CONVERGED)
        : Optional.empty();
  }

  /// The root mean square of the points' distances from their mean, whatever their offset.
  private static double spread(DMatrixRMaj x) {
    double sum = 0;
    for (int l = 0; l < x.numRows; l++) {
      double mean = 0;
      for (int j = 0; j < x.numCols; j++) {
        mean += x.get(l, j) / x.numCols;
      }
      for (int j = 0; j < x.numCols; j++) {
        sum += (x.get(l, j) - mean) * (x.get(l, j) - mean);
      }
    }
    return Math.sqrt(sum / x.numCols);
  }

  @Override
  public List<Claim<DataMatrix, Options, State>> claims() {
    return CLAIMS;
  }

  /// The codes, or null if there are none yet or numbers overflowed: then the run ends for that
  /// reason, and no claim failed.
  private static @Nullable DMatrixRMaj known(State state) {
    return Double.isFinite(state.objective().orElse(Double.NaN)) ? state.codes() : null;
  }

  private static Verdict columnsSumToOne(Transition<DataMatrix, Options, State> step) {
    DMatrixRMaj codes = known(step.after());
    if (codes == null) {
      return Verdict.NOT_YET;
    }
    double deviation = 0;
    for (int j = 0; j < codes.numCols; j++) {
      double sum = 0;
      for (int i = 0; i < codes.numRows; i++) {
        sum += codes.get(i, j);
      }
      deviation = Math.max(deviation, Math.abs(sum - 1));
    }
    return Verdict.within(deviation, ROUNDING);
  }

  /// A convex combination of points lies between their smallest and largest coordinates. An atom
  /// without weight kept its place, wherever that is.
  private static Verdict isWithinBox(Transition<DataMatrix, Options, State> step) {
    DMatrixRMaj codes = known(step.after());
    if (step.run().options().update() != Update.WEIGHTED_MEAN
        || !step.made("update")
        || codes == null) {
      return Verdict.NOT_YET;
    }
    for (int i = 0; i < codes.numRows; i++) {
      if (weight(codes, i) == 0) {
        return Verdict.NOT_YET;
      }
    }
    DMatrixRMaj x = step.run().problem().matrix();
    double outside = outside(x, step.after().atoms());
    return Verdict.within(outside, ROUNDING * Norms.frobenius(x) + Double.MIN_NORMAL);
  }

  /// How far the columns of `atoms` reach beyond the range of the columns of `x` in any coordinate;
  /// negative if they do not.
  private static double outside(DMatrixRMaj x, DMatrixRMaj atoms) {
    double outside = Double.NEGATIVE_INFINITY;
    for (int l = 0; l < x.numRows; l++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < x.numCols; j++) {
        low = Math.min(low, x.get(l, j));
        high = Math.max(high, x.get(l, j));
      }
      for (int i = 0; i < atoms.numCols; i++) {
        double at = atoms.get(l, i);
        outside = Math.max(outside, Math.max(low - at, at - high));
      }
    }
    return outside;
  }

  private static Verdict leastSquaresFalls(Transition<DataMatrix, Options, State> step) {
    boolean exact = step.run().options().update() == Update.LEAST_SQUARES;
    return exact && step.made("update") ? rise(step, RANK_TOLERANCE) : Verdict.NOT_YET;
  }

  private static Verdict neverRises(Transition<DataMatrix, Options, State> step) {
    return rise(step, 0);
  }

  /// @param blur what part of ‖D‖‖C‖ an entry of DC may be off by, beside rounding
  private static Verdict rise(Transition<DataMatrix, Options, State> step, double blur) {
    State before = step.before();
    if (before == null || known(before) == null || known(step.after()) == null) {
      return Verdict.NOT_YET;
    }
    double now = step.after().objective().orElse(Double.NaN);
    double rise = now - before.objective().orElse(Double.NaN);
    DMatrixRMaj x = step.run().problem().matrix();
    double allowed = rounding(x, before, blur) + rounding(x, step.after(), blur);
    return Verdict.within(rise, allowed);
  }

  /// What rounding may do to ‖X − DC‖²: with R the residual and E its error, 2‖R‖‖E‖ + ‖E‖².
  private static double rounding(DMatrixRMaj x, State state, double blur) {
    DMatrixRMaj codes = state.codes();
    double product = codes == null ? 0 : Norms.frobenius(state.atoms()) * Norms.frobenius(codes);
    double units = TERM_UNITS * (state.atoms().numCols + 1) * Math.ulp(1.0);
    double error = units * (Norms.frobenius(x) + product) + blur * product;
    double residual = Math.sqrt(state.objective().orElse(0));
    return 2 * residual * error + error * error + units * residual * residual + Double.MIN_NORMAL;
  }
}
