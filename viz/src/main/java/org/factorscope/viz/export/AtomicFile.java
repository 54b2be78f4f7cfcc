package org.factorscope.viz.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that is either written whole or not touched.
public final class AtomicFile {
  private AtomicFile() {}

  /// What fills the file.
  @FunctionalInterface
  public interface Content {
    void write(OutputStream out) throws IOException;
  }

  /// Writes a file that a user asked for.
  ///
  /// @throws ExportException if it cannot be written; then `target` is as it was before
  public static void save(Path target, Content content) {
    check(target);
    try {
      write(target.toAbsolutePath(), content);
    } catch (AccessDeniedException e) {
      throw new ExportException(
          "“" + target + "” must not be written: choose a folder that you may write to.", e);
    } catch (IOException e) {
      throw new ExportException(
          "“" + target + "” could not be written (" + reason(e) + "): choose another place.", e);
    }
  }

  private static void check(Path target) {
    if (Files.isDirectory(target)) {
      throw new ExportException("“" + target + "” is a folder: add the name of a file to it.");
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new ExportException(
          "The folder “" + folder + "” does not exist: create it or choose another one.");
    }
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
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
