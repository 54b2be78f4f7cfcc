package org.factorscope.app.shell.file;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.factorscope.app.shell.look.SettingsModel;

/// Asks for a file, in the folder that was used last.
final class FileDialog {
  private final SettingsModel settings;

  FileDialog(SettingsModel settings) {
    this.settings = settings;
  }

  /// A file to read; empty if the user thinks better of it.
  Optional<Path> toOpen(Window owner, String title, FileChooser.ExtensionFilter filter) {
    FileChooser chooser =
        chooser(title, List.of(filter, new FileChooser.ExtensionFilter("All files", "*")));
    return path(chooser.showOpenDialog(owner));
  }

  /// A file to write, with the ending of the kind that was chosen where its name has none.
  Optional<Path> toSave(
      Window owner, String title, String name, List<FileChooser.ExtensionFilter> kinds) {
    FileChooser chooser = chooser(title, kinds);
    chooser.setInitialFileName(name);
    return path(chooser.showSaveDialog(owner))
        .flatMap(
            chosen -> {
              FileChooser.ExtensionFilter kind = chooser.getSelectedExtensionFilter();
              Path target =
                  SaveName.of(
                      chosen, name, ending(kind == null ? kinds.getFirst() : kind), endings(kinds));
              // The dialog asked about the name that it saw.
              return target.equals(chosen) || !Files.exists(target) || mayReplace(owner, target)
                  ? Optional.of(target)
                  : Optional.empty();
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

  private static List<String> endings(List<FileChooser.ExtensionFilter> kinds) {
    return kinds.stream().map(FileDialog::ending).toList();
  }

  private static String ending(FileChooser.ExtensionFilter kind) {
    return kind.getExtensions().getFirst().substring(1);
  }

  private static boolean mayReplace(Window owner, Path target) {
    Alert question =
        new Alert(
            Alert.AlertType.CONFIRMATION,
            "There is a file %s already. Replace it?".formatted(target.getFileName()),
            ButtonType.CANCEL,
            new ButtonType("Replace", ButtonBar.ButtonData.OK_DONE));
    question.setHeaderText(null);
    question.initOwner(owner);
    return question
        .showAndWait()
        .filter(answer -> answer.getButtonData() == ButtonBar.ButtonData.OK_DONE)
        .isPresent();
  }
}
