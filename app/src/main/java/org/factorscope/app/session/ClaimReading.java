package org.factorscope.app.session;

import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.Verdict;

/// What there is to say of a claim at a position.
///
/// @param promise what the theory says of it
/// @param firstFailure the half-step after which it failed first, -1 if it never did up to here
public record ClaimReading(Claim.Promise promise, Verdict verdict, int firstFailure) {
  /// How a claim stands.
  public enum Standing {
    /// Nothing to check yet.
    OPEN,
    /// It holds, and held always.
    HOLDS,
    /// It failed, as the theory allows.
    FAILED,
    /// It failed, although the theory promises it.
    BROKEN
  }

  public Standing standing() {
    if (verdict.status() == Verdict.Status.FAILS || firstFailure >= 0) {
      return isPromised() ? Standing.BROKEN : Standing.FAILED;
    }
    return verdict.holds() ? Standing.HOLDS : Standing.OPEN;
  }

  /// Where it failed, if that is past; empty otherwise.
  public String past() {
    boolean failsNow = verdict.status() == Verdict.Status.FAILS;
    return failsNow || firstFailure < 0 ? "" : "; failed at half-step " + firstFailure;
  }

  /// The claim's words with what must stand behind them.
  public String text(String words) {
    return words + past() + (isPromised() ? "" : " (not promised)");
  }

  /// The verdict as a sentence.
  public String sentence() {
    return switch (verdict.status()) {
      case HOLDS -> isPromised() ? "Promised, and it holds." : "Not promised, but it holds here.";
      case FAILS -> isPromised() ? "Promised, but it fails." : "Not promised, and it fails here.";
      case NOT_YET -> "Nothing to check yet.";
    };
  }

  /// By how much, in few digits; empty if there is no number.
  public String margin() {
    return MarginText.of(verdict.margin());
  }

  private boolean isPromised() {
    return promise == Claim.Promise.PROMISED;
  }
}
