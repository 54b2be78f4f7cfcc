package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a first pass over a CSV text finds, before its numbers are kept.
///
/// @param rows of data
/// @param profiles one a column
/// @param formats one a column
/// @param notes what was skipped or guessed, for the user
record CsvSurvey(
    SourceText text,
    Dialect dialect,
    CsvHeader header,
    int rows,
    List<ColumnProfile> profiles,
    List<ColumnFormat> formats,
    List<String> notes) {
  /// Longer tables are refused, numbers or not.
  static final int MAX_CELLS = 20_000_000;

  private static final int MAX_DISTINCT_TEXTS = 1_000_000;
  private static final int MAX_DISTINCT_NUMBERS = 1_000_000;

  /// @throws DataException if there are no rows, rows of different widths, or too many cells
  static CsvSurvey of(SourceText source, CsvOptions options, CsvLayout.HeaderRule rule) {
    CsvLayout layout = CsvLayout.of(source, options, rule);
    Prose.refuse(layout);
    List<ColumnProfile> profiles = profiles(layout.header());
    List<String> notes = new ArrayList<>(layout.notes());
    int rows = profile(layout, profiles, notes);
    if (rows == 0) {
      throw new DataException(
          "%s has a header row only; put rows of numbers below it.".formatted(source.name()));
    }
    DecimalMark decimal = decimal(layout.dialect(), options, profiles);
    Dialect dialect = new Dialect(layout.dialect().delimiter(), decimal);
    List<ColumnFormat> formats = new ArrayList<>();
    for (ColumnProfile profile : profiles) {
      DecimalMark own = profile.marks().decision();
      boolean asked = options.decimal() != DecimalMark.AUTO;
      formats.add(profile.format(asked || own == DecimalMark.AUTO ? decimal : own));
    }
    return new CsvSurvey(
        layout.text(), dialect, layout.header(), rows, List.copyOf(profiles), formats, notes);
  }

  private static List<ColumnProfile> profiles(CsvHeader header) {
    List<ColumnProfile> profiles = new ArrayList<>();
    DistinctBudget texts = new DistinctBudget(MAX_DISTINCT_TEXTS);
    DistinctBudget numbers = new DistinctBudget(MAX_DISTINCT_NUMBERS);
    for (int j = 0; j < header.width(); j++) {
      boolean mayIdentify = header.unnamed().contains(j) || IdNames.isId(header.names().get(j));
      profiles.add(new ColumnProfile(texts, mayIdentify, numbers));
    }
    return profiles;
  }

  private static int profile(CsvLayout layout, List<ColumnProfile> profiles, List<String> notes) {
    int count = 0;
    SourceText text = layout.text();
    try (CsvBody body = new CsvBody(text, layout.dialect().delimiter(), layout.header())) {
      for (CsvRow row = body.next(); row != null; row = body.next()) {
        count++;
        if ((long) count * row.width() > MAX_CELLS) {
          throw new DataException(
              "%s has more than 20 million cells, the most that is read; take fewer rows or columns."
                  .formatted(text.name()));
        }
        add(row, profiles);
      }
      notes.addAll(body.notes());
    }
    return count;
  }

  private static void add(CsvRow row, List<ColumnProfile> profiles) {
    boolean blank = row.isBlank();
    for (int j = 0; j < row.width(); j++) {
      if (blank) {
        profiles.get(j).addEmptyRow(row.line());
      } else {
        profiles.get(j).add(row.cells().get(j), row.line());
      }
    }
  }

  /// What was asked for; else what the columns that decide say together. If none does, a comma is
  /// taken for a decimal mark between semicolons, and for a mark of groups otherwise.
  private static DecimalMark decimal(
      Dialect dialect, CsvOptions options, List<ColumnProfile> profiles) {
    if (options.decimal() != DecimalMark.AUTO) {
      return options.decimal();
    }
    int points = 0;
    int commas = 0;
    boolean open = false;
    for (ColumnProfile profile : profiles) {
      DecimalMark own = profile.marks().decision();
      points += own == DecimalMark.POINT ? 1 : 0;
      commas += own == DecimalMark.COMMA ? 1 : 0;
      open |= profile.marks().open() != null && profile.marks().isOpenByComma();
    }
    if (points != commas) {
      return points > commas ? DecimalMark.POINT : DecimalMark.COMMA;
    }
    if (points > 0) {
      return dialect.decimal();
    }
    return open && dialect.delimiter() == Delimiter.SEMICOLON
        ? DecimalMark.COMMA
        : DecimalMark.POINT;
  }

  /// The first cell of a column that is no number, or null.
  @Nullable CellPlace firstText(int j) {
    return profiles.get(j).firstText(formats.get(j).decimal());
  }
}
