package org.factorscope.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.factorscope.viz.export.AtomicFile;

/// The outputs that grow beside their targets. What is still there when the command ends, fails or
/// is interrupted is removed.
final class PendingOutputs implements AutoCloseable {
  private final Set<AtomicFile> files = new LinkedHashSet<>();
  private final Thread onInterrupt = new Thread(this::interrupt, "remove partial outputs");
  private boolean interrupted;

  static PendingOutputs open() {
    PendingOutputs pending = new PendingOutputs();
    Runtime.getRuntime().addShutdownHook(pending.onInterrupt);
    return pending;
  }

  /// Starts a file that is to replace `target`.
  synchronized AtomicFile fileBeside(Path target) throws IOException {
    refuseInterrupted();
    AtomicFile file = AtomicFile.beside(target);
    files.add(file);
    return file;
  }

  /// Moves a complete file to its target, unless the partial outputs are already gone.
  synchronized void commit(AtomicFile file) throws IOException {
    refuseInterrupted();
    file.commit();
  }

  /// Something that reads or writes files.
  @FunctionalInterface
  interface IoAction {
    void run() throws IOException;
  }

  @Override
  public synchronized void close() {
    removeAll();
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
    removeAll();
  }

  private void removeAll() {
    for (AtomicFile file : files) {
      try {
        file.close();
      } catch (IOException leftBehind) {
        // nothing more can be done; the target itself was never touched
      }
    }
    files.clear();
  }

  private void refuseInterrupted() {
    if (interrupted) {
      throw new CancellationException("interrupted");
    }
  }
}
