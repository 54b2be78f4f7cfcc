package org.factorscope.algorithms.step;

import java.util.SplittableRandom;

/// What stays the same while the states of a run change; handed to every function of an algorithm.
///
/// @param problem the data, already checked
/// @param options a record that validates itself
/// @param seed all randomness of the run derives from it
public record Run<P, O>(P problem, O options, long seed) {
  /// The randomness of one half-step: the same numbers whenever that half-step is computed.
  ///
  /// @param step number of the half-step, from 1; 0 is the start
  public SplittableRandom random(int step) {
    return StepRandom.at(seed, step);
  }

  /// The same run under other options.
  public Run<P, O> with(O newOptions) {
    return new Run<>(problem, newOptions, seed);
  }
}
