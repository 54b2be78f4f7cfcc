package org.factorscope.app.session;

import java.util.Locale;
import java.util.stream.Collectors;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.ParameterValues;

/// What a figure shows, so that it can be made again: lesson, data, parameters, seed and position.
public final class RunCaption {
  private RunCaption() {}

  /// The caption of a run at a position.
  public static String of(LessonRun run, int position) {
    return of(run.lesson(), run.setup(), run.parameters(), run.recordAt(position));
  }

  /// The caption of a moment.
  ///
  /// @param parameters that hold then
  public static String of(
      Lesson<?, ?, ?> lesson, RunSetup setup, ParameterValues parameters, StepRecord record) {
    String values =
        parameters.asMap().entrySet().stream()
            .filter(entry -> parameters.applies(parameters.parameter(entry.getKey())))
            .map(entry -> entry.getKey() + " = " + entry.getValue())
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%s. Data: %s. %sSeed %d. %s",
        lesson.title(),
        setup.source().name(),
        values.isEmpty() ? "" : "Parameters: " + values + ". ",
        setup.seed(),
        place(lesson, record));
  }

  private static String place(Lesson<?, ?, ?> lesson, StepRecord record) {
    if (record.place().isStart()) {
      return "The start.";
    }
    String edit = record.edit();
    return String.format(
        Locale.ROOT,
        "Iteration %d, half-step %d: %s.",
        record.iteration(),
        record.position(),
        edit == null ? lesson.words().verb(record.halfStep()) : edit);
  }
}
