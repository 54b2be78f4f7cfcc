package org.factorscope.app.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads and evaluates arithmetic as it is shown below a formula, `max(0, 1.20 + (3 −
/// −2.50)/√4.00)`: numbers with powers of ten, + − · /, roots, squares, positive parts,
/// parentheses, exp, log, max, min, and lists of numbers in parentheses. A list has several values,
/// anything else has one.
final class ShownArithmetic {
  private static final Pattern NUMBER =
      Pattern.compile("(\\d+)(?:\\.(\\d+))?(?:·10(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))?");

  private static final Pattern FUNCTION = Pattern.compile("(exp|log|max|min)(?=\\()");

  /// Whole numbers of fewer digits are counts; others are rounded.
  private static final int DIGITS_OF_A_ROUNDED_NUMBER = 4;

  private final String text;
  private int at;

  private ShownArithmetic(String text) {
    this.text = text;
  }

  /// The values, or empty if the text is no arithmetic. Three dots at the end of a list stand for
  /// what is not shown.
  static Optional<List<Interval>> values(String text) {
    ShownArithmetic reader = new ShownArithmetic(text.strip());
    try {
      List<Interval> values = reader.text.startsWith("(") ? reader.list() : List.of();
      boolean isList = values.size() > 1 || reader.text.endsWith("…)");
      if (!isList || reader.at < reader.text.length()) {
        reader.at = 0;
        values = List.of(reader.sum());
      }
      return reader.at == reader.text.length() ? Optional.of(values) : Optional.empty();
    } catch (NoArithmeticException stranger) {
      return Optional.empty();
    }
  }

  private static final class NoArithmeticException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private List<Interval> list() {
    List<Interval> values = new ArrayList<>();
    expect("(");
    do {
      skipSpaces();
      if (takes("…")) {
        break;
      }
      values.add(sum());
    } while (takes(","));
    if (!takes(")")) {
      return List.of();
    }
    return values;
  }

  private Interval sum() {
    Interval sum = product();
    while (true) {
      if (takes("+")) {
        sum = sum.plus(product());
      } else if (takes("−")) {
        sum = sum.plus(product().negated());
      } else {
        return sum;
      }
    }
  }

  private Interval product() {
    Interval product = signed();
    while (true) {
      if (takes("·") || takes("×")) {
        product = product.times(signed());
      } else if (takes("/")) {
        product = product.over(signed());
      } else {
        return product;
      }
    }
  }

  private Interval signed() {
    return takes("−") ? signed().negated() : powered();
  }

  private Interval powered() {
    Interval value = atom();
    while (true) {
      if (takes("²")) {
        value = value.squared();
      } else if (takes("₊")) {
        value = value.atLeast(Interval.exactly(0));
      } else {
        return value;
      }
    }
  }

  private Interval atom() {
    skipSpaces();
    if (takes("√")) {
      return atom().atLeast(Interval.exactly(0)).rising(Math::sqrt);
    }
    Matcher function = FUNCTION.matcher(text).region(at, text.length());
    if (function.lookingAt()) {
      at = function.end();
      return applied(function.group(1), list());
    }
    if (takes("(")) {
      Interval value = sum();
      expect(")");
      return value;
    }
    return number();
  }

  private Interval applied(String function, List<Interval> arguments) {
    if (arguments.size() != (function.startsWith("m") ? 2 : 1)) {
      throw new NoArithmeticException();
    }
    return switch (function) {
      case "exp" -> arguments.getFirst().rising(StrictMath::exp);
      case "log" -> arguments.getFirst().rising(StrictMath::log);
      case "max" -> arguments.getFirst().atLeast(arguments.getLast());
      default -> arguments.getFirst().atMost(arguments.getLast());
    };
  }

  private Interval number() {
    if (takes("∞")) {
      return new Interval(Double.MAX_VALUE, Double.POSITIVE_INFINITY);
    }
    if (takes("–")) {
      return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      throw new NoArithmeticException();
    }
    at = number.end();
    String decimals = number.group(2) == null ? "" : number.group(2);
    int exponent = number.group(3) == null ? 0 : exponent(number.group(3));
    double value = Double.parseDouble(number.group(1) + "." + decimals + "0e" + exponent);
    boolean isCount =
        number.group(2) == null
            && number.group(3) == null
            && number.group(1).length() < DIGITS_OF_A_ROUNDED_NUMBER;
    return isCount
        ? Interval.exactly(value)
        : Interval.rounded(value, Double.parseDouble("1e" + (exponent - decimals.length())));
  }

  private static int exponent(String superscripts) {
    StringBuilder exponent = new StringBuilder();
    for (int i = 0; i < superscripts.length(); i++) {
      char sign = superscripts.charAt(i);
      exponent.append(sign == '⁻' ? '-' : (char) ('0' + "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(sign)));
    }
    return Integer.parseInt(exponent.toString());
  }

  private boolean takes(String sign) {
    int before = at;
    skipSpaces();
    if (text.startsWith(sign, at)) {
      at += sign.length();
      return true;
    }
    at = before;
    return false;
  }

  private void expect(String sign) {
    if (!takes(sign)) {
      throw new NoArithmeticException();
    }
  }

  private void skipSpaces() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }
}
