package org.factorscope.app.shell.window;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.ForwardingAlgorithm;
import org.factorscope.algorithms.step.GivenUpException;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.app.lesson.ForwardingLesson;
import org.factorscope.app.lesson.Lesson;

/// Half-steps that end only when they are given up.
final class EndlessHalfSteps {
  private final AtomicBoolean endless = new AtomicBoolean(true);

  /// The same lesson with such half-steps.
  <P, O, S> Lesson<P, O, S> in(Lesson<P, O, S> lesson) {
    return new EndlessLesson<>(lesson, new Endless<>(lesson.algorithm()));
  }

  /// Half-steps that begin from now on end as usual.
  void end() {
    endless.set(false);
  }

  private static void blockUntilGivenUp() {
    while (true) {
      GivenUpException.throwIfInterrupted();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private static final class EndlessLesson<P, O, S> extends ForwardingLesson<P, O, S> {
    EndlessLesson(Lesson<P, O, S> lesson, Algorithm<P, O, S> algorithm) {
      super(lesson, lesson.outline().algorithm(algorithm));
    }
  }

  private final class Endless<P, O, S> extends ForwardingAlgorithm<P, O, S> {
    Endless(Algorithm<P, O, S> algorithm) {
      super(algorithm);
    }

    @Override
    protected HalfStep<P, O, S> wrapped(HalfStep<P, O, S> halfStep) {
      return HalfStep.of(
          halfStep.name(),
          halfStep.method(),
          (run, state, place) -> {
            if (endless.get()) {
              blockUntilGivenUp();
            }
            return halfStep.apply(run, state, place);
          });
    }
  }
}
