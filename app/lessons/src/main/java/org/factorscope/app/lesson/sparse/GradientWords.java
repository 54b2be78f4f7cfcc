package org.factorscope.app.lesson.sparse;

import org.factorscope.app.lesson.Numbers;

/// The half-steps of proximal gradient methods in numbers, for one entry.
final class GradientWords {
  private GradientWords() {}

  /// v = y + η dᵀr.
  ///
  /// @param j the entry, from 0
  static String step(int j, double from, double eta, double correlation, double to) {
    return "v%s = %s + %s · %s = %s"
        .formatted(
            Numbers.subscript(j + 1),
            Numbers.brief(from),
            Numbers.bracketed(eta),
            Numbers.bracketed(correlation),
            Numbers.brief(to));
  }

  /// y = S_t(v).
  ///
  /// @param name of y
  /// @param j the entry, from 0
  static String shrunk(String name, int j, double v, double threshold, double y) {
    return "%s%s = %s(%s − %s)₊ = %s"
        .formatted(
            name,
            Numbers.subscript(j + 1),
            v < 0 ? "−" : "",
            Numbers.brief(Math.abs(v)),
            Numbers.bracketed(threshold),
            Numbers.brief(y));
  }
}
