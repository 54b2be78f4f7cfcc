package org.factorscope.app.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.datasets.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReplayTest {
  @TempDir Path folder;

  private Path reference(String name) throws IOException {
    Path file = folder.resolve(name);
    try (var in = ReplayTest.class.getResourceAsStream("/org/factorscope/app/reference/" + name)) {
      Files.write(file, Objects.requireNonNull(in, name).readAllBytes());
    }
    return file;
  }

  private static LessonRun run(Replay replay) {
    LessonRun run = LessonRun.start(replay.lesson(), replay.setup());
    while (run.stopReason() == null) {
      run.extend();
    }
    return run;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k-means-faithful.jsonl",
        "soft-vq-usarrests.jsonl",
        "soft-vq-iris-least-squares.jsonl",
        "gradient-flow-default.jsonl",
        "gaussian-mixture-faithful-standardized.jsonl"
      })
  void aRunMadeElsewhereShowsItsOwnNumbersAndEveryHalfStepAgrees(String name) throws IOException {
    Path file = reference(name);
    assertTrue(Replay.isTrace(file));
    Trace trace = TraceReader.read(file);
    Replay replay = Replay.open(file, LessonCatalog::byId);
    LessonRun run = run(replay);
    assertEquals(trace.steps().size() - 1, run.end());
    assertEquals(trace.end().stopped(), run.stopReason());
    List<String> settable = run.settable();
    for (int position = 0; position <= run.end(); position++) {
      for (String variable : settable) {
        DMatrixRMaj given = trace.steps().get(position).state().get(variable);
        if (given != null) {
          assertArrayEquals(
              given.data,
              Objects.requireNonNull(run.matricesAt(position).get(variable)).data,
              1e-15,
              // Shares are made to sum to one, which may cost the last bit.
              variable);
        }
      }
      Verdict verdict =
          Objects.requireNonNull(run.recordAt(position).verdicts().get("replay-agrees"));
      assertTrue(position == 0 || verdict.holds(), name + " at " + position);
    }
    assertFalse(run.panelsAt(run.end(), new Axes(0, 0)).isEmpty());
  }

  @Test
  void aNumberThatTheFormulaDoesNotGiveIsNoticedWhereItIs() throws IOException {
    Path file = reference("gradient-flow-default.jsonl");
    List<String> lines = new java.util.ArrayList<>(Files.readAllLines(file));
    String third = lines.get(4);
    lines.set(4, third.replaceFirst("\"u\": \\[\\[[^\\]]*\\]\\]", "\"u\": [[0.5]]"));
    assertFalse(third.equals(lines.get(4)), third);
    Files.write(file, lines);
    LessonRun run = run(Replay.open(file, LessonCatalog::byId));
    for (int position = 1; position <= 5; position++) {
      Verdict verdict =
          Objects.requireNonNull(run.recordAt(position).verdicts().get("replay-agrees"));
      // The half-step after it starts from the wrong number, and the trace does not.
      assertEquals(position != 3 && position != 4, verdict.holds(), "half-step " + position);
    }
  }

  @Test
  void theScaleOfTheDataIsFoundOut() throws IOException {
    assertEquals(Scale.NONE, scale("k-means-faithful.jsonl"));
    assertEquals(Scale.STANDARDIZE, scale("gaussian-mixture-faithful-standardized.jsonl"));
  }

  private Scale scale(String name) throws IOException {
    return Replay.open(reference(name), LessonCatalog::byId).setup().scale();
  }

  @Test
  void nothingInAReplayCanBeChanged() throws IOException {
    Replay replay = Replay.open(reference("k-means-faithful.jsonl"), LessonCatalog::byId);
    RunSetup changed =
        replay.setup().withParameters(replay.setup().parameters().with("empty", "keep"));
    String sentence =
        assertThrows(InvalidInputException.class, () -> LessonRun.start(replay.lesson(), changed))
            .getMessage();
    assertTrue(String.valueOf(sentence).startsWith("This is a replay of k-means-faithful.jsonl"));
  }

  @Test
  void dataThatAreNotThereAreAskedFor() throws IOException {
    Path file = reference("k-means-faithful.jsonl");
    Files.writeString(
        file, Files.readString(file).replaceFirst("\"data\": \"faithful\"", "\"data\": \"x.csv\""));
    assertEquals(
        "The run was made on x.csv, which is no data set here; put the file beside the trace.",
        assertThrows(InvalidInputException.class, () -> Replay.open(file, LessonCatalog::byId))
            .getMessage());
  }

  @Test
  void aTraceWithOtherHalfStepsIsRefusedWithItsLine() throws IOException {
    Path file = reference("k-means-faithful.jsonl");
    Files.writeString(
        file,
        Files.readString(file).replaceFirst("\"phase\": \"assign\"", "\"phase\": \"update\""));
    String sentence =
        assertThrows(InvalidInputException.class, () -> Replay.open(file, LessonCatalog::byId))
            .getMessage();
    assertTrue(String.valueOf(sentence).contains("line 3"), sentence);
  }
}
