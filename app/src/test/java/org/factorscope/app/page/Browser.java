package org.factorscope.app.page;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A Chromium of this machine, without a window.
record Browser(String program) {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final int MOST_SECONDS = 120;

  /// The first one on the path that starts; empty if there is none.
  static Optional<Browser> find() {
    String path = System.getenv().getOrDefault("PATH", "");
    return NAMES.stream()
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(in -> Path.of(in, name)))
        .filter(Files::isExecutable)
        .map(program -> new Browser(program.toString()))
        .filter(Browser::starts)
        .findFirst();
  }

  private boolean starts() {
    try {
      Process process = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException broken) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Opens a file, lets its scripts come to rest, and gives the document as it is then.
  ///
  /// @param folder for what the browser keeps
  String documentOf(Path file, Path folder, String... more) throws IOException {
    Path out = folder.resolve("document.html");
    Path err = folder.resolve("browser.log");
    Process process =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(
                            program,
                            "--headless=new",
                            // Continuous integration runs as root in a container.
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--no-first-run",
                            "--user-data-dir=" + folder.resolve("profile"),
                            "--virtual-time-budget=60000",
                            "--dump-dom"),
                        Stream.concat(Stream.of(more), Stream.of(file.toUri().toString())))
                    .toList())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(program + " did not end");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    String document = Files.readString(out, StandardCharsets.UTF_8);
    if (document.isBlank()) {
      throw new IOException(program + " gave no document: " + Files.readString(err));
    }
    return document;
  }
}
