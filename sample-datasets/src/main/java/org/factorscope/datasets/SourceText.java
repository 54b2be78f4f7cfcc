package org.factorscope.datasets;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.file.Path;

/// A text file in memory, still encoded; it can be read from the start any number of times.
///
/// @param name for messages
/// @param bytes all of the file. Not modified.
record SourceText(String name, byte[] bytes, TextEncoding encoding) {
  /// A control character that [TextEncoding] lets into no text.
  static final String END = "\u001e";

  /// @throws DataException where the file cannot be read or is not text
  static SourceText of(Path file) {
    return of(FileBytes.shortName(file), FileBytes.read(file));
  }

  /// @throws DataException where it is not text
  static SourceText of(String name, byte[] bytes) {
    return new SourceText(name, bytes, TextEncoding.detect(name, bytes));
  }

  /// A new reader at the start of the text, behind a byte order mark. A line with nothing but
  /// [#END] follows the text, so that a quote which is never closed is noticed: it swallows that
  /// line.
  Reader reader() {
    int start = encoding.markLength();
    return new InputStreamReader(
        new SequenceInputStream(
            new ByteArrayInputStream(bytes, start, bytes.length - start),
            new ByteArrayInputStream(("\n" + END).getBytes(encoding.charset()))),
        encoding.charset());
  }
}
