package org.factorscope.app.session;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StopReason;
import tools.jackson.databind.JsonNode;

/// One line of a trace on its way in. Fields that are not known are refused, so that a misspelt one
/// is not lost without a word.
final class TraceLine {
  private final JsonFields fields;

  private TraceLine(JsonFields fields) {
    this.fields = fields;
  }

  /// @param place file and line, for messages
  static TraceLine parse(String place, String text) {
    return new TraceLine(JsonFields.parse(place, "a line of a trace", text));
  }

  /// Whether this is meant to be the last line.
  boolean isEnd() {
    return fields.has("stopped");
  }

  InvalidInputException refusal(String what) {
    return fields.refusal(what);
  }

  TraceHeader header() {
    if (!fields.has("factorscope") || !fields.text("factorscope").equals("trace")) {
      throw refusal("this is not a trace, which begins with {\"factorscope\":\"trace\",…}");
    }
    fields.refuseOtherVersions("a trace", Trace.VERSION);
    fields.refuseOthers(
        "factorscope",
        "version",
        "lesson",
        "data",
        "columns",
        "triplets",
        "scale",
        "parameters",
        "seed");
    Map<String, Object> parameters = new LinkedHashMap<>();
    each("parameters", (name, value) -> parameters.put(name, fields.parameter(name, value)));
    return new TraceHeader(
        fields.text("lesson"),
        fields.text("data"),
        fields.has("columns") ? fields.texts("columns") : List.of(),
        fields.has("triplets") ? fields.texts("triplets") : List.of(),
        fields.has("scale") ? fields.text("scale") : "",
        parameters,
        fields.seed());
  }

  TraceStep step() {
    fields.refuseOthers("iteration", "phase", "objective", "measures", "claims", "state");
    OptionalDouble objective =
        fields.has("objective")
            ? OptionalDouble.of(fields.number("objective", fields.required("objective")))
            : OptionalDouble.empty();
    Map<String, Double> measures = new LinkedHashMap<>();
    if (fields.has("measures")) {
      each("measures", (name, value) -> measures.put(name, fields.number(name, value)));
    }
    Map<String, Boolean> claims = new LinkedHashMap<>();
    if (fields.has("claims")) {
      each("claims", (id, value) -> claims.put(id, fields.truth(id, value)));
    }
    Map<String, DMatrixRMaj> state = new LinkedHashMap<>();
    each("state", (name, value) -> state.put(name, fields.matrix(name, value)));
    return new TraceStep(
        fields.whole("iteration"), fields.text("phase"), objective, measures, claims, state);
  }

  TraceEnd end() {
    fields.refuseOthers("stopped", "iterations");
    String stopped = fields.text("stopped");
    StopReason reason =
        Arrays.stream(StopReason.values())
            .filter(known -> known.id().equals(stopped))
            .findFirst()
            .orElseThrow(() -> refusal(unknownReason(stopped)));
    return new TraceEnd(reason, fields.whole("iterations"));
  }

  private static String unknownReason(String stopped) {
    String known =
        Arrays.stream(StopReason.values()).map(StopReason::id).collect(Collectors.joining(", "));
    return "'stopped' is '%s', but must be one of %s".formatted(stopped, known);
  }

  private void each(String object, BiConsumer<String, JsonNode> reader) {
    fields.object(object).properties().forEach(e -> reader.accept(e.getKey(), e.getValue()));
  }
}
