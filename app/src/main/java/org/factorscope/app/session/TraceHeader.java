package org.factorscope.app.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The first line of a trace: what ran.
///
/// @param lesson the lesson's id
/// @param data name of the data set, or of the file
/// @param columns of the data that were chosen; empty for those that a lesson takes by itself
/// @param triplets the three columns that name row, column and value; empty for a table
/// @param scale of the columns; empty if the trace does not say it
/// @param parameters by name, in the lesson's order: [Integer], [Double] or [String]
/// @param seed of the run's randomness
public record TraceHeader(
    String lesson,
    String data,
    List<String> columns,
    List<String> triplets,
    String scale,
    Map<String, Object> parameters,
    long seed) {
  public TraceHeader {
    columns = List.copyOf(columns);
    triplets = List.copyOf(triplets);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /// The header of a run. The scale is said if it is not the one that the lesson opens with.
  ///
  /// @param data name of the data set, or of the file
  public static TraceHeader of(
      LessonRun run, String data, List<String> columns, List<String> triplets) {
    RunSetup setup = run.setup();
    boolean isUsual = setup.scale() == run.lesson().defaultScale();
    return new TraceHeader(
        run.lesson().id(),
        data,
        columns,
        triplets,
        isUsual ? "" : setup.scale().id(),
        setup.parameters().asMap(),
        setup.seed());
  }
}
