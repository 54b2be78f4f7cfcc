package org.factorscope.app.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A Python of this machine, one with scikit-learn if there is one. Debian's own stands first:
/// others do not see the libraries that its packages bring.
///
/// @param program its file or name
/// @param hasScikitLearn whether it can import scikit-learn, and numpy with it
record Python(String program, boolean hasScikitLearn) {
  private static final int MOST_MINUTES = 5;
  private static final Optional<Python> FOUND = find();

  /// What a script printed, both streams, and how it ended.
  record Ended(int status, String said) {}

  private static Optional<Python> find() {
    List<Python> found = new ArrayList<>();
    for (String program : List.of("/usr/bin/python3", "python3", "python")) {
      if (runs(program, "import sys; sys.exit(sys.version_info < (3, 8))")) {
        found.add(new Python(program, runs(program, "import numpy, sklearn")));
      }
    }
    return found.stream().filter(Python::hasScikitLearn).findFirst().or(() -> first(found));
  }

  private static Optional<Python> first(List<Python> found) {
    return found.stream().findFirst();
  }

  private static boolean runs(String program, String script) {
    try {
      return new Python(program, false).run(Path.of("."), Path.of("."), "-c", script).status() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  /// The one of this machine; skips the test if there is none.
  static Python orSkip() {
    assumeTrue(FOUND.isPresent(), "Skipped: there is no Python 3.8 or later on this machine.");
    return FOUND.orElseThrow();
  }

  /// The same; skips the test if there is no scikit-learn.
  static Python withScikitLearnOrSkip() {
    Python python = orSkip();
    assumeTrue(
        python.hasScikitLearn(),
        "Skipped: %s has no numpy and scikit-learn; on Debian, apt-get install python3-numpy python3-sklearn."
            .formatted(python.program()));
    return python;
  }

  /// Runs it in a folder to its end, with the modules of another one.
  Ended run(Path folder, Path modules, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    Path said = Files.createTempFile("python", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("PYTHONPATH", modules.toAbsolutePath().toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    try {
      Process process = builder.start();
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        return new Ended(-1, "still running after " + MOST_MINUTES + " minutes");
      }
      return new Ended(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    } finally {
      Files.delete(said);
    }
  }
}
