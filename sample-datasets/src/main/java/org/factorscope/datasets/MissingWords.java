package org.factorscope.datasets;

import java.util.Locale;
import java.util.Set;

/// Texts that say that there is no value: those of databases, statistics programs, programming
/// languages and spreadsheets in any case, and marks without a letter or a digit.
final class MissingWords {
  private static final int LONGEST = 24;

  private static final Set<String> WORDS =
      Set.of(
          "na",
          "nan",
          "nat",
          "null",
          "none",
          "nil",
          "undefined",
          "missing",
          "n/a",
          "n.a.",
          "n.a",
          "n/d",
          "n.d.",
          "k.a.",
          "k. a.",
          "s/d",
          "s.d.",
          "\\n",
          "not available",
          "no data",
          "nodata",
          "no value",
          "na_real_",
          "na_integer_",
          "na_character_",
          "blank",
          "empty",
          "not applicable",
          "-nan",
          "+nan",
          "nan(ind)",
          "-nan(ind)",
          "1.#ind",
          "-1.#ind",
          "1.#qnan",
          "-1.#qnan",
          "1.#snan",
          "-1.#snan",
          "#n/a n/a",
          "nothing",
          "unset",
          "nv");

  private MissingWords() {}

  static boolean contains(String text) {
    if (text.isEmpty()) {
      return true;
    }
    if (text.length() > LONGEST) {
      return false;
    }
    char first = text.charAt(0);
    if (NumberText.isDigit(first) && text.indexOf('#') < 0) {
      return false;
    }
    String bare = withoutBrackets(text).toLowerCase(Locale.ROOT);
    return WORDS.contains(bare)
        || isSpreadsheetError(text)
        || isStataCode(text)
        || isOnlyMarks(text);
  }

  private static String withoutBrackets(String text) {
    int last = text.length() - 1;
    int pair = last < 1 ? -1 : "<([{\"'".indexOf(text.charAt(0));
    return pair >= 0 && ">)]}\"'".charAt(pair) == text.charAt(last)
        ? text.substring(1, last).strip()
        : text;
  }

  /// `#N/A`, `#DIV/0!`, and what they are called in other languages.
  private static boolean isSpreadsheetError(String text) {
    if (text.charAt(0) != '#' || text.length() < 3) {
      return false;
    }
    char last = text.charAt(text.length() - 1);
    String inner = text.substring(1);
    return inner.codePoints().allMatch(c -> Character.isUpperCase(c) || "/0!?¡_ ".indexOf(c) >= 0)
        && (last == '!' || last == '?' || inner.indexOf('/') >= 0 || text.length() <= 4);
  }

  /// `.a` to `.z`.
  private static boolean isStataCode(String text) {
    return text.length() == 2
        && text.charAt(0) == '.'
        && text.charAt(1) >= 'a'
        && text.charAt(1) <= 'z';
  }

  private static boolean isOnlyMarks(String text) {
    return text.codePoints()
        .noneMatch(
            c ->
                Character.isLetterOrDigit(c)
                    || c == '∞'
                    || Character.getType(c) == Character.OTHER_SYMBOL);
  }
}
