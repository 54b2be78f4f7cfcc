package org.factorscope.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.Replay;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A trace that the program wrote opens again, and every half-step of it follows its formula.
final class WrittenTracesReplayTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gaussian-mixture",
        "gaussian-mixture --set variance=0.01",
        "gaussian-mixture --set covariance=spherical",
        "gaussian-mixture --set covariance=diagonal",
        "gaussian-mixture --set covariance=full",
        "gaussian-mixture --set covariance=full --set floor=1",
        "gaussian-mixture --data iris --set clusters=7 --set variance=0.000001",
        "soft-vq",
        "soft-vq --set similarity=distance",
        "soft-vq --set update=least-squares",
        "nmf",
        "nmf --set loss=kullback-leibler",
        "nmf --set method=projected-als",
        "nmf --set method=hals"
      })
  void aTraceOfTheProgramReplaysAndAgrees(String command) {
    Path trace = folder.resolve("run.jsonl");
    List<String> args = new ArrayList<>(List.of("run"));
    args.addAll(List.of(command.split(" ", -1)));
    args.addAll(List.of("--iterations", "12", "--trace", trace.toString()));
    CommandRun written = CommandRun.of(args.toArray(String[]::new));
    assertEquals(0, written.status(), written.err());
    Replay replay = Replay.open(trace, LessonCatalog::byId);
    LessonRun run = LessonRun.start(replay.lesson(), replay.setup());
    while (run.end() < replay.halfSteps()) {
      run.extend();
    }
    assertEquals(24, run.end());
    for (int position = 0; position <= run.end(); position++) {
      for (Claim<?, ?, ?> claim : replay.lesson().algorithm().claims()) {
        Verdict verdict = Objects.requireNonNull(run.verdictsAt(position).get(claim.id()));
        boolean isRed =
            claim.promise() == Claim.Promise.PROMISED && verdict.status() == Verdict.Status.FAILS;
        assertFalse(isRed, claim.id() + " at " + position + ": " + verdict.margin());
      }
    }
  }
}
