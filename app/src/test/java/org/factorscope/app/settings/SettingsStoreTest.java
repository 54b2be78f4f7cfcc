package org.factorscope.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.factorscope.viz.fx.Motion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsStoreTest {
  @TempDir private Path folder;
  private final List<String> troubles = new ArrayList<>();

  private SettingsStore store() {
    return new SettingsStore(folder.resolve("deep/settings.properties"), troubles::add);
  }

  private static Settings unusual() {
    return new Settings(
        ThemeChoice.DARK,
        7.25,
        Motion.OFF,
        new WindowSize(1024, 700, WindowSize.Extent.MAXIMIZED),
        new TextSize(175),
        "soft-vq",
        "C:\\Users\\Zoë\\data sets");
  }

  @Test
  void settingsSurviveARestart() {
    store().save(unusual());
    assertEquals(unusual(), store().load());
    assertEquals(List.of(), troubles);
  }

  @Test
  void nothingSavedMeansTheInitialSettings() {
    assertEquals(Settings.INITIAL, store().load());
  }

  @Test
  void aDamagedFileIsIgnoredAndReplaced() throws IOException {
    Path file = folder.resolve("deep/settings.properties");
    Files.createDirectories(file.getParent());
    for (String damaged : List.of("\\u12", "theme = PINK\nspeed = fast\nwidth = -5\n", "\0\0\0")) {
      Files.writeString(file, damaged);
      assertEquals(Settings.INITIAL, store().load());
    }
    Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) 0x80});
    assertEquals(Settings.INITIAL, store().load());
    store().save(unusual());
    assertEquals(unusual(), store().load());
  }

  @Test
  void oneDamagedValueDoesNotTakeTheOthersWithIt() throws IOException {
    Path file = folder.resolve("deep/settings.properties");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "speed = NaN\ntheme = DARK\n", StandardCharsets.UTF_8);
    assertEquals(Settings.INITIAL.withTheme(ThemeChoice.DARK), store().load());
  }

  @Test
  void aSaveLeavesNothingBesideTheFile() throws IOException {
    store().save(unusual());
    try (Stream<Path> files = Files.list(folder.resolve("deep"))) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsToldAndNotFatal() throws IOException {
    Files.writeString(folder.resolve("deep"), "a file where the folder should be");
    store().save(unusual());
    assertEquals(1, troubles.size());
    assertTrue(troubles.getFirst().contains("settings"), troubles::toString);
  }
}
