package org.factorscope.app.shell;

import java.io.File;
import java.nio.file.Path;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.session.Session;

/// Saves the run of the moment as a session.
final class SessionSaving {
  private static final String ENDING = ".fscope";

  private final PlayerViewModel player;
  private final LongWork work;
  private final Notices notices;
  private final SettingsModel settings;

  SessionSaving(PlayerViewModel player, LongWork work, Notices notices, SettingsModel settings) {
    this.player = player;
    this.work = work;
    this.notices = notices;
    this.settings = settings;
  }

  /// Asks where, then saves.
  void choose(Window owner) {
    PlayerFrame frame = player.frameProperty().get();
    if (frame == null) {
      return;
    }
    player.pause();
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Save the session");
    chooser
        .getExtensionFilters()
        .setAll(new FileChooser.ExtensionFilter("Factorscope session", "*" + ENDING));
    chooser.setInitialFileName(frame.lesson().id() + ENDING);
    settings.existingFolder().ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
    File chosen = chooser.showSaveDialog(owner);
    if (chosen != null) {
      save(frame, FigureSaving.withEnding(chosen.toPath(), ENDING));
    }
  }

  /// Saves the run as a frame shows it.
  void save(PlayerFrame frame, Path target) {
    settings.useFolderOf(target);
    String name = String.valueOf(target.getFileName());
    work.run(
        "Saving " + name + " …",
        "The session cannot be saved",
        () -> {
          Session.of(
                  frame.lesson(),
                  frame.setup(),
                  frame.parameters(),
                  frame.undoable().edits(),
                  frame.position(),
                  frame.axes())
              .write(target);
          return target;
        },
        _ -> notices.done("Saved %s.".formatted(name)));
  }
}
