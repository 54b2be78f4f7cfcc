package org.factorscope.app.task;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Runs everything on the caller's thread, for tests. Work with a pause waits in a queue until
/// [#runPaused()] lets one piece go, so a test decides how far a play gets.
public final class SameThreadTaskExecutor implements TaskExecutor {
  private final Queue<Runnable> paused = new ArrayDeque<>();

  @Override
  public void compute(Runnable work) {
    work.run();
  }

  @Override
  public void computeAfter(Duration pause, Runnable work) {
    paused.add(work);
  }

  /// Runs the work that has waited longest; false if none waits.
  public boolean runPaused() {
    Runnable work = paused.poll();
    if (work == null) {
      return false;
    }
    work.run();
    return true;
  }

  @Override
  public void computeInterruptibly(Runnable work) {
    work.run();
  }

  /// Work is always done when somebody can ask for this.
  @Override
  public void interrupt() {}

  @Override
  public void show(Runnable work) {
    work.run();
  }

  @Override
  public <T> Cancellable background(
      Callable<T> work, Consumer<T> onResult, Consumer<Throwable> onFailure) {
    T result;
    try {
      result = work.call();
    } catch (Throwable failure) {
      onFailure.accept(failure);
      return () -> {};
    }
    onResult.accept(result);
    return () -> {};
  }

  @Override
  public void close() {
    paused.clear();
  }
}
