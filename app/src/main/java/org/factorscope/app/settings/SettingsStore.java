package org.factorscope.app.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.Consumer;
import org.factorscope.viz.export.AtomicFile;

/// The settings in one small file of `name = value` lines.
///
/// A value that is missing or damaged counts as the initial one, so a broken file never stops the
/// program; the next save replaces it.
public final class SettingsStore {
  private static final double SMALLEST = 200;
  private static final double LARGEST = 20_000;

  private final Path file;
  private final Consumer<String> onTrouble;

  /// @param file need not exist
  /// @param onTrouble hears one sentence if the file cannot be written
  public SettingsStore(Path file, Consumer<String> onTrouble) {
    this.file = file;
    this.onTrouble = onTrouble;
  }

  /// What was saved last, as far as it can be read.
  public Settings load() {
    Properties lines = new Properties();
    try (Reader reader = new StringReader(Files.readString(file))) {
      lines.load(reader);
    } catch (IOException | IllegalArgumentException unreadable) {
      return Settings.INITIAL;
    }
    Settings initial = Settings.INITIAL;
    WindowSize size = initial.window();
    return new Settings(
        choice(lines, "theme", initial.theme()),
        number(lines, "speed", initial.speed(), 0.01, 100_000),
        choice(lines, "motion", initial.motion()),
        new WindowSize(
            number(lines, "width", size.width(), SMALLEST, LARGEST),
            number(lines, "height", size.height(), SMALLEST, LARGEST),
            choice(lines, "window", size.extent())),
        new TextSize(
            (int)
                number(
                    lines,
                    "text-size",
                    TextSize.USUAL.percent(),
                    TextSize.SMALLEST,
                    TextSize.LARGEST)),
        lines.getProperty("lesson", ""),
        lines.getProperty("folder", ""));
  }

  /// Replaces the file as a whole: there is never half a file.
  public void save(Settings settings) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      byte[] text = text(settings).getBytes(StandardCharsets.UTF_8);
      try (AtomicFile saved = AtomicFile.besideAlwaysTheSame(file)) {
        saved.fill(out -> out.write(text));
      }
    } catch (IOException unwritable) {
      onTrouble.accept("The settings cannot be saved in " + file + ": " + unwritable.getMessage());
    }
  }

  private static String text(Settings settings) {
    StringBuilder text = new StringBuilder("# Factorscope: what the window remembers\n");
    line(text, "theme", settings.theme());
    line(text, "speed", settings.speed());
    line(text, "motion", settings.motion());
    line(text, "width", settings.window().width());
    line(text, "height", settings.window().height());
    line(text, "window", settings.window().extent());
    line(text, "text-size", settings.textSize().percent());
    line(text, "lesson", settings.lesson());
    line(text, "folder", settings.folder());
    return text.toString();
  }

  private static void line(StringBuilder text, String name, Object value) {
    String plain = value.toString().replace("\\", "\\\\").replace("\n", "\\n");
    text.append(name).append(" = ").append(plain).append('\n');
  }

  private static <E extends Enum<E>> E choice(Properties lines, String name, E otherwise) {
    String text = lines.getProperty(name, "");
    for (E value : otherwise.getDeclaringClass().getEnumConstants()) {
      if (value.name().equals(text)) {
        return value;
      }
    }
    return otherwise;
  }

  private static double number(
      Properties lines, String name, double otherwise, double min, double max) {
    try {
      double value = Double.parseDouble(lines.getProperty(name, ""));
      return value >= min && value <= max ? value : otherwise;
    } catch (NumberFormatException damaged) {
      return otherwise;
    }
  }
}
