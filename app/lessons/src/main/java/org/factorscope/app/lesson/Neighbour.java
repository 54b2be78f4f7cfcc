package org.factorscope.app.lesson;

import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/// A lesson next door: the same picture under another constraint, on the same data. How the two
/// hang together stands in the lesson's text.
///
/// @param lessonId the lesson that it leads to
/// @param handover what the neighbour takes over from a run
public record Neighbour<S>(String lessonId, Handover<S> handover) {
  /// The former way, with words that now stand in the text.
  public Neighbour(String lessonId, String relation, Handover<S> handover) {
    this(lessonId, handover);
  }

  /// A link that takes over the data alone.
  public static <S> Neighbour<S> withData(String lessonId, String relation) {
    return new Neighbour<>(lessonId, (start, values) -> Start.NOTHING);
  }

  /// A link that takes over the data and hands on parameters of the run.
  public static <S> Neighbour<S> withParameters(
      String lessonId, String relation, Function<ParameterValues, Map<String, String>> parameters) {
    return new Neighbour<>(
        lessonId, (start, values) -> new Start(parameters.apply(values), Map.of()));
  }

  /// Says what the neighbour starts with.
  @FunctionalInterface
  public interface Handover<S> {
    /// What the neighbour starts with, from a run of this lesson.
    ///
    /// @param start the run's state at its start
    /// @param values the run's parameters
    Start from(S start, ParameterValues values);
  }

  /// What the neighbour starts with.
  ///
  /// @param parameters of the neighbour, as on the command line; the others keep their defaults
  /// @param variables of the neighbour's state that are set; the others start as it says
  public record Start(Map<String, String> parameters, Map<String, DMatrixRMaj> variables) {
    /// The neighbour's defaults.
    public static final Start NOTHING = new Start(Map.of(), Map.of());

    public Start {
      parameters = Map.copyOf(parameters);
      variables = Map.copyOf(variables);
    }
  }
}
