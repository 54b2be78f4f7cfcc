package org.factorscope.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/// The folders in which outputs grow beside their targets. What is still there when the command
/// ends, fails or is interrupted is removed.
final class PendingOutputs implements AutoCloseable {
  private final Set<Path> folders = new LinkedHashSet<>();
  private final Thread onInterrupt = new Thread(this::interrupt, "remove partial outputs");
  private boolean interrupted;

  static PendingOutputs open() {
    PendingOutputs pending = new PendingOutputs();
    Runtime.getRuntime().addShutdownHook(pending.onInterrupt);
    return pending;
  }

  /// A new folder on the same file system as `target`, so that a file in it can be moved there.
  synchronized Path folderBeside(Path target) throws IOException {
    refuseInterrupted();
    Path folder = Files.createTempDirectory(target.toAbsolutePath().getParent(), ".factorscope-");
    folders.add(folder);
    return folder;
  }

  /// Makes a move that must not happen once the partial outputs are gone.
  synchronized void move(IoAction move) throws IOException {
    refuseInterrupted();
    move.run();
  }

  /// Something that reads or writes files.
  @FunctionalInterface
  interface IoAction {
    void run() throws IOException;
  }

  @Override
  public synchronized void close() {
    folders.forEach(PendingOutputs::remove);
    folders.clear();
    if (!interrupted) {
      stopWatching();
    }
  }

  private void stopWatching() {
    try {
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    } catch (IllegalStateException alreadyShuttingDown) {
      // the hook runs after this method and finds nothing to do
    }
  }

  private synchronized void interrupt() {
    interrupted = true;
    folders.forEach(PendingOutputs::remove);
  }

  private void refuseInterrupted() {
    if (interrupted) {
      throw new CancellationException("interrupted");
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> inside = Files.walk(folder)) {
      List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException leftBehind) {
      // nothing more can be done; the target itself was never touched
    }
  }
}
