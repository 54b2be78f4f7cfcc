package org.factorscope.algorithms.stepped;

import org.jspecify.annotations.Nullable;

/// One half-step as seen from outside.
///
/// @param before the state before it, or null at a start or right after an edit
/// @param phase what was applied, or null with `before`
/// @param after the state after it
public record Transition<S>(@Nullable S before, @Nullable Phase phase, S after) {
  /// A state that no half-step led to.
  public static <S> Transition<S> start(S state) {
    return new Transition<>(null, null, state);
  }

  /// Whether the half-step was `name`.
  public boolean isPhase(String name) {
    return phase != null && phase.name().equals(name);
  }
}
