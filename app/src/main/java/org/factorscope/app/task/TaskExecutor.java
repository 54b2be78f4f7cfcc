package org.factorscope.app.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Where work runs. What crosses from one thread to another is immutable.
public interface TaskExecutor extends AutoCloseable {
  /// Runs work on the algorithm thread, in the order of the calls.
  void compute(Runnable work);

  /// The same after a pause.
  void computeAfter(Duration pause, Runnable work);

  /// Runs work on the algorithm thread, in the order of the calls, that may be asked to end early.
  void computeInterruptibly(Runnable work);

  /// Interrupts the work that runs on the algorithm thread now if it was handed over as
  /// interruptible. Other work, and work that waits, is not touched.
  void interrupt();

  /// Runs work on the JavaFX thread.
  void show(Runnable work);

  /// Runs long work on a thread of its own and hands its outcome to the JavaFX thread.
  ///
  /// @return cancels the work by interrupting it; the outcome is then dropped
  <T> Cancellable background(Callable<T> work, Consumer<T> onResult, Consumer<Throwable> onFailure);

  @Override
  void close();

  /// Work that can be given up.
  interface Cancellable {
    void cancel();
  }
}
