package org.factorscope.app.lesson;

import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/// A lesson next door: the same picture under another constraint, on the same data. How the two
/// hang together stands in the lesson's text.
///
/// @param lessonId the lesson that it leads to
/// @param handover what the neighbour takes over from a run
public record Neighbour<S>(String lessonId, Handover<S> handover) {
  /// A link that takes over the data alone.
  public static <S> Neighbour<S> to(String lessonId) {
    return new Neighbour<>(lessonId, (start, values) -> Start.NOTHING);
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
