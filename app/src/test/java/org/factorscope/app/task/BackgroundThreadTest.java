package org.factorscope.app.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackgroundThreadTest {
  @Test
  void whoClearsTheMarkDoesNotUndoTheInterrupt() throws InterruptedException {
    List<Boolean> seen = new ArrayList<>();
    BackgroundThread thread =
        new BackgroundThread(
            () -> {
              seen.add(Thread.currentThread().isInterrupted());
              Thread.currentThread().interrupt();
              seen.add(Thread.interrupted());
              seen.add(Thread.currentThread().isInterrupted());
            });
    thread.start();
    thread.join();
    assertEquals(List.of(false, true, true), seen);
  }
}
