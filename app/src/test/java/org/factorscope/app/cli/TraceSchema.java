package org.factorscope.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.factorscope.app.session.Trace;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The schema that strangers write traces by.
final class TraceSchema {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final ObjectNode DOCUMENT = document();
  private static final Schema LINE = REGISTRY.getSchema(DOCUMENT);

  private TraceSchema() {}

  private static ObjectNode document() {
    try (@Nullable InputStream in = Trace.class.getResourceAsStream("trace.schema.json")) {
      if (in == null) {
        throw new IllegalStateException("no trace.schema.json");
      }
      return (ObjectNode) JsonMapper.shared().readTree(in);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /// What is wrong with a line; nothing if it fits.
  static List<String> complaints(String line) {
    return LINE.validate(line, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  /// Each line of the trace fits, and each is in its place.
  static void assertFits(Path trace) throws IOException {
    assertFits(trace.toString(), Files.readAllLines(trace));
  }

  static void assertFits(String name, List<String> lines) {
    assertTrue(lines.size() >= 3, name + " is too short");
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      assertEquals(List.of(), complaints(line), name + ", line " + (i + 1));
      JsonNode read = JsonMapper.shared().readTree(line);
      assertEquals(i == 0, read.has("factorscope"), name + ", line " + (i + 1));
      assertEquals(i == lines.size() - 1, read.has("stopped"), name + ", line " + (i + 1));
      assertEquals(
          i == 1, read.path("phase").asString("").equals("start"), name + ", line " + (i + 1));
    }
  }
}
