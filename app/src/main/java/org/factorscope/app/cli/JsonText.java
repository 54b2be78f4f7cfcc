package org.factorscope.app.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON on standard output, indented, always UTF-8.
final class JsonText {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonText() {}

  /// @param value maps, lists, texts, numbers and truth values
  static void print(Object value, Console console) {
    PrintStream out = console.out();
    out.writeBytes((JSON.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
