package org.factorscope.app.lesson;

import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Phase;
import org.factorscope.algorithms.step.State;
import org.factorscope.algorithms.step.SteppedAlgorithm;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// An algorithm as something to teach: what can be set, what is shown, what is worth trying.
///
/// Lessons are stateless; all methods are pure.
///
/// @param <P> the algorithm's problem
/// @param <O> its options
/// @param <S> its state
public interface Lesson<P, O, S extends State> {
  /// As on the command line and in traces, for example `k-means`.
  String id();

  String title();

  Chapter chapter();

  List<Source> sources();

  SteppedAlgorithm<P, O, S> algorithm();

  List<Parameter> parameters();

  /// The state's variables, in the order of [State#matrices()].
  List<Variable> variables();

  DataUse dataUse();

  /// The data set that the lesson opens with; `none` where it uses none.
  String defaultData();

  /// The scale that the lesson opens with.
  default Scale defaultScale() {
    return Scale.NONE;
  }

  /// Whole iterations after which a run without an end of its own stops.
  int iterationBudget();

  /// Parameters that follow from given state variables: a file of three centroids means three
  /// clusters.
  ///
  /// @throws InvalidInputException where a parameter was given and differs
  default ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    return values;
  }

  /// Defaults that follow from the data, set with [ParameterValues#withDefault]; what somebody gave
  /// stays as it is.
  ///
  /// @param data as the lesson sees them
  default ParameterValues suitedTo(Dataset data, ParameterValues values) {
    return values;
  }

  /// The problem that the data pose.
  ///
  /// @throws InvalidInputException where the data cannot be used, saying why and what to do
  P problem(Dataset data, ParameterValues values);

  O options(ParameterValues values);

  /// The pictures of a moment, one to six.
  List<Panel> panels(LessonView<S> view);

  /// The numbers that go into the formula of a half-step at this moment, as plain text with Unicode
  /// letters, at most about 120 characters; empty where there is nothing to say yet. Called for the
  /// half-step that was just made.
  String numbers(Phase phase, LessonView<S> view);

  /// What became of the state when `handle` was dragged to (x, y) in data units of its plot. Asked
  /// for handles of state variables.
  ///
  /// @throws InvalidInputException where it cannot go there
  default S dragged(LessonView<S> view, Handle handle, double x, double y) {
    throw new InvalidInputException("Nothing can be dragged here.");
  }

  /// The value of a parameter, as on the command line, when its handle was dragged to (x, y). Asked
  /// for handles that name a parameter which acts at once.
  ///
  /// @throws InvalidInputException where it cannot go there
  default String draggedParameter(LessonView<S> view, Handle handle, double x, double y) {
    throw new InvalidInputException("Nothing can be dragged here.");
  }

  /// Prepared runs; the first is what the lesson opens with if it differs from the defaults.
  List<Preset> presets();

  /// Read from the Markdown file beside the lesson's class that has its id for a name.
  default LessonText text() {
    return LessonText.of(getClass(), id());
  }

  /// Lessons that show the same picture under another constraint, with what they take over.
  default List<Neighbour<S>> neighbours() {
    return List.of();
  }

  /// What a lesson needs of its data.
  enum DataUse {
    /// It makes its own.
    NONE,
    /// Numbers without gaps.
    COMPLETE,
    /// Numbers, of which some may be missing.
    GAPS
  }
}
