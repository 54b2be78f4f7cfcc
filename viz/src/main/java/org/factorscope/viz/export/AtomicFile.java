package org.factorscope.viz.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that is either written whole or not touched.
final class AtomicFile {
  private AtomicFile() {}

  /// What fills the file.
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  /// Writes to a hidden file beside `target`, then moves it there. After any failure the hidden
  /// file is gone and `target` as it was.
  static void write(Path target, Content content) throws IOException {
    // Not createTempFile: its files can be read by their owner only, also after the move.
    Path beside =
        target.resolveSibling(
            "." + target.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".part");
    try {
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW))) {
        content.write(out);
      }
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
