package org.factorscope.app.lesson;

import java.util.List;
import org.factorscope.algorithms.step.Algorithm;

/// A half-step as a run makes it: its name, and the method that its options chose.
///
/// @param method empty if the half-step has a single formula
public record HalfStepForm(String name, String method) {
  /// The half-steps of an iteration under `options`.
  public static <P, O, S> List<HalfStepForm> of(Algorithm<P, O, S> algorithm, O options) {
    return algorithm.halfSteps(options).stream()
        .map(halfStep -> new HalfStepForm(halfStep.name(), halfStep.method()))
        .toList();
  }

  /// The half-steps of a lesson with all parameters at their defaults.
  public static <P, O, S> List<HalfStepForm> defaults(Lesson<P, O, S> lesson) {
    ParameterValues values = ParameterValues.defaults(lesson.parameters());
    return of(lesson.algorithm(), lesson.options(values));
  }

  /// What the lesson's text says of it.
  public LessonWords.HalfStepWords in(LessonWords words) {
    return words.halfStep(name, method);
  }
}
