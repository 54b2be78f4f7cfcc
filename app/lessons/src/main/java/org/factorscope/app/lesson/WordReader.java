package org.factorscope.app.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes a lesson's Markdown apart by its headings.
final class WordReader {
  /// The parts whose level-3 headings are keys; other parts are for reading as they are.
  private static final Set<String> KEYED =
      Set.of("Half-steps", "Parameters", "Panels", "Presets", "Questions", "Tour");

  /// The parts whose list items have keys.
  private static final Set<String> LISTED = Set.of("Variables", "Claims", "Neighbours", "Phrases");

  private static final Pattern KEY = Pattern.compile("([\\w.+-]+)(?:: (.*))?");
  private static final Pattern ITEM = Pattern.compile("- `([^`]+)`: (.*)");

  private final String file;
  private final List<String> lines;
  private int at;

  private WordReader(String file, List<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  static LessonWords read(String file, List<String> lines) {
    return new WordReader(file, lines).document();
  }

  private LessonWords document() {
    if (lines.isEmpty() || !lines.getFirst().startsWith("# ")) {
      throw new IllegalStateException(file + " must begin with its title");
    }
    at = 1;
    String goal = section(1, false, false, "").text();
    Map<String, WordEntry> parts = new LinkedHashMap<>();
    while (at < lines.size()) {
      String heading = lines.get(at).substring(3).strip();
      at++;
      boolean keyed = KEYED.contains(heading);
      parts.put(heading, section(2, keyed, LISTED.contains(heading), heading));
    }
    return new LessonWords(lines.getFirst().substring(2).strip(), goal, parts);
  }

  /// What stands below a heading of `level`, up to the next one of that level or above.
  ///
  /// @param keyed whether headings below have keys
  /// @param listed whether list items have keys
  private WordEntry section(int level, boolean keyed, boolean listed, String title) {
    StringBuilder text = new StringBuilder();
    StringBuilder formula = new StringBuilder();
    List<String> code = new ArrayList<>();
    Map<String, String> items = new LinkedHashMap<>();
    Map<String, WordEntry> entries = new LinkedHashMap<>();
    boolean dictionary = keyed && level > 2;
    while (at < lines.size() && levelOf(lines.get(at)) > (level == 1 ? 2 : level)) {
      String line = lines.get(at);
      Matcher item = ITEM.matcher(line);
      if (keyed && levelOf(line) == level + 1) {
        at++;
        entry(line.substring(level + 1).strip(), level + 1, entries);
      } else if (dictionary && line.startsWith("$$")) {
        formula.append(until("$$"));
      } else if (dictionary && line.startsWith("```")) {
        code.addAll(fenced());
      } else if ((listed || dictionary) && item.matches()) {
        items.put(item.group(1), folded(item.group(2)));
      } else {
        text.append(line).append('\n');
        at++;
      }
    }
    return new WordEntry(
        title, text.toString().strip(), formula.toString().strip(), code, items, entries);
  }

  private void entry(String heading, int level, Map<String, WordEntry> entries) {
    Matcher key = KEY.matcher(heading);
    if (!key.matches()) {
      throw new IllegalStateException("%s: the heading '%s' needs a key".formatted(file, heading));
    }
    String title = key.group(2);
    WordEntry body = section(level, true, true, title == null ? "" : title.strip());
    String folded = String.join(" ", paragraphs(body.text()));
    entries.put(
        key.group(1),
        new WordEntry(
            body.title(), folded, body.formula(), body.code(), body.items(), body.entries()));
  }

  /// From a line that begins with the mark to the line that ends with it, without both marks.
  private String until(String mark) {
    StringBuilder text = new StringBuilder(lines.get(at).substring(mark.length()));
    at++;
    while (!text.toString().endsWith(mark)) {
      text.append(' ').append(lines.get(at).strip());
      at++;
    }
    return text.substring(0, text.length() - mark.length());
  }

  private List<String> fenced() {
    List<String> code = new ArrayList<>();
    at++;
    while (!lines.get(at).startsWith("```")) {
      code.add(lines.get(at));
      at++;
    }
    at++;
    return code;
  }

  /// A list item with the indented lines that go on with it.
  private String folded(String first) {
    StringBuilder text = new StringBuilder(first);
    at++;
    while (at < lines.size() && lines.get(at).startsWith("  ") && !lines.get(at).isBlank()) {
      text.append(' ').append(lines.get(at).strip());
      at++;
    }
    return text.toString();
  }

  /// Paragraphs and list items of a text, each in one line.
  static List<String> paragraphs(String text) {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      boolean begins = line.isBlank() || line.startsWith("- ");
      if (begins && !open.isEmpty()) {
        paragraphs.add(open.toString());
        open.setLength(0);
      }
      if (!line.isBlank()) {
        open.append(open.isEmpty() ? "" : " ").append(line.strip());
      }
    }
    if (!open.isEmpty()) {
      paragraphs.add(open.toString());
    }
    return paragraphs;
  }

  /// The level of a heading; 9 for other lines.
  private static int levelOf(String line) {
    int level = 0;
    while (level < line.length() && line.charAt(level) == '#') {
      level++;
    }
    return level > 0 && level < line.length() && line.charAt(level) == ' ' ? level : 9;
  }
}
