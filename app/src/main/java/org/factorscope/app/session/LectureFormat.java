package org.factorscope.app.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.Preset;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A lecture as JSON. A stop holds a whole session or, as a person would write it, a lesson, the id
/// of one of its presets and a position:
///
/// ```
/// {"factorscope": "lecture", "version": 1, "title": "An hour",
///  "stops": [{"lesson": "k-means", "preset": "rings", "position": 4, "note": "Why?"}]}
/// ```
final class LectureFormat {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int USUAL_SIZE = 100;

  private LectureFormat() {}

  static String text(Lecture lecture) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("factorscope", "lecture");
    fields.put("version", Lecture.VERSION);
    fields.put("title", lecture.title());
    fields.put("stops", lecture.stops().stream().map(LectureFormat::fields).toList());
    return JSON.writeValueAsString(fields) + "\n";
  }

  private static Map<String, Object> fields(Stop stop) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("session", SessionWriter.fields(stop.session()));
    fields.put("panels", stop.panels());
    fields.put("text-size", stop.textSize());
    fields.put("note", stop.note());
    return fields;
  }

  static Lecture read(String name, String text, Function<String, Lesson<?, ?, ?>> lessons) {
    JsonFields fields = JsonFields.parse(name, "a lecture", text);
    fields.refuseOthers("factorscope", "version", "title", "stops");
    fields.refuseOtherVersions("a lecture", Lecture.VERSION);
    List<Stop> stops = new ArrayList<>();
    for (JsonNode each : fields.array("stops")) {
      String place = String.format(Locale.ROOT, "%s, stop %d", name, stops.size() + 1);
      stops.add(stop(new JsonFields(place, each), lessons));
    }
    return new Lecture(fields.text("title"), stops);
  }

  private static Stop stop(JsonFields fields, Function<String, Lesson<?, ?, ?>> lessons) {
    boolean isShort = fields.has("lesson");
    if (isShort) {
      fields.refuseOthers("lesson", "preset", "position", "panels", "text-size", "note");
    } else {
      fields.refuseOthers("session", "panels", "text-size", "note");
    }
    return new Stop(
        isShort
            ? ofPreset(fields, lessons)
            : SessionReader.read(new JsonFields(fields.place(), fields.object("session")), lessons),
        fields.has("panels") ? fields.texts("panels") : List.of(),
        fields.has("text-size") ? fields.whole("text-size") : USUAL_SIZE,
        fields.has("note") ? fields.text("note") : "");
  }

  private static Session ofPreset(JsonFields fields, Function<String, Lesson<?, ?, ?>> lessons) {
    Lesson<?, ?, ?> lesson = lessons.apply(fields.text("lesson"));
    RunSetup setup =
        fields.has("preset")
            ? RunSetup.of(lesson, preset(fields, lesson))
            : RunSetup.defaultsOf(lesson);
    return new Session(
        lesson, setup, List.of(), SessionReader.position(fields), Axes.preferred(setup.source()));
  }

  private static Preset preset(JsonFields fields, Lesson<?, ?, ?> lesson) {
    String id = fields.text("preset");
    return lesson.presets().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                fields.refusal(
                    "%s has no preset '%s'; it has %s"
                        .formatted(
                            lesson.id(),
                            id,
                            String.join(
                                ", ", lesson.presets().stream().map(Preset::id).toList()))));
  }
}
