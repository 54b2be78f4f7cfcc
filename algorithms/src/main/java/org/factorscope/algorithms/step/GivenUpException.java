package org.factorscope.algorithms.step;

/// A half-step that was cancelled: it has no state.
///
/// Half-steps that may take long ask [#throwIfInterrupted()] every few milliseconds. Whoever runs
/// them gives them up by interrupting their thread; the run stays where it was, and the same
/// half-step can be made again.
public final class GivenUpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private GivenUpException() {
    super("the half-step was given up");
  }

  /// Checks whether the half-step was cancelled, and throws if so.
  ///
  /// @throws GivenUpException if this thread was interrupted, which it stays
  public static void throwIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new GivenUpException();
    }
  }
}
