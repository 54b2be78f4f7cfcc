package org.factorscope.datasets;

import java.util.List;
import java.util.Locale;

/// Pairs of words for no and yes.
final class TruthWords {
  /// No pair.
  static final int NONE = -1;

  private static final int LONGEST = 10;

  /// The word for 0, then the word for 1.
  private static final List<List<String>> PAIRS =
      List.of(
          List.of("false", "true"),
          List.of("no", "yes"),
          List.of("n", "y"),
          List.of("f", "t"),
          List.of("off", "on"),
          List.of("nein", "ja"),
          List.of("non", "oui"),
          List.of("no", "sí"),
          List.of("no", "si"),
          List.of("não", "sim"),
          List.of("nee", "ja"),
          List.of("nej", "ja"),
          List.of("nie", "tak"),
          List.of("falsch", "wahr"),
          List.of("faux", "vrai"),
          List.of("falso", "verdadero"),
          List.of("falso", "verdadeiro"),
          List.of("falso", "vero"),
          List.of(".false.", ".true."),
          List.of("нет", "да"),
          List.of("否", "是"),
          List.of("いいえ", "はい"));

  private TruthWords() {}

  /// All pairs, as bits.
  static int allPairs() {
    return (1 << PAIRS.size()) - 1;
  }

  /// The pairs that a text belongs to, as bits.
  static int pairsOf(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return 0;
    }
    String word = text.toLowerCase(Locale.ROOT);
    int pairs = 0;
    for (int k = 0; k < PAIRS.size(); k++) {
      pairs |= PAIRS.get(k).contains(word) ? 1 << k : 0;
    }
    return pairs;
  }

  /// 0 or 1.
  ///
  /// @param pairs the text belongs to all of them
  static double value(String text, int pairs) {
    String word = text.toLowerCase(Locale.ROOT);
    return PAIRS.get(Integer.numberOfTrailingZeros(pairs)).indexOf(word);
  }
}
