package org.factorscope.algorithms.step;

/// A half-step: the smallest move of a run.
///
/// @param name as in traces, for example `assign`
/// @param method which of the half-step's formulas in the lesson's text this is, for example
///   `hals`; empty if it has only one
/// @param move pure: the same arguments give the same bits
public record HalfStep<P, O, S>(String name, String method, Move<P, O, S> move) {
  /// Computes the next state.
  @FunctionalInterface
  public interface Move<P, O, S> {
    /// The state after the half-step.
    ///
    /// @param state before it. Not modified.
    /// @param place of the half-step; its number seeds the randomness, its iteration is the t of
    ///   the formulas
    S apply(Run<P, O> run, S state, Place place);
  }

  /// A half-step with a single formula.
  public static <P, O, S> HalfStep<P, O, S> of(String name, Move<P, O, S> move) {
    return new HalfStep<>(name, "", move);
  }

  /// The form of a half-step that belongs to a method.
  public static <P, O, S> HalfStep<P, O, S> of(String name, String method, Move<P, O, S> move) {
    return new HalfStep<>(name, method, move);
  }

  /// The state after the half-step.
  public S apply(Run<P, O> run, S state, Place place) {
    return move.apply(run, state, place);
  }
}
