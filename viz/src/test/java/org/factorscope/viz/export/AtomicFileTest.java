package org.factorscope.viz.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {
  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void anErrorWhileWritingLeavesNothing() throws IOException {
    Path target = folder.resolve("figure.png");
    assertThrows(
        IOException.class,
        () ->
            AtomicFile.write(
                target,
                out -> {
                  out.write(NEW);
                  throw new IOException("disk full");
                }));
    assertEquals(List.of(), files());
  }

  @Test
  void theOldFileStandsUntilTheNewOneIsCommitted() throws IOException {
    Path target = Files.writeString(folder.resolve("run.jsonl"), "old");
    try (AtomicFile file = AtomicFile.beside(target)) {
      try (OutputStream out = file.stream()) {
        out.write(NEW);
      }
      assertEquals("old", Files.readString(target));
      file.commit();
    }
    assertEquals("new", Files.readString(target));
    assertEquals(List.of("run.jsonl"), files());
  }

  @Test
  void whatIsNotCommittedIsRemoved() throws IOException {
    Path target = folder.resolve("run.jsonl");
    try (AtomicFile file = AtomicFile.beside(target);
        OutputStream out = file.stream()) {
      out.write(NEW);
    }
    assertEquals(List.of(), files());
  }

  @Test
  void aNameOfAnyAllowedLengthCanBeWritten() throws IOException {
    Path target = folder.resolve("n".repeat(250) + ".png");
    AtomicFile.save(target, out -> out.write(NEW));
    assertEquals("new", Files.readString(target));
  }

  @Test
  void programsKilledWhileTheyWriteTheSameFileLeaveAtMostOne() throws IOException {
    Path target = folder.resolve("settings");
    AtomicFile first = AtomicFile.besideAlwaysTheSame(target);
    AtomicFile second = AtomicFile.besideAlwaysTheSame(target);
    assertEquals(1, files().size());
    second.fill(out -> out.write(NEW));
    first.close();
    assertEquals(List.of("settings"), files());
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aSymbolicLinkIsFollowed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    AtomicFile.save(link, out -> out.write(NEW));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(file));
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aDeviceIsWrittenAndNotReplaced() {
    Path device = Path.of("/dev/null");
    AtomicFile.save(device, out -> out.write(NEW));
    assertFalse(Files.isRegularFile(device));
  }
}
