package org.factorscope.datasets;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.BitSet;

/// Text in which some lines are empty, and others lost the mark of a comment at their beginning;
/// the number of lines stays.
final class HiddenLinesReader extends FilterReader {
  private final BitSet hidden;
  private final BitSet unmarked;
  private int line = 1;
  private boolean atLineStart = true;
  private boolean afterReturn;

  /// @param hidden lines counted from 1. Not modified.
  /// @param unmarked lines counted from 1. Not modified.
  HiddenLinesReader(Reader in, BitSet hidden, BitSet unmarked) {
    super(new BufferedReader(in));
    this.hidden = hidden;
    this.unmarked = unmarked;
  }

  @Override
  public int read() throws IOException {
    int c = in.read();
    if (afterReturn && c == '\n') {
      afterReturn = false;
      return c;
    }
    afterReturn = false;
    if (hidden.get(line)) {
      while (!isLineEnd(c)) {
        c = in.read();
      }
    } else if (atLineStart && unmarked.get(line)) {
      while (!isLineEnd(c) && CommentMark.isPart(c)) {
        c = in.read();
      }
    }
    atLineStart = isLineEnd(c);
    if (atLineStart) {
      line++;
      afterReturn = c == '\r';
    }
    return c;
  }

  private static boolean isLineEnd(int c) {
    return c == '\n' || c == '\r' || c < 0;
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
}
