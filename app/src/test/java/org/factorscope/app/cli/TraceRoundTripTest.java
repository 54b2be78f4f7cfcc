package org.factorscope.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.ParameterKind;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the program wrote reads back: the trace of every lesson, with every choice of its
/// parameters, follows its formulas.
final class TraceRoundTripTest {
  @TempDir private Path folder;

  static Stream<Lesson<?, ?, ?>> lessons() {
    String chosen = System.getProperty("lesson", "");
    return LessonCatalog.all().stream()
        .filter(lesson -> chosen.isEmpty() || chosen.equals(lesson.id()));
  }

  private static List<List<String>> variants(Lesson<?, ?, ?> lesson) {
    List<List<String>> variants = new ArrayList<>(List.of(List.of(), List.of("--seed", "5")));
    for (Parameter<?> parameter : lesson.parameters()) {
      if (parameter.kind() instanceof ParameterKind.Choice<?> choice) {
        for (String word : choice.words().subList(1, choice.words().size())) {
          variants.add(List.of("--set", parameter.name() + "=" + word));
        }
      }
    }
    if (lesson.need().values() != DataNeed.Values.NONE) {
      variants.add(List.of("--scale", "center"));
    }
    return variants;
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void everyTraceFollowsItsFormulasWhenItIsReadBack(Lesson<?, ?, ?> lesson) {
    int written = 0;
    for (List<String> variant : variants(lesson)) {
      Path trace = folder.resolve(lesson.id() + written + ".jsonl");
      List<String> command =
          new ArrayList<>(List.of("run", lesson.id(), "--iterations", "4", "--trace"));
      command.add(trace.toString());
      command.addAll(variant);
      CommandRun run = CommandRun.of(command.toArray(String[]::new));
      if (run.status() != ExitStatus.DONE) {
        // A choice that does not suit the lesson's data is refused in a sentence.
        assertTrue(run.err().strip().endsWith("."), run.err());
        continue;
      }
      written++;
      CommandRun check = CommandRun.of("check", trace.toString(), "--tolerance", "1e-12");
      assertEquals(ExitStatus.DONE, check.status(), variant + ": " + check.out() + check.err());
    }
    assertTrue(written >= 2, "too few traces");
  }

  @Test
  void chosenColumnsComeBack() throws IOException {
    Path trace = folder.resolve("columns.jsonl");
    CommandRun.of(
        "run",
        "k-means",
        "--columns",
        "petal_width,sepal_length",
        "--scale",
        "standardize",
        "--trace",
        trace.toString());
    String header = Files.readAllLines(trace).getFirst();
    assertTrue(header.contains("\"columns\":[\"petal_width\",\"sepal_length\"]"), header);
    assertEquals(ExitStatus.DONE, CommandRun.of("check", trace.toString()).status());
  }

  @Test
  void tripletsComeBack() throws IOException {
    Path stars = folder.resolve("stars.csv");
    Files.writeString(
        stars, "who,what,stars\na,x,1\na,y,4\nb,x,2\nb,z,5\nc,y,3\nc,z,1\nd,x,4\nd,y,2\n");
    Path trace = folder.resolve("stars.jsonl");
    String[] run = {
      "run",
      "als",
      "--data",
      stars.toString(),
      "--triplets",
      "who,what,stars",
      "--set",
      "rank=1",
      "--trace",
      trace.toString()
    };
    assertEquals(ExitStatus.DONE, CommandRun.of(run).status());
    CommandRun check = CommandRun.of("check", trace.toString());
    assertEquals(ExitStatus.DONE, check.status(), check.err());
  }

  @Test
  void aWrongNumberIsNamedWithItsPlaceAndSize() throws IOException {
    Path trace = folder.resolve("wrong.jsonl");
    CommandRun.of("run", "gradient-flow", "--iterations", "5", "--trace", trace.toString());
    List<String> lines = new ArrayList<>(Files.readAllLines(trace));
    lines.set(4, lines.get(4).replaceFirst("\"u\":\\[\\[[^\\]]*\\]\\]", "\"u\":[[0.5]]"));
    Files.write(trace, lines);
    CommandRun check = CommandRun.of("check", trace.toString());
    assertEquals(ExitStatus.FAILED, check.status());
    assertTrue(check.out().contains("line 5"), check.out());
    assertTrue(check.out().contains("iteration 3, u is not"), check.out());
    CommandRun json = CommandRun.of("check", trace.toString(), "--json");
    assertTrue(json.out().contains("\"variable\" : \"u\""), json.out());
  }

  @Test
  void dataInAnotherFolderAreNotOpened() throws IOException {
    Path trace = folder.resolve("elsewhere.jsonl");
    CommandRun.of("run", "k-means", "--iterations", "1", "--trace", trace.toString());
    Files.writeString(
        trace, Files.readString(trace).replace("\"data\":\"iris\"", "\"data\":\"/etc/hostname\""));
    CommandRun check = CommandRun.of("check", trace.toString());
    assertEquals(ExitStatus.REFUSED, check.status());
    assertTrue(
        check.err().contains("is no name of a data set or of a file beside it"), check.err());
  }
}
