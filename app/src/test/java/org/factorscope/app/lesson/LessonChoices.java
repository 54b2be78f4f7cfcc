package org.factorscope.app.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;

/// The runs that a student can open without typing a number: a lesson's defaults and presets, each
/// also with every other value of every parameter that is a choice.
///
/// @param name of the lesson, the preset and the choice
record LessonChoices(String name, RunSetup setup, Lesson<?, ?, ?> lesson) {

  /// The runs of all chosen lessons.
  static Stream<LessonChoices> all() {
    return ChosenLessons.stream().flatMap(lesson -> of(lesson).stream());
  }

  /// The runs of a lesson, its defaults first.
  static List<LessonChoices> of(Lesson<?, ?, ?> lesson) {
    List<LessonChoices> opened = new ArrayList<>();
    opened.add(new LessonChoices(lesson.id(), RunSetup.defaultsOf(lesson), lesson));
    for (Preset preset : lesson.presets()) {
      String name = lesson.id() + " " + preset.id();
      opened.add(new LessonChoices(name, RunSetup.of(lesson, preset), lesson));
    }
    List<LessonChoices> all = new ArrayList<>(opened);
    opened.forEach(choice -> all.addAll(choice.others()));
    return all;
  }

  private List<LessonChoices> others() {
    List<LessonChoices> others = new ArrayList<>();
    for (Parameter<?> parameter : lesson.parameters()) {
      if (parameter.kind() instanceof ParameterKind.Choice<?> choice) {
        String present = setup.parameters().written(parameter.name());
        choice.words().stream()
            .filter(word -> !word.equals(present))
            .map(word -> with(parameter.name(), word))
            .forEach(others::add);
      }
    }
    return others;
  }

  private LessonChoices with(String parameter, String value) {
    ParameterValues values = setup.parameters().with(parameter, value);
    Map<String, org.ejml.data.DMatrixRMaj> start = setup.start();
    RunSetup changed = setup.withParameters(values).withStart(start);
    return new LessonChoices(name + " --set " + parameter + "=" + value, changed, lesson);
  }

  /// The run, or empty if the lesson refuses the combination in a sentence.
  Optional<LessonRun> start() {
    try {
      return Optional.of(LessonRun.start(lesson, setup));
    } catch (InvalidInputException refused) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
