package org.factorscope.datasets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The lines of a text that begin as comments do.
///
/// @param lines in their order
/// @param others lines that are neither empty nor among them
record CommentLines(List<Line> lines, int others) {
  /// A line, counted from 1.
  record Line(int number, CommentMark mark, String text) {}

  /// More are not kept; such a file is no table with comments.
  private static final int MOST = 100_000;

  static CommentLines of(SourceText text) {
    List<Line> found = new ArrayList<>();
    int others = 0;
    boolean quoted = false;
    int number = 0;
    try (BufferedReader all = text.lines()) {
      for (String line = all.readLine(); line != null; line = all.readLine()) {
        Cancellation.check();
        number++;
        if (line.equals(SourceText.END) || (!quoted && line.isBlank())) {
          continue;
        }
        CommentMark mark = quoted || found.size() >= MOST ? CommentMark.NONE : CommentMark.of(line);
        if (mark == CommentMark.NONE) {
          others++;
          quoted = isOpenAfter(line, quoted);
        } else {
          found.add(new Line(number, mark, line));
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new CommentLines(List.copyOf(found), others);
  }

  /// Whether a quoted cell continues after a line.
  private static boolean isOpenAfter(String line, boolean quoted) {
    boolean open = quoted;
    for (int i = line.indexOf('"'); i >= 0; i = line.indexOf('"', i + 1)) {
      open = !open && (i == 0 || ",;\t| :".indexOf(line.charAt(i - 1)) >= 0);
    }
    return open;
  }

  /// The numbers of the lines that are no rows of a table.
  ///
  /// A line is a row in spite of its beginning if it is as wide as the others and has numbers where
  /// they have them: `#red,1,2`. Where a number stands behind the mark as well (`# 1,2`), it is a
  /// row that somebody took out, unless most lines are like that.
  ///
  /// @param width cells of most other rows
  BitSet comments(Dialect dialect, int width) {
    List<Line> numbered = new ArrayList<>();
    BitSet comments = new BitSet();
    for (Line line : lines) {
      if (line.mark == CommentMark.SEMICOLON && dialect.delimiter() == Delimiter.SEMICOLON) {
        continue;
      }
      if (!isRow(line, dialect, width)) {
        comments.set(line.number);
      } else if (beginsWithNumber(line, dialect)) {
        numbered.add(line);
      }
    }
    if (numbered.size() <= others) {
      numbered.forEach(line -> comments.set(line.number));
    }
    return comments;
  }

  private static boolean isRow(Line line, Dialect dialect, int width) {
    List<String> cells = LineCells.of(line.text, dialect.delimiter());
    return width > 1
        && cells.size() == width
        && cells.stream().skip(1).anyMatch(cell -> isNumber(cell))
        && cells.stream().skip(1).noneMatch(cell -> cell.length() > 100);
  }

  private static boolean beginsWithNumber(Line line, Dialect dialect) {
    String first = LineCells.of(line.text, dialect.delimiter()).getFirst();
    return isNumber(CommentMark.bare(first).strip());
  }

  private static boolean isNumber(String cell) {
    return NumberText.matches(cell, DecimalMark.POINT)
        || NumberText.matches(cell, DecimalMark.COMMA);
  }

  /// All of the lines.
  BitSet all() {
    BitSet numbers = new BitSet();
    lines.forEach(line -> numbers.set(line.number));
    return numbers;
  }
}
