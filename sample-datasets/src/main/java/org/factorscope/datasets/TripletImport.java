package org.factorscope.datasets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;

/// Reads a matrix with gaps from a table that names a row, a column and a value in each line, as
/// ratings are often kept. Entries without a line are missing.
///
/// Rows and columns are in the order of their numbers where all of their names are whole numbers,
/// else in the order in which they come first.
public final class TripletImport {
  private TripletImport() {}

  /// The matrix of a file.
  ///
  /// @param row name of the column that says the row of an entry
  /// @param column name of the column that says its column
  /// @param value name of the column with its value
  /// @throws DataException if it cannot be read, has no such columns, names an entry twice, has a
  ///   value that is no finite number, or makes a matrix of more than 20 million entries
  public static Dataset read(Path file, String row, String column, String value) {
    return read(SourceText.of(file), CsvOptions.DETECT, new TripletColumns(row, column, value))
        .dataset();
  }

  /// The matrix of a file whose columns are found by what is in them.
  ///
  /// @throws DataException as [#read(Path, String, String, String)]
  static Triplets guess(SourceText text) {
    CsvSurvey survey = CsvSurvey.of(text, CsvOptions.DETECT, HeaderSearch::of);
    return read(survey, TripletColumns.guessed(survey));
  }

  static Triplets read(SourceText text, CsvOptions options, TripletColumns columns) {
    CsvSurvey survey = CsvSurvey.of(text, options, HeaderSearch::of);
    if (survey.header().width() < 3) {
      throw TripletColumns.tooFew(survey);
    }
    return read(survey, columns);
  }

  private static Triplets read(CsvSurvey survey, TripletColumns columns) {
    SourceText text = survey.text();
    List<String> names = survey.header().names();
    Entries entries = new Entries();
    int row = columns.rowIn(text, names);
    int column = columns.columnIn(text, names);
    int value = columns.valueIn(text, names);
    try (CsvBody body = new CsvBody(text, survey.dialect().delimiter(), survey.header())) {
      for (CsvRow line = body.next(); line != null; line = body.next()) {
        if (line.isBlank()) {
          continue;
        }
        entries.add(
            name(survey, line, names.get(row), row),
            name(survey, line, names.get(column), column),
            value(survey, line, names.get(value), value),
            line.line());
      }
    }
    return new Triplets(entries.dataset(text.name()), columns, names, survey.notes());
  }

  private static String name(CsvSurvey survey, CsvRow line, String column, int index) {
    String name = line.cells().get(index).strip();
    if (name.isEmpty()) {
      throw BadCell.nameless(survey.text(), column, new CellPlace(line.line(), name));
    }
    return name;
  }

  private static double value(CsvSurvey survey, CsvRow line, String name, int index) {
    String cell = line.cells().get(index);
    ColumnFormat format = survey.formats().get(index);
    CellPlace place = new CellPlace(line.line(), cell);
    return switch (format.kind(cell)) {
      case NUMBER -> format.value(cell);
      case INFINITE -> throw BadCell.infinite(survey.text(), name, place);
      case MISSING -> throw BadCell.missing(survey.text(), name, place);
      case TEXT -> throw BadCell.notANumber(survey.text(), name, place);
    };
  }

  /// The entries as they come.
  private static final class Entries {
    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final List<Entry> all = new ArrayList<>();

    private record Entry(int row, int column, double value, long line) {}

    void add(String row, String column, double value, long line) {
      names.add(row);
      names.add(column);
      int i = rows.computeIfAbsent(row, _ -> rows.size());
      int j = columns.computeIfAbsent(column, _ -> columns.size());
      all.add(new Entry(i, j, value, line));
    }

    Dataset dataset(String name) {
      refuseTooLarge(name);
      List<String> rowNames = inOrder(rows);
      List<String> columnNames = inOrder(columns);
      return new Dataset(
              name,
              name,
              columnNames,
              matrix(name, rowNames, columnNames),
              rowNames,
              List.of(),
              ImageShape.NONE,
              List.of(),
              "",
              "Imported from " + name,
              "not stated")
          .withListedNames(List.copyOf(names));
    }

    private void refuseTooLarge(String name) {
      long cells = (long) rows.size() * columns.size();
      if (cells > CsvSurvey.MAX_CELLS) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s makes a matrix of %d × %d, more than 20 million entries; take fewer rows or"
                    + " columns.",
                name,
                rows.size(),
                columns.size()));
      }
    }

    private DMatrixRMaj matrix(String name, List<String> rowNames, List<String> columnNames) {
      int[] rowPlaces = places(rows, rowNames);
      int[] columnPlaces = places(columns, columnNames);
      DMatrixRMaj values = new DMatrixRMaj(rows.size(), columns.size());
      Arrays.fill(values.data, Double.NaN);
      for (Entry entry : all) {
        int i = rowPlaces[entry.row];
        int j = columnPlaces[entry.column];
        if (!Double.isNaN(values.get(i, j))) {
          throw new DataException(
              String.format(
                  Locale.ROOT,
                  "%s, line %d: row '%s' and column '%s' have a value already; keep one of the two"
                      + " lines.",
                  name,
                  entry.line,
                  rowNames.get(i),
                  columnNames.get(j)));
        }
        values.set(i, j, entry.value);
      }
      return values;
    }

    private static List<String> inOrder(Map<String, Integer> found) {
      boolean areNumbers = found.keySet().stream().allMatch(name -> name.matches("\\d{1,9}"));
      Comparator<Map.Entry<String, Integer>> order =
          areNumbers
              ? Comparator.comparing(entry -> Integer.valueOf(entry.getKey()))
              : Map.Entry.comparingByValue();
      return found.entrySet().stream().sorted(order).map(Map.Entry::getKey).toList();
    }

    private static int[] places(Map<String, Integer> found, List<String> ordered) {
      int[] places = new int[ordered.size()];
      for (int place = 0; place < places.length; place++) {
        places[found.getOrDefault(ordered.get(place), 0)] = place;
      }
      return places;
    }
  }
}
