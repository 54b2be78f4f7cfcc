package org.factorscope.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.app.session.LessonRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The numbers below the formulas, in every lesson with every choice: what stands beside an equals
/// sign is equal in the digits that are shown, and what has a name has the value that the state has
/// after the half-step just made.
final class ShownEquationsTest {
  /// The last position that is looked at, and that of lessons whose half-steps take seconds.
  private static final int LAST = 60;

  private static final Map<String, Integer> LAST_OF_SLOW = Map.of("recovery", 3);

  /// Where a parameter is changed in the middle of a run.
  private static final int CHANGED = 4;

  static Stream<Lesson<?, ?, ?>> lessons() {
    return ChosenLessons.stream();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void everyEquationIsTrueInTheDigitsThatItShows(Lesson<?, ?, ?> lesson) {
    List<String> wrong = new ArrayList<>();
    int equations = 0;
    for (LessonChoices choice : LessonChoices.of(lesson)) {
      if (choice.start().isPresent()) {
        equations += follow(choice, choice.start().get(), wrong);
      }
    }
    assertRight(wrong);
    assertTrue(equations > 0, () -> lesson.id() + " shows no equation");
  }

  private static int follow(LessonChoices choice, LessonRun run, List<String> wrong) {
    int equations = 0;
    int last = LAST_OF_SLOW.getOrDefault(choice.lesson().id(), LAST);
    while (run.end() < last && run.halfStepAfter(run.end()).isPresent()) {
      run.extend();
      boolean isLookedAt = run.end() <= 12 || run.end() % 7 < 3;
      equations += isLookedAt ? look(choice.name(), run, wrong) : 0;
    }
    return equations;
  }

  /// How many equations there are at the end of a run.
  static int look(String name, LessonRun run, List<String> wrong) {
    ShownLine line = ShownLine.at(run, run.end(), Axes.preferred(run.data()));
    line.fault().ifPresent(fault -> wrong.add(name + ", half-step " + run.end() + ": " + fault));
    return line.count();
  }

  private static void assertRight(List<String> wrong) {
    assertTrue(
        wrong.isEmpty(),
        () ->
            wrong.size()
                + " wrong:\n"
                + String.join("\n", wrong.subList(0, Math.min(20, wrong.size()))));
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void equationsAreTrueAfterAParameterWasChangedInTheMiddleOfARun(Lesson<?, ?, ?> lesson) {
    List<String> wrong = new ArrayList<>();
    for (Parameter<?> parameter : lesson.parameters()) {
      for (String value : others(parameter)) {
        changed(lesson, parameter.name(), value, wrong);
      }
    }
    assertRight(wrong);
  }

  private static void changed(
      Lesson<?, ?, ?> lesson, String parameter, String value, List<String> wrong) {
    LessonChoices choice = LessonChoices.of(lesson).getFirst();
    LessonRun run = choice.start().orElseThrow();
    int last = LAST_OF_SLOW.getOrDefault(lesson.id(), CHANGED);
    while (run.end() < last && run.halfStepAfter(run.end()).isPresent()) {
      run.extend();
    }
    try {
      run.change(run.end(), parameter, value, 1);
    } catch (InvalidInputException refused) {
      return;
    }
    for (int i = 0; i < CHANGED && run.halfStepAfter(run.end()).isPresent(); i++) {
      look(lesson.id() + " with " + parameter + "=" + value, run, wrong);
      run.extend();
    }
    look(lesson.id() + " with " + parameter + "=" + value, run, wrong);
  }

  /// Other values of a parameter that is not felt from the start alone.
  private static List<String> others(Parameter<?> parameter) {
    if (parameter.effect() == Parameter.Effect.FROM_START) {
      return List.of();
    }
    return switch (parameter.kind()) {
      case ParameterKind.Choice<?> choice -> choice.words();
      case ParameterKind.Whole whole ->
          Stream.of(whole.min(), Math.min(whole.max(), whole.initial() + 1))
              .map(String::valueOf)
              .toList();
      case ParameterKind.Real real ->
          Stream.of(real.min(), real.initial() / 2, real.max()).map(String::valueOf).toList();
      default -> List.of();
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "w₁₁ = 0.189 · 2.46/2.67 = 0.174 | true",
        "w₁₁ = 0.189 · 2.46/2.67 = 0.184 | false",
        "w₁₁ = max(0, 0.256 + (2.26 − 3.45)/3.22) = 0 | true",
        "w₁₁ = max(0, 0.956 + (2.26 − 3.45)/3.22) = 0 | false",
        "θ₁ = 1.00 − 0.100 · (−0.103) / √(3.1·10⁻³) = 1.18 | true",
        "θ₁ = 1.00 − 0.100 · (−0.103) / √0.0031 = 1.20 | false",
        "σ₁: (39.91 − 150.0)₊ = 0 | true",
        "σ₁: (159.9 − 150.0)₊ = 0 | false",
        "p = exp(−1.00)² = 0.135, q = log(2.00) = 0.693 | true",
        "p = exp(−1.00)² = 0.135, q = log(2.00) = 0.793 | false",
        "x = 0.25 + −0.50 = −0.25 of ‖x‖² | true",
        "x = 1.3·10¹⁹⁴ · 1.3·10¹⁹⁴ = ∞ | true",
        "c₁ = (0.500, 0.250), sum 0.75 | true",
        "c₁ = (0.500, 0.250), sum 1 | false"
      })
  void theArithmeticOfALineIsFoundTrueOrFalse(String line, boolean isTrue) {
    assertEquals(isTrue, ShownEquation.of(line).stream().allMatch(ShownEquation::isTrue), line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x = 3 apples + 2", "x = 2 ? 3 = 4", "u: old → new", "x = (1, 2 = 3"})
  void whatCannotBeReadIsAFault(String line) {
    assertThrows(IllegalArgumentException.class, () -> ShownEquation.of(line));
  }

  @Test
  void aNameHasTheValueOfTheState() {
    Lesson<?, ?, ?> lesson = org.factorscope.app.lesson.catalog.LessonCatalog.byId("gradient-flow");
    LessonRun run = LessonChoices.of(lesson).getFirst().start().orElseThrow();
    run.extend();
    double[] now = new ShownNames(run, 1, "").meanings("u").getFirst();
    assertEquals(Objects.requireNonNull(run.matricesAt(1).get("u")).get(0, 0), now[0]);
    assertTrue(ShownLine.of(run, 1, "u: 0.100 → 0.105").fault().isEmpty());
    assertFalse(ShownLine.of(run, 1, "u: 0.100 → 0.106").fault().isEmpty());
    assertFalse(ShownLine.of(run, 1, "u: 0.110 → 0.105").fault().isEmpty());
  }
}
