package org.factorscope.app.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One equation of those below a formula: what it names, and the sides that follow.
///
/// ```
/// N₁ = 69.59            a name and a value
/// π₁ = 69.59/150 = 0.464   a name, a way there and a value
/// (5.20 − 1)₊ = 4.20    a way and a value
/// u: 0.500 → 0.620      a name, the value before, and the value now
/// ```
///
/// @param label the statement before it, such as `heavy ball` or `u`
/// @param name in front; empty if the equation begins with numbers
/// @param before the value that it had before the half-step, empty if it is not shown
/// @param sides all values that are said to be equal
record ShownEquation(
    String text,
    String label,
    String name,
    Optional<List<Interval>> before,
    List<List<Interval>> sides) {
  /// What separates one statement from the next outside of parentheses.
  private static final Pattern SEPARATOR = Pattern.compile("^(, +|; +|: +| against )");

  /// A sum of which only the ends are shown.
  private static final Pattern ABRIDGED = Pattern.compile("\\+ … \\+");

  /// Words that follow a value, such as "of ‖A‖²".
  private static final Pattern REMARK = Pattern.compile(" +(?=\\p{L})[^+−/·]*$");

  /// The equations in a line.
  ///
  /// @throws IllegalArgumentException if something with an equals sign or an arrow cannot be read
  static List<ShownEquation> of(String line) {
    List<ShownEquation> equations = new ArrayList<>();
    String label = "";
    for (String statement : statements(line)) {
      if (statement.contains("→")) {
        equations.add(arrow(label, statement));
      } else if (statement.contains("=") || statement.contains("←")) {
        equations.add(equation(label, statement));
      } else if (statement.startsWith("sum ") && !equations.isEmpty()) {
        equations.add(sum(equations.getLast(), statement));
      }
      label = statement;
    }
    return equations;
  }

  /// The parts between commas, semicolons and colons that stand outside of parentheses.
  private static List<String> statements(String line) {
    List<String> statements = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < line.length(); i++) {
      depth += line.charAt(i) == '(' ? 1 : line.charAt(i) == ')' ? -1 : 0;
      var separator = SEPARATOR.matcher(line.substring(i));
      if (depth == 0 && separator.find()) {
        statements.add(line.substring(from, i).strip());
        i += separator.end() - 1;
        from = i + 1;
      }
    }
    statements.add(line.substring(from).strip());
    return statements;
  }

  private static ShownEquation arrow(String name, String statement) {
    String[] ends = statement.split("→", -1);
    List<Interval> before = read(statement, ends[0]);
    List<Interval> now = read(statement, ends[1]);
    return new ShownEquation(statement, name, name, Optional.of(before), List.of(now));
  }

  /// A sum said of the list before it.
  private static ShownEquation sum(ShownEquation list, String statement) {
    Interval sum = list.value().stream().reduce(Interval.exactly(0), Interval::plus);
    List<Interval> said = read(statement, statement.substring("sum ".length()));
    List<List<Interval>> sides = list.isAbridged() ? List.of(said) : List.of(List.of(sum), said);
    return new ShownEquation(statement, "", "", Optional.empty(), sides);
  }

  private static ShownEquation equation(String label, String statement) {
    String[] parts = statement.split("[=←]", -1);
    List<List<Interval>> sides = new ArrayList<>();
    String name = "";
    for (int i = 0; i < parts.length; i++) {
      boolean isLast = i == parts.length - 1;
      Optional<List<Interval>> side = ShownArithmetic.values(parts[i]);
      if (side.isPresent()) {
        sides.add(side.get());
      } else if (isLast) {
        sides.add(read(statement, REMARK.matcher(parts[i].strip()).replaceFirst("")));
      } else if (i == 0) {
        name = parts[i].strip();
      } else if (!isSymbolic(parts[i]) && !ABRIDGED.matcher(parts[i]).find()) {
        throw new IllegalArgumentException("'" + parts[i] + "' in '" + statement + "'");
      }
    }
    return new ShownEquation(statement, label, name, Optional.empty(), sides);
  }

  /// Whether a side has names in place of numbers, as in `mean (ψ − y)`.
  private static boolean isSymbolic(String side) {
    return side.chars().noneMatch(Character::isDigit);
  }

  private static List<Interval> read(String statement, String side) {
    return ShownArithmetic.values(side)
        .orElseThrow(() -> new IllegalArgumentException("'" + side + "' in '" + statement + "'"));
  }

  /// Whether a list is cut off with three dots.
  boolean isAbridged() {
    return text.contains("…)");
  }

  /// The value at the end.
  List<Interval> value() {
    return sides.getLast();
  }

  /// Whether all sides may be equal.
  boolean isTrue() {
    for (List<Interval> side : sides) {
      if (side.size() != value().size()) {
        return false;
      }
      for (int i = 0; i < side.size(); i++) {
        if (!side.get(i).meets(value().get(i))) {
          return false;
        }
      }
    }
    return true;
  }
}
