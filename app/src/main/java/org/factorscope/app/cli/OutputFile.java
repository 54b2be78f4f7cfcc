package org.factorscope.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.factorscope.viz.export.AtomicFile;

/// A file that a command was asked to write, with what can be wrong about it in words.
final class OutputFile {
  private final Path asked;
  private final AtomicFile file;
  private final PendingOutputs pending;

  private OutputFile(Path asked, AtomicFile file, PendingOutputs pending) {
    this.asked = asked;
    this.file = file;
    this.pending = pending;
  }

  /// Starts a file beside `asked`, so that a target that cannot be written is noticed before any
  /// work is done.
  static OutputFile at(Path asked, PendingOutputs pending) {
    if (Files.isDirectory(asked)) {
      throw new UsageException(
          "%s is a folder; give the name of a file to be written.".formatted(asked));
    }
    if (Files.exists(asked) && !Files.isWritable(asked)) {
      throw new UsageException("%s is write-protected; give another name.".formatted(asked));
    }
    try {
      return new OutputFile(asked, pending.fileBeside(asked), pending);
    } catch (IOException why) {
      throw UsageException.unwritable(asked, why);
    }
  }

  /// Writes the whole file.
  void write(AtomicFile.Content content) {
    try (OutputStream out = file.stream()) {
      content.write(out);
    } catch (IOException why) {
      throw UsageException.unwritable(asked, why);
    }
    commit();
  }

  /// A stream into the growing file.
  OutputStream stream() {
    try {
      return file.stream();
    } catch (IOException why) {
      throw UsageException.unwritable(asked, why);
    }
  }

  /// The file is whole: moves it to its target.
  void commit() {
    try {
      pending.commit(file);
    } catch (IOException why) {
      throw UsageException.unwritable(asked, why);
    }
  }

  /// What was asked for, for messages.
  Path asked() {
    return asked;
  }
}
