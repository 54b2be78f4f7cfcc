package org.factorscope.app.lesson.nonnegative;

import org.factorscope.algorithms.nonnegative.NmfOptions.Loss;
import org.factorscope.algorithms.nonnegative.NmfReport;
import org.factorscope.algorithms.nonnegative.NmfState;
import org.factorscope.app.lesson.Numbers;

/// The numbers in the formulas of non-negative matrix factorization.
final class NmfNumbers {
  private NmfNumbers() {}

  static String of(String halfStep, NmfState state) {
    if (state.loss() == null) {
      return "";
    }
    boolean isLeft = halfStep.equals("update-w");
    boolean isFrobenius = state.options().loss() == Loss.FROBENIUS;
    NmfReport.Pull pull = isLeft ? NmfReport.onW(state) : NmfReport.onH(state);
    String name = isLeft ? "w₁₁" : "h₁₁";
    String quotient;
    if (isFrobenius) {
      quotient = isLeft ? "(XHᵀ)₁₁/(WHHᵀ)₁₁" : "(WᵀX)₁₁/(WᵀWH)₁₁";
    } else {
      quotient = isLeft ? "((X/WH)Hᵀ)₁₁/(1Hᵀ)₁₁" : "(Wᵀ(X/WH))₁₁/(Wᵀ1)₁₁";
    }
    double value = isLeft ? state.w().get(0, 0) : state.h().get(0, 0);
    return "%s = %s; now %s = %s/%s = %s"
        .formatted(
            name,
            Numbers.brief(value),
            quotient,
            Numbers.brief(pull.up()),
            Numbers.brief(pull.down()),
            Numbers.brief(pull.up() / pull.down()));
  }
}
