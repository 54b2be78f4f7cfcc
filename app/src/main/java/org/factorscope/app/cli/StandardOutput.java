package org.factorscope.app.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The process's standard output, which remembers why it could not be written: a reader that has
/// left is no mistake, a full disk is.
final class StandardOutput {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Remembering remembering;
  private final PrintStream stream;

  private StandardOutput(OutputStream out, Charset charset) {
    remembering = new Remembering(out);
    stream = new PrintStream(new BufferedOutputStream(remembering, BUFFER_BYTES), false, charset);
  }

  static StandardOutput ofProcess() {
    return new StandardOutput(
        new FileOutputStream(FileDescriptor.out), orUtf8(System.out.charset()));
  }

  static StandardOutput over(OutputStream out) {
    return new StandardOutput(out, StandardCharsets.UTF_8);
  }

  /// The charset of a stream, or UTF-8 if none was chosen: in a bare container it is ASCII.
  static Charset orUtf8(Charset charset) {
    return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
  }

  PrintStream stream() {
    return stream;
  }

  /// Why output was lost, if that is worth telling.
  Optional<String> lost() {
    stream.flush();
    IOException why = remembering.failure;
    String message = why == null ? "" : String.valueOf(why.getMessage());
    return why == null || message.toLowerCase(Locale.ROOT).contains("pipe")
        ? Optional.empty()
        : Optional.of(message);
  }

  private static final class Remembering extends FilterOutputStream {
    private @Nullable IOException failure;

    Remembering(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException failed) {
        failure = failed;
        throw failed;
      }
    }
  }
}
