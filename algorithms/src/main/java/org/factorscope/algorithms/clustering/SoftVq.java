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
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Phase;
import org.factorscope.algorithms.stepped.SteppedAlgorithm;
import org.factorscope.algorithms.stepped.Transition;

/// Soft vector quantization, as in the Hamburger model (Geng et al. 2021, Algorithm 1).
///
/// ```
/// attend:  C = softmax over atoms of similarity(d_i, x_j) / T
/// update:  D = XCᵀ diag(C1)⁻¹     (weighted mean)   or   D = XC⁺   (least squares)
/// ```
///
/// Points are columns: X is d x n, D is d x r, C is r x n. One iteration is both half-steps. With
/// weighted means nothing needs to decrease: ‖X − DC‖_F² may rise, because the mean is the
/// minimizer only where C is one-hot. It stops when D moves by less than 1e-10 of its norm. Cost of
/// an iteration: O(drn).
public final class SoftVq implements SteppedAlgorithm<DataMatrix, SoftVqOptions, SoftVqState> {
  /// Singular values of C below this fraction of the largest count as zero.
  private static final double RANK_TOLERANCE = 1e-10;

  /// A change of D below this fraction of its norm counts as none.
  private static final double CONVERGED_CHANGE = 1e-10;

  private static final int TRAIL_ENTRIES = 64;

  private static final Phase ATTEND =
      new Phase(
          "attend",
          "Share points among atoms",
          "C_{ij} = \\frac{\\exp(s(d_i, x_j)/T)}{\\sum_k \\exp(s(d_k, x_j)/T)}",
          List.of(
              "for each point j:",
              "  compare it with every atom",
              "  cⱼ ← softmax(similarities / T)"));
  private static final Phase UPDATE =
      new Phase(
          "update",
          "Move atoms",
          "D \\leftarrow X C^{\\top}\\, \\mathrm{diag}(C 1_n)^{-1} \\quad\\mathrm{or}\\quad X"
              + " C^{+}",
          List.of("for each atom i:", "  dᵢ ← mean of all points, weighted by row i of C"));

  @Override
  public List<Phase> phases() {
    return List.of(ATTEND, UPDATE);
  }

  /// Starts at r distinct points drawn from the data.
  @Override
  public SoftVqState start(DataMatrix data, SoftVqOptions options, long seed) {
    int n = data.columns();
    if (options.atoms() > n) {
      throw InvalidInputException.option(
          "atoms", options.atoms(), "must be at most the number of points, " + n);
    }
    int[] chosen = Seeding.distinct(n, options.atoms(), StepRandom.at(seed, 0));
    DMatrixRMaj atoms = new DMatrixRMaj(data.rows(), chosen.length);
    for (int k = 0; k < chosen.length; k++) {
      for (int i = 0; i < data.rows(); i++) {
        atoms.set(i, k, data.matrix().get(i, chosen[k]));
      }
    }
    return SoftVqState.start(data, options, atoms);
  }

  @Override
  public SoftVqState apply(Phase phase, SoftVqState state) {
    return switch (phase.name()) {
      case "attend" -> state.attended(attend(state));
      case "update" -> {
        DMatrixRMaj codes = state.codes();
        yield state.updated(update(state, codes == null ? attend(state) : codes));
      }
      default -> throw new IllegalArgumentException(phase.name());
    };
  }

  private static DMatrixRMaj attend(SoftVqState state) {
    return Softmax.ofColumns(scores(state), state.options().temperature());
  }

  /// s(d_i, x_j), r x n.
  static DMatrixRMaj scores(SoftVqState state) {
    return switch (state.options().similarity()) {
      case COSINE -> cosines(state.atoms(), state.data().matrix());
      case DISTANCE -> negativeSquaredDistances(state.atoms(), state.data().matrix());
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

  private static DMatrixRMaj update(SoftVqState state, DMatrixRMaj codes) {
    return switch (state.options().update()) {
      case WEIGHTED_MEAN -> weightedMean(state, codes);
      case LEAST_SQUARES -> leastSquares(state.data(), codes);
    };
  }

  /// XCᵀ diag(C1)⁻¹; an atom to which no point gives any weight stays where it is.
  static DMatrixRMaj weightedMean(SoftVqState state, DMatrixRMaj codes) {
    DMatrixRMaj x = state.data().matrix();
    DMatrixRMaj means = Products.timesTransposed(x, codes);
    for (int i = 0; i < codes.numRows; i++) {
      double weight = 0;
      for (int j = 0; j < codes.numCols; j++) {
        weight += codes.data[i * codes.numCols + j];
      }
      for (int l = 0; l < x.numRows; l++) {
        double sum = means.get(l, i);
        means.set(l, i, weight > 0 ? sum / weight : state.atoms().get(l, i));
      }
    }
    return means;
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
  public SoftVqState withOptions(SoftVqState state, SoftVqOptions options) {
    if (options.atoms() != state.options().atoms()) {
      throw InvalidInputException.option(
          "atoms", options.atoms(), "cannot change in the middle of a run");
    }
    return state.withOptions(options);
  }

  @Override
  public List<String> replaceable() {
    return List.of("D");
  }

  @Override
  public SoftVqState replace(SoftVqState state, String variable, DMatrixRMaj value) {
    if (!variable.equals("D")) {
      throw InvalidInputException.variable(variable, "D");
    }
    DMatrixRMaj atoms = state.atoms();
    if (value.numRows != atoms.numRows || value.numCols != atoms.numCols) {
      throw InvalidInputException.shape(
          "D", value.numRows, value.numCols, atoms.numRows, atoms.numCols);
    }
    return state.withAtoms(value.copy());
  }

  @Override
  public OptionalDouble objective(SoftVqState state) {
    return state.objective();
  }

  @Override
  public Map<String, Double> measures(SoftVqState state) {
    return state.codes() == null ? Map.of() : Map.of("entropy", state.entropy());
  }

  @Override
  public Optional<StopReason> stopReason(Transition<SoftVqState> transition) {
    SoftVqState before = transition.before();
    if (before == null) {
      return Optional.empty();
    }
    DMatrixRMaj now = transition.after().atoms();
    double change = Math.sqrt(Norms.squaredDistance(before.atoms(), now));
    return change <= CONVERGED_CHANGE * Norms.frobenius(now)
        ? Optional.of(StopReason.CONVERGED)
        : Optional.empty();
  }

  @Override
  public List<Claim<SoftVqState>> claims() {
    return SoftVqClaims.ALL;
  }

  @Override
  public double[] trail(SoftVqState state) {
    DMatrixRMaj atoms = state.atoms();
    return atoms.getNumElements() <= TRAIL_ENTRIES ? atoms.data.clone() : new double[0];
  }
}
