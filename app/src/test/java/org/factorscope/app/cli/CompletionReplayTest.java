package org.factorscope.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.Replay;
import org.factorscope.app.session.Trace;
import org.factorscope.app.session.TraceReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the program wrote replays, half-step by half-step.
final class CompletionReplayTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "als --data insteval_block --set normalize=two-way --set held-out=0.2 --iterations 5",
        "svp --iterations 20",
        "nuclear-norm --iterations 20",
        "nuclear-norm --set method=soft-impute --iterations 20",
        "recovery --iterations 4",
        "recovery --set size=12 --set trials=2",
        "recovery --set size=10 --set ranks=1 --set trials=1 --set solver=nuclear-norm"
      })
  void aTraceThatTheProgramWroteAgreesInEveryHalfStepAndEndsAlike(String line) throws IOException {
    Path file = folder.resolve("run.jsonl");
    List<String> words = new ArrayList<>(List.of("run"));
    words.addAll(List.of(line.split(" ", -1)));
    words.addAll(List.of("--trace", file.toString()));
    CommandRun written = CommandRun.of(words.toArray(String[]::new));
    assertEquals(0, written.status(), written.err());
    Trace trace = TraceReader.read(file);
    Replay replay = Replay.open(file, LessonCatalog::byId);
    LessonRun run = LessonRun.start(replay.lesson(), replay.setup());
    while (run.end() < trace.steps().size() - 1) {
      run.extend();
      Verdict verdict =
          Objects.requireNonNull(run.recordAt(run.end()).verdicts().get("replay-agrees"));
      assertTrue(verdict.holds(), line + ", half-step " + run.end() + ": " + verdict.margin());
    }
    assertEquals(trace.end().stopped().id(), Objects.requireNonNull(run.stopReason()).id());
    boolean isComplete = line.startsWith("recovery") && !line.contains("iterations");
    assertEquals(isComplete, run.halfStepAfter(run.end()).isEmpty());
  }
}
