package org.factorscope.app.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Handle;
import tools.jackson.databind.JsonNode;

/// Reads a session back. Fields that are not known are refused, so that a misspelt one is not lost
/// without a word.
final class SessionReader {
  private static final int LONGEST_RUN = 500_000;

  private final JsonFields fields;

  private SessionReader(JsonFields fields) {
    this.fields = fields;
  }

  static Session read(String name, String text, Function<String, Lesson<?, ?, ?>> lessons) {
    return read(JsonFields.parse(name, "a session", text), lessons);
  }

  static Session read(JsonFields fields, Function<String, Lesson<?, ?, ?>> lessons) {
    return new SessionReader(fields).session(lessons);
  }

  private Session session(Function<String, Lesson<?, ?, ?>> lessons) {
    if (!fields.has("factorscope") || !fields.text("factorscope").equals("session")) {
      throw fields.refusal("this is no session, which begins with {\"factorscope\":\"session\",…}");
    }
    fields.refuseOtherVersions("a session", Session.VERSION);
    fields.refuseOthers(
        "factorscope",
        "version",
        "lesson",
        "data",
        "columns",
        "scale",
        "parameters",
        "start",
        "seed",
        "preset",
        "edits",
        "position",
        "axes");
    Lesson<?, ?, ?> lesson = lessons.apply(fields.text("lesson"));
    Dataset source = SessionData.read(fields);
    RunSetup setup =
        new RunSetup(
            source,
            Scale.byId(fields.text("scale")),
            parameters(lesson),
            start(),
            fields.seed(),
            preset(lesson));
    Axes axes = axes(fields, source);
    return new Session(lesson, setup, edits(source), position(fields), axes);
  }

  /// A number of half-steps that a run may have made.
  static int position(JsonFields fields) {
    int position = fields.whole("position");
    if (position > LONGEST_RUN) {
      throw fields.refusal(
          String.format(
              Locale.ROOT,
              "'position' is %d, but a run of more than %d half-steps is not kept",
              position,
              LONGEST_RUN));
    }
    return position;
  }

  private ParameterValues parameters(Lesson<?, ?, ?> lesson) {
    ParameterValues values = ParameterValues.defaults(lesson.parameters());
    for (Map.Entry<String, JsonNode> given : fields.object("parameters").properties()) {
      Object value = fields.parameter(given.getKey(), given.getValue());
      values = values.with(given.getKey(), String.valueOf(value));
    }
    return values;
  }

  /// The preset that the session began with; none if it names none, or one that is no more.
  private String preset(Lesson<?, ?, ?> lesson) {
    String named = fields.has("preset") ? fields.text("preset") : "";
    boolean isKnown = lesson.presets().stream().anyMatch(preset -> preset.id().equals(named));
    return isKnown ? named : "";
  }

  private Map<String, DMatrixRMaj> start() {
    Map<String, DMatrixRMaj> start = new LinkedHashMap<>();
    fields
        .object("start")
        .properties()
        .forEach(
            given -> start.put(given.getKey(), fields.matrix(given.getKey(), given.getValue())));
    return start;
  }

  private List<Edit> edits(Dataset source) {
    List<Edit> edits = new ArrayList<>();
    for (JsonNode each : fields.array("edits")) {
      JsonFields edit = new JsonFields(fields.place(), each);
      long gesture = -1L - edits.size();
      edits.add(edit.has("parameter") ? changed(edit, gesture) : dragged(edit, source, gesture));
    }
    return edits;
  }

  private static Edit changed(JsonFields edit, long gesture) {
    edit.refuseOthers("position", "parameter", "value");
    return new Edit.Changed(position(edit), edit.text("parameter"), edit.text("value"), gesture);
  }

  private static Edit dragged(JsonFields edit, Dataset source, long gesture) {
    edit.refuseOthers("position", "variable", "index", "column", "name", "x", "y", "axes");
    int column = edit.has("column") ? edit.whole("column") : Handle.NO_COLUMN;
    Handle handle =
        new Handle(edit.text("variable"), edit.whole("index"), column, edit.text("name"));
    return new Edit.Dragged(
        position(edit), axes(edit, source), handle, edit.finite("x"), edit.finite("y"), gesture);
  }

  private static Axes axes(JsonFields fields, Dataset source) {
    List<Integer> axes = fields.wholes("axes");
    int columns = Math.max(1, source.dimension());
    if (axes.size() != 2 || axes.get(0) >= columns || axes.get(1) >= columns) {
      throw fields.refusal("'axes' must be two columns, counted from 0");
    }
    return new Axes(axes.get(0), axes.get(1));
  }
}
