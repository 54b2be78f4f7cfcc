package org.factorscope.app.cli;

import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;

/// Jumps to positions all over a run of 10,000 half-steps of soft vector quantization, most of
/// whose states were given up and are computed again.
final class BenchJumps implements Runnable {
  static final int HALF_STEPS = 10_000;

  private static final long BUDGET_BYTES = 1L << 20;

  /// Prime, so that the jumps reach every position before one comes again.
  private static final long STRIDE = 7919;

  private final LessonRun run;
  private long jumps;

  BenchJumps() {
    Lesson<?, ?, ?> lesson = LessonCatalog.byId("soft-vq");
    run = LessonRun.start(lesson, RunSetup.defaultsOf(lesson), BUDGET_BYTES);
    while (run.end() < HALF_STEPS) {
      run.extend();
    }
  }

  /// Makes the next jump.
  @Override
  public void run() {
    run.matricesAt((int) (jumps * STRIDE % (HALF_STEPS + 1)));
    jumps++;
  }
}
