package org.factorscope.algorithms.stepped;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Verdict;
import org.jspecify.annotations.Nullable;

/// A run with a memory: every half-step of it, forwards and backwards.
///
/// Position 0 is the start; position p is the state after p half-steps. Records of all positions
/// are kept; states are kept within a budget of bytes and computed again where they were given up,
/// which gives the same bits because algorithms are pure. An edit forks: the timeline with the edit
/// shares the positions before it with this one, and both stay.
///
/// Not thread-safe: one thread owns it. Snapshots and lists that it gives out are immutable.
public final class Timeline<S extends State> {
  private final SteppedAlgorithm<?, ?, S> algorithm;
  private final @Nullable Timeline<S> parent;
  private final int base;
  private final RecordLog log;
  private final StateCache<S> keys;
  private @Nullable StateCache<S> nearby;
  private long budget;
  private S last;

  /// A run that has not made a step yet.
  ///
  /// @param budgetBytes how much memory its states may take; at least its first state is kept
  public Timeline(SteppedAlgorithm<?, ?, S> algorithm, S start, long budgetBytes) {
    this(algorithm, null, new RecordLog(), start, budgetBytes, null);
  }

  private Timeline(
      SteppedAlgorithm<?, ?, S> algorithm,
      @Nullable Timeline<S> parent,
      RecordLog past,
      S first,
      long budgetBytes,
      @Nullable String edit) {
    this.algorithm = algorithm;
    this.parent = parent;
    this.base = past.size();
    this.log = past;
    this.budget = budgetBytes;
    this.keys = new StateCache<>(base, first, budgetBytes / 2);
    this.last = first;
    past.add(record(algorithm, base, Transition.start(first), edit));
  }

  /// The last position that was computed.
  public int end() {
    return log.size() - 1;
  }

  /// The position where this timeline left its parent; 0 for a run from the start.
  public int base() {
    return base;
  }

  /// The timeline that this one left, or empty.
  public Optional<Timeline<S>> parent() {
    return Optional.ofNullable(parent);
  }

  /// What is remembered of each position up to [#end()]; immutable.
  public List<StepRecord> records() {
    return log.view();
  }

  /// The half-step that leads from `position` to the next.
  public Phase phaseAfter(int position) {
    List<Phase> phases = algorithm.phases();
    return phases.get(position % phases.size());
  }

  /// Makes one more half-step at the end.
  public Snapshot<S> extend() {
    Phase phase = phaseAfter(end());
    S next = algorithm.apply(phase, last);
    int position = end() + 1;
    log.add(record(algorithm, position, new Transition<>(last, phase, next), null));
    last = next;
    keys.offer(position, next);
    return new Snapshot<>(log.get(position), next);
  }

  /// The run at `position`, between 0 and [#end()]. Costs nothing where the state is kept,
  /// otherwise the half-steps from the kept state before it.
  public Snapshot<S> at(int position) {
    return new Snapshot<>(log.get(position), stateAt(position));
  }

  /// A second run that has `edited` in place of this run's state at `position`.
  ///
  /// @param description of the edit, in words
  public Timeline<S> fork(int position, S edited, String description) {
    return new Timeline<>(algorithm, this, log.copyOfFirst(position), edited, budget, description);
  }

  /// How many bytes the kept states take, without those of the parent.
  public long bytes() {
    StateCache<S> recent = nearby;
    return keys.bytes() + (recent == null ? 0 : recent.bytes());
  }

  /// Sets the budget; states over it are given up at once.
  public void budget(long budgetBytes) {
    budget = budgetBytes;
    keys.budget(budgetBytes / 2);
    nearby = null;
  }

  private S stateAt(int position) {
    if (parent != null && position < base) {
      return parent.stateAt(position);
    }
    if (position == end()) {
      return last;
    }
    StateCache<S> recent = nearby;
    @Nullable S near = recent == null ? null : recent.exactly(position);
    return near != null ? near : replay(position);
  }

  /// Computes the states from the kept one up to `position`, and keeps those too, because the next
  /// question is likely to be about a neighbour.
  private S replay(int position) {
    Map.Entry<Integer, S> key = keys.atOrBefore(position);
    S state = key.getValue();
    if (key.getKey() == position) {
      return state;
    }
    StateCache<S> recent = new StateCache<>(key.getKey(), state, budget / 2);
    for (int p = key.getKey(); p < position; p++) {
      state = algorithm.apply(phaseAfter(p), state);
      recent.offer(p + 1, state);
    }
    nearby = recent;
    return state;
  }

  private static <S extends State> StepRecord record(
      SteppedAlgorithm<?, ?, S> algorithm,
      int position,
      Transition<S> transition,
      @Nullable String edit) {
    List<Phase> phases = algorithm.phases();
    S state = transition.after();
    OptionalDouble objective = algorithm.objective(state);
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    for (Claim<S> claim : algorithm.claims()) {
      verdicts.put(claim.id(), claim.check().verdict(transition));
    }
    boolean finite =
        state.isFinite() && (objective.isEmpty() || Double.isFinite(objective.getAsDouble()));
    return new StepRecord(
        position,
        (position + phases.size() - 1) / phases.size(),
        position == 0 ? null : phases.get((position - 1) % phases.size()),
        objective,
        algorithm.measures(state),
        verdicts,
        finite ? stopReason(algorithm, position, transition) : StopReason.NOT_A_NUMBER,
        algorithm.trail(state),
        edit);
  }

  private static <S extends State> @Nullable StopReason stopReason(
      SteppedAlgorithm<?, ?, S> algorithm, int position, Transition<S> transition) {
    boolean wholeIteration = position % algorithm.phases().size() == 0;
    Optional<StopReason> reason =
        transition.before() != null && wholeIteration
            ? algorithm.stopReason(transition)
            : Optional.empty();
    return reason.orElse(null);
  }
}
