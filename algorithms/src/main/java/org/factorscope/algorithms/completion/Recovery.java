package org.factorscope.algorithms.completion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.GivenUpException;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Phase;
import org.factorscope.algorithms.stepped.SteppedAlgorithm;
import org.factorscope.algorithms.stepped.Transition;

/// When are the known entries enough? The fraction of random matrices of rank k that come back
/// exactly when each entry is known with probability p (CIL lecture notes 2024, section 2.2, exact
/// recovery).
///
/// ```
/// cell:  for each trial:  M = UVᵀ,  ω_ij ~ Bernoulli(p),  Â = solver(Π_Ω(M))
///        success_kp = share of trials with ‖Â − M‖_F < 10⁻³ ‖M‖_F
/// ```
///
/// One iteration is one cell of the grid of ranks and fractions. Nothing decreases; it stops when
/// the grid is full. The trials of a cell depend on the seed and the step alone.
///
/// Cost of an iteration: `trials` runs of the solver, each at most 60 sweeps of alternating least
/// squares, O(|Ω|k² + nk³) each, or 400 or 600 singular value decompositions, O(n³) each. With 5
/// trials of size 30 that is a hundredth of a second or half a second, with 20 of size 60 up to a
/// minute; a half-step that nobody waits for ends early, see [GivenUpException].
public final class Recovery
    implements SteppedAlgorithm<Recovery.Nothing, RecoveryOptions, RecoveryState> {

  /// There are no data.
  public record Nothing() {}

  private static final Phase CELL =
      new Phase(
          "cell",
          "Fill a cell",
          "\\mathrm{success}_{kp} = \\frac{1}{T} \\sum_{t=1}^{T} \\left[\\, \\|\\hat{A}_t -"
              + " M_t\\|_F < 10^{-3} \\|M_t\\|_F \\,\\right]",
          List.of(
              "for each trial:",
              "  M ← UVᵀ, rank k, normal deviates",
              "  show each entry with probability p",
              "  Â ← what the solver makes of them",
              "  recovered if ‖Â − M‖ < 10⁻³‖M‖"));

  @Override
  public List<Phase> phases() {
    return List.of(CELL);
  }

  @Override
  public RecoveryState start(Nothing problem, RecoveryOptions options, long seed) {
    return RecoveryState.start(options, seed);
  }

  @Override
  public RecoveryState apply(Phase phase, RecoveryState state) {
    if (state.next() < 0) {
      return state.unchanged();
    }
    RecoveryOptions options = state.options();
    int rank = RecoveryOptions.rank(state.next());
    double share = RecoveryOptions.share(state.next());
    SplittableRandom random = StepRandom.at(state.seed(), state.step() + 1);
    List<RecoveryExample> trials = new ArrayList<>();
    for (int t = 0; t < options.trials(); t++) {
      trials.add(RecoveryExample.run(options, rank, share, random.split()));
    }
    return state.with(trials);
  }

  @Override
  public RecoveryState withOptions(RecoveryState state, RecoveryOptions options) {
    if (!options.equals(state.options())) {
      throw new InvalidInputException(
          "Size, ranks, trials and solver cannot change in the middle of a run: all cells of a grid"
              + " are computed alike.");
    }
    return state;
  }

  @Override
  public List<String> replaceable() {
    return List.of("next");
  }

  /// Chooses the cell that comes next, by its rank and its fraction known; the nearest one is
  /// taken. A cell that was computed before is computed anew.
  @Override
  public RecoveryState replace(RecoveryState state, String variable, DMatrixRMaj value) {
    if (!variable.equals("next")) {
      throw InvalidInputException.variable(variable, "next");
    }
    if (value.numRows != 1 || value.numCols != 2) {
      throw InvalidInputException.shape("next", value.numRows, value.numCols, 1, 2);
    }
    return state.withNext(nearest(state.options(), value.get(0, 0), value.get(0, 1)));
  }

  private static int nearest(RecoveryOptions options, double rank, double share) {
    int row = Math.clamp(Math.round(rank), 1, options.ranks()) - 1;
    int column = Math.clamp(Math.round(10 * share), 1, RecoveryOptions.SHARES) - 1;
    return row * RecoveryOptions.SHARES + column;
  }

  /// The fraction of all trials so far that were recovered.
  @Override
  public OptionalDouble objective(RecoveryState state) {
    return state.recovered();
  }

  @Override
  public Map<String, Double> measures(RecoveryState state) {
    if (state.last() < 0) {
      return Map.of();
    }
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("rank", (double) RecoveryOptions.rank(state.last()));
    measures.put("share", RecoveryOptions.share(state.last()));
    measures.put("success", state.success(state.last()));
    return measures;
  }

  @Override
  public Optional<StopReason> stopReason(Transition<RecoveryState> transition) {
    return transition.after().next() < 0 ? Optional.of(StopReason.CONVERGED) : Optional.empty();
  }

  @Override
  public List<Claim<RecoveryState>> claims() {
    return RecoveryClaims.ALL;
  }

  @Override
  public double[] trail(RecoveryState state) {
    return new double[0];
  }
}
