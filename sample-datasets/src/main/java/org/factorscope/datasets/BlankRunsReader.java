package org.factorscope.datasets;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Text in which every run of blanks and tabulators became one tabulator, and those at both ends of
/// a line are gone; inside quotes everything stays.
final class BlankRunsReader extends FilterReader {
  private static final int NOTHING = -2;

  private boolean atLineStart = true;
  private boolean atCellStart = true;
  private boolean quoted;
  private int waiting = NOTHING;

  BlankRunsReader(Reader in) {
    super(new BufferedReader(in));
  }

  @Override
  public int read() throws IOException {
    if (waiting != NOTHING) {
      int c = waiting;
      waiting = NOTHING;
      return passed(c);
    }
    int c = in.read();
    if (quoted || !isBlank(c)) {
      return passed(c);
    }
    while (isBlank(c)) {
      c = in.read();
    }
    if (atLineStart || isLineEnd(c)) {
      return passed(c);
    }
    waiting = c;
    atCellStart = true;
    return '\t';
  }

  private int passed(int c) {
    if (c == '"' && (quoted || atCellStart)) {
      quoted = !quoted;
    }
    atLineStart = !quoted && isLineEnd(c);
    // A doubled quote inside quotes closes and opens again.
    atCellStart = atLineStart || c == '"';
    return c;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int c = read();
      if (c < 0) {
        return count == 0 ? -1 : count;
      }
      target[offset + count] = (char) c;
      count++;
    }
    return count;
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t' || c == '\u00a0';
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r' || c < 0;
  }
}
