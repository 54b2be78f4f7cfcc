package org.factorscope.app.cli;

import java.io.OutputStream;
import java.io.PrintStream;

/// Standard output and standard error.
record Console(PrintStream out, PrintStream err) {

  /// The one line that says what went wrong.
  void complain(String sentence) {
    err.println("factorscope: " + OneLine.of(sentence));
    err.flush();
  }

  /// A line about what was read or left out, which is no mistake.
  void note(String sentence) {
    err.println(OneLine.of(sentence));
    err.flush();
  }

  /// Standard output as bytes; a write fails if the reader has gone, which [PrintStream] keeps to
  /// itself.
  OutputStream bytes() {
    return new OutputStream() {
      @Override
      public void write(int b) throws ClosedPipeException {
        out.write(b);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws ClosedPipeException {
        out.write(bytes, offset, length);
        if (out.checkError()) {
          throw new ClosedPipeException();
        }
      }
    };
  }
}
