package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Finds the header among the first rows of a table, the titles above it and the units below it.
///
/// A row is no data if it has no number where the rows below have numbers. Of such rows at the
/// beginning the one with the most different names is the header.
final class HeaderSearch {
  private final List<CsvRow> rows;
  private final int width;
  private final List<Integer> numeric;
  private final int first;

  private HeaderSearch(List<CsvRow> rows) {
    this.rows = rows;
    this.width = usualWidth(rows);
    this.first = firstFullRow();
    this.numeric = numericColumns();
  }

  /// @param rows the first of the text, one at least
  static HeaderFinding of(SourceText text, List<CsvRow> rows, DecimalMark decimal) {
    return new HeaderSearch(rows).find();
  }

  /// Cells of most rows; of two widths that are equally frequent the one that comes first.
  static int usualWidth(List<CsvRow> rows) {
    Map<Integer, Integer> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(row.width(), 1, Integer::sum));
    // Of two rows the second is data at least.
    int best = rows.size() == 2 ? rows.getLast().width() : rows.getFirst().width();
    for (CsvRow row : rows) {
      if (counts.getOrDefault(row.width(), 0) > counts.getOrDefault(best, 0)) {
        best = row.width();
      }
    }
    return best;
  }

  private int firstFullRow() {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).width() == width) {
        return i;
      }
    }
    return 0;
  }

  /// Columns that are mostly numbers in the second half of the rows, where no header is any more.
  private List<Integer> numericColumns() {
    int from = Math.max(first + 1, first + (rows.size() - first) / 2);
    List<Integer> columns = new ArrayList<>();
    for (int j = 0; j < width; j++) {
      ColumnProfile profile = new ColumnProfile(new DistinctBudget(rows.size()));
      for (CsvRow row : rows.subList(Math.min(from, rows.size()), rows.size())) {
        if (j < row.width()) {
          profile.add(row.cells().get(j), row.line());
        }
      }
      if (profile.isNumeric()) {
        columns.add(j);
      }
    }
    return columns;
  }

  private HeaderFinding find() {
    int short0 = shortHeader();
    if (short0 >= 0) {
      List<String> cells = rows.get(short0).cells();
      CsvHeader header = isTrailingEmpty() ? CsvHeader.named(cells) : CsvHeader.withoutFirst(cells);
      return finding(header, short0, first);
    }
    if (!isPreamble()) {
      // The reading of the rows says which of them is too short or too long.
      return HeaderFinding.of(headerAt(0, 1));
    }
    int end = first;
    while (end < rows.size() && isNames(end)) {
      end++;
    }
    if (end == first || end == rows.size() || numeric.isEmpty()) {
      return finding(headerAt(first, end), first, first + 1);
    }
    int best = mostNames(end);
    boolean hasUnits = end > best + 1;
    while (hasUnits && end < rows.size() - 1 && isEmptyWhereNumeric(end)) {
      end++;
    }
    return finding(CsvHeader.named(rows.get(best).cells()), best, end);
  }

  /// The header if there is a single row, or none like names, at the beginning.
  private CsvHeader headerAt(int i, int end) {
    CsvRow row = rows.get(i);
    boolean names =
        numeric.isEmpty()
            ? isFirstOfTexts(row)
            : (end > i && i < rows.size() && isNames(i))
                || (row.width() == width
                    && hasOnlyNumbers(row)
                    && new FirstRow(sameWidth(i), numeric).isNames());
    return names ? CsvHeader.named(row.cells()) : CsvHeader.madeUp(row.width());
  }

  private List<CsvRow> sameWidth(int from) {
    return rows.subList(from, rows.size()).stream().filter(row -> row.width() == width).toList();
  }

  private boolean isFirstOfTexts(CsvRow row) {
    return rows.size() > 1
        || row.cells().stream().anyMatch(cell -> kind(cell) == Cell.TEXT && !isUnit(cell));
  }

  private static boolean isUnit(String cell) {
    return UnitSign.of(cell) != null;
  }

  /// Whether every numeric column has a number or a gap in this row.
  private boolean hasOnlyNumbers(CsvRow row) {
    return numeric.stream().allMatch(j -> kind(row.cells().get(j)) != Cell.TEXT);
  }

  /// Whether a row has texts where the others have numbers, and no number but whole ones, which may
  /// be names.
  private boolean isNames(int i) {
    CsvRow row = rows.get(i);
    if (row.width() != width) {
      return false;
    }
    int texts = 0;
    for (int j : numeric) {
      String cell = row.cells().get(j);
      Cell kind = kind(cell);
      if (kind == Cell.TEXT && !hasUnitLikeBelow(i, j)) {
        texts++;
      } else if (kind == Cell.TEXT || (kind != Cell.MISSING && (i > first || !isWhole(cell)))) {
        return false;
      }
    }
    return texts > 0 || isTitle(i);
  }

  /// A number with a unit, or a word of truth, is data if the rows below have such.
  private boolean hasUnitLikeBelow(int i, int j) {
    String cell = rows.get(i).cells().get(j);
    UnitSign unit = UnitSign.of(cell);
    int truth = TruthWords.pairsOf(cell);
    for (CsvRow row : rows.subList(i + 1, rows.size())) {
      String below = j < row.width() ? row.cells().get(j) : "";
      UnitSign other = unit == null ? null : UnitSign.of(below);
      if ((other != null && unit != null && other.sign().equals(unit.sign()))
          || (TruthWords.pairsOf(below) & truth) != 0) {
        return true;
      }
    }
    return false;
  }

  /// A first row with a single text above a row of names.
  private boolean isTitle(int i) {
    long filled = rows.get(i).cells().stream().filter(cell -> !cell.isEmpty()).count();
    return i + 1 < rows.size()
        && width > 1
        && filled == 1
        && isEmptyWhereNumeric(i)
        && rows.get(i + 1).width() == width
        && isNames(i + 1);
  }

  private boolean isEmptyWhereNumeric(int i) {
    CsvRow row = rows.get(i);
    return row.width() == width && numeric.stream().allMatch(j -> row.cells().get(j).isEmpty());
  }

  /// The row of names among those from the first to `end`: titles repeat themselves or leave cells
  /// empty. In a single column it is the last that is no unit.
  private int mostNames(int end) {
    if (width == 1) {
      int last = end - 1;
      boolean unit =
          last > first && rows.get(last).cells().getFirst().matches("[\\[(].*[\\])]|.{1,3}");
      return unit ? last - 1 : last;
    }
    int best = first;
    for (int i = first; i < end; i++) {
      best = names(i) > names(best) ? i : best;
    }
    return best;
  }

  private int names(int i) {
    HashSet<String> names = new HashSet<>(rows.get(i).cells());
    names.remove("");
    return names.size();
  }

  /// The index of a header that is one cell shorter than the rows, right above them; −1 if there is
  /// none.
  private int shortHeader() {
    int i = first - 1;
    if (i < 0 || rows.get(i).width() != width - 1 || isNames(first)) {
      return -1;
    }
    boolean names =
        rows.get(i).cells().stream().noneMatch(cell -> cell.isEmpty() || isFraction(cell));
    boolean aboveOnlyTexts = rows.subList(0, i).stream().allMatch(this::isShortText);
    return names && aboveOnlyTexts && (isTrailingEmpty() || identifiesRows()) ? i : -1;
  }

  private static boolean isFraction(String cell) {
    return kind(cell) == Cell.NUMBER && !isWhole(cell);
  }

  private boolean isTrailingEmpty() {
    return sameWidth(first).stream().allMatch(row -> row.cells().getLast().isEmpty());
  }

  /// Whether the first cells of the rows are all different, and no measurements.
  private boolean identifiesRows() {
    List<String> firsts = sameWidth(first).stream().map(row -> row.cells().getFirst()).toList();
    return new HashSet<>(firsts).size() == firsts.size()
        && firsts.stream().noneMatch(HeaderSearch::isFraction);
  }

  /// Whether all rows above the first full one are shorter texts.
  private boolean isPreamble() {
    return rows.subList(0, first).stream().allMatch(this::isShortText);
  }

  private boolean isShortText(CsvRow row) {
    return row.width() < width
        && row.cells().stream().anyMatch(cell -> kind(cell) == Cell.TEXT)
        && row.cells().stream().noneMatch(HeaderSearch::isFraction);
  }

  private HeaderFinding finding(CsvHeader header, int at, int body) {
    BitSet skipped = new BitSet();
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < Math.min(Math.max(body, at), rows.size()); i++) {
      if (i != at) {
        int last = (int) rows.get(i + 1).line();
        skipped.set((int) rows.get(i).line(), last);
        notes.add(skippedNote(rows.get(i)));
      }
    }
    return new HeaderFinding(header, skipped, notes);
  }

  private static String skippedNote(CsvRow row) {
    String text = String.join(" ", row.cells()).strip();
    return String.format(
        Locale.ROOT, "line %d skipped: '%s'", row.line(), new CellPlace(row.line(), text).shown());
  }

  private static Cell kind(String cell) {
    Cell kind = Cell.of(cell, DecimalMark.POINT);
    return kind == Cell.TEXT ? Cell.of(cell, DecimalMark.COMMA) : kind;
  }

  private static boolean isWhole(String cell) {
    return !cell.isEmpty() && cell.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
