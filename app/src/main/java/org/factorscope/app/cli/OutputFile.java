package org.factorscope.app.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/// A file that is written beside its target and moved there when it is whole, so that whoever looks
/// finds the old file or the new one, and never half of one.
///
/// Devices and pipes (`/dev/null`, `>(program)`) cannot be replaced and are written directly.
final class OutputFile {
  private final Path asked;
  private final Path target;
  private final Path grows;
  private final PendingOutputs pending;

  private OutputFile(Path asked, Path target, Path grows, PendingOutputs pending) {
    this.asked = asked;
    this.target = target;
    this.grows = grows;
    this.pending = pending;
  }

  /// Makes room for a file beside `asked`, so that a target that cannot be written is noticed
  /// before any work is done.
  static OutputFile at(Path asked, PendingOutputs pending) {
    if (Files.isDirectory(asked)) {
      throw new UsageException(
          "%s is a folder; give the name of a file to be written.".formatted(asked));
    }
    try {
      Path target = Files.exists(asked) ? asked.toRealPath() : asked.toAbsolutePath();
      if (Files.exists(target) && !Files.isWritable(target)) {
        throw new UsageException("%s is write-protected; give another name.".formatted(asked));
      }
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        return new OutputFile(asked, target, target, pending);
      }
      Path name = Objects.requireNonNull(target.getFileName());
      return new OutputFile(asked, target, pending.folderBeside(target).resolve(name), pending);
    } catch (IOException why) {
      throw UsageException.unwritable(asked, why);
    }
  }

  /// Where the file grows; has the target's name.
  Path path() {
    return grows;
  }

  /// A stream into the growing file.
  OutputStream stream() {
    try {
      return new BufferedOutputStream(Files.newOutputStream(grows), 1 << 16);
    } catch (IOException why) {
      throw UsageException.unwritable(asked, why);
    }
  }

  /// The file is whole: moves it to its target.
  void commit() {
    if (grows.equals(target)) {
      return;
    }
    try {
      pending.move(this::move);
    } catch (IOException why) {
      throw UsageException.unwritable(asked, why);
    }
  }

  private void move() throws IOException {
    try {
      Files.move(grows, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException notHere) {
      Files.move(grows, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// What was asked for, for messages.
  Path asked() {
    return asked;
  }
}
