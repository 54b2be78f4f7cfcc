package org.factorscope.app.shell.look;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.factorscope.app.settings.Settings;

/// The settings that hold now. JavaFX thread only.
public final class SettingsModel {
  private final ReadOnlyObjectWrapper<Settings> current;

  public SettingsModel(Settings initial) {
    current = new ReadOnlyObjectWrapper<>(initial);
  }

  public ReadOnlyObjectProperty<Settings> currentProperty() {
    return current.getReadOnlyProperty();
  }

  public Settings get() {
    return current.get();
  }

  public void change(UnaryOperator<Settings> edit) {
    current.set(edit.apply(current.get()));
  }

  /// The folder that was used last, if it still exists; else the user's own.
  public Optional<Path> existingFolder() {
    return Stream.of(get().folder(), System.getProperty("user.home"))
        .flatMap(SettingsModel::folder)
        .findFirst();
  }

  private static Stream<Path> folder(String name) {
    try {
      return Stream.of(Path.of(name)).filter(path -> !name.isEmpty() && Files.isDirectory(path));
    } catch (InvalidPathException damaged) {
      return Stream.empty();
    }
  }

  public void useFolderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      change(settings -> settings.withFolder(folder.toString()));
    }
  }
}
