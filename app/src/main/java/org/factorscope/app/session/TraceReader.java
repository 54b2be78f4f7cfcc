package org.factorscope.app.session;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.factorscope.algorithms.step.InvalidInputException;
import org.jspecify.annotations.Nullable;

/// Reads a trace back, and refuses what is not one: every mistake is a sentence with its line.
public final class TraceReader {
  private static final int LONGEST_LINE_BYTES = 1 << 30;

  private final String name;
  private final List<TraceStep> steps = new ArrayList<>();
  private @Nullable TraceHeader header;
  private @Nullable TraceEnd end;
  private int lines;

  private TraceReader(String name) {
    this.name = name;
  }

  /// Reads a file.
  ///
  /// @throws InvalidInputException if the file is not a trace of this version
  /// @throws IOException if the file cannot be read
  public static Trace read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(String.valueOf(file.getFileName()), in);
    }
  }

  /// Reads a stream to its end.
  ///
  /// @param name for messages
  /// @throws InvalidInputException if the stream is not a trace of this version
  /// @throws IOException if the stream cannot be read
  public static Trace read(String name, InputStream in) throws IOException {
    TraceReader reader = new TraceReader(name);
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    for (byte[] line = next(buffered); line != null; line = next(buffered)) {
      reader.accept(line);
    }
    return reader.finish();
  }

  private void accept(byte[] bytes) {
    lines++;
    TraceLine line =
        TraceLine.parse(String.format(Locale.ROOT, "%s, line %d", name, lines), text(bytes));
    if (header == null) {
      header = line.header();
    } else if (end != null) {
      throw line.refusal("nothing may follow the line with 'stopped'");
    } else if (line.isEnd()) {
      end = checked(line, line.end());
    } else {
      steps.add(checked(line, line.step()));
    }
  }

  private TraceStep checked(TraceLine line, TraceStep step) {
    if (steps.isEmpty()) {
      if (step.iteration() != 0 || !step.phase().equals("start")) {
        throw line.refusal("the first half-step must be iteration 0 with phase 'start'");
      }
      return step;
    }
    int before = steps.getLast().iteration();
    if (step.iteration() != Math.max(1, before) && step.iteration() != before + 1) {
      throw line.refusal(
          String.format(
              Locale.ROOT, "iteration %d cannot follow iteration %d", step.iteration(), before));
    }
    return step;
  }

  private TraceEnd checked(TraceLine line, TraceEnd stopped) {
    if (steps.isEmpty()) {
      throw line.refusal("the line with phase 'start' is missing before this one");
    }
    int last = steps.getLast().iteration();
    if (stopped.iterations() != last) {
      throw line.refusal(
          String.format(
              Locale.ROOT,
              "it says %d iterations, but the line before it is of iteration %d",
              stopped.iterations(),
              last));
    }
    return stopped;
  }

  private Trace finish() {
    if (header == null) {
      throw new InvalidInputException("%s is empty, but must be a trace.".formatted(name));
    }
    if (end == null) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s, line %d: the trace is cut off here; its last line must be"
                  + " {\"stopped\":…,\"iterations\":…}.",
              name,
              lines));
    }
    return new Trace(header, steps, end);
  }

  private String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s, line %d: this is not UTF-8 text, as a trace must be.",
              name,
              lines));
    }
  }

  /// The bytes up to the next line feed or the end; null at the end.
  private static byte @Nullable [] next(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int read = in.read();
    if (read < 0) {
      return null;
    }
    for (; read >= 0 && read != '\n'; read = in.read()) {
      if (line.size() == LONGEST_LINE_BYTES) {
        throw new IOException(
            String.format(Locale.ROOT, "a line is longer than %d bytes", LONGEST_LINE_BYTES));
      }
      line.write(read);
    }
    return line.toByteArray();
  }
}
