package org.factorscope.algorithms.step;

/// What checking a [Claim] gave.
///
/// @param margin by how much it holds or fails, in the unit that the claim names; NaN if there is
///   nothing to measure yet
public record Verdict(Status status, double margin) {
  /// Whether a claim holds.
  public enum Status {
    HOLDS,
    FAILS,
    /// The state does not have what the claim speaks of yet.
    NOT_YET
  }

  public static final Verdict NOT_YET = new Verdict(Status.NOT_YET, Double.NaN);

  /// Holds if `deviation` is at most `tolerance`; a deviation that is not a number fails.
  public static Verdict within(double deviation, double tolerance) {
    return new Verdict(deviation <= tolerance ? Status.HOLDS : Status.FAILS, deviation);
  }

  /// Whether the claim holds; false if there is nothing to check yet.
  public boolean holds() {
    return status == Status.HOLDS;
  }
}
