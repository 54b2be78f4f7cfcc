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

  /// Points 0, 2, 5: 2 belongs to the centroid at 1 and is given to the one at 4 in the trace.
  @Test
  void eachVariableSaysByHowMuchItDiffersAndWhatFollowsIsComparedFromThere() throws IOException {
    Files.writeString(folder.resolve("three.csv"), "x\n0\n2\n5\n");
    Path file = folder.resolve("three.jsonl");
    Files.writeString(
        file,
        """
        {"factorscope":"trace","version":1,"lesson":"k-means","data":"three.csv","scale":"none","parameters":{},"seed":0}
        {"iteration":0,"phase":"start","state":{"W":[[1],[4]]}}
        {"iteration":1,"phase":"assign","objective":6,"state":{"Z":[[1,0],[0,1],[0,1]]}}
        {"iteration":1,"phase":"update","objective":4.6,"state":{"W":[[0],[3.5]]}}
        {"iteration":2,"phase":"assign","state":{"W":[[0],[3.5]]}}
        {"stopped":"budget","iterations":2}
        """);
    LessonRun run = run(Replay.open(file, LessonCatalog::byId));
    // 4 from the centroid at 4 instead of 1 from that at 1.
    assertVerdict(0.75, false, run, 1, "-Z");
    assertVerdict(0, true, run, 1, "-objective");
    assertVerdict(0.75, false, run, 1, "");
    // The means of the traced assignment, and an objective that is 4.5.
    assertVerdict(0, true, run, 2, "-W");
    assertVerdict(0.1 / 6, false, run, 2, "-objective");
    assertEquals(
        Verdict.Status.NOT_YET,
        Objects.requireNonNull(run.verdictsAt(2).get("replay-agrees-Z")).status());
    assertVerdict(0, true, run, 3, "-W");
    assertEquals(
        List.of("replay-agrees", "replay-agrees-Z", "replay-agrees-W", "replay-agrees-objective"),
        run.verdictsAt(0).keySet().stream().filter(id -> id.startsWith("replay")).toList());
  }

  private static void assertVerdict(
      double margin, boolean holds, LessonRun run, int position, String behind) {
    Verdict verdict =
        Objects.requireNonNull(run.verdictsAt(position).get("replay-agrees" + behind));
    assertEquals(margin, verdict.margin(), 1e-15, position + behind);
    assertEquals(holds, verdict.holds(), position + behind);
  }

  @Test
  void aScaleThatATraceNamesIsTakenAtItsWord() throws IOException {
    Path file = reference("k-means-faithful.jsonl");
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst(
                "\"data\": \"faithful\"", "\"data\": \"faithful\", \"scale\": \"center\""));
    assertEquals(Scale.CENTER, Replay.open(file, LessonCatalog::byId).setup().scale());
  }

  @Test
  void columnsThatATraceNamesAreNumbersWhateverTheyLookLike() throws IOException {
    Files.writeString(folder.resolve("two.csv"), "id,class\n1,7\n2,8\n3,9\n");
    Path file = folder.resolve("two.jsonl");
    Files.writeString(
        file,
        """
        {"factorscope":"trace","version":1,"lesson":"k-means","data":"two.csv","columns":["id","class"],"parameters":{},"seed":0}
        {"iteration":0,"phase":"start","state":{"W":[[1,7]]}}
        {"stopped":"budget","iterations":0}
        """);
    Replay replay = Replay.open(file, LessonCatalog::byId);
    assertArrayEquals(new double[] {1, 7, 2, 8, 3, 9}, replay.setup().source().values().data);
  }
}
