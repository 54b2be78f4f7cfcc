package org.factorscope.algorithms.step;

import org.jspecify.annotations.Nullable;

/// One half-step as seen from outside.
///
/// @param before the state before it, or null at a start or right after an edit
/// @param halfStep what was applied, or null with `before`
/// @param after the state after it
/// @param place of the half-step
public record Transition<P, O, S>(
    Run<P, O> run, @Nullable S before, @Nullable HalfStep<P, O, S> halfStep, S after, Place place) {
  /// A state that no half-step led to.
  public static <P, O, S> Transition<P, O, S> start(Run<P, O> run, S state, Place place) {
    return new Transition<>(run, null, null, state, place);
  }

  /// Whether the half-step was `name`; false at a start and after an edit.
  public boolean made(String name) {
    return halfStep != null && halfStep.name().equals(name);
  }
}
