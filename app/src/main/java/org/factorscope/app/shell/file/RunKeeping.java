package org.factorscope.app.shell.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.task.TaskExecutor;
import org.factorscope.viz.export.ExportException;

/// Keeps the run in view in a file while it changes, so that it can be continued in whatever way
/// the program ended: closed, killed or without power. What was changed last may be missing for
/// three seconds.
public final class RunKeeping {
  private static final Duration EVERY = Duration.seconds(3);

  private final PlayerViewModel player;
  private final TaskExecutor tasks;
  private final Path file;
  private final PauseTransition pause = new PauseTransition(EVERY);

  /// @param file of this program alone
  public RunKeeping(PlayerViewModel player, TaskExecutor tasks, Path file) {
    this.player = player;
    this.tasks = tasks;
    this.file = file;
  }

  /// Keeps what changes from now on.
  public void watch() {
    pause.setOnFinished(_ -> keepInBackground());
    player
        .frameProperty()
        .subscribe(
            frame -> {
              boolean isWaiting = pause.getStatus() == PauseTransition.Status.RUNNING;
              if (frame != null && isBegun(frame) && !isWaiting) {
                pause.playFromStart();
              }
            });
  }

  /// Whether there is something to come back to.
  private static boolean isBegun(PlayerFrame frame) {
    return frame.end() > 0 || !frame.undoable().edits().isEmpty() || frame.undoable().canUndo();
  }

  private void keepInBackground() {
    kept()
        .ifPresent(
            frame -> tasks.background(Executors.callable(() -> write(frame)), _ -> {}, _ -> {}));
  }

  /// Keeps the run as it is now, before the program ends.
  public void keep() {
    kept().ifPresent(this::write);
  }

  /// What is to be kept; empty if there would be nothing to come back to.
  private Optional<PlayerFrame> kept() {
    return Optional.ofNullable(player.frameProperty().get()).filter(RunKeeping::isBegun);
  }

  /// A run that no session can hold, or a folder that is full or write-protected, is not worth a
  /// disturbance: the user did not ask to save.
  private void write(PlayerFrame frame) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      SessionSaving.sessionOf(frame).write(file);
    } catch (IOException | InvalidInputException | ExportException cannotBeKept) {
      // the file holds what could be kept last
    }
  }
}
