package org.factorscope.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The fields of a JSON object in a file, each read as what it must be or refused with a sentence.
///
/// @param place file, and line if it has several, for messages
/// @param line a JSON object
record JsonFields(String place, JsonNode line) {
  private static final List<String> NOT_FINITE = List.of("NaN", "Infinity", "-Infinity");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// Reads a text that must be a JSON object.
  ///
  /// @param what is in the text, for messages, for example "a line of a trace"
  static JsonFields parse(String place, String what, String text) {
    JsonFields fields = new JsonFields(place, json(place, what, text));
    if (!fields.line().isObject()) {
      throw fields.refusal(what + " must be a JSON object");
    }
    return fields;
  }

  private static JsonNode json(String place, String what, String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException notJson) {
      TokenStreamLocation at = notJson.getLocation();
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s, column %d: this is not JSON, as %s must be.",
              place,
              at == null ? 1 : at.getColumnNr(),
              what));
    }
  }

  InvalidInputException refusal(String what) {
    return new InvalidInputException("%s: %s.".formatted(place, what));
  }

  boolean has(String field) {
    return line.has(field);
  }

  /// Refuses a file of another version.
  ///
  /// @param what the file is, for example "a session"
  /// @param known the version that this program reads
  void refuseOtherVersions(String what, int known) {
    int version = whole("version");
    if (version != known) {
      throw refusal(
          String.format(
              Locale.ROOT,
              "this is %s of version %d, but this program reads version %d",
              what,
              version,
              known));
    }
  }

  /// Refuses the object if it has fields other than `known`.
  void refuseOthers(String... known) {
    List<String> fields = List.of(known);
    for (String field : line.propertyNames()) {
      if (!fields.contains(field)) {
        throw refusal(
            "the field '%s' is not known here; known are %s"
                .formatted(field, String.join(", ", fields)));
      }
    }
  }

  JsonNode required(String field) {
    @Nullable JsonNode value = line.get(field);
    if (value == null) {
      throw refusal("the field '%s' is missing".formatted(field));
    }
    return value;
  }

  JsonNode object(String field) {
    JsonNode value = required(field);
    if (!value.isObject()) {
      throw refusal("'%s' must be an object".formatted(field));
    }
    return value;
  }

  JsonNode array(String field) {
    JsonNode value = required(field);
    if (!value.isArray()) {
      throw refusal("'%s' must be an array".formatted(field));
    }
    return value;
  }

  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : array(field)) {
      if (!each.isString()) {
        throw refusal("'%s' must be an array of texts".formatted(field));
      }
      texts.add(each.stringValue());
    }
    return texts;
  }

  /// Whole numbers that are not negative.
  List<Integer> wholes(String field) {
    List<Integer> wholes = new ArrayList<>();
    for (JsonNode each : array(field)) {
      if (!each.isInt() || each.intValue() < 0) {
        throw refusal("'%s' must be an array of whole numbers, none negative".formatted(field));
      }
      wholes.add(each.intValue());
    }
    return wholes;
  }

  String text(String field) {
    JsonNode value = required(field);
    if (!value.isString()) {
      throw refusal("'%s' must be text".formatted(field));
    }
    return value.stringValue();
  }

  int whole(String field) {
    JsonNode value = required(field);
    if (!value.isInt() || value.intValue() < 0) {
      throw refusal("'%s' must be a whole number that is not negative".formatted(field));
    }
    return value.intValue();
  }

  long seed() {
    JsonNode value = required("seed");
    if (!value.isInt() && !value.isLong()) {
      throw refusal("'seed' must be a whole number");
    }
    return value.longValue();
  }

  /// A whole number, another number, or text.
  Object parameter(String name, JsonNode value) {
    if (value.isInt()) {
      return value.intValue();
    }
    return value.isString() && !NOT_FINITE.contains(value.stringValue())
        ? value.stringValue()
        : number("parameter " + name, value);
  }

  boolean truth(String what, JsonNode value) {
    if (!value.isBoolean()) {
      throw refusal("%s must be true or false".formatted(what));
    }
    return value.booleanValue();
  }

  double number(String what, JsonNode value) {
    if (value.isString() && NOT_FINITE.contains(value.stringValue())) {
      return Double.parseDouble(value.stringValue());
    }
    // The node's own conversion fails with an exception on whole numbers beyond double.
    if (!value.isNumber() || !Double.isFinite(value.numberValue().doubleValue())) {
      throw refusal(
          "%s is %s, but must be a number, \"NaN\", \"Infinity\" or \"-Infinity\""
              .formatted(what, excerpt(value)));
    }
    return value.numberValue().doubleValue();
  }

  /// A number that is neither infinite nor NaN.
  double finite(String field) {
    double value = number(field, required(field));
    if (!Double.isFinite(value)) {
      throw refusal("'%s' must be a finite number".formatted(field));
    }
    return value;
  }

  private static String excerpt(JsonNode value) {
    String text = value.toString();
    return text.length() <= 20 ? text : text.substring(0, 20) + "…";
  }

  /// A matrix from an array of rows, all as long as the first.
  DMatrixRMaj matrix(String name, JsonNode rows) {
    if (!rows.isArray()) {
      throw refusal("%s must be an array of rows".formatted(name));
    }
    DMatrixRMaj matrix = new DMatrixRMaj(rows.size(), rows.isEmpty() ? 0 : rows.get(0).size());
    for (int i = 0; i < matrix.numRows; i++) {
      row(name, i, rows.get(i), matrix);
    }
    return matrix;
  }

  /// Reads a row into `matrix`, which is modified.
  private void row(String name, int i, JsonNode row, DMatrixRMaj matrix) {
    if (!row.isArray()) {
      throw refusal(
          String.format(Locale.ROOT, "row %d of %s must be an array of numbers", i + 1, name));
    }
    if (row.size() != matrix.numCols) {
      throw refusal(
          String.format(
              Locale.ROOT,
              "row %d of %s has %d numbers, but row 1 has %d",
              i + 1,
              name,
              row.size(),
              matrix.numCols));
    }
    for (int j = 0; j < matrix.numCols; j++) {
      JsonNode entry = row.get(j);
      matrix.set(
          i,
          j,
          entry.isDouble() && Double.isFinite(entry.doubleValue())
              ? entry.doubleValue()
              : number(
                  String.format(Locale.ROOT, "entry %d of row %d of %s", j + 1, i + 1, name),
                  entry));
    }
  }
}
