package org.factorscope.algorithms.step;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;

/// An algorithm that can be watched: it runs one half-step at a time, and the caller owns the loop.
///
/// All methods are pure: the same arguments give the same bits on every machine, nothing that is
/// passed in is modified, and nothing is remembered between calls. A state is an immutable record
/// of what changes; whatever stays the same is in the [Run].
///
/// @param <P> the problem: the data, already checked
/// @param <O> the options, a record that validates itself
/// @param <S> the state
public interface Algorithm<P, O, S> {
  /// The half-steps of one iteration under these options, in order.
  List<HalfStep<P, O, S>> halfSteps(O options);

  /// The state variables under these options, in the order of traces.
  List<StateVariable<P, O, S>> variables(O options);

  /// The start of a run.
  ///
  /// @throws InvalidInputException if problem and options do not fit together
  S start(Run<P, O> run);

  /// The half-step that comes next, or nothing if the run is over. Unless an algorithm says
  /// otherwise, the half-steps take turns for ever.
  ///
  /// A half-step that does not come later in [#halfSteps] than the one before it begins a new
  /// iteration.
  ///
  /// @param place of the half-step that led to `state`
  default Optional<HalfStep<P, O, S>> next(Run<P, O> run, S state, Place place) {
    return Optional.of(Cycle.after(halfSteps(run.options()), place));
  }

  /// The state under new options that act in the middle of a run. Most states do not depend on
  /// them.
  ///
  /// @param run under the new options
  default S reconsidered(Run<P, O> run, S state) {
    return state;
  }

  /// What the algorithm works on, or empty if it is not defined yet.
  OptionalDouble objective(Run<P, O> run, S state);

  /// Further numbers of the moment, by their names in traces, in a fixed order.
  default Map<String, Double> measures(Run<P, O> run, S state) {
    return Map.of();
  }

  /// Small vectors worth remembering of every half-step, by name, for curves and trails.
  default Map<String, double[]> series(Run<P, O> run, S state) {
    return Map.of();
  }

  /// Whether and why the run is over, asked after the last half-step of an iteration. Numbers that
  /// are not finite are noticed by the [Timeline] itself.
  Optional<StopReason> stopReason(Transition<P, O, S> last);

  /// What the theory says of this algorithm.
  List<Claim<P, O, S>> claims();

  /// The gradient of [#objective] with respect to settable variables, by name; empty for an
  /// algorithm that does not learn by gradients. The contract suite holds it against differences of
  /// the objective.
  default Map<String, DMatrixRMaj> gradients(Run<P, O> run, S state) {
    return Map.of();
  }

  /// The state with one variable replaced, by a file or by a drag.
  ///
  /// @param value copied. Not modified.
  /// @throws InvalidInputException if the variable cannot be set, or not to this value
  default S replace(Run<P, O> run, S state, String variable, DMatrixRMaj value) {
    return StateVariable.settable(variables(run.options()), variable).replace(run, state, value);
  }

  /// The computed state with one variable as a trace of the same run has it. Unlike an edit, this
  /// leaves what the algorithm remembers of earlier half-steps; one that remembers something, for
  /// example a momentum, says how.
  ///
  /// @param value copied. Not modified.
  default S restored(Run<P, O> run, S state, String variable, DMatrixRMaj value) {
    return replace(run, state, variable, value);
  }

  /// By how much a traced choice is worse than the one that a half-step made, relative to the size
  /// of what it compared; empty for variables that are compared entry by entry. Of two choices that
  /// are equally good to rounding, such as the nearer of two centroids, either follows the formula.
  ///
  /// @param computed what the half-step gave
  /// @param value as a trace of the same run has it. Not modified.
  default OptionalDouble choiceDeviation(
      Run<P, O> run, S computed, String variable, DMatrixRMaj value) {
    return OptionalDouble.empty();
  }
}
