package org.factorscope.algorithms.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.GivenUpException;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Place;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;

/// When are the known entries enough? The fraction of random matrices of rank k that are recovered
/// exactly if each entry is known with probability p (CIL lecture notes 2024, section 2.2, exact
/// recovery).
///
/// ```
/// cell:  for each trial:  M = UVᵀ,  ω_ij ~ Bernoulli(p),  Â = solver(Π_Ω(M))
///        success_kp = share of trials with ‖Â − M‖_F < 10⁻³ ‖M‖_F
/// ```
///
/// One iteration is one cell of the grid of ranks and fractions. Nothing decreases; the run is over
/// when the grid is full. The trials of a cell depend on the seed and the step alone.
///
/// Cost of an iteration: `trials` runs of the solver, each at most 60 sweeps of alternating least
/// squares, O(|Ω|k² + nk³) each, or 400 or 600 singular value decompositions, O(n³) each. With 5
/// trials of size 30 that is a hundredth of a second or half a second, with 20 of size 60 up to a
/// minute; a half-step that is cancelled ends early, see [GivenUpException].
public final class Recovery
    implements Algorithm<Recovery.Nothing, Recovery.Options, Recovery.State> {

  /// There are no data.
  public record Nothing() {}

  /// Which experiments on exact recovery are made.
  ///
  /// @param size n, of square matrices, at least 2
  /// @param ranks every rank k from 1 to this one is tried, at most `size`
  /// @param trials random matrices for each cell of the grid, at least 1
  /// @param solver fills in the gaps
  public record Options(int size, int ranks, int trials, RecoverySolver solver) {
    public Options {
      if (size < 2) {
        throw InvalidInputException.option("size", size, "must be at least 2");
      }
      if (ranks < 1 || ranks > size) {
        throw InvalidInputException.option("ranks", ranks, "must be from 1 to the size, " + size);
      }
      if (trials < 1) {
        throw InvalidInputException.option("trials", trials, "must be at least 1");
      }
    }

    /// The cells of the grid.
    public int cells() {
      return ranks * SHARES;
    }

    /// How many numbers a matrix of rank k is made of: 2nk − k².
    public int degreesOfFreedom(int rank) {
      return 2 * size * rank - rank * rank;
    }
  }

  /// A moment of the experiments on recovery.
  ///
  /// @param cells the trials of each cell, none if it is not computed yet; cell c has rank
  ///   [#rank(int)] and the fraction [#share(int)]
  /// @param last the cell that was computed last, −1 at the start
  /// @param next the cell that comes next, −1 if all are computed
  /// @param example the last trial of the cell that was computed last, to be looked at; at the
  ///   start a problem that has not been tried yet
  public record State(List<List<Trial>> cells, int last, int next, RecoveryExample example) {
    public State {
      cells = List.copyOf(cells);
    }

    /// The fraction of a cell's trials that were recovered; NaN if it is not computed yet.
    public double success(int cell) {
      return fraction(cells.get(cell));
    }

    /// How many cells were computed.
    public int filled() {
      return (int) cells.stream().filter(trials -> !trials.isEmpty()).count();
    }
  }

  /// The outcome of one experiment on recovery.
  ///
  /// @param known how many entries were shown
  /// @param hidden ‖·‖_F of what lies in rows and columns without a shown entry, relative to the
  ///   matrix: no solver that leaves them at 0 has a smaller error
  /// @param error ‖Â − M‖_F / ‖M‖_F
  public record Trial(int known, double hidden, double error) {
    /// A smaller error counts as exact recovery.
    public static final double RECOVERED = 1e-3;

    /// Whether the matrix was recovered.
    public boolean isRecovered() {
      return error < RECOVERED;
    }
  }

  /// The fractions of known entries that are tried: 0.1, 0.2, …, 0.7.
  public static final int SHARES = 7;

  /// Rounding that the error is allowed.
  private static final double ROUNDING = 1e-12;

  private static final List<HalfStep<Nothing, Options, State>> HALF_STEPS =
      List.of(HalfStep.of("cell", Recovery::filled));

  private static final List<StateVariable<Nothing, Options, State>> VARIABLES =
      List.of(
          StateVariable.written("success", Recovery::success, Recovery::bytes),
          StateVariable.<Nothing, Options, State>computed("next", (run, state) -> place(state))
              .settable(Recovery::withNext));

  private static final List<Claim<Nothing, Options, State>> CLAIMS =
      List.of(
          Claim.promised("no-recovery-below-the-degrees-of-freedom", Recovery::noneBelow),
          Claim.promised("empty-rows-stay-hidden", Recovery::hiddenStaysHidden),
          Claim.notPromised("twice-the-degrees-of-freedom-suffice", Recovery::twiceSuffices),
          Claim.notPromised("more-entries-never-hurt", Recovery::moreNeverHurt));

  /// The rank of a cell.
  public static int rank(int cell) {
    return cell / SHARES + 1;
  }

  /// The fraction of entries that are known in a cell, p.
  public static double share(int cell) {
    return (cell % SHARES + 1) / 10.0;
  }

  @Override
  public List<HalfStep<Nothing, Options, State>> halfSteps(Options options) {
    return HALF_STEPS;
  }

  @Override
  public List<StateVariable<Nothing, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<Nothing, Options> run) {
    RecoveryExample untried =
        RecoveryExample.draw(run.options().size(), rank(0), share(0), run.random(0));
    return new State(Collections.nCopies(run.options().cells(), List.of()), -1, 0, untried);
  }

  /// The cell that is next, or nothing if the grid is full; a cell that is chosen then is computed
  /// anew.
  @Override
  public Optional<HalfStep<Nothing, Options, State>> next(
      Run<Nothing, Options> run, State state, Place place) {
    return state.next() < 0 ? Optional.empty() : Optional.of(HALF_STEPS.getFirst());
  }

  private static State filled(Run<Nothing, Options> run, State state, Place place) {
    int cell = state.next();
    SplittableRandom random = run.random(place.step());
    List<RecoveryExample> examples = new ArrayList<>();
    for (int t = 0; t < run.options().trials(); t++) {
      examples.add(RecoveryExample.run(run.options(), rank(cell), share(cell), random.split()));
    }
    List<List<Trial>> cells = new ArrayList<>(state.cells());
    cells.set(cell, examples.stream().map(RecoveryExample::trial).toList());
    return new State(cells, cell, cells.indexOf(List.of()), examples.getLast());
  }

  private static double fraction(List<Trial> trials) {
    return (double) trials.stream().filter(Trial::isRecovered).count() / trials.size();
  }

  /// The fractions recovered, ranks x fractions known, NaN if a cell is not computed yet.
  public static DMatrixRMaj success(Run<Nothing, Options> run, State state) {
    DMatrixRMaj grid = new DMatrixRMaj(run.options().ranks(), SHARES);
    Arrays.setAll(grid.data, state::success);
    return grid;
  }

  private static long bytes(State state) {
    long trials = state.cells().stream().mapToLong(List::size).sum();
    return 16L * state.cells().size() + 40 * trials + state.example().bytes();
  }

  /// The rank and the fraction known of the cell that comes next, 0 and 0 if all are computed.
  private static DMatrixRMaj place(State state) {
    DMatrixRMaj cell = new DMatrixRMaj(1, 2);
    if (state.next() >= 0) {
      cell.set(0, 0, rank(state.next()));
      cell.set(0, 1, share(state.next()));
    }
    return cell;
  }

  /// The cell nearest to a rank and a fraction. On a full grid 0 and 0 mean none, as they are read
  /// there.
  private static State withNext(Run<Nothing, Options> run, State state, DMatrixRMaj place) {
    boolean isNone = place.get(0, 0) == 0 && place.get(0, 1) == 0;
    if (isNone && !state.cells().contains(List.of())) {
      return new State(state.cells(), state.last(), -1, state.example());
    }
    int row = Math.clamp(Math.round(place.get(0, 0)), 1, run.options().ranks()) - 1;
    int column = Math.clamp(Math.round(10 * place.get(0, 1)), 1, SHARES) - 1;
    return new State(state.cells(), state.last(), row * SHARES + column, state.example());
  }

  /// The fraction of all trials so far that were recovered; empty at the start.
  @Override
  public OptionalDouble objective(Run<Nothing, Options> run, State state) {
    List<Trial> all = state.cells().stream().flatMap(List::stream).toList();
    return all.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(fraction(all));
  }

  @Override
  public Map<String, Double> measures(Run<Nothing, Options> run, State state) {
    if (state.last() < 0) {
      return Map.of();
    }
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("rank", (double) rank(state.last()));
    measures.put("share", share(state.last()));
    measures.put("success", state.success(state.last()));
    return measures;
  }

  @Override
  public Optional<StopReason> stopReason(Transition<Nothing, Options, State> last) {
    return last.after().next() < 0 ? Optional.of(StopReason.COMPLETE) : Optional.empty();
  }

  @Override
  public List<Claim<Nothing, Options, State>> claims() {
    return CLAIMS;
  }

  /// All trials so far that the condition on their rank and number of known entries holds for.
  private static List<Trial> trials(Transition<Nothing, Options, State> step, Enough enough) {
    List<Trial> chosen = new ArrayList<>();
    List<List<Trial>> cells = step.after().cells();
    for (int cell = 0; cell < cells.size(); cell++) {
      int needed = step.run().options().degreesOfFreedom(rank(cell));
      cells.get(cell).stream()
          .filter(trial -> enough.holds(trial.known(), needed))
          .forEach(chosen::add);
    }
    return chosen;
  }

  /// Compares the number of known entries with the numbers that the matrix is made of.
  @FunctionalInterface
  private interface Enough {
    boolean holds(int known, int needed);
  }

  private static Verdict noneBelow(Transition<Nothing, Options, State> step) {
    List<Trial> below = trials(step, (known, needed) -> known < needed);
    long recovered = below.stream().filter(Trial::isRecovered).count();
    return below.isEmpty() ? Verdict.NOT_YET : Verdict.within((double) recovered, 0);
  }

  private static Verdict hiddenStaysHidden(Transition<Nothing, Options, State> step) {
    List<Trial> hiding =
        trials(step, (known, needed) -> true).stream().filter(trial -> trial.hidden() > 0).toList();
    double missing = 0;
    for (Trial trial : hiding) {
      missing = Math.max(missing, trial.hidden() - trial.error());
    }
    return hiding.isEmpty() ? Verdict.NOT_YET : Verdict.within(missing, ROUNDING);
  }

  private static Verdict twiceSuffices(Transition<Nothing, Options, State> step) {
    List<Trial> enough = trials(step, (known, needed) -> known >= 2 * needed);
    long failed = enough.stream().filter(trial -> !trial.isRecovered()).count();
    return enough.isEmpty() ? Verdict.NOT_YET : Verdict.within((double) failed, 0);
  }

  /// Over all pairs of cells of a row, so that the verdict on a full grid is that of the whole
  /// grid.
  private static Verdict moreNeverHurt(Transition<Nothing, Options, State> step) {
    State state = step.after();
    double largest = Double.NEGATIVE_INFINITY;
    for (int more = 0; more < state.cells().size(); more++) {
      for (int fewer = more - more % SHARES; fewer < more; fewer++) {
        double fall = state.success(fewer) - state.success(more);
        largest = Double.isNaN(fall) ? largest : Math.max(largest, Math.max(0, fall));
      }
    }
    return largest < 0 ? Verdict.NOT_YET : Verdict.within(largest, 0);
  }
}
