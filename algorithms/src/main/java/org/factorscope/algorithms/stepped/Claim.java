package org.factorscope.algorithms.stepped;

import org.factorscope.algorithms.step.Verdict;

/// Something that the theory promises, or expressly does not promise, checked after every
/// half-step.
///
/// The same claims are the algorithm's property tests: a claim that is [Promise#PROMISED] must hold
/// on every run.
///
/// @param id as in traces, for example `objective-never-rises`
/// @param text for the reader, for example "Objective never rises"
/// @param promise what the theory says of it
/// @param check pure; gives [Verdict#NOT_YET] where it does not apply
public record Claim<S>(String id, String text, Promise promise, Check<S> check) {
  /// What the theory says of a claim.
  public enum Promise {
    PROMISED,
    /// May fail; shown when it does, because people expect it to hold.
    NOT_PROMISED
  }

  /// Checks one half-step.
  @FunctionalInterface
  public interface Check<S> {
    Verdict verdict(Transition<S> transition);
  }

  /// A claim that always holds.
  public static <S> Claim<S> promised(String id, String text, Check<S> check) {
    return new Claim<>(id, text, Promise.PROMISED, check);
  }

  /// A claim that people expect and the theory does not make.
  public static <S> Claim<S> notPromised(String id, String text, Check<S> check) {
    return new Claim<>(id, text, Promise.NOT_PROMISED, check);
  }
}
