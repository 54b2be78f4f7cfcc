package org.factorscope.algorithms.clustering;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.NearestRows;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Phase;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.SteppedAlgorithm;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;

/// K-means as a matrix factorization: X ≈ ZW with one-hot rows in Z (Tang, slides 2024, eq. 1 to
/// 8).
///
/// ```
/// assign:  z_i = one-hot(argmin_k ‖x_i − w_k‖²), the lowest k on ties
/// update:  W = (ZᵀZ)⁻¹ZᵀX
/// ```
///
/// One iteration is an assignment and an update. What decreases is ‖X − ZW‖_F², at every half-step.
/// It stops when an assignment moves no point. Eq. 5 of the slides lacks a sum over k on its left
/// side; the identity used here has it. Cost of an iteration: O(nKd).
public final class KMeans implements SteppedAlgorithm<DataMatrix, KMeansOptions, KMeansState> {
  private static final Phase ASSIGN =
      new Phase(
          "assign",
          "Assign points",
          "\\gamma_i = \\mathop{\\mathrm{arg\\,min}}_k \\|x_i - w_k\\|^2,\\quad z_i ="
              + " e_{\\gamma_i}",
          List.of("for each point i:", "  γᵢ ← the k with the smallest ‖xᵢ − wₖ‖²"));
  private static final Phase UPDATE =
      new Phase(
          "update",
          "Move centroids",
          "W \\leftarrow (Z^{\\top} Z)^{-1} Z^{\\top} X",
          List.of("for each cluster k:", "  wₖ ← the mean of its points"));

  /// Longest trail that is kept of the centroids.
  private static final int TRAIL_ENTRIES = 64;

  @Override
  public List<Phase> phases() {
    return List.of(ASSIGN, UPDATE);
  }

  @Override
  public KMeansState start(DataMatrix data, KMeansOptions options, long seed) {
    if (options.clusters() > data.rows()) {
      throw InvalidInputException.option(
          "clusters", options.clusters(), "must be at most the number of points, " + data.rows());
    }
    DMatrixRMaj centroids = KMeansStart.centroids(data, options, StepRandom.at(seed, 0));
    return KMeansState.start(data, options, centroids);
  }

  @Override
  public KMeansState apply(Phase phase, KMeansState state) {
    return switch (phase.name()) {
      case "assign" -> {
        NearestRows nearest = nearest(state);
        yield state.assigned(assignment(state, nearest), nearest.squaredDistance());
      }
      case "update" -> {
        Assignment known = state.assignment();
        yield CentroidUpdate.apply(
            state, known == null ? assignment(state, nearest(state)) : known);
      }
      default -> throw new IllegalArgumentException(phase.name());
    };
  }

  private static NearestRows nearest(KMeansState state) {
    return NearestRows.of(state.data().matrix(), state.centroids());
  }

  private static Assignment assignment(KMeansState state, NearestRows nearest) {
    return Assignment.owning(nearest.labels(), state.centroids().numRows);
  }

  @Override
  public KMeansState withOptions(KMeansState state, KMeansOptions options) {
    if (options.clusters() != state.options().clusters()) {
      throw InvalidInputException.option(
          "clusters", options.clusters(), "cannot change in the middle of a run");
    }
    return state.withOptions(options);
  }

  @Override
  public List<String> replaceable() {
    return List.of("W");
  }

  @Override
  public KMeansState replace(KMeansState state, String variable, DMatrixRMaj value) {
    if (!variable.equals("W")) {
      throw InvalidInputException.variable(variable, "W");
    }
    DMatrixRMaj w = state.centroids();
    if (value.numRows != w.numRows || value.numCols != w.numCols) {
      throw InvalidInputException.shape("W", value.numRows, value.numCols, w.numRows, w.numCols);
    }
    return state.withCentroids(value.copy());
  }

  @Override
  public OptionalDouble objective(KMeansState state) {
    return state.objective();
  }

  @Override
  public Map<String, Double> measures(KMeansState state) {
    return state.assignment() == null ? Map.of() : Map.of("moved", (double) state.moved());
  }

  @Override
  public Optional<StopReason> stopReason(Transition<KMeansState> transition) {
    KMeansState state = transition.after();
    return state.movedByAssignment() == 0 && state.moved() == 0
        ? Optional.of(StopReason.CONVERGED)
        : Optional.empty();
  }

  @Override
  public List<Claim<KMeansState>> claims() {
    return KMeansClaims.ALL;
  }

  /// The scatter of each cluster, K numbers, then W row by row where it is small.
  @Override
  public double[] trail(KMeansState state) {
    DMatrixRMaj w = state.centroids();
    double[] scatter = KMeansReport.scatterByCluster(state);
    boolean small = w.getNumElements() <= TRAIL_ENTRIES;
    double[] trail = Arrays.copyOf(scatter, scatter.length + (small ? w.getNumElements() : 0));
    System.arraycopy(w.data, 0, trail, scatter.length, trail.length - scatter.length);
    return trail;
  }
}
