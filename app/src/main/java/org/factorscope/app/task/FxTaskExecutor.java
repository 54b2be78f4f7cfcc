package org.factorscope.app.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The threads of the running program: one for algorithms, one for each long piece of work, and
/// JavaFX's own.
public final class FxTaskExecutor implements TaskExecutor {
  private final ScheduledExecutorService algorithm;
  private final Interruptible interruptible = new Interruptible();
  private final Consumer<Throwable> onUnexpected;

  /// @param onUnexpected hears of exceptions that no work should throw, on any thread
  public FxTaskExecutor(Consumer<Throwable> onUnexpected) {
    this.onUnexpected = onUnexpected;
    algorithm =
        Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("algorithm").unstarted(work));
  }

  @Override
  public void compute(Runnable work) {
    computeAfter(Duration.ZERO, work);
  }

  @Override
  public void computeAfter(Duration pause, Runnable work) {
    try {
      var _ = algorithm.schedule(() -> guarded(work), pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closed) {
      // the window is closing: this work is no longer needed
    }
  }

  @Override
  public void computeInterruptibly(Runnable work) {
    compute(
        () -> {
          interruptible.begin();
          try {
            work.run();
          } finally {
            interruptible.end();
          }
        });
  }

  @Override
  public void interrupt() {
    interruptible.interrupt();
  }

  /// The thread that may be interrupted now. Its lock is held for a moment only, so that an
  /// interrupt that comes too late cannot reach the work after.
  private static final class Interruptible {
    private @Nullable Thread thread;

    synchronized void begin() {
      thread = Thread.currentThread();
    }

    synchronized void interrupt() {
      if (thread != null) {
        thread.interrupt();
      }
    }

    synchronized void end() {
      thread = null;
      boolean _ = Thread.interrupted();
    }
  }

  @Override
  public void show(Runnable work) {
    Platform.runLater(() -> guarded(work));
  }

  @Override
  public <T> Cancellable background(
      Callable<T> work, Consumer<T> onResult, Consumer<Throwable> onFailure) {
    AtomicBoolean cancelled = new AtomicBoolean();
    Runnable whole =
        () -> {
          Runnable outcome = outcome(work, onResult, onFailure);
          show(
              () -> {
                if (!cancelled.get()) {
                  outcome.run();
                }
              });
        };
    Thread thread = new BackgroundThread(() -> guarded(whole));
    thread.start();
    return () -> {
      cancelled.set(true);
      thread.interrupt();
    };
  }

  private static <T> Runnable outcome(
      Callable<T> work, Consumer<T> onResult, Consumer<Throwable> onFailure) {
    try {
      T result = work.call();
      return () -> onResult.accept(result);
    } catch (Throwable failure) {
      // An error as well, such as too little memory: whoever waits must hear of it.
      return () -> onFailure.accept(failure);
    }
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error unexpected) {
      onUnexpected.accept(unexpected);
    }
  }

  @Override
  public void close() {
    algorithm.shutdownNow();
  }
}
