package org.factorscope.app.lesson;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.app.session.LessonRun;

/// The line of numbers below a formula, read and judged.
///
/// @param count how many equations it has
/// @param fault what is wrong with it, or empty
record ShownLine(int count, Optional<String> fault) {

  /// A sign right after a sign of calculation, as in `3 + −2`.
  private static final Pattern TWO_SIGNS = Pattern.compile("[+−·/] ?−");

  /// The line that a run shows at a position.
  static ShownLine at(LessonRun run, int position, Axes axes) {
    return of(run, position, run.numbersAt(position, axes));
  }

  /// A line as if the run showed it.
  static ShownLine of(LessonRun run, int position, String line) {
    if (TWO_SIGNS.matcher(line).find()) {
      return new ShownLine(0, Optional.of(line + " -- two signs without parentheses"));
    }
    List<ShownEquation> equations;
    try {
      equations = ShownEquation.of(line);
    } catch (IllegalArgumentException unreadable) {
      return new ShownLine(0, Optional.of(line + " -- cannot be read: " + unreadable.getMessage()));
    }
    // Where the numbers of the state have overflowed nothing follows from anything.
    if (run.recordAt(position).stopReason() == StopReason.NOT_A_NUMBER) {
      return new ShownLine(equations.size(), Optional.empty());
    }
    Optional<String> fault =
        equations.stream()
            .map(equation -> fault(run, position, equation))
            .filter(sentence -> !sentence.isEmpty())
            .findFirst();
    return new ShownLine(equations.size(), fault.map(sentence -> line + " -- " + sentence));
  }

  private static String fault(LessonRun run, int position, ShownEquation equation) {
    if (!equation.isTrue()) {
      return "sides differ in " + equation.text();
    }
    if (!isNamed(run, position, equation, equation.value())) {
      return "the state differs from " + equation.text();
    }
    return equation.before().isEmpty()
            || isNamed(run, position - 1, equation, equation.before().get())
        ? ""
        : "the state before differs from " + equation.text();
  }

  /// Whether a name has this value, or stands for nothing that the state has.
  private static boolean isNamed(
      LessonRun run, int position, ShownEquation equation, List<Interval> value) {
    List<double[]> meanings =
        new ShownNames(run, position, equation.label())
            .meanings(equation.name()).stream()
                .filter(meaning -> meaning.length >= value.size())
                .toList();
    return meanings.isEmpty()
        || meanings.stream().anyMatch(meaning -> agrees(value, meaning, equation.isAbridged()));
  }

  private static boolean agrees(List<Interval> shown, double[] values, boolean isAbridged) {
    boolean agrees = shown.size() == values.length || isAbridged;
    for (int i = 0; i < shown.size(); i++) {
      agrees &= shown.get(i).contains(values[i]);
    }
    return agrees;
  }
}
