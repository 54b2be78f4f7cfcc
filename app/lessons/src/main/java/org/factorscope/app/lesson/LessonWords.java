package org.factorscope.app.lesson;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// All words of a lesson, read from its Markdown file: a document that reads well by itself, and a
/// dictionary by the keys that the code uses.
///
/// Level-2 headings are the parts. In "Half-steps", "Parameters", "Panels" and "Presets" level-3
/// headings are `### key: Title`; a level-4 heading below a half-step is one of its methods. List
/// items are "- `key`: text". Placeholders in texts are `{0}`, `{1}`, ….
public final class LessonWords {
  private static final Pattern MARGIN = Pattern.compile("(.*?)\\s*\\*\\(margin: (.*)\\)\\*");
  private static final Pattern SOURCE =
      Pattern.compile("- \\*\\*(.+?)\\*\\*: (.+?)(?: Note: (.+))?");
  private static final Pattern SHAPE = Pattern.compile("\\((.+?)\\) (.*)");

  private final String title;
  private final String goal;
  private final Map<String, WordEntry> parts;

  /// @param goal one sentence: what this lesson shows
  LessonWords(String title, String goal, Map<String, WordEntry> parts) {
    this.title = title;
    this.goal = goal;
    this.parts = parts;
  }

  /// Reads `ID.md` beside the class of the lesson.
  static LessonWords of(Class<?> lesson, String id) {
    try (BufferedReader in = open(lesson, id)) {
      return WordReader.read(id + ".md", in.lines().toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// The title alone, from the file's first line.
  static String titleOf(Class<?> lesson, String id) {
    try (BufferedReader in = open(lesson, id)) {
      return Objects.requireNonNull(in.readLine(), id).substring(1).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static BufferedReader open(Class<?> lesson, String id) {
    var in = lesson.getResourceAsStream(id + ".md");
    if (in == null) {
      throw new IllegalStateException("no text " + id + ".md beside " + lesson.getName());
    }
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /// A half-step in words.
  ///
  /// @param verb for a button, for example "Assign points"
  /// @param latex the formula that the code computes
  /// @param pseudocode the lines that a lecturer would write on the board
  public record HalfStepWords(String verb, String latex, List<String> pseudocode) {}

  /// A parameter in words.
  ///
  /// @param label in the window, for example "Step size η"
  /// @param help one sentence on what it does
  /// @param choices what each choice means, by its name
  /// @param off why it has no meaning now, if it does not apply
  public record ParameterWords(
      String label, String help, Map<String, String> choices, String off) {}

  /// A state variable in words.
  ///
  /// @param shape for example "n × K"
  public record VariableWords(String shape, String meaning) {}

  /// A claim in words.
  ///
  /// @param margin what its margin measures, with its unit; empty if it has none
  public record ClaimWords(String text, String margin) {}

  /// A preset in words.
  ///
  /// @param lookFor what to watch, one or two sentences
  public record PresetWords(String name, String lookFor) {}

  /// Where something stands.
  ///
  /// @param document for example "Tang, Matrix factorization (slides, 2024)"
  /// @param place section or equation numbers
  /// @param note how we differ from it, or empty
  public record Source(String document, String place, String note) {}

  public String title() {
    return title;
  }

  /// One sentence: what this lesson shows.
  public String goal() {
    return goal;
  }

  /// The Markdown below a heading that is for reading, or nothing.
  public String section(String heading) {
    WordEntry part = parts.get(heading);
    return part == null ? "" : part.text();
  }

  /// The half-step of that name, as `method` does it.
  ///
  /// @param method empty if the half-step has a single formula
  public HalfStepWords halfStep(String name, String method) {
    WordEntry entry = entry("Half-steps", name);
    WordEntry form = method.isEmpty() ? entry : required(entry.entries().get(method), method);
    return new HalfStepWords(
        form.title().isEmpty() ? entry.title() : form.title(), form.formula(), form.code());
  }

  /// The verb of a half-step, whatever its method.
  public String verb(String name) {
    return entry("Half-steps", name).title();
  }

  public ParameterWords parameter(String name) {
    WordEntry entry = entry("Parameters", name);
    return new ParameterWords(
        entry.title(), entry.text(), entry.items(), entry.items().getOrDefault("off", ""));
  }

  /// The variable of that name; one of several with numbers in their names is found without them,
  /// `W2` as `W#`.
  public VariableWords variable(String name) {
    Map<String, String> items = part("Variables").items();
    String text = items.get(name);
    Matcher parsed =
        SHAPE.matcher(
            required(text != null ? text : items.get(name.replaceAll("\\d+", "#")), name));
    if (!parsed.matches()) {
      throw new IllegalStateException("variable " + name + " of " + title + " has no shape");
    }
    return new VariableWords(parsed.group(1), parsed.group(2));
  }

  public ClaimWords claim(String id) {
    String text = required(part("Claims").items().get(id), id);
    Matcher parsed = MARGIN.matcher(text);
    return parsed.matches()
        ? new ClaimWords(parsed.group(1), parsed.group(2))
        : new ClaimWords(text, "");
  }

  public PresetWords preset(String id) {
    WordEntry entry = entry("Presets", id);
    return new PresetWords(entry.title(), entry.text());
  }

  /// How a neighbouring lesson hangs together with this one, in a few words.
  public String neighbour(String lessonId) {
    return required(part("Neighbours").items().get(lessonId), lessonId);
  }

  /// The title of a panel.
  public String panel(String id) {
    return entry("Panels", id).title();
  }

  /// The subtitle of a panel, or nothing.
  public String subtitle(String id) {
    return entry("Panels", id).text();
  }

  /// A phrase below a panel, or below "Phrases", with its placeholders filled.
  ///
  /// @param key `panel.phrase`, or the phrase's own key
  public String say(String key, Object... values) {
    int dot = key.indexOf('.');
    Map<String, String> items =
        dot < 0 ? part("Phrases").items() : entry("Panels", key.substring(0, dot)).items();
    String text = required(items.get(key.substring(dot + 1)), key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  public List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    for (String line : WordReader.paragraphs(section("Sources"))) {
      Matcher parsed = SOURCE.matcher(line);
      if (!parsed.matches()) {
        throw new IllegalStateException("a source of " + title + " reads: " + line);
      }
      String note = parsed.group(3);
      sources.add(new Source(parsed.group(1), parsed.group(2), note == null ? "" : note));
    }
    return sources;
  }

  /// The same with a claim that stands in no file, in front of the others.
  public LessonWords withClaim(String id, String text) {
    WordEntry claims = part("Claims");
    Map<String, String> items = new LinkedHashMap<>(Map.of(id, text));
    items.putAll(claims.items());
    Map<String, WordEntry> changed = new LinkedHashMap<>(parts);
    changed.put(
        "Claims",
        new WordEntry(
            claims.title(), claims.text(), claims.formula(), claims.code(), items, Map.of()));
    return new LessonWords(title, goal, changed);
  }

  /// The keys that a part has words for; the contract suite holds them against the code.
  public List<String> keys(String heading) {
    WordEntry part = parts.get(heading);
    if (part == null) {
      return List.of();
    }
    List<String> keys = new ArrayList<>(part.entries().keySet());
    keys.addAll(part.items().keySet());
    return keys;
  }

  /// The keys below an entry: the methods of a half-step, the phrases of a panel.
  public List<String> keys(String heading, String key) {
    WordEntry entry = entry(heading, key);
    List<String> keys = new ArrayList<>(entry.entries().keySet());
    keys.addAll(entry.items().keySet());
    return keys;
  }

  private WordEntry part(String heading) {
    return required(parts.get(heading), heading);
  }

  private WordEntry entry(String heading, String key) {
    return required(part(heading).entries().get(key), key);
  }

  private <T> T required(@org.jspecify.annotations.Nullable T words, String key) {
    if (words == null) {
      throw new IllegalStateException("the text of " + title + " has no words for " + key);
    }
    return words;
  }
}
