package org.factorscope.app.player;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.factorscope.app.task.TaskExecutor;

/// A busy algorithm thread: work waits until somebody lets it go.
final class WaitingTasks implements TaskExecutor {
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  /// Runs all that waits, in the order of the calls.
  void runAll() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  @Override
  public void compute(Runnable work) {
    waiting.add(work);
  }

  @Override
  public void computeAfter(Duration pause, Runnable work) {
    waiting.add(work);
  }

  @Override
  public void computeInterruptibly(Runnable work) {
    waiting.add(work);
  }

  @Override
  public void interrupt() {}

  @Override
  public void show(Runnable work) {
    work.run();
  }

  @Override
  public <T> Cancellable background(
      Callable<T> work, Consumer<T> onResult, Consumer<Throwable> onFailure) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    waiting.clear();
  }
}
