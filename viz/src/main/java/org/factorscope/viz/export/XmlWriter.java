package org.factorscope.viz.export;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/// Text in which the characters that XML 1.0 does not allow, such as U+FFFE, are replacement
/// characters: names of columns may have any.
final class XmlWriter extends FilterWriter {
  private static final char REPLACEMENT = '\uFFFD';

  XmlWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(int c) throws IOException {
    out.write(isAllowed((char) c) ? c : REPLACEMENT);
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(text[i]);
    }
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(text.charAt(i));
    }
  }

  /// Halves of surrogate pairs count as allowed; the encoder replaces those without the other.
  private static boolean isAllowed(char c) {
    return c >= ' ' ? c < '\uFFFE' : c == '\t' || c == '\n' || c == '\r';
  }
}
