package org.factorscope.app.lesson.completion;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.completion.Observations;
import org.factorscope.app.lesson.LessonWords;
import org.factorscope.datasets.Dataset;

/// The part of a large matrix that pictures show: a block with the chosen row and column in it. A
/// matrix that is not large is shown whole.
///
/// @param row the chosen row, counted from 0
/// @param column the chosen column, counted from 0
/// @param firstRow the first that is shown
/// @param firstColumn the first that is shown
/// @param rows how many are shown
/// @param columns how many are shown
record RatingWindow(
    Dataset data, int row, int column, int firstRow, int firstColumn, int rows, int columns) {
  private static final int MAX_ROWS = 120;
  private static final int MAX_COLUMNS = 80;

  /// The block around a row and a column.
  ///
  /// @param row from 1; beyond the end it means the last
  /// @param column from 1; beyond the end it means the last
  static RatingWindow around(Dataset data, int row, int column) {
    int rows = Math.min(data.rows(), MAX_ROWS);
    int columns = Math.min(data.dimension(), MAX_COLUMNS);
    int i = Math.min(row, data.rows()) - 1;
    int j = Math.min(column, data.dimension()) - 1;
    return new RatingWindow(
        data,
        i,
        j,
        Math.min(i, data.rows() - rows),
        Math.min(j, data.dimension() - columns),
        rows,
        columns);
  }

  /// Which rows and columns are shown, behind a comma; nothing if all are.
  String extent(LessonWords words) {
    boolean isWhole = rows == data.rows() && columns == data.dimension();
    return isWhole
        ? ""
        : words.say(
            "extent", firstRow + 1, firstRow + rows, firstColumn + 1, firstColumn + columns);
  }

  /// The name of the chosen row, unless it is only a number.
  String rowName(LessonWords words) {
    String name = data.rowNames().isEmpty() ? "" : data.rowNames().get(row);
    return name.isEmpty() || name.matches("\\d+")
        ? words.say("row", row + 1)
        : words.say("named-row", name, row + 1);
  }

  /// The name of the chosen column.
  String columnName(LessonWords words) {
    return words.say("named-column", spaced(data.columns().get(column)), column + 1);
  }

  private static String spaced(String name) {
    return name.replace('_', ' ');
  }

  /// The names of the shown rows; none if they are only numbers.
  List<String> rowNames() {
    List<String> names = data.rowNames();
    boolean areNumbers = names.stream().allMatch(name -> name.matches("\\d*"));
    return areNumbers ? List.of() : names.subList(firstRow, firstRow + rows);
  }

  /// The names of the shown columns; none if they are only numbers behind a `c`.
  List<String> columnNames() {
    List<String> names = data.columns();
    boolean areNumbers = names.stream().allMatch(name -> name.matches("c?\\d+"));
    return areNumbers
        ? List.of()
        : names.subList(firstColumn, firstColumn + columns).stream()
            .map(RatingWindow::spaced)
            .toList();
  }

  /// The known entries of the block, NaN elsewhere.
  DMatrixRMaj known(Observations a) {
    DMatrixRMaj block = new DMatrixRMaj(rows, columns);
    Arrays.fill(block.data, Double.NaN);
    for (int i = 0; i < rows; i++) {
      for (int e = a.rowStart(firstRow + i); e < a.rowStart(firstRow + i + 1); e++) {
        int j = a.columnOf(e) - firstColumn;
        if (j >= 0 && j < columns) {
          block.set(i, j, a.byRow(e));
        }
      }
    }
    return block;
  }

  /// The shown rows of U.
  DMatrixRMaj rowsOf(DMatrixRMaj u) {
    return part(u, firstRow, rows);
  }

  /// The shown columns as rows of V.
  DMatrixRMaj columnsOf(DMatrixRMaj v) {
    return part(v, firstColumn, columns);
  }

  private static DMatrixRMaj part(DMatrixRMaj factor, int from, int count) {
    DMatrixRMaj part = new DMatrixRMaj(count, factor.numCols);
    System.arraycopy(factor.data, from * factor.numCols, part.data, 0, count * factor.numCols);
    return part;
  }
}
