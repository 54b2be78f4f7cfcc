package org.factorscope.app.shell.window;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.settings.Settings;
import org.factorscope.app.shell.look.SettingsModel;
import org.factorscope.app.task.FxTaskExecutor;
import org.jspecify.annotations.Nullable;

/// A whole window with its real threads, driven from outside of them.
final class SoakWindow {
  private static final long PATIENCE_SECONDS = 60;
  private static final long LOOK_AGAIN_NANOS = 2_000_000;

  final WindowPane pane;
  private final Stage stage;
  private final FxTaskExecutor tasks;

  private SoakWindow(Stage stage, Consumer<Throwable> onFailure) {
    this.stage = stage;
    tasks = new FxTaskExecutor(onFailure);
    pane = OpenWindow.pane(tasks, new SettingsModel(Settings.INITIAL), onFailure);
    stage.setScene(new Scene(pane, 1000, 800));
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  static SoakWindow open(Consumer<Throwable> onFailure) {
    return ask(() -> new SoakWindow(new Stage(), onFailure));
  }

  /// Runs `work` on the JavaFX thread and waits for it.
  static void act(Runnable work) {
    ask(
        () -> {
          work.run();
          return true;
        });
  }

  /// What `work` gives on the JavaFX thread.
  static <T> T ask(Supplier<T> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            answer.complete(work.get());
          } catch (RuntimeException | Error failure) {
            answer.completeExceptionally(failure);
          }
        });
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException frozen) {
      throw new IllegalStateException("the JavaFX thread does not answer", frozen);
    } catch (InterruptedException | ExecutionException failure) {
      throw new IllegalStateException(failure);
    }
  }

  PlayerFrame frame() {
    return Objects.requireNonNull(frameOrNull());
  }

  private @Nullable PlayerFrame frameOrNull() {
    PlayerFrame[] frame = new PlayerFrame[1];
    act(() -> frame[0] = pane.player().frameProperty().get());
    return frame[0];
  }

  /// Waits until a frame is as it should be.
  void await(Predicate<PlayerFrame> condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      PlayerFrame now = frameOrNull();
      if (now != null && condition.test(now)) {
        return;
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited in vain" + (now == null ? "" : now.lesson().id()));
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  void resize(double width, double height) {
    act(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
        });
  }

  void close() {
    act(
        () -> {
          pane.close();
          stage.close();
        });
    tasks.close();
  }
}
