package org.factorscope.app.session;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The fields of one line of a trace, each read as what it must be or refused with a sentence.
///
/// @param place file and line, for messages
/// @param line a JSON object
record TraceFields(String place, JsonNode line) {
  private static final List<String> NOT_FINITE = List.of("NaN", "Infinity", "-Infinity");

  InvalidInputException refusal(String what) {
    return new InvalidInputException("%s: %s.".formatted(place, what));
  }

  boolean has(String field) {
    return line.has(field);
  }

  /// Refuses the line where it has fields other than `known`.
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
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw refusal(
          "%s is %s, but must be a number, \"NaN\", \"Infinity\" or \"-Infinity\""
              .formatted(what, excerpt(value)));
    }
    return value.doubleValue();
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
      throw refusal("row %d of %s must be an array of numbers".formatted(i + 1, name));
    }
    if (row.size() != matrix.numCols) {
      throw refusal(
          "row %d of %s has %d numbers, but row 1 has %d"
              .formatted(i + 1, name, row.size(), matrix.numCols));
    }
    for (int j = 0; j < matrix.numCols; j++) {
      JsonNode entry = row.get(j);
      matrix.set(
          i,
          j,
          entry.isDouble() && Double.isFinite(entry.doubleValue())
              ? entry.doubleValue()
              : number("entry %d of row %d of %s".formatted(j + 1, i + 1, name), entry));
    }
  }
}
