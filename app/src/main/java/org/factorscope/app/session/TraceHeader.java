package org.factorscope.app.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The first line of a trace: what ran.
///
/// @param lesson the lesson's id
/// @param data name of the data set, or of the file
/// @param parameters by name, in the lesson's order: [Integer], [Double] or [String]
/// @param seed of the run's randomness
public record TraceHeader(String lesson, String data, Map<String, Object> parameters, long seed) {
  public TraceHeader {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /// The header of a run.
  ///
  /// @param data name of the data set, or of the file
  public static TraceHeader of(LessonRun run, String data) {
    return new TraceHeader(
        run.lesson().id(), data, run.setup().parameters().asMap(), run.setup().seed());
  }
}
