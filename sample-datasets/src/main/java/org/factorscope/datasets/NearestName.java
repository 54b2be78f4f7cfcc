package org.factorscope.datasets;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The known name that is closest to a misspelt one.
final class NearestName {
  private static final int LONGEST = 100;

  private NearestName() {}

  /// A name that differs in at most a third of its letters, and in case.
  static Optional<String> of(String misspelt, List<String> known) {
    if (misspelt.length() > LONGEST) {
      return Optional.empty();
    }
    String lower = misspelt.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(name -> 3 * distance(lower, name) <= Math.max(3, name.length()))
        .min(Comparator.comparingInt(name -> distance(lower, name)));
  }

  /// Insertions, deletions, replacements of one letter, and swaps of two neighbours.
  static int distance(String a, String b) {
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : cheapest(steps, a, i, b, j);
      }
    }
    return steps[a.length()][b.length()];
  }

  private static int cheapest(int[][] steps, String a, int i, String b, int j) {
    int replaced = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replaced, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
    boolean swap =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swap ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
  }
}
