package org.factorscope.app.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// A lesson's text: Markdown with level-2 headings "Introduction", "Half-steps", "Try", "Surprise"
/// and the like. Formulas stand between dollar signs.
///
/// @param sections Markdown by heading, in order
public record LessonText(Map<String, String> sections) {

  /// Reads `NAME.md` beside the class of the lesson.
  public static LessonText of(Class<?> lesson, String name) {
    try (InputStream in = lesson.getResourceAsStream(name + ".md")) {
      if (in == null) {
        throw new IllegalStateException("no text " + name + ".md beside " + lesson.getName());
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static LessonText parse(String markdown) {
    Map<String, String> sections = new LinkedHashMap<>();
    String heading = "";
    StringBuilder body = new StringBuilder();
    for (String line : markdown.split("\n", -1)) {
      if (line.startsWith("## ")) {
        put(sections, heading, body);
        heading = line.substring(3).strip();
        body.setLength(0);
      } else {
        body.append(line).append('\n');
      }
    }
    put(sections, heading, body);
    return new LessonText(sections);
  }

  private static void put(Map<String, String> sections, String heading, CharSequence body) {
    if (!heading.isEmpty()) {
      sections.put(heading, body.toString().strip());
    }
  }

  /// The Markdown below a heading, or nothing.
  public String section(String heading) {
    return sections.getOrDefault(heading, "");
  }
}
