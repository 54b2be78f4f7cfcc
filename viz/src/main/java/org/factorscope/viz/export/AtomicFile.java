package org.factorscope.viz.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/// A file that is either written whole or not touched: it grows under a hidden name beside its
/// target and is moved there when it is complete, so a reader finds the old file or the new one.
///
/// A symbolic link is followed. Devices and pipes (`/dev/null`, `>(program)`) cannot be replaced
/// and are written directly.
public final class AtomicFile implements AutoCloseable {
  private static final String HIDDEN = ".factorscope-";

  private final Path target;
  private final Path growing;

  private AtomicFile(Path target, Path growing) {
    this.target = target;
    this.growing = growing;
  }

  /// What fills the file.
  @FunctionalInterface
  public interface Content {
    void write(OutputStream out) throws IOException;
  }

  /// Starts a file under a hidden name that no other writer has.
  ///
  /// @throws IOException if nothing can be written beside `target`
  public static AtomicFile beside(Path target) throws IOException {
    return growing(target, HIDDEN + UUID.randomUUID());
  }

  /// Starts a file under the same hidden name every time, so that programs killed while they write
  /// leave at most one file behind. For files that only one program writes.
  ///
  /// @throws IOException if nothing can be written beside `target`
  public static AtomicFile besideAlwaysTheSame(Path target) throws IOException {
    return growing(target, HIDDEN + target.getFileName());
  }

  private static AtomicFile growing(Path target, String hidden) throws IOException {
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      // By its own name: the real path of an unnamed pipe is no path.
      return new AtomicFile(target, target);
    }
    Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    // Not createTempFile: only their owner can read its files, also after the move.
    Path growing = real.resolveSibling(hidden);
    Files.write(growing, new byte[0]);
    return new AtomicFile(real, growing);
  }

  /// Writes a file that a user asked for.
  ///
  /// @throws ExportException if it cannot be written; then `target` is as it was before
  public static void save(Path target, Content content) {
    check(target);
    try {
      write(target, content);
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

  /// Writes `content` to `target`. After any failure the hidden file is gone and `target` as it
  /// was.
  static void write(Path target, Content content) throws IOException {
    try (AtomicFile file = beside(target)) {
      file.fill(content);
    }
  }

  /// Writes the whole content and moves it to the target.
  public void fill(Content content) throws IOException {
    try (OutputStream out = stream()) {
      content.write(out);
    }
    commit();
  }

  /// A stream into the growing file. To be closed before [#commit].
  public OutputStream stream() throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(growing), 1 << 16);
  }

  /// Moves the complete file to its target.
  public void commit() throws IOException {
    if (isDirect()) {
      return;
    }
    keepPermissions();
    try {
      Files.move(
          growing, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException notOnThisFileSystem) {
      Files.move(growing, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Gives the complete file the permissions of the one that it replaces.
  private void keepPermissions() throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    if (old != null && Files.exists(target)) {
      Files.setPosixFilePermissions(growing, old.readAttributes().permissions());
    }
  }

  private boolean isDirect() {
    return growing.equals(target);
  }

  /// Removes the hidden file unless it was moved.
  @Override
  public void close() throws IOException {
    if (!isDirect()) {
      Files.deleteIfExists(growing);
    }
  }
}
