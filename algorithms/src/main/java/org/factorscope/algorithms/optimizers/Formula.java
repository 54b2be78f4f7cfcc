package org.factorscope.algorithms.optimizers;

import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.factorscope.algorithms.step.InvalidInputException;

/// A function of x and y as a user types it: `(1 - x)^2 + 100 (y - x²)²`.
///
/// ```
/// sum:     product, then + or − and a product, …
/// product: signed, then * or / or nothing and a signed, …
/// signed:  − signed, or power
/// power:   atom, or atom ^ signed, or atom² or atom³
/// atom:    number, x, y, pi, e, function(sum), (sum)
/// ```
final class Formula {
  private static final Pattern NUMBER =
      Pattern.compile("(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
  private static final Pattern NAME = Pattern.compile("\\p{L}+");

  private static final Map<String, UnaryOperator<Jet>> FUNCTIONS =
      Map.of(
          "sin", Jet::sine,
          "cos", Jet::cosine,
          "exp", Jet::exponential,
          "log", Jet::logarithm,
          "sqrt", Jet::squareRoot,
          "abs", Jet::absolute);

  private static final Map<String, Node> NAMES =
      Map.of("x", (x, y) -> x, "y", (x, y) -> y, "pi", constant(Math.PI), "e", constant(Math.E));

  /// A part of the formula, to be evaluated with its derivatives.
  private interface Node {
    Jet at(Jet x, Jet y);
  }

  private final String text;
  private final Node root;
  private int at;

  private Formula(String text) {
    this.text = text;
    root = sum();
    if (at < text.length()) {
      throw wrong("'%s' has no meaning here".formatted(text.substring(at, at + 1)));
    }
  }

  /// Reads a formula.
  ///
  /// @throws InvalidInputException naming the column of the first mistake
  static Formula of(String text) {
    return new Formula(text);
  }

  /// f and its derivatives at a point.
  Jet at(double x, double y) {
    return root.at(new Jet(x, 1, 0, 0, 0, 0), new Jet(y, 0, 1, 0, 0, 0));
  }

  private Node sum() {
    Node sum = product();
    while (true) {
      if (skip("+")) {
        sum = joined(sum, product(), Jet::plus);
      } else if (skip("-−–")) {
        sum = joined(sum, product(), Jet::minus);
      } else {
        return sum;
      }
    }
  }

  private Node product() {
    Node product = signed();
    while (true) {
      if (skip("*·×") || beginsFactor()) {
        product = joined(product, signed(), Jet::times);
      } else if (skip("/÷:")) {
        product = joined(product, signed(), Jet::over);
      } else {
        return product;
      }
    }
  }

  private static Node joined(Node left, Node right, BinaryOperator<Jet> operator) {
    return (x, y) -> operator.apply(left.at(x, y), right.at(x, y));
  }

  /// Whether a factor follows without a sign of multiplication, as in 2x or 3(x + y).
  private boolean beginsFactor() {
    return at < text.length() && (text.charAt(at) == '(' || Character.isLetter(text.charAt(at)));
  }

  private Node signed() {
    return skip("-−–") ? joined(constant(0), signed(), Jet::minus) : power();
  }

  private Node power() {
    Node base = atom();
    if (skip("²")) {
      return joined(base, constant(2), Jet::power);
    }
    if (skip("³")) {
      return joined(base, constant(3), Jet::power);
    }
    return skip("^") ? joined(base, signed(), Jet::power) : base;
  }

  private Node atom() {
    if (skip("(")) {
      return closed();
    }
    String number = next(NUMBER);
    if (!number.isEmpty()) {
      return constant(Double.parseDouble(number));
    }
    int from = at;
    String name = next(NAME);
    UnaryOperator<Jet> function = FUNCTIONS.get(name);
    if (function == null) {
      return variable(name, from);
    }
    if (!skip("(")) {
      throw wrong("'(' is missing after " + name);
    }
    Node inner = closed();
    return (x, y) -> function.apply(inner.at(x, y));
  }

  private Node variable(String name, int from) {
    Node known = NAMES.get(name);
    if (known == null) {
      at = from;
      throw wrong(
          name.isEmpty()
              ? "a number, x, y, a function or '(' is missing"
              : "'%s' is not known; there are x, y, pi, e, sin, cos, exp, log, sqrt and abs"
                  .formatted(name));
    }
    return known;
  }

  /// What is in a bracket, and its end.
  private Node closed() {
    Node inner = sum();
    if (!skip(")")) {
      throw wrong("')' is missing");
    }
    return inner;
  }

  private static Node constant(double value) {
    return (x, y) -> Jet.constant(value);
  }

  /// What matches here, with the blanks after it; empty if nothing does.
  private String next(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return "";
    }
    at = matcher.end();
    skipBlanks();
    return matcher.group();
  }

  /// Goes past one of these signs, and the blanks around it.
  private boolean skip(String signs) {
    skipBlanks();
    boolean found = at < text.length() && signs.indexOf(text.charAt(at)) >= 0;
    if (found) {
      at++;
      skipBlanks();
    }
    return found;
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private InvalidInputException wrong(String what) {
    return new InvalidInputException(
        "The formula '%s' cannot be read at column %s: %s.".formatted(text, at + 1, what));
  }
}
