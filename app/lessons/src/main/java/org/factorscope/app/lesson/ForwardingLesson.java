package org.factorscope.app.lesson;

import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// A lesson that shows and says all as another one, for one that runs another algorithm.
public abstract class ForwardingLesson<P, O, S> extends Lesson<P, O, S> {
  private final Lesson<P, O, S> lesson;

  /// @param outline with the algorithm that runs in place of the lesson's own
  protected ForwardingLesson(Lesson<P, O, S> lesson, Outline<P, O, S> outline) {
    super(outline);
    this.lesson = lesson;
  }

  /// The lesson that is forwarded to.
  protected final Lesson<P, O, S> lesson() {
    return lesson;
  }

  @Override
  public String title() {
    return lesson.title();
  }

  @Override
  public LessonWords words() {
    return lesson.words();
  }

  @Override
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    return lesson.fittedTo(start, values);
  }

  @Override
  public ParameterValues suitedTo(Dataset data, ParameterValues values) {
    return lesson.suitedTo(data, values);
  }

  @Override
  public P problem(Dataset data, ParameterValues values) {
    return lesson.problem(data, values);
  }

  @Override
  public O options(ParameterValues values) {
    return lesson.options(values);
  }

  @Override
  public List<Panel> panels(LessonView<P, O, S> view) {
    return lesson.panels(view);
  }

  @Override
  public String numbers(String halfStep, LessonView<P, O, S> view) {
    return lesson.numbers(halfStep, view);
  }

  @Override
  public S draggedState(LessonView<P, O, S> view, Handle handle, double x, double y) {
    return lesson.draggedState(view, handle, x, y);
  }

  @Override
  public String draggedParameter(LessonView<P, O, S> view, Handle handle, double x, double y) {
    return lesson.draggedParameter(view, handle, x, y);
  }

  @Override
  public Map<String, String> draggedParameters(
      LessonView<P, O, S> view, Handle handle, double x, double y) {
    return lesson.draggedParameters(view, handle, x, y);
  }

  @Override
  public List<Preset> presets() {
    return lesson.presets();
  }

  @Override
  public List<Neighbour<S>> neighbours() {
    return lesson.neighbours();
  }
}
