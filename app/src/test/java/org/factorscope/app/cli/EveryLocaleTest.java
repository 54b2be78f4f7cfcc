package org.factorscope.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A machine's language changes nothing: not the digits (Persian), not the decimal sign (German),
/// not lower case (Turkish).
final class EveryLocaleTest {
  private final Locale usual = Locale.getDefault();

  @TempDir Path folder;

  @AfterEach
  void restore() {
    Locale.setDefault(usual);
  }

  private static CommandRun under(Locale locale, String... args) {
    Locale.setDefault(locale);
    return CommandRun.of(args);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "tr-TR", "fa-IR"})
  void commandsPrintTheSame(String tag) {
    for (String command :
        new String[] {"list", "datasets", "describe k-means", "run pca --set x=1"}) {
      String[] args = command.split(" ");
      assertEquals(under(Locale.ROOT, args), under(Locale.forLanguageTag(tag), args), command);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "tr-TR", "fa-IR"})
  void runsWriteTheSameBytes(String tag) throws IOException {
    for (String lesson : new String[] {"k-means", "svd", "gaussian-mixture"}) {
      for (String option : new String[] {"--trace", "--figure"}) {
        String ending = option.equals("--trace") ? ".jsonl" : ".svg";
        Path expected = folder.resolve(lesson + ending);
        Path actual = folder.resolve(tag + "-" + lesson + ending);
        CommandRun root = run(Locale.ROOT, lesson, option, expected);
        CommandRun local = run(Locale.forLanguageTag(tag), lesson, option, actual);
        assertEquals(root.status(), local.status());
        assertEquals(
            root.out().replace(expected.toString(), ""),
            local.out().replace(actual.toString(), ""));
        assertArrayEquals(
            Files.readAllBytes(expected), Files.readAllBytes(actual), lesson + ending);
      }
    }
  }

  private static CommandRun run(Locale locale, String lesson, String option, Path file) {
    return under(locale, "run", lesson, "--iterations", "3", option, file.toString());
  }
}
