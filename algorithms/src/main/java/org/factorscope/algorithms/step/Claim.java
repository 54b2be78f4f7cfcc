package org.factorscope.algorithms.step;

/// Something that the theory promises, or expressly does not promise, checked along the run.
///
/// The same claims are the algorithm's property tests: a claim that is [Promise#PROMISED] must hold
/// on every run. Its sentence and the name and unit of its margin stand in the lesson's text.
///
/// @param id as in traces, for example `objective-never-rises`
/// @param promise what the theory says of it
/// @param cost when it is checked
/// @param check pure; gives [Verdict#NOT_YET] if it does not apply
public record Claim<P, O, S>(String id, Promise promise, Cost cost, Check<P, O, S> check) {
  /// What the theory says of a claim.
  public enum Promise {
    PROMISED,
    /// May fail; shown when it does, because people expect it to hold.
    NOT_PROMISED
  }

  /// When a claim is checked.
  public enum Cost {
    /// After every half-step.
    CHEAP,
    /// When the run rests at a position, and in traces.
    AT_REST
  }

  /// Checks one half-step.
  @FunctionalInterface
  public interface Check<P, O, S> {
    Verdict verdict(Transition<P, O, S> transition);
  }

  /// A claim that always holds.
  public static <P, O, S> Claim<P, O, S> promised(String id, Check<P, O, S> check) {
    return new Claim<>(id, Promise.PROMISED, Cost.CHEAP, check);
  }

  /// A claim that people expect and the theory does not make.
  public static <P, O, S> Claim<P, O, S> notPromised(String id, Check<P, O, S> check) {
    return new Claim<>(id, Promise.NOT_PROMISED, Cost.CHEAP, check);
  }

  /// The same, checked when the run rests: for checks that cost as much as a half-step or more.
  public Claim<P, O, S> atRest() {
    return new Claim<>(id, promise, Cost.AT_REST, check);
  }
}
