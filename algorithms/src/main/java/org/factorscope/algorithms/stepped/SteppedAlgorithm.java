package org.factorscope.algorithms.stepped;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;

/// An algorithm that can be watched: it runs one half-step at a time, and the caller owns the loop.
///
/// All methods are pure: the same arguments give the same bits on every machine, nothing that is
/// passed in is modified, and nothing is remembered between calls. Randomness inside a step comes
/// from [StepRandom] with the seed and the step number.
///
/// @param <P> the problem: the data, already checked
/// @param <O> the options, a record that validates itself
/// @param <S> the state
public interface SteppedAlgorithm<P, O, S extends State> {
  /// The half-steps of one iteration, in order.
  List<Phase> phases();

  /// The start of a run.
  ///
  /// @throws InvalidInputException where problem and options do not fit together
  S start(P problem, O options, long seed);

  /// The state after one half-step.
  ///
  /// @param phase one of [#phases()], in turn
  S apply(Phase phase, S state);

  /// The same state under other options; a change that needs a new start is refused.
  ///
  /// @throws InvalidInputException where the options do not fit the state
  S withOptions(S state, O options);

  /// The names that [#replace] takes.
  List<String> replaceable();

  /// The state with one variable replaced, by a file or by a drag.
  ///
  /// @param value copied. Not modified.
  /// @throws InvalidInputException where the variable cannot be set or has another shape
  S replace(S state, String variable, DMatrixRMaj value);

  /// What the algorithm works on, or empty where it is not defined yet.
  OptionalDouble objective(S state);

  /// Further numbers of the moment, by their names in traces, in a fixed order.
  Map<String, Double> measures(S state);

  /// Whether and why the run is over, asked after the last half-step of an iteration. Numbers that
  /// are not finite are noticed by the [Timeline] itself.
  Optional<StopReason> stopReason(Transition<S> transition);

  /// What the theory says of this algorithm.
  List<Claim<S>> claims();

  /// A few numbers worth remembering of every half-step, for trails; small, possibly empty.
  double[] trail(S state);
}
