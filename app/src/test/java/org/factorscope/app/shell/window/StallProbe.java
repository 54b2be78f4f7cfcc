package org.factorscope.app.shell.window;

import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/// Measures how long the JavaFX thread keeps an event waiting: a thread posts one after the other
/// and looks at the clock.
final class StallProbe implements AutoCloseable {
  private static final long PAUSE_NANOS = 3_000_000;

  private final Semaphore answered = new Semaphore(0);
  private final Thread thread = new Thread(this::probe, "stall-probe");
  private volatile boolean closed;
  private long[] waits = new long[1024];
  private int count;

  StallProbe() {
    thread.setDaemon(true);
    thread.start();
  }

  private void probe() {
    while (!closed) {
      long posted = System.nanoTime();
      Platform.runLater(
          () -> {
            record(System.nanoTime() - posted);
            answered.release();
          });
      answered.acquireUninterruptibly();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private synchronized void record(long nanos) {
    if (count == waits.length) {
      waits = Arrays.copyOf(waits, 2 * count);
    }
    waits[count] = nanos;
    count++;
  }

  /// The wait that a fraction `rank` of all events does not exceed, in milliseconds.
  synchronized double percentileMillis(double rank) {
    long[] sorted = Arrays.copyOf(waits, count);
    Arrays.sort(sorted);
    return sorted[(int) Math.min(count - 1, Math.ceil(rank * count) - 1)] / 1e6;
  }

  @Override
  public void close() {
    closed = true;
  }
}
