package org.factorscope.app.task;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Hands values to another thread, newest wins: a value that was not taken yet is replaced, so a
/// slow reader never lags behind a fast writer.
public final class Mailbox<T> {
  private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
  private final Executor reader;
  private final Consumer<T> onValue;

  /// @param reader runs the taking, for example the algorithm thread
  public Mailbox(Executor reader, Consumer<T> onValue) {
    this.reader = reader;
    this.onValue = onValue;
  }

  /// Leaves a value; from any thread.
  public void put(T value) {
    if (waiting.getAndSet(value) == null) {
      reader.execute(this::take);
    }
  }

  private void take() {
    @Nullable T value = waiting.getAndSet(null);
    if (value != null) {
      onValue.accept(value);
    }
  }
}
