package org.factorscope.app.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.viz.export.FigureExport;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.theme.Theme;

/// Saves the panels of the moment as a figure.
final class FigureSaving {
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 1000;

  private final PlayerViewModel player;
  private final LongWork work;
  private final Notices notices;
  private final SettingsModel settings;
  private final Supplier<Theme> theme;

  FigureSaving(
      PlayerViewModel player,
      LongWork work,
      Notices notices,
      SettingsModel settings,
      Supplier<Theme> theme) {
    this.player = player;
    this.work = work;
    this.notices = notices;
    this.settings = settings;
    this.theme = theme;
  }

  /// Asks where, then saves.
  void choose(Window owner) {
    PlayerFrame frame = player.frameProperty().get();
    if (frame == null) {
      return;
    }
    player.pause();
    new FileDialog(settings)
        .toSave(
            owner,
            "Export the panels",
            "%s-%d.png".formatted(frame.lesson().id(), frame.record().iteration()),
            List.of(
                new FileChooser.ExtensionFilter("PNG picture", "*.png"),
                new FileChooser.ExtensionFilter("SVG drawing", "*.svg"),
                new FileChooser.ExtensionFilter("PDF document", "*.pdf")))
        .ifPresent(target -> save(frame.panels(), target));
  }

  /// Saves panels to a file; its ending decides the format.
  void save(List<Panel> panels, Path target) {
    settings.useFolderOf(target);
    Theme colours = theme.get();
    String name = target.getFileName().toString();
    work.run(
        "Saving " + name + " …",
        "The figure cannot be saved",
        () -> {
          FigureExport.write(panels, colours, WIDTH, HEIGHT, target);
          return Files.size(target);
        },
        bytes -> notices.done("Saved %s, %,d kB.".formatted(name, Math.max(1, bytes / 1000))));
  }
}
