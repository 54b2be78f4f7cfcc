package org.factorscope.app.shell.window;

import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.util.Duration;

/// Does something once, as soon as a condition holds or waiting for it has taken too long. Looks
/// once a pulse.
final class Awaited extends AnimationTimer {
  private final BooleanSupplier condition;
  private final Duration patience;
  private final Runnable then;
  private long began;

  Awaited(BooleanSupplier condition, Duration patience, Runnable then) {
    this.condition = condition;
    this.patience = patience;
    this.then = then;
  }

  @Override
  public void handle(long frameNanos) {
    if (began == 0) {
      began = frameNanos;
    }
    if (condition.getAsBoolean() || frameNanos - began > patience.toMillis() * 1e6) {
      stop();
      then.run();
    }
  }
}
