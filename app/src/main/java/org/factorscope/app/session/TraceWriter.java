package org.factorscope.app.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Writes a run as JSON Lines, one half-step at a time; only the line at hand is in memory.
///
/// Numbers read back to the same double: they are written as [Double#toString(double)] does, and
/// what is not finite as the strings "NaN", "Infinity" and "-Infinity". The same run gives the same
/// bytes. The stream belongs to the caller, who closes it.
public final class TraceWriter {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private final OutputStream out;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  public TraceWriter(OutputStream out) {
    this.out = out;
  }

  /// Writes the first line.
  public void header(TraceHeader header) throws IOException {
    try (JsonGenerator json = startLine()) {
      json.writeStartObject();
      json.writeStringProperty("factorscope", "trace");
      json.writeNumberProperty("version", Trace.VERSION);
      json.writeStringProperty("lesson", header.lesson());
      json.writeStringProperty("data", header.data());
      texts(json, "columns", header.columns());
      texts(json, "triplets", header.triplets());
      if (!header.scale().isEmpty()) {
        json.writeStringProperty("scale", header.scale());
      }
      json.writeObjectPropertyStart("parameters");
      header.parameters().forEach((name, value) -> parameter(json, name, value));
      json.writeEndObject();
      json.writeNumberProperty("seed", header.seed());
      json.writeEndObject();
    }
    endLine();
  }

  /// Writes a half-step, or the start.
  public void step(TraceStep step) throws IOException {
    try (JsonGenerator json = startLine()) {
      json.writeStartObject();
      json.writeNumberProperty("iteration", step.iteration());
      json.writeStringProperty("phase", step.phase());
      step.objective().ifPresent(objective -> json.writeNumberProperty("objective", objective));
      json.writeObjectPropertyStart("measures");
      step.measures().forEach((name, value) -> json.writeNumberProperty(name, value.doubleValue()));
      json.writeEndObject();
      json.writeObjectPropertyStart("claims");
      step.claims().forEach((id, holds) -> json.writeBooleanProperty(id, holds));
      json.writeEndObject();
      state(json, step.state());
      json.writeEndObject();
    }
    endLine();
  }

  /// Writes the last line.
  public void end(TraceEnd end) throws IOException {
    try (JsonGenerator json = startLine()) {
      json.writeStartObject();
      json.writeStringProperty("stopped", end.stopped().id());
      json.writeNumberProperty("iterations", end.iterations());
      json.writeEndObject();
    }
    endLine();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      json.writeArrayPropertyStart(name);
      texts.forEach(json::writeString);
      json.writeEndArray();
    }
  }

  private static void parameter(JsonGenerator json, String name, Object value) {
    switch (value) {
      case Integer whole -> json.writeNumberProperty(name, whole.intValue());
      case Double real -> json.writeNumberProperty(name, real.doubleValue());
      default -> json.writeStringProperty(name, value.toString());
    }
  }

  private static void state(JsonGenerator json, Map<String, DMatrixRMaj> state) {
    json.writeObjectPropertyStart("state");
    state.forEach(
        (name, matrix) -> {
          json.writeName(name);
          rows(json, matrix);
        });
    json.writeEndObject();
  }

  private static void rows(JsonGenerator json, DMatrixRMaj matrix) {
    json.writeStartArray();
    for (int row = 0; row < matrix.numRows; row++) {
      json.writeArray(matrix.data, row * matrix.numCols, matrix.numCols);
    }
    json.writeEndArray();
  }

  private JsonGenerator startLine() {
    line.reset();
    return JSON.createGenerator(ObjectWriteContext.empty(), line);
  }

  private void endLine() throws IOException {
    line.write('\n');
    line.writeTo(out);
  }
}
