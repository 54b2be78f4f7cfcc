package org.factorscope.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Sees to it that no output takes the place of an input or of another output.
final class OutputTargets {
  private OutputTargets() {}

  /// @param inputs files that are read
  /// @param outputs files that are to be written
  /// @throws UsageException if one of the outputs is one of the others, by whatever path
  static void check(List<Path> inputs, List<Path> outputs) {
    for (int i = 0; i < outputs.size(); i++) {
      Path output = outputs.get(i);
      for (Path input : inputs) {
        if (isSame(input, output)) {
          throw new UsageException(
              "%s is read by this run and would be overwritten; give another name for the output."
                  .formatted(output));
        }
      }
      for (Path other : outputs.subList(0, i)) {
        if (isSame(other, output)) {
          throw new UsageException(
              "%s would be written twice; give each output a name of its own.".formatted(output));
        }
      }
    }
  }

  /// Devices and pipes keep what is written to them.
  private static boolean isSame(Path one, Path other) {
    if (Files.exists(one) && !Files.isRegularFile(one)) {
      return false;
    }
    try {
      boolean areThere = Files.exists(one) && Files.exists(other);
      return areThere ? Files.isSameFile(one, other) : place(one).equals(place(other));
    } catch (IOException unknown) {
      return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
  }

  /// The real folder of a file that may not be there yet, and its name.
  private static Path place(Path file) throws IOException {
    if (Files.exists(file)) {
      return file.toRealPath();
    }
    Path whole = file.toAbsolutePath();
    Path folder = whole.getParent();
    Path name = whole.getFileName();
    return folder == null || name == null || !Files.isDirectory(folder)
        ? whole.normalize()
        : folder.toRealPath().resolve(name);
  }
}
