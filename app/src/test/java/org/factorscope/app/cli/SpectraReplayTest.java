package org.factorscope.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.Replay;
import org.factorscope.app.session.Trace;
import org.factorscope.app.session.TraceReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Traces of the chapter on spectra, written by the program and read back.
final class SpectraReplayTest {
  @TempDir Path folder;

  private Path traced(String command) {
    Path trace = folder.resolve("run.jsonl");
    List<String> arguments = new ArrayList<>(List.of("run"));
    arguments.addAll(List.of(command.split(" ")));
    arguments.addAll(List.of("--trace", trace.toString()));
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertEquals(0, run.status(), run.err());
    return trace;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "power-method",
        "power-method --set block=yes",
        "power-method --data twin_axes --set components=3",
        "power-method --data iris --set components=4 --set block=yes",
        "svd --data iris",
        "lsi --set rank=9 --set weighting=tf-idf"
      })
  void everyHalfStepOfATraceFollowsItsFormulaToTheEnd(String command) throws IOException {
    Path file = traced(command);
    Trace trace = TraceReader.read(file);
    assertEquals(StopReason.CONVERGED.id(), trace.end().stopped().id());
    Replay replay = Replay.open(file, LessonCatalog::byId);
    LessonRun run = LessonRun.start(replay.lesson(), replay.setup());
    for (int position = 1; position < trace.steps().size(); position++) {
      Verdict verdict = Objects.requireNonNull(run.extend().verdicts().get("replay-agrees"));
      assertTrue(verdict.holds(), command + " at " + position + ": " + verdict.margin());
    }
    assertTrue(run.isFinal());
  }
}
