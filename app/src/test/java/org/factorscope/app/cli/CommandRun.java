package org.factorscope.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What a command printed and how it ended.
record CommandRun(int status, String out, String err) {
  static CommandRun of(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        CommandLineEntry.run(
            args,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new CommandRun(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// The one line on standard error that says what went wrong; lines about the data that were read
  /// may stand before it.
  String onlyErrorLine() {
    var complaints = err.lines().filter(line -> line.startsWith("factorscope: ")).toList();
    if (complaints.size() != 1 || !err.strip().endsWith(complaints.getFirst())) {
      throw new AssertionError("not one complaint on standard error:\n" + err);
    }
    return complaints.getFirst();
  }
}
