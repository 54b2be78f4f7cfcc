package org.factorscope.app.shell;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.factorscope.app.settings.Settings;

/// The settings that hold now. JavaFX thread only.
final class SettingsModel {
  private final ReadOnlyObjectWrapper<Settings> current;

  SettingsModel(Settings initial) {
    current = new ReadOnlyObjectWrapper<>(initial);
  }

  ReadOnlyObjectProperty<Settings> currentProperty() {
    return current.getReadOnlyProperty();
  }

  Settings get() {
    return current.get();
  }

  void change(UnaryOperator<Settings> edit) {
    current.set(edit.apply(current.get()));
  }

  /// The folder that was used last, where it is still there.
  Optional<Path> existingFolder() {
    String folder = get().folder();
    try {
      return folder.isEmpty() || !Files.isDirectory(Path.of(folder))
          ? Optional.empty()
          : Optional.of(Path.of(folder));
    } catch (InvalidPathException damaged) {
      return Optional.empty();
    }
  }

  void useFolderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      change(settings -> settings.withFolder(folder.toString()));
    }
  }
}
