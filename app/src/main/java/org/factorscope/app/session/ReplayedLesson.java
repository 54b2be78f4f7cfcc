package org.factorscope.app.session;

import java.util.List;
import java.util.Map;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.app.lesson.ForwardingLesson;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.LessonWords;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Handle;

/// A lesson that shows the states of a trace. Nothing in it can be changed.
final class ReplayedLesson<P, O, S> extends ForwardingLesson<P, O, S> {
  private final ParameterValues parameters;
  private final TraceAgreement<P, O, S> agreement;
  private final String file;
  private final String data;

  /// Shows `trace` as `lesson` shows its own runs.
  ///
  /// @param parameters as they were in the traced run
  /// @param file the trace's name
  /// @param tolerance largest deviation that is put down to rounding
  ReplayedLesson(
      Lesson<P, O, S> lesson,
      Trace trace,
      ParameterValues parameters,
      String file,
      double tolerance) {
    this(
        lesson,
        trace,
        parameters,
        file,
        TraceAgreement.of(lesson.algorithm(), lesson.options(parameters), trace, tolerance));
  }

  private ReplayedLesson(
      Lesson<P, O, S> lesson,
      Trace trace,
      ParameterValues parameters,
      String file,
      TraceAgreement<P, O, S> agreement) {
    super(
        lesson,
        lesson
            .outline()
            .algorithm(new ReplayedAlgorithm<>(lesson.algorithm(), trace, agreement))
            .iterations(Integer.MAX_VALUE));
    this.parameters = parameters;
    this.agreement = agreement;
    this.file = file;
    this.data = trace.header().data();
  }

  @Override
  public String title() {
    return lesson().title() + ", replay of " + file;
  }

  @Override
  public LessonWords words() {
    LessonWords words = lesson().words();
    for (Map.Entry<String, String> claim : agreement.words().reversed().entrySet()) {
      words = words.withClaim(claim.getKey(), claim.getValue());
    }
    return words;
  }

  @Override
  public P problem(Dataset source, ParameterValues values) {
    if (!source.name().equals(data) || !values.equals(parameters)) {
      throw unchangeable();
    }
    return lesson().problem(source, values);
  }

  @Override
  public S draggedState(LessonView<P, O, S> view, Handle handle, double x, double y) {
    throw unchangeable();
  }

  private InvalidInputException unchangeable() {
    return new InvalidInputException(
        "This is a replay of %s, which shows a run as it was; open %s itself to change something."
            .formatted(file, lesson().title()));
  }

  @Override
  public List<Preset> presets() {
    return List.of();
  }
}
