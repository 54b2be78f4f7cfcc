package org.factorscope.app.shell.file;

import java.nio.file.Path;
import java.util.List;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.session.Session;
import org.factorscope.app.shell.look.SettingsModel;
import org.factorscope.app.shell.notice.LongWork;

/// Saves the run of the moment as a session.
public final class SessionSaving {
  private static final String ENDING = ".fscope";

  private final PlayerViewModel player;
  private final LongWork work;
  private final SettingsModel settings;

  public SessionSaving(PlayerViewModel player, LongWork work, SettingsModel settings) {
    this.player = player;
    this.work = work;
    this.settings = settings;
  }

  /// Asks where, then saves.
  public void choose(Window owner) {
    PlayerFrame frame = player.frameProperty().get();
    if (frame == null) {
      return;
    }
    player.pause();
    new FileDialog(settings)
        .toSave(
            owner,
            "Save the session",
            frame.lesson().id() + ENDING,
            List.of(new FileChooser.ExtensionFilter("Factorscope session", "*" + ENDING)))
        .ifPresent(target -> save(frame, target));
  }

  /// The session of what a frame shows.
  public static Session sessionOf(PlayerFrame frame) {
    return Session.of(
        frame.lesson(),
        frame.setup(),
        frame.parameters(),
        frame.undoable().edits(),
        frame.position(),
        frame.axes());
  }

  /// Saves the run as a frame shows it.
  public void save(PlayerFrame frame, Path target) {
    settings.useFolderOf(target);
    work.save(target, "The session cannot be saved", file -> sessionOf(frame).write(file));
  }
}
