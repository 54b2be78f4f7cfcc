package org.factorscope.app.lesson;

import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;
import org.jspecify.annotations.Nullable;

/// An algorithm as something to teach: what can be set, what is shown, what is worth trying. Its
/// words stand in the Markdown file beside its class, under its id.
///
/// Lessons have no state; all methods are pure.
///
/// @param <P> the algorithm's problem
/// @param <O> its options
/// @param <S> its state
public abstract class Lesson<P, O, S> {
  private final Outline<P, O, S> outline;
  private volatile @Nullable LessonWords words;

  protected Lesson(Outline<P, O, S> outline) {
    this.outline = outline;
  }

  public final Outline<P, O, S> outline() {
    return outline;
  }

  /// As on the command line and in traces, for example `k-means`.
  public final String id() {
    return outline.id();
  }

  public final Chapter chapter() {
    return outline.chapter();
  }

  public final Algorithm<P, O, S> algorithm() {
    return outline.algorithm();
  }

  public final List<Parameter<?>> parameters() {
    return outline.parameters();
  }

  public final DataNeed need() {
    return outline.need();
  }

  public final String defaultData() {
    return outline.defaultData();
  }

  public final Scale defaultScale() {
    return outline.defaultScale();
  }

  public final int iterationBudget() {
    return outline.iterationBudget();
  }

  public String title() {
    LessonWords known = words;
    return known == null ? LessonWords.titleOf(getClass(), id()) : known.title();
  }

  /// All words of the lesson; read when they are asked for the first time.
  public LessonWords words() {
    LessonWords known = words;
    if (known == null) {
      known = LessonWords.of(getClass(), id());
      words = known;
    }
    return known;
  }

  /// Parameters that follow from given state variables: a file of three centroids means three
  /// clusters.
  ///
  /// @throws InvalidInputException if a parameter was given and differs
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    return values;
  }

  /// Defaults that follow from the data, set with [ParameterValues#withDefault]; what somebody gave
  /// stays as it is.
  ///
  /// @param data as the lesson sees them
  public ParameterValues suitedTo(Dataset data, ParameterValues values) {
    return values;
  }

  /// The problem that the data pose.
  ///
  /// @throws InvalidInputException if the data cannot be used, saying why and what to do
  public abstract P problem(Dataset data, ParameterValues values);

  public abstract O options(ParameterValues values);

  /// The pictures of a moment, one to six.
  public abstract List<Panel> panels(LessonView<P, O, S> view);

  /// The numbers that go into the formula of the half-step just made, as plain text with Unicode
  /// letters, at most about 120 characters; empty if there is nothing to say yet. This is not asked
  /// at the start of a run, nor of a state that was edited: no formula led there.
  ///
  /// @param halfStep its name, which is that of the view's record
  public abstract String numbers(String halfStep, LessonView<P, O, S> view);

  /// The new value of the state variable that `handle` names, dragged to (x, y) in data units of
  /// its plot. It goes through the variable's own replacement, which checks it.
  ///
  /// @throws InvalidInputException if it cannot go there
  public DMatrixRMaj dragged(LessonView<P, O, S> view, Handle handle, double x, double y) {
    throw new InvalidInputException("Nothing can be dragged here.");
  }

  /// The state after a drag. Overridden if a drag changes several variables at once.
  public S draggedState(LessonView<P, O, S> view, Handle handle, double x, double y) {
    DMatrixRMaj value = dragged(view, handle, x, y);
    return algorithm().replace(view.run(), view.state(), handle.variable(), value);
  }

  /// The value of a parameter, as on the command line, when its handle was dragged to (x, y). Asked
  /// for handles that name a parameter which acts at once.
  ///
  /// @throws InvalidInputException if it cannot go there
  public String draggedParameter(LessonView<P, O, S> view, Handle handle, double x, double y) {
    throw new InvalidInputException("Nothing can be dragged here.");
  }

  /// The values of all parameters that a drag of a parameter's handle changes; a handle in a plane
  /// of two parameters changes both.
  ///
  /// @throws InvalidInputException if it cannot go there
  public Map<String, String> draggedParameters(
      LessonView<P, O, S> view, Handle handle, double x, double y) {
    return Map.of(handle.variable(), draggedParameter(view, handle, x, y));
  }

  /// Prepared runs; the first is what the lesson opens with if it differs from the defaults.
  public abstract List<Preset> presets();

  /// Lessons that show the same picture under another constraint, with what they take over.
  public List<Neighbour<S>> neighbours() {
    return List.of();
  }
}
