package org.factorscope.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsFolderTest {
  private static final Path HOME = Path.of("/home/ada");

  @Test
  void eachSystemHasItsFolder() {
    assertEquals(HOME.resolve(".config/factorscope"), SettingsFolder.of("Linux", Map.of(), HOME));
    assertEquals(
        Path.of("/etc/mine/factorscope"),
        SettingsFolder.of("Linux", Map.of("XDG_CONFIG_HOME", "/etc/mine"), HOME));
    assertEquals(
        HOME.resolve("Library/Application Support/factorscope"),
        SettingsFolder.of("Mac OS X", Map.of(), HOME));
    assertEquals(
        Path.of("/roaming/factorscope"),
        SettingsFolder.of("Windows 11", Map.of("APPDATA", "/roaming"), HOME));
  }
}
