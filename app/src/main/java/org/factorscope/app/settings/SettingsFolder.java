package org.factorscope.app.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a system keeps the settings of its programs.
public final class SettingsFolder {
  private static final String NAME = "factorscope";

  private SettingsFolder() {}

  /// The folder on the machine that this runs on; it may not exist yet.
  public static Path here() {
    return of(
        System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /// @param system as in `os.name`
  /// @param environment the environment variables
  static Path of(String system, Map<String, String> environment, Path home) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return folder(environment.get("APPDATA"), home.resolve("AppData/Roaming"));
    }
    if (name.startsWith("mac")) {
      return home.resolve("Library/Application Support").resolve(NAME);
    }
    return folder(environment.get("XDG_CONFIG_HOME"), home.resolve(".config"));
  }

  private static Path folder(@Nullable String given, Path otherwise) {
    return (given == null || given.isBlank() ? otherwise : Path.of(given)).resolve(NAME);
  }
}
