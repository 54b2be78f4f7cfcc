package org.factorscope.datasets;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The sign of a unit and the number that it stands at: `12%`, `$3.50`, `5 kg`.
///
/// In front of a number only the sign or the code of a currency counts: `item 3` is a name. Behind
/// it stands anything short that has no digit in front.
///
/// @param sign of the unit, without blanks around it
/// @param number with its sign, in the file's notation
record UnitSign(String sign, String number) {
  private static final int LONGEST = 12;
  private static final String NO_FIRST_SIGN = ".,:;-−+/\\'’_*=<>~()[]{}\"#";
  private static final Set<String> SHORT_CURRENCIES =
      Set.of("Rs", "Rs.", "kr", "kr.", "Fr.", "zł", "Kč", "Ft", "lei", "TL", "Tk");

  /// ISO 4217.
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  /// The parts of a text; null if it is not a number with a unit.
  static @Nullable UnitSign of(String text) {
    if (text.length() < 2 || text.length() > 60) {
      return null;
    }
    int first = 0;
    while (first < text.length() && !NumberText.isDigit(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return null;
    }
    int start = first > 0 && ".,".indexOf(text.charAt(first - 1)) >= 0 ? first - 1 : first;
    String front = text.substring(0, start).strip();
    String rest = text.substring(start);
    return isSign(front) ? behind(front, rest) : inFront(front, rest);
  }

  private static boolean isSign(String text) {
    return text.isEmpty() || text.equals("-") || text.equals("−") || text.equals("+");
  }

  /// `rest` is a number and a unit.
  private static @Nullable UnitSign behind(String sign, String rest) {
    int end = 0;
    while (end < rest.length() && isNumeral(rest, end)) {
      end++;
    }
    while (end > 0 && !NumberText.isDigit(rest.charAt(end - 1)) && rest.charAt(end - 1) != '.') {
      end--;
    }
    String unit = rest.substring(end).strip();
    return isUnit(unit) ? new UnitSign(unit, sign + rest.substring(0, end).strip()) : null;
  }

  /// Exponents belong to the number; a letter E without digits to the unit.
  private static boolean isNumeral(String text, int i) {
    char c = text.charAt(i);
    if (c == 'e' || c == 'E') {
      return i + 1 < text.length()
          && (NumberText.isDigit(text.charAt(i + 1))
              || (i + 2 < text.length()
                  && "+-−".indexOf(text.charAt(i + 1)) >= 0
                  && NumberText.isDigit(text.charAt(i + 2))));
    }
    boolean exponentSign = "+-−".indexOf(c) >= 0 && i > 0 && "eE".indexOf(text.charAt(i - 1)) >= 0;
    return NumberText.isDigit(c) || exponentSign || " \u00a0\u202f\u2009.,'’".indexOf(c) >= 0;
  }

  private static boolean isUnit(String unit) {
    return !unit.isEmpty()
        && unit.length() <= LONGEST
        && !NumberText.isDigit(unit.charAt(0))
        && NO_FIRST_SIGN.indexOf(unit.charAt(0)) < 0
        && unit.indexOf(':') < 0;
  }

  /// `front` is a currency with the number's sign before or behind it.
  private static @Nullable UnitSign inFront(String front, String rest) {
    String unit = front;
    String sign = "";
    if ("-−+".indexOf(front.charAt(0)) >= 0) {
      sign = front.substring(0, 1);
      unit = front.substring(1).strip();
    } else if ("-−+".indexOf(front.charAt(front.length() - 1)) >= 0) {
      sign = front.substring(front.length() - 1);
      unit = front.substring(0, front.length() - 1).strip();
    }
    return isCurrency(unit) ? new UnitSign(unit, sign + rest) : null;
  }

  private static boolean isCurrency(String unit) {
    return SHORT_CURRENCIES.contains(unit)
        || CURRENCIES.contains(unit)
        || (unit.length() <= 4
            && unit.codePoints().anyMatch(c -> Character.getType(c) == Character.CURRENCY_SYMBOL));
  }
}
