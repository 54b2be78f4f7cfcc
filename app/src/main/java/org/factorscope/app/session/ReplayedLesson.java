package org.factorscope.app.session;

import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Phase;
import org.factorscope.algorithms.step.State;
import org.factorscope.algorithms.step.SteppedAlgorithm;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonText;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.lesson.Source;
import org.factorscope.app.lesson.Variable;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// A lesson that shows the states of a trace. Nothing in it can be changed.
final class ReplayedLesson<P, O, S extends State> implements Lesson<P, O, S> {
  private final Lesson<P, O, S> lesson;
  private final ReplayedAlgorithm<P, O, S> algorithm;
  private final ParameterValues parameters;
  private final String file;
  private final String data;

  /// Shows `trace` as `lesson` shows its own runs.
  ///
  /// @param parameters as they were in the traced run
  /// @param file the trace's name
  ReplayedLesson(Lesson<P, O, S> lesson, Trace trace, ParameterValues parameters, String file) {
    this.lesson = lesson;
    this.algorithm = new ReplayedAlgorithm<>(lesson.algorithm(), trace);
    this.parameters = parameters;
    this.file = file;
    this.data = trace.header().data();
  }

  @Override
  public String id() {
    return lesson.id();
  }

  @Override
  public String title() {
    return lesson.title() + ", replay of " + file;
  }

  @Override
  public Chapter chapter() {
    return lesson.chapter();
  }

  @Override
  public List<Source> sources() {
    return lesson.sources();
  }

  @Override
  public SteppedAlgorithm<P, O, S> algorithm() {
    return algorithm;
  }

  @Override
  public List<Parameter> parameters() {
    return lesson.parameters();
  }

  @Override
  public List<Variable> variables() {
    return lesson.variables();
  }

  @Override
  public DataUse dataUse() {
    return lesson.dataUse();
  }

  @Override
  public String defaultData() {
    return lesson.defaultData();
  }

  @Override
  public int iterationBudget() {
    return Integer.MAX_VALUE / Math.max(1, algorithm.phases().size());
  }

  @Override
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    return lesson.fittedTo(start, values);
  }

  @Override
  public P problem(Dataset source, ParameterValues values) {
    if (!source.name().equals(data) || !values.equals(parameters)) {
      throw unchangeable();
    }
    return lesson.problem(source, values);
  }

  @Override
  public O options(ParameterValues values) {
    if (!values.equals(parameters)) {
      throw unchangeable();
    }
    return lesson.options(values);
  }

  @Override
  public List<Panel> panels(LessonView<S> view) {
    return lesson.panels(view);
  }

  @Override
  public String numbers(Phase phase, LessonView<S> view) {
    return lesson.numbers(phase, view);
  }

  @Override
  public S dragged(LessonView<S> view, Handle handle, double x, double y) {
    throw unchangeable();
  }

  private InvalidInputException unchangeable() {
    return new InvalidInputException(
        "This is a replay of %s, which shows a run as it was; open %s itself to change something."
            .formatted(file, lesson.title()));
  }

  @Override
  public List<Preset> presets() {
    return List.of();
  }

  @Override
  public LessonText text() {
    return lesson.text();
  }
}
