package org.factorscope.algorithms.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.stepped.State;

/// A moment of the experiments on recovery.
///
/// @param cells the trials of each cell, none where it was not computed yet; cell c has rank
///   [RecoveryOptions#rank] and the fraction [RecoveryOptions#share]
/// @param last the cell that was computed last, −1 at the start
/// @param next the cell that comes next, −1 where all are computed
/// @param example the last trial of the cell that was computed last, for looking at; at the start a
///   problem that nobody has tried yet
public record RecoveryState(
    RecoveryOptions options,
    long seed,
    int step,
    List<List<RecoveryTrial>> cells,
    int last,
    int next,
    RecoveryExample example)
    implements State {
  public RecoveryState {
    cells = List.copyOf(cells);
  }

  static RecoveryState start(RecoveryOptions options, long seed) {
    RecoveryExample untried =
        RecoveryExample.draw(
            options, RecoveryOptions.rank(0), RecoveryOptions.share(0), StepRandom.at(seed, 0));
    return new RecoveryState(
        options, seed, 0, Collections.nCopies(options.cells(), List.of()), -1, 0, untried);
  }

  /// One step on, with the trials of the cell that was next.
  RecoveryState with(List<RecoveryExample> trials) {
    List<List<RecoveryTrial>> filled = new ArrayList<>(cells);
    filled.set(next, trials.stream().map(RecoveryExample::trial).toList());
    return new RecoveryState(
        options, seed, step + 1, filled, next, filled.indexOf(List.of()), trials.getLast());
  }

  /// One step on, with nothing left to do.
  RecoveryState unchanged() {
    return new RecoveryState(options, seed, step + 1, cells, last, next, example);
  }

  RecoveryState withNext(int cell) {
    return new RecoveryState(options, seed, step, cells, last, cell, example);
  }

  /// The fraction of a cell's trials that were recovered; NaN where it was not computed yet.
  public double success(int cell) {
    return fraction(cells.get(cell));
  }

  /// How many cells were computed.
  public int filled() {
    return (int) cells.stream().filter(trials -> !trials.isEmpty()).count();
  }

  private static double fraction(List<RecoveryTrial> trials) {
    return (double) trials.stream().filter(RecoveryTrial::isRecovered).count() / trials.size();
  }

  /// The fraction of all trials so far that were recovered; empty at the start.
  public OptionalDouble recovered() {
    List<RecoveryTrial> all = cells.stream().flatMap(List::stream).toList();
    return all.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(fraction(all));
  }

  /// The fractions recovered, ranks x fractions known, NaN where a cell was not computed yet.
  public DMatrixRMaj success() {
    DMatrixRMaj grid = new DMatrixRMaj(options.ranks(), RecoveryOptions.SHARES);
    Arrays.setAll(grid.data, this::success);
    return grid;
  }

  /// `success`, and `next`: the rank and the fraction known of the cell that comes next, 0 and 0
  /// where all are computed.
  @Override
  public Map<String, DMatrixRMaj> matrices() {
    Map<String, DMatrixRMaj> matrices = new LinkedHashMap<>();
    matrices.put("success", success());
    DMatrixRMaj cell = new DMatrixRMaj(1, 2);
    if (next >= 0) {
      cell.set(0, 0, RecoveryOptions.rank(next));
      cell.set(0, 1, RecoveryOptions.share(next));
    }
    matrices.put("next", cell);
    return matrices;
  }

  /// A cell that was not computed yet is no failure.
  @Override
  public boolean isFinite() {
    return true;
  }

  @Override
  public long bytes() {
    long trials = cells.stream().mapToLong(List::size).sum();
    return 128 + 16L * cells.size() + 40 * trials + example.bytes();
  }
}
