package org.factorscope.app.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.datasets.Dataset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A session as JSON. Numbers read back to the same double.
final class SessionWriter {
  /// More entries than this do not go into a session.
  private static final int MOST_ENTRIES = 1_000_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private SessionWriter() {}

  static String text(Session session) {
    return JSON.writeValueAsString(fields(session)) + "\n";
  }

  static Map<String, Object> fields(Session session) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("factorscope", "session");
    fields.put("version", Session.VERSION);
    fields.put("lesson", session.lesson().id());
    data(session.setup().source(), fields);
    fields.put("scale", session.setup().scale().id());
    fields.put("parameters", given(session));
    Map<String, Object> start = new LinkedHashMap<>();
    session.setup().start().forEach((name, matrix) -> start.put(name, rows(matrix)));
    fields.put("start", start);
    fields.put("seed", session.setup().seed());
    if (!session.setup().preset().isEmpty()) {
      fields.put("preset", session.setup().preset());
    }
    fields.put("edits", session.edits().stream().map(SessionWriter::edit).toList());
    fields.put("position", session.position());
    fields.put("axes", List.of(session.axes().x(), session.axes().y()));
    return fields;
  }

  /// Data of the catalogue go by their name, others with all their numbers.
  private static void data(Dataset data, Map<String, Object> fields) {
    if (SessionData.isCatalogued(data)) {
      fields.put("data", data.name());
      fields.put("columns", data.columns());
      return;
    }
    if (data.values().getNumElements() > MOST_ENTRIES) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s has %d entries, and a session keeps at most a million; use fewer rows or"
                  + " columns.",
              data.name(),
              data.values().getNumElements()));
    }
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("name", data.name());
    own.put("unit", data.unit());
    own.put("row-names", data.rowNames());
    own.put("labels", data.labels());
    own.put("label-name", data.labelName());
    own.put("picture", List.of(data.imageShape().height(), data.imageShape().width()));
    own.put("preferred-axes", data.preferredAxes());
    own.put("provenance", data.provenance());
    own.put("licence", data.licence());
    if (data.isList()) {
      own.put("listed-names", data.listedNames());
    }
    own.put("values", rows(data.values()));
    fields.put("data", own);
    fields.put("columns", data.columns());
  }

  private static Map<String, Object> given(Session session) {
    ParameterValues values = session.setup().parameters();
    Map<String, Object> given = new LinkedHashMap<>();
    for (Parameter<?> parameter : session.lesson().parameters()) {
      if (values.isGiven(parameter.name())) {
        given.put(parameter.name(), values.asMap().get(parameter.name()));
      }
    }
    return given;
  }

  private static Map<String, Object> edit(Edit edit) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("position", edit.position());
    switch (edit) {
      case Edit.Dragged drag -> {
        fields.put("variable", drag.handle().variable());
        fields.put("index", drag.handle().index());
        if (drag.handle().isEntry()) {
          fields.put("column", drag.handle().column());
        }
        fields.put("name", drag.handle().name());
        fields.put("x", drag.x());
        fields.put("y", drag.y());
        fields.put("axes", List.of(drag.axes().x(), drag.axes().y()));
      }
      case Edit.Changed change -> {
        fields.put("parameter", change.parameter());
        fields.put("value", change.text());
      }
    }
    return fields;
  }

  /// Missing entries as null.
  private static List<List<@Nullable Double>> rows(DMatrixRMaj matrix) {
    List<List<@Nullable Double>> rows = new ArrayList<>();
    for (int i = 0; i < matrix.numRows; i++) {
      List<@Nullable Double> row = new ArrayList<>();
      for (int j = 0; j < matrix.numCols; j++) {
        double entry = matrix.get(i, j);
        row.add(Double.isNaN(entry) ? null : entry);
      }
      rows.add(row);
    }
    return rows;
  }
}
