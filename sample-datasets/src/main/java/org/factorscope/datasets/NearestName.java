package org.factorscope.datasets;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The known name that is closest to a misspelt one.
final class NearestName {
  private NearestName() {}

  /// A name that differs in at most a third of its letters, and in case.
  static Optional<String> of(String misspelt, List<String> known) {
    String lower = misspelt.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(name -> 3 * distance(lower, name) <= Math.max(3, name.length()))
        .min(Comparator.comparingInt(name -> distance(lower, name)));
  }

  /// Levenshtein's: insertions, deletions and replacements of one letter.
  static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
