package org.factorscope.app.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.Place;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;
import org.jspecify.annotations.Nullable;

/// Whether a trace follows the formulas, as claims: one for the whole half-step, and one for each
/// variable and the objective with its own difference.
///
/// The formula is applied to the state before the half-step as the trace has it. The objective is
/// compared with that of the traced state.
final class TraceAgreement<P, O, S> {
  /// Id of the claim that all numbers of a half-step agree. Those of one variable have its name
  /// behind.
  static final String AGREES = "replay-agrees";

  private static final String OBJECTIVE = "objective";

  private final Algorithm<P, O, S> algorithm;
  private final Trace trace;
  private final TraceScale scale;
  private final double tolerance;
  private final List<String> names;
  private volatile @Nullable Applied<S> last;

  /// A formula's result, kept because several claims ask for it in turn.
  private record Applied<S>(S before, Place place, S after) {}

  private TraceAgreement(
      Algorithm<P, O, S> algorithm, Trace trace, double tolerance, List<String> names) {
    this.algorithm = algorithm;
    this.trace = trace;
    this.scale = new TraceScale(trace);
    this.tolerance = tolerance;
    this.names = names;
  }

  /// @param tolerance largest deviation, relative to a variable's size, that is put down to
  ///   rounding
  static <P, O, S> TraceAgreement<P, O, S> of(
      Algorithm<P, O, S> algorithm, O options, Trace trace, double tolerance) {
    Set<String> given = new LinkedHashSet<>();
    boolean hasObjective = false;
    for (TraceStep step : trace.steps().subList(1, trace.steps().size())) {
      given.addAll(step.state().keySet());
      hasObjective |= step.objective().isPresent();
    }
    List<String> names = new ArrayList<>();
    for (StateVariable<P, O, S> variable : algorithm.variables(options)) {
      if (given.contains(variable.name())) {
        names.add(variable.name());
      }
    }
    if (hasObjective) {
      names.add(OBJECTIVE);
    }
    return new TraceAgreement<>(algorithm, trace, tolerance, names);
  }

  /// The sentences of the claims, by id in their order.
  SequencedMap<String, String> words() {
    SequencedMap<String, String> words = new LinkedHashMap<>();
    words.put(
        AGREES,
        "The trace is what the half-step's formula gives *(margin: largest deviation, relative to"
            + " the largest entry)*");
    for (String name : names) {
      words.put(
          id(name),
          "Traced %s − formula's %s *(margin: largest difference of two entries, relative to the largest entry)*"
              .formatted(name, name));
    }
    return words;
  }

  private static String id(String name) {
    return AGREES + "-" + name;
  }

  /// The variable that a claim is about, or `objective`; empty for all others.
  static Optional<String> variable(String id) {
    return id.startsWith(AGREES + "-")
        ? Optional.of(id.substring(AGREES.length() + 1))
        : Optional.empty();
  }

  List<Claim<P, O, S>> claims() {
    List<Claim<P, O, S>> claims = new ArrayList<>();
    claims.add(Claim.promised(AGREES, step -> verdict(step, names)));
    for (String name : names) {
      claims.add(Claim.promised(id(name), step -> verdict(step, List.of(name))));
    }
    return claims;
  }

  private Verdict verdict(Transition<P, O, S> transition, List<String> compared) {
    int step = transition.place().step();
    if (transition.before() == null || step >= trace.steps().size()) {
      return Verdict.NOT_YET;
    }
    OptionalDouble worst = OptionalDouble.empty();
    for (String name : compared) {
      OptionalDouble deviation = deviation(transition, trace.steps().get(step), name);
      if (deviation.isPresent()) {
        worst = OptionalDouble.of(Math.max(worst.orElse(0), deviation.getAsDouble()));
      }
    }
    return worst.isEmpty() ? Verdict.NOT_YET : Verdict.within(worst.getAsDouble(), tolerance);
  }

  /// Empty if one of the two has no such number.
  private OptionalDouble deviation(Transition<P, O, S> transition, TraceStep theirs, String name) {
    Run<P, O> run = transition.run();
    if (name.equals(OBJECTIVE)) {
      OptionalDouble ours = algorithm.objective(run, transition.after());
      return ours.isEmpty() || theirs.objective().isEmpty()
          ? OptionalDouble.empty()
          : OptionalDouble.of(scale.deviation(ours, theirs.objective()));
    }
    S before = transition.before();
    DMatrixRMaj given = theirs.state().get(name);
    if (before == null || given == null) {
      return OptionalDouble.empty();
    }
    S computed = formula(run, before, transition.place());
    OptionalDouble choice = algorithm.choiceDeviation(run, computed, name, given);
    DMatrixRMaj ours = read(run, computed, name);
    return choice.isPresent() || ours == null
        ? choice
        : OptionalDouble.of(scale.deviation(name, ours, given));
  }

  private @Nullable DMatrixRMaj read(Run<P, O> run, S state, String name) {
    for (StateVariable<P, O, S> variable : algorithm.variables(run.options())) {
      if (variable.name().equals(name)) {
        return variable.read(run, state);
      }
    }
    return null;
  }

  /// What the half-step at `place` gives by its own formula.
  @SuppressWarnings("ReferenceEquality") // The same state, not one with the same numbers.
  private S formula(Run<P, O> run, S before, Place place) {
    Applied<S> known = last;
    if (known != null && known.before() == before && known.place().equals(place)) {
      return known.after();
    }
    S after =
        algorithm.halfSteps(run.options()).stream()
            .filter(halfStep -> halfStep.name().equals(place.halfStep()))
            .findFirst()
            .orElseThrow()
            .apply(run, before, place);
    last = new Applied<>(before, place, after);
    return after;
  }
}
