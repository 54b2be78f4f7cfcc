package org.factorscope.app.shell.file;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.factorscope.app.shell.look.SettingsModel;

/// Asks for a file, in the folder that was used last.
final class FileDialog {
  private final SettingsModel settings;

  FileDialog(SettingsModel settings) {
    this.settings = settings;
  }

  /// A file to read; empty where the user thinks better of it.
  Optional<Path> toOpen(Window owner, String title, FileChooser.ExtensionFilter filter) {
    FileChooser chooser =
        chooser(title, List.of(filter, new FileChooser.ExtensionFilter("All files", "*.*")));
    return path(chooser.showOpenDialog(owner));
  }

  /// A file to write, with the ending of the kind that was chosen where its name has none.
  Optional<Path> toSave(
      Window owner, String title, String name, List<FileChooser.ExtensionFilter> kinds) {
    FileChooser chooser = chooser(title, kinds);
    chooser.setInitialFileName(name);
    return path(chooser.showSaveDialog(owner))
        .map(
            chosen -> {
              String pattern = chooser.getSelectedExtensionFilter().getExtensions().getFirst();
              return withEnding(chosen, pattern.substring(1));
            });
  }

  private FileChooser chooser(String title, List<FileChooser.ExtensionFilter> kinds) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.getExtensionFilters().setAll(kinds);
    settings.existingFolder().ifPresent(folder -> chooser.setInitialDirectory(folder.toFile()));
    return chooser;
  }

  private static Optional<Path> path(@org.jspecify.annotations.Nullable File chosen) {
    return Optional.ofNullable(chosen).map(File::toPath);
  }

  private static Path withEnding(Path chosen, String ending) {
    String name = String.valueOf(chosen.getFileName());
    return name.contains(".") ? chosen : chosen.resolveSibling(name + ending);
  }
}
