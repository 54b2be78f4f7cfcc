package org.factorscope.app.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.TraceReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The schema says what is written and what is read.
final class TraceSchemaTest {
  private static final String HEADER =
      "{\"factorscope\":\"trace\",\"version\":1,\"lesson\":\"k-means\",\"data\":\"iris\",\"parameters\":{},\"seed\":0}";
  private static final String START =
      "{\"iteration\":0,\"phase\":\"start\",\"state\":{\"W\":[[1]]}}";
  private static final String STEP =
      "{\"iteration\":1,\"phase\":\"assign\",\"objective\":1.5,\"measures\":{\"moved\":2},\"claims\":{\"c\":true},\"state\":{\"W\":[[1,\"NaN\"]]}}";
  private static final String END = "{\"stopped\":\"budget\",\"iterations\":1}";

  @TempDir Path folder;

  static Stream<Lesson<?, ?, ?>> lessons() {
    String chosen = System.getProperty("lesson", "");
    return LessonCatalog.all().stream()
        .filter(lesson -> chosen.isEmpty() || chosen.equals(lesson.id()));
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void theTraceOfEveryLessonFits(Lesson<?, ?, ?> lesson) throws IOException {
    Path trace = folder.resolve("run.jsonl");
    CommandRun run =
        CommandRun.of("run", lesson.id(), "--iterations", "3", "--trace", trace.toString());
    assertEquals(0, run.status(), run.err());
    TraceSchema.assertFits(trace);
  }

  static Stream<Path> tracesByOtherPrograms() throws IOException, URISyntaxException {
    URL folder =
        Objects.requireNonNull(
            TraceSchemaTest.class.getResource("/org/factorscope/app/reference/"));
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("tracesByOtherPrograms")
  void tracesByOtherProgramsFit(Path trace) throws IOException {
    TraceSchema.assertFits(trace);
  }

  private static void read(String trace) throws IOException {
    TraceReader.read("t.jsonl", new ByteArrayInputStream(trace.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"iris\" -> \"iris\",\"columns\":[\"a\",\"b\"]",
        "\"iris\" -> \"my data.csv\"",
        "\"iris\" -> \"r.csv\",\"triplets\":[\"who\",\"what\",\"stars\"]",
        "\"seed\":0 -> \"seed\":-9223372036854775808",
        "\"parameters\":{} -> \"parameters\":{\"rank\":3,\"lambda\":0.5,\"init\":\"k-means++\"}",
        "\"seed\":0 -> \"seed\":0,\"scale\":\"center\"",
        "\"objective\":1.5, -> ",
        "\"objective\":1.5 -> \"objective\":\"-Infinity\"",
        "\"measures\":{\"moved\":2},\"claims\":{\"c\":true}, -> ",
        "\"state\":{\"W\":[[1,\"NaN\"]]} -> \"state\":{}",
        "\"budget\" -> \"diverged\"",
      })
  void whatTheSchemaAllowsIsRead(String change) {
    String changed = changed(change);
    for (String line : changed.split("\n", -1)) {
      assertEquals(List.of(), TraceSchema.complaints(line), line);
    }
    assertDoesNotThrow(() -> read(changed), change);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"version\":1 -> \"version\":2",
        "\"seed\":0 -> \"seed\":0.5",
        "\"seed\":0 -> \"sed\":0",
        "\"data\":\"iris\", -> ",
        "\"iris\" -> \"iris\",\"columns\":[1]",
        "\"parameters\":{} -> \"parameters\":{\"a\":true}",
        "\"iteration\":0 -> \"iteration\":1",
        "\"iteration\":1 -> \"iteration\":-1",
        "\"iteration\":1 -> \"iteration\":1.5",
        "\"phase\":\"assign\" -> \"phase\":7",
        "\"phase\":\"assign\", -> ",
        "\"objective\":1.5 -> \"objective\":\"big\"",
        "\"objective\":1.5 -> \"objectiv\":1.5",
        "\"claims\":{\"c\":true} -> \"claims\":{\"c\":1}",
        "\"measures\":{\"moved\":2} -> \"measures\":{\"moved\":null}",
        "[[1,\"NaN\"]] -> [1,2]",
        "[[1,\"NaN\"]] -> [[1,null]]",
        "[[1,\"NaN\"]] -> 1",
        ",\"state\":{\"W\":[[1,\"NaN\"]]} -> ",
        "\"budget\" -> \"tired\"",
        ",\"iterations\":1 -> ",
      })
  void whatTheSchemaRefusesIsNotRead(String change) {
    String changed = changed(change);
    boolean fits = true;
    for (String line : changed.split("\n", -1)) {
      fits &= TraceSchema.complaints(line).isEmpty();
    }
    assertFalse(fits, "the schema has nothing against " + change);
    assertThrows(InvalidInputException.class, () -> read(changed), change);
  }

  /// A short trace with a part of it replaced, "old -> new".
  private static String changed(String change) {
    String trace = String.join("\n", HEADER, START, STEP, END);
    int arrow = change.indexOf(" -> ");
    String before = change.substring(0, arrow);
    assertTrue(trace.contains(before), before);
    return trace.replace(before, change.substring(arrow + 4));
  }
}
