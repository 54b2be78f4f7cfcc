package org.factorscope.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFilesTest {
  @TempDir private Path folder;

  private Path file(String name, long seconds) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "{}");
    Files.setLastModifiedTime(file, FileTime.fromMillis(seconds * 1000));
    return file;
  }

  @Test
  void aFolderThatIsNotThereHoldsNothing() {
    assertEquals(Optional.empty(), new KeptFiles(folder.resolve("none")).leftBehind());
  }

  @Test
  void theNewestFileOfAnEndedProgramIsFoundAndOlderOnesGo() throws IOException {
    Path older = file("1-17.fscope", 10);
    Path newest = file("2-18.fscope", 20);
    Path foreign = file("notes.txt", 30);
    assertEquals(Optional.of(newest), new KeptFiles(folder).leftBehind());
    assertFalse(Files.exists(older));
    assertTrue(Files.exists(newest));
    assertTrue(Files.exists(foreign));
  }

  @Test
  void theFileOfARunningProgramIsLeftAlone() throws IOException {
    KeptFiles kept = new KeptFiles(folder);
    Files.writeString(kept.own(), "{}");
    assertEquals(Optional.empty(), kept.leftBehind());
    assertTrue(Files.exists(kept.own()));
  }
}
