package org.factorscope.app.lesson.sparse;

import org.factorscope.app.lesson.Numbers;

/// The half-steps of proximal gradient methods in numbers, for one entry.
final class GradientWords {
  private GradientWords() {}

  /// v = y + η dᵀr.
  static String step(String entry, double from, double eta, double correlation, double to) {
    return "v%s = %s + %s · (%s) = %s"
        .formatted(
            entry,
            Numbers.brief(from),
            Numbers.brief(eta),
            Numbers.brief(correlation),
            Numbers.brief(to));
  }

  /// y = S_t(v).
  static String shrunk(String entry, double v, double threshold, double y) {
    String size = Numbers.brief(Math.abs(v));
    String border = Numbers.brief(threshold);
    return y == 0
        ? "|v%s| = %s ≤ ηλ = %s: y%s = 0".formatted(entry, size, border, entry)
        : "|v%s| = %s > ηλ = %s: y%s = %s %s %s = %s"
            .formatted(
                entry,
                size,
                border,
                entry,
                Numbers.brief(v),
                v > 0 ? "−" : "+",
                border,
                Numbers.brief(y));
  }
}
