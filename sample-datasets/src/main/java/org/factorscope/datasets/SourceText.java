package org.factorscope.datasets;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.BitSet;

/// A text file in memory, still encoded; it can be read from the start any number of times.
///
/// @param name for messages
/// @param bytes all of the file. Not modified.
/// @param hidden lines that are read as empty, counted from 1. Not modified.
/// @param unmarked lines that are read without the mark of a comment before them. Not modified.
record SourceText(
    String name, byte[] bytes, TextEncoding encoding, BitSet hidden, BitSet unmarked) {
  /// A control character that [TextEncoding] lets into no text.
  static final String END = "\u001e";

  /// @throws DataException if the file cannot be read or is not text
  static SourceText of(Path file) {
    return of(FileBytes.shortName(file), Unpacked.of(file));
  }

  /// @throws DataException if it is not text
  static SourceText of(String name, byte[] bytes) {
    return new SourceText(
        name, bytes, TextEncoding.detect(name, bytes), new BitSet(), new BitSet());
  }

  /// The same text, more of its lines read as empty.
  ///
  /// @param lines counted from 1. Not modified.
  SourceText without(BitSet lines) {
    BitSet all = (BitSet) hidden.clone();
    all.or(lines);
    return new SourceText(name, bytes, encoding, all, unmarked);
  }

  /// The same text, a line of it no comment any more.
  ///
  /// @param line counted from 1
  SourceText withUnmarked(int line) {
    BitSet shown = (BitSet) hidden.clone();
    shown.clear(line);
    BitSet bare = (BitSet) unmarked.clone();
    bare.set(line);
    return new SourceText(name, bytes, encoding, shown, bare);
  }

  /// A new reader at the start of the text, behind a byte order mark. A line with nothing but
  /// [#END] follows the text, so that a quote which is never closed is noticed: it swallows that
  /// line.
  Reader reader() {
    int start = encoding.markLength();
    Reader all =
        new InputStreamReader(
            new SequenceInputStream(
                new ByteArrayInputStream(bytes, start, bytes.length - start),
                new ByteArrayInputStream(("\n" + END).getBytes(encoding.charset()))),
            encoding.charset());
    return hidden.isEmpty() && unmarked.isEmpty()
        ? all
        : new HiddenLinesReader(all, hidden, unmarked);
  }

  /// The lines as they are in the file, then one with [#END].
  BufferedReader lines() {
    return new BufferedReader(
        new SourceText(name, bytes, encoding, new BitSet(), new BitSet()).reader());
  }
}
