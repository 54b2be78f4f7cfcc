package org.factorscope.app.lesson.completion;

import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.completion.Observations;
import org.factorscope.app.lesson.ParameterValues;
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
  private static final int MOST_ROWS = 120;
  private static final int MOST_COLUMNS = 80;

  /// The block that the parameters `row` and `column` choose; beyond the end they mean the last.
  static RatingWindow of(Dataset data, ParameterValues values) {
    int rows = Math.min(data.rows(), MOST_ROWS);
    int columns = Math.min(data.dimension(), MOST_COLUMNS);
    int row = Math.min(values.whole("row"), data.rows()) - 1;
    int column = Math.min(values.whole("column"), data.dimension()) - 1;
    return new RatingWindow(
        data,
        row,
        column,
        Math.min(row, data.rows() - rows),
        Math.min(column, data.dimension() - columns),
        rows,
        columns);
  }

  /// Whether everything is shown.
  boolean isWhole() {
    return rows == data.rows() && columns == data.dimension();
  }

  /// Which rows and columns are shown, or nothing where all are.
  String extent() {
    return isWhole()
        ? ""
        : String.format(
            Locale.ROOT,
            "rows %d–%d, columns %d–%d",
            firstRow + 1,
            firstRow + rows,
            firstColumn + 1,
            firstColumn + columns);
  }

  /// The name of the chosen row, unless it is only a number.
  String rowName() {
    String number = "row " + (row + 1);
    String name = data.rowNames().isEmpty() ? "" : data.rowNames().get(row);
    return name.isEmpty() || name.matches("\\d+") ? number : name + " (" + number + ")";
  }

  /// The name of the chosen column.
  String columnName() {
    return data.columns().get(column).replace('_', ' ') + " (column " + (column + 1) + ")";
  }

  /// The known entries of the block, NaN elsewhere.
  DMatrixRMaj known(Observations a) {
    DMatrixRMaj block = new DMatrixRMaj(rows, columns);
    java.util.Arrays.fill(block.data, Double.NaN);
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

  /// A number for each shown row.
  double[] eachRow(IntToDoubleFunction number) {
    double[] numbers = new double[rows];
    for (int i = 0; i < rows; i++) {
      numbers[i] = number.applyAsDouble(firstRow + i);
    }
    return numbers;
  }

  /// A number for each shown column.
  double[] eachColumn(IntToDoubleFunction number) {
    double[] numbers = new double[columns];
    for (int j = 0; j < columns; j++) {
      numbers[j] = number.applyAsDouble(firstColumn + j);
    }
    return numbers;
  }
}
