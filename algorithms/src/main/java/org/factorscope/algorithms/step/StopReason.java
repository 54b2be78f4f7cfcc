package org.factorscope.algorithms.step;

/// Why a run ended.
public enum StopReason {
  CONVERGED("converged", "Converged: another iteration would change nothing that matters."),
  /// The algorithm has made all its half-steps; traces call this `converged` too.
  COMPLETE("converged", "Complete: all its half-steps are made."),
  BUDGET("budget", "Stopped at the budget of iterations, not converged."),
  DIVERGED("diverged", "Diverged: the iterates grow without bound."),
  NOT_A_NUMBER("not-a-number", "Stopped: a number is no longer finite.");

  private final String id;
  private final String sentence;

  StopReason(String id, String sentence) {
    this.id = id;
    this.sentence = sentence;
  }

  /// As in traces.
  public String id() {
    return id;
  }

  /// In words.
  public String sentence() {
    return sentence;
  }

  /// Whether the run went wrong, rather than to its end.
  public boolean isFailure() {
    return this == DIVERGED || this == NOT_A_NUMBER;
  }
}
