package org.factorscope.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.StateVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds a lesson's text against its code: every key in code has its words, every word its key.
final class LessonWordsTest {
  static Stream<Lesson<?, ?, ?>> lessons() {
    return ChosenLessons.stream();
  }

  private static Set<String> sorted(Stream<String> keys) {
    return keys.collect(Collectors.toCollection(TreeSet::new));
  }

  /// Every half-step with each of its methods, and every state variable, over all choices of
  /// parameters, one at a time.
  private record Reach(Map<String, Set<String>> methods, Set<String> variables) {
    static <P, O, S> Reach of(Lesson<P, O, S> lesson) {
      Reach reach = new Reach(new TreeMap<>(), new TreeSet<>());
      ParameterValues defaults = ParameterValues.defaults(lesson.parameters());
      reach.add(lesson, lesson.options(defaults));
      for (Parameter<?> parameter : lesson.parameters()) {
        for (String text : values(parameter.kind())) {
          reach.add(lesson, lesson.options(defaults.with(parameter.name(), text)));
        }
      }
      return reach;
    }

    private static List<String> values(ParameterKind<?> kind) {
      return switch (kind) {
        case ParameterKind.Choice<?> choice -> choice.words();
        case ParameterKind.Several several -> several.words();
        case ParameterKind.Whole whole ->
            List.of(
                String.valueOf(whole.min()),
                String.valueOf(Math.min(whole.max(), whole.min() + 3)));
        case ParameterKind.Real real ->
            List.of(String.valueOf(real.min()), String.valueOf(real.max()));
        default -> List.of();
      };
    }

    private <P, O, S> void add(Lesson<P, O, S> lesson, O options) {
      for (HalfStepForm form : HalfStepForm.of(lesson.algorithm(), options)) {
        Set<String> methods = this.methods.computeIfAbsent(form.name(), _ -> new TreeSet<>());
        if (!form.method().isEmpty()) {
          methods.add(form.method());
        }
      }
      lesson.algorithm().variables(options).stream()
          .map(StateVariable::name)
          .forEach(variables::add);
    }
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void everyHalfStepAndMethodHasAVerbAFormulaAndPseudocode(Lesson<?, ?, ?> lesson) {
    LessonWords words = lesson.words();
    Map<String, Set<String>> methods = Reach.of(lesson).methods();
    assertEquals(methods.keySet(), sorted(words.keys("Half-steps").stream()));
    methods.forEach(
        (name, forms) -> {
          assertEquals(forms, sorted(words.keys("Half-steps", name).stream()), name);
          for (String form : forms.isEmpty() ? Set.of("") : forms) {
            LessonWords.HalfStepWords said = words.halfStep(name, form);
            assertFalse(said.verb().isBlank(), name);
            assertFalse(said.latex().isBlank(), name + " " + form);
            assertFalse(said.pseudocode().isEmpty(), name + " " + form);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void parametersVariablesClaimsPresetsAndNeighboursAreNamedOnce(Lesson<?, ?, ?> lesson) {
    LessonWords words = lesson.words();
    assertEquals(
        sorted(lesson.parameters().stream().map(Parameter::name)),
        sorted(words.keys("Parameters").stream()));
    lesson
        .parameters()
        .forEach(parameter -> assertFalse(words.parameter(parameter.name()).help().isBlank()));
    Set<String> variables = Reach.of(lesson).variables();
    variables.forEach(variable -> assertFalse(words.variable(variable).meaning().isBlank()));
    assertEquals(
        variables.stream()
            .map(name -> name.replaceAll("\\d+", "#"))
            .collect(Collectors.toCollection(TreeSet::new)),
        sorted(words.keys("Variables").stream().map(name -> name.replaceAll("\\d+", "#"))));
    assertEquals(
        sorted(lesson.algorithm().claims().stream().map(Claim::id)),
        sorted(words.keys("Claims").stream()));
    assertEquals(
        sorted(lesson.presets().stream().map(Preset::id)), sorted(words.keys("Presets").stream()));
    lesson
        .presets()
        .forEach(
            preset -> assertTrue(words.preset(preset.id()).lookFor().length() > 20, preset.id()));
    assertEquals(
        sorted(lesson.neighbours().stream().map(Neighbour::lessonId)),
        sorted(words.keys("Neighbours").stream()));
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void theTextHasItsPartsAndItsSources(Lesson<?, ?, ?> lesson) {
    LessonWords words = lesson.words();
    assertFalse(words.title().isBlank());
    assertFalse(words.goal().isBlank());
    for (String heading : List.of("Introduction", "Half-steps", "Try", "Surprise")) {
      assertFalse(words.section(heading).isBlank(), heading);
    }
    assertFalse(words.sources().isEmpty());
  }
}
