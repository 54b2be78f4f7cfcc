package org.factorscope.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The folder in which each running program keeps its run. A file is named after its process, so
/// that two windows do not share one, and what a program left behind is told from what one is
/// writing.
public final class KeptFiles {
  private static final String ENDING = ".fscope";

  private final Path folder;

  /// @param folder need not exist
  public KeptFiles(Path folder) {
    this.folder = folder;
  }

  /// The file of this process.
  public Path own() {
    return folder.resolve(name(ProcessHandle.current()));
  }

  /// The newest file of a program that has ended; older ones are deleted.
  public Optional<Path> leftBehind() {
    List<Path> left = left();
    left.stream().skip(1).forEach(KeptFiles::delete);
    return left.stream().findFirst();
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      // it is offered once more
    }
  }

  private List<Path> left() {
    Set<String> running =
        ProcessHandle.allProcesses().map(KeptFiles::name).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .filter(file -> !running.contains(file.getFileName().toString()))
          .sorted(Comparator.comparing(KeptFiles::time).reversed())
          .toList();
    } catch (IOException noFolder) {
      return List.of();
    }
  }

  /// Numbers of processes are used again, so the start belongs to the name.
  private static String name(ProcessHandle process) {
    long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return process.pid() + "-" + start + ENDING;
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }
}
