package org.factorscope.datasets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/// Where the rows of a CSV text are, and how they are written.
///
/// @param text without the lines that are no rows
/// @param notes about those lines, for the user
record CsvLayout(SourceText text, Dialect dialect, CsvHeader header, List<String> notes) {
  /// Finds the names of the columns.
  interface HeaderRule {
    /// The header of a text that begins with these rows.
    ///
    /// @param firstRows one at least
    HeaderFinding header(SourceText text, List<CsvRow> firstRows, DecimalMark decimal);
  }

  /// @throws DataException if there are no rows
  static CsvLayout of(SourceText source, CsvOptions wanted, HeaderRule rule) {
    Delimiter declared = declaredDelimiter(source);
    SourceText text = source;
    CsvOptions options = wanted;
    if (declared != Delimiter.AUTO) {
      text = source.without(line(1));
      options =
          wanted.delimiter() == Delimiter.AUTO
              ? new CsvOptions(declared, wanted.decimal())
              : wanted;
    }
    return withoutComments(text, options, rule);
  }

  private static CsvLayout withoutComments(SourceText source, CsvOptions options, HeaderRule rule) {
    CommentLines marked = CommentLines.of(source);
    boolean onlyMarked = marked.others() == 0;
    SourceText bare = onlyMarked ? source : source.without(marked.all());
    Dialect dialect = DialectDetection.detect(bare, options);
    BitSet comments = new BitSet();
    SourceText text = source;
    if (!onlyMarked && !marked.lines().isEmpty()) {
      List<CsvRow> sample = DialectDetection.sample(bare, dialect.delimiter());
      comments = marked.comments(dialect, sample.isEmpty() ? 1 : HeaderSearch.usualWidth(sample));
      text = source.without(comments);
    }
    return withHeader(text, dialect, rule, marked, comments);
  }

  private static CsvLayout withHeader(
      SourceText text, Dialect dialect, HeaderRule rule, CommentLines marked, BitSet comments) {
    List<CsvRow> sample = rows(text, dialect);
    HeaderFinding found = rule.header(text, sample, dialect.decimal());
    List<String> notes = new ArrayList<>();
    SourceText shown = text;
    int names = namesInComment(found.header(), sample, dialect, marked, comments);
    if (names > 0) {
      shown = text.withUnmarked(names);
      found = rule.header(shown, rows(shown, dialect), dialect.decimal());
      comments.clear(names);
      notes.add(
          String.format(Locale.ROOT, "names of the columns from the comment in line %d", names));
    }
    addComments(comments, notes);
    notes.addAll(found.notes());
    return new CsvLayout(shown.without(found.skipped()), dialect, found.header(), notes);
  }

  private static void addComments(BitSet comments, List<String> notes) {
    int count = comments.cardinality();
    if (count > 0) {
      notes.add(
          count == 1
              ? String.format(Locale.ROOT, "comment in line %d skipped", comments.nextSetBit(0))
              : String.format(Locale.ROOT, "%d lines of comments skipped", count));
    }
  }

  private static List<CsvRow> rows(SourceText text, Dialect dialect) {
    List<CsvRow> sample = DialectDetection.sample(text, dialect.delimiter());
    if (sample.isEmpty()) {
      throw withoutRows(text, dialect);
    }
    return sample;
  }

  private static DataException withoutRows(SourceText text, Dialect dialect) {
    try (CsvRows rows = new CsvRows(text, dialect.delimiter())) {
      rows.next();
    } catch (DataException malformed) {
      return malformed;
    }
    return new DataException(
        "%s is empty; it needs a header row and rows of numbers.".formatted(text.name()));
  }

  /// The comment right above the first row if there is no other header and it has as many names as
  /// the rows have cells; else 0.
  private static int namesInComment(
      CsvHeader header,
      List<CsvRow> sample,
      Dialect dialect,
      CommentLines marked,
      BitSet comments) {
    int first = (int) sample.getFirst().line();
    int above = first < 1 ? -1 : comments.previousSetBit(first - 1);
    if (header.kind() == ImportSummary.Header.PRESENT || above < 1) {
      return 0;
    }
    return marked.lines().stream()
        .filter(line -> line.number() == above)
        .filter(line -> areNames(line.text(), dialect, header.width()))
        .mapToInt(CommentLines.Line::number)
        .findFirst()
        .orElse(0);
  }

  private static boolean areNames(String comment, Dialect dialect, int width) {
    List<String> cells = LineCells.of(CommentMark.bare(comment), dialect.delimiter());
    return cells.size() == width
        && cells.stream().skip(1).noneMatch(String::isEmpty)
        && cells.stream().noneMatch(cell -> NumberText.matches(cell, dialect.decimal()))
        && cells.stream().noneMatch(cell -> cell.endsWith(":"));
  }

  /// The delimiter that a first line `sep=;` gives to a spreadsheet, or [Delimiter#AUTO].
  private static Delimiter declaredDelimiter(SourceText text) {
    try (BufferedReader lines = text.lines()) {
      char[] start = new char[12];
      int length = Math.max(0, lines.read(start));
      String line = new String(start, 0, length).lines().findFirst().orElse("").replace("\"", "");
      if (!line.toLowerCase(Locale.ROOT).startsWith("sep=")) {
        return Delimiter.AUTO;
      }
      return switch (line.substring(4)) {
        case "," -> Delimiter.COMMA;
        case ";" -> Delimiter.SEMICOLON;
        case "\t", "\\t" -> Delimiter.TAB;
        case "|" -> Delimiter.PIPE;
        case "::" -> Delimiter.DOUBLE_COLON;
        case " ", "" -> Delimiter.BLANKS;
        default -> Delimiter.AUTO;
      };
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static BitSet line(int number) {
    BitSet lines = new BitSet();
    lines.set(number);
    return lines;
  }
}
