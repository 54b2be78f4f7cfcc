package org.factorscope.algorithms.step;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A run with a memory: every half-step of it, forwards and backwards.
///
/// Position 0 is the start; position p is the state after p half-steps. States and records are kept
/// within bounds of bytes and computed again if they were given up, which gives the same bits
/// because algorithms are pure. An edit forks: the timeline with the edit shares the positions
/// before it with this one, and both stay.
///
/// Not thread-safe: one thread owns it. Snapshots and histories that it gives out are immutable.
public final class Timeline<P, O, S> {
  /// How many bytes the records of one branch may take.
  private static final long RECORD_BYTES = 64L << 20;

  private final Algorithm<P, O, S> algorithm;
  private final Run<P, O> run;
  private final List<HalfStep<P, O, S>> halfSteps;
  private final List<StateVariable<P, O, S>> variables;
  private final List<Claim<P, O, S>> claims;
  private final @Nullable Timeline<P, O, S> parent;
  private final Place base;
  private final Places places;
  private final RecordLog log;
  private final Map<String, Integer> failures;
  private final StateCache<S> keys;
  private @Nullable StateCache<S> nearby;
  private long budget;
  private long recomputed;
  private int stoppedAt = -1;
  private S last;
  private Transition<P, O, S> newest;

  /// A run that has not made a step yet.
  ///
  /// @param budgetBytes how much memory its states may take; at least its first state is kept
  public Timeline(Algorithm<P, O, S> algorithm, Run<P, O> run, S start, long budgetBytes) {
    this(algorithm, run, null, Place.START, start, budgetBytes, null);
  }

  private Timeline(
      Algorithm<P, O, S> algorithm,
      Run<P, O> run,
      @Nullable Timeline<P, O, S> parent,
      Place base,
      S first,
      long budgetBytes,
      @Nullable String edit) {
    this.algorithm = algorithm;
    this.run = run;
    this.halfSteps = algorithm.halfSteps(run.options());
    this.variables = algorithm.variables(run.options());
    this.claims = algorithm.claims();
    this.parent = parent;
    this.base = base;
    List<String> names = halfSteps.stream().map(HalfStep::name).toList();
    this.places = new Places(parent == null ? null : parent.places, base, names);
    History past = parent == null ? History.EMPTY : parent.log.view().before(base.step());
    this.log = new RecordLog(past, base.step(), RECORD_BYTES);
    this.failures = parent == null ? new LinkedHashMap<>() : parent.failuresBefore(base.step());
    this.budget = budgetBytes;
    this.keys = new StateCache<>(base.step(), first, this::bytesOf, budgetBytes / 2);
    this.last = first;
    this.newest = Transition.start(run, first, base);
    remember(newest, edit);
  }

  /// What stays the same on this branch.
  public Run<P, O> run() {
    return run;
  }

  /// The last position that was computed.
  public int end() {
    return places.end();
  }

  /// The position at which this timeline left its parent; 0 for a run from the start.
  public int base() {
    return base.step();
  }

  /// The timeline that this one left, or empty.
  public Optional<Timeline<P, O, S>> parent() {
    return Optional.ofNullable(parent);
  }

  /// What is remembered of the positions up to [#end()].
  public History history() {
    return log.view();
  }

  /// The place of a position up to [#end()].
  public Place placeOf(int position) {
    return places.at(position);
  }

  /// The position after the last half-step of `iteration` that was made, or empty if the iteration
  /// was not begun.
  public Optional<Integer> positionOf(int iteration) {
    int position = places.lastOf(iteration);
    return position < 0 ? Optional.empty() : Optional.of(position);
  }

  /// Whether `position` stands between two iterations: the next half-step begins one, or there is
  /// none.
  public boolean isWhole(int position) {
    if (position < end()) {
      return places.at(position).iteration() < places.at(position + 1).iteration();
    }
    return isWhole(last, places.at(position));
  }

  private boolean isWhole(S state, Place place) {
    return algorithm
        .next(run, state, place)
        .map(next -> Cycle.startsIteration(halfSteps, place, next))
        .orElse(true);
  }

  /// The half-step that leads from `position` to the next, or empty if the run is over there.
  public Optional<HalfStep<P, O, S>> halfStepAfter(int position) {
    if (parent != null && position < base.step()) {
      return parent.halfStepAfter(position);
    }
    return position < end()
        ? Optional.of(made(places.at(position + 1)))
        : algorithm.next(run, last, places.at(position));
  }

  private HalfStep<P, O, S> made(Place place) {
    return halfSteps.get(Cycle.indexOf(halfSteps, place.halfStep()));
  }

  /// Makes one more half-step at the end.
  ///
  /// @throws IllegalStateException if the run is over, see [#halfStepAfter]
  public Snapshot<S> extend() {
    Place here = places.at(end());
    HalfStep<P, O, S> next =
        algorithm
            .next(run, last, here)
            .orElseThrow(() -> new IllegalStateException("the run is over"));
    Place place = Cycle.following(halfSteps, here, next);
    S after = next.apply(run, last, place);
    Transition<P, O, S> transition = new Transition<>(run, last, next, after, place);
    places.add(place);
    last = after;
    newest = transition;
    remember(transition, null);
    keys.offer(place.step(), after);
    return new Snapshot<>(log.last(), after);
  }

  /// The run at `position`, between 0 and [#end()]. Costs nothing if the state is kept, otherwise
  /// the half-steps from the kept state before it.
  public Snapshot<S> at(int position) {
    S state = stateAt(position);
    StepRecord kept = log.view().exactly(position);
    return new Snapshot<>(kept == null ? record(transitionTo(position), null) : kept, state);
  }

  /// A second run that has `edited` in place of this run's state at `position`.
  ///
  /// @param newRun under the options that hold from there on
  /// @param description of the edit, in words
  public Timeline<P, O, S> fork(int position, Run<P, O> newRun, S edited, String description) {
    return new Timeline<>(
        algorithm, newRun, this, places.at(position), edited, budget, description);
  }

  /// All verdicts at `position`, also of the claims that are costly to check.
  public Map<String, Verdict> verdictsAt(int position) {
    StepRecord record = at(position).record();
    Map<String, Verdict> cheap = record.verdicts();
    if (cheap.size() == claims.size() || record.stopReason() == StopReason.NOT_A_NUMBER) {
      return cheap;
    }
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    Transition<P, O, S> transition = transitionTo(position);
    for (Claim<P, O, S> claim : claims) {
      Verdict known = cheap.get(claim.id());
      verdicts.put(claim.id(), known == null ? claim.check().verdict(transition) : known);
    }
    return verdicts;
  }

  /// Where each claim that failed up to `position` failed first, by its id.
  public Map<String, Integer> firstFailures(int position) {
    return failuresBefore(position + 1);
  }

  private Map<String, Integer> failuresBefore(int position) {
    Map<String, Integer> earlier = new LinkedHashMap<>();
    failures.forEach(
        (id, failed) -> {
          if (failed < position) {
            earlier.put(id, failed);
          }
        });
    return earlier;
  }

  /// The first position of this branch at which a stop rule ended the run, or empty. A run may be
  /// taken further by hand.
  public OptionalInt stoppedAt() {
    return stoppedAt < 0 ? OptionalInt.empty() : OptionalInt.of(stoppedAt);
  }

  /// How many bytes the kept states take, without those of the parent.
  public long bytes() {
    StateCache<S> recent = nearby;
    return keys.bytes() + (recent == null ? 0 : recent.bytes());
  }

  /// How many half-steps were computed again so far, because their states had been given up.
  public long recomputed() {
    return recomputed + (parent == null ? 0 : parent.recomputed());
  }

  /// Sets the budget; states over it are given up at once.
  public void budget(long budgetBytes) {
    budget = budgetBytes;
    keys.budget(budgetBytes / 2);
    nearby = null;
  }

  private S stateAt(int position) {
    if (parent != null && position < base.step()) {
      return parent.stateAt(position);
    }
    if (position == end()) {
      return last;
    }
    if (position < 0 || position > end()) {
      throw new IndexOutOfBoundsException(position);
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
    StateCache<S> recent = new StateCache<>(key.getKey(), state, this::bytesOf, budget / 2);
    for (int p = key.getKey() + 1; p <= position; p++) {
      Place place = places.at(p);
      state = made(place).apply(run, state, place);
      recomputed++;
      recent.offer(p, state);
    }
    nearby = recent;
    return state;
  }

  private Transition<P, O, S> transitionTo(int position) {
    if (position == end()) {
      return newest;
    }
    if (parent != null && position < base.step()) {
      return parent.transitionTo(position);
    }
    Place place = places.at(position);
    S after = stateAt(position);
    return position == base.step()
        ? Transition.start(run, after, place)
        : new Transition<>(run, stateAt(position - 1), made(place), after, place);
  }

  private void remember(Transition<P, O, S> transition, @Nullable String edit) {
    StepRecord record = record(transition, edit);
    log.add(record);
    if (stoppedAt < 0 && record.stopReason() != null) {
      stoppedAt = record.position();
    }
    record
        .verdicts()
        .forEach(
            (id, verdict) -> {
              if (verdict.status() == Verdict.Status.FAILS) {
                failures.putIfAbsent(id, record.position());
              }
            });
  }

  private StepRecord record(Transition<P, O, S> transition, @Nullable String edit) {
    S state = transition.after();
    OptionalDouble objective = algorithm.objective(run, state);
    boolean finite =
        variables.stream().allMatch(variable -> variable.isFinite(state))
            && (objective.isEmpty() || Double.isFinite(objective.getAsDouble()));
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    for (Claim<P, O, S> claim : claims) {
      if (claim.cost() == Claim.Cost.CHEAP) {
        // Once numbers have overflowed the run says so; the theory does not speak of them.
        verdicts.put(claim.id(), finite ? claim.check().verdict(transition) : Verdict.NOT_YET);
      }
    }
    List<String> names = transition.before() == null ? List.of() : log.last().numbers().names();
    return new StepRecord(
        transition.place(),
        objective,
        NamedNumbers.of(algorithm.measures(run, state), names),
        verdicts,
        finite ? stopReason(transition) : StopReason.NOT_A_NUMBER,
        algorithm.series(run, state),
        edit);
  }

  private @Nullable StopReason stopReason(Transition<P, O, S> transition) {
    if (transition.before() == null || !isWhole(transition.after(), transition.place())) {
      return null;
    }
    return algorithm.stopReason(transition).orElse(null);
  }

  private long bytesOf(S state) {
    long bytes = 128;
    for (StateVariable<P, O, S> variable : variables) {
      bytes += variable.bytes(state);
    }
    return bytes;
  }
}
