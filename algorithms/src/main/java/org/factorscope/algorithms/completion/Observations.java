package org.factorscope.algorithms.completion;

import java.util.Arrays;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.InvalidInputException;

/// The known entries of a matrix, Π_Ω(A), once by row and once by column. Immutable; memory and the
/// cost of a pass are proportional to the number of known entries.
///
/// Entry e of row i, with e from `rowStart(i)` up to but not including `rowStart(i + 1)`, lies in
/// column `columnOf(e)`. The same holds by column with its own numbering of the entries.
public final class Observations {
  /// ‖Π_Ω(A)‖_F between these bounds can be squared and summed without loss.
  private static final double MAX_NORM = 1e150;

  private static final double MIN_NORM = 1e-150;

  private final int rows;
  private final int columns;
  private final int[] rowStart;
  private final int[] columnOf;
  private final double[] byRow;
  private final int[] columnStart;
  private final int[] rowOf;
  private final double[] byColumn;

  private Observations(int rows, int columns, int[] rowStart, int[] columnOf, double[] byRow) {
    this.rows = rows;
    this.columns = columns;
    this.rowStart = rowStart;
    this.columnOf = columnOf;
    this.byRow = byRow;
    this.columnStart = new int[columns + 1];
    this.rowOf = new int[byRow.length];
    this.byColumn = new double[byRow.length];
    sortByColumn();
  }

  private Observations(Observations a) {
    rows = a.columns;
    columns = a.rows;
    rowStart = a.columnStart;
    columnOf = a.rowOf;
    byRow = a.byColumn;
    columnStart = a.rowStart;
    rowOf = a.columnOf;
    byColumn = a.byRow;
  }

  private void sortByColumn() {
    for (int column : columnOf) {
      columnStart[column + 1]++;
    }
    for (int j = 0; j < columns; j++) {
      columnStart[j + 1] += columnStart[j];
    }
    int[] next = columnStart.clone();
    for (int i = 0; i < rows; i++) {
      for (int e = rowStart[i]; e < rowStart[i + 1]; e++) {
        int at = next[columnOf[e]]++;
        rowOf[at] = i;
        byColumn[at] = byRow[e];
      }
    }
  }

  /// The entries of A that are not NaN.
  ///
  /// @param a n x m, NaN if an entry is not known. Not modified.
  /// @throws InvalidInputException if it is empty or an entry is infinite
  public static Observations of(DMatrixRMaj a) {
    if (a.numRows == 0 || a.numCols == 0) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "The data have %d rows and %d columns, but at least one of each is needed.",
              a.numRows,
              a.numCols));
    }
    int[] rowStart = new int[a.numRows + 1];
    int[] columnOf = new int[known(a)];
    double[] values = new double[columnOf.length];
    int e = 0;
    for (int i = 0; i < a.numRows; i++) {
      for (int j = 0; j < a.numCols; j++) {
        double value = a.data[i * a.numCols + j];
        if (!Double.isNaN(value)) {
          columnOf[e] = j;
          values[e] = value;
          e++;
        }
      }
      rowStart[i + 1] = e;
    }
    return new Observations(a.numRows, a.numCols, rowStart, columnOf, values);
  }

  private static int known(DMatrixRMaj a) {
    int known = 0;
    for (int e = 0; e < a.getNumElements(); e++) {
      double value = a.data[e];
      if (Double.isInfinite(value)) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "The value in row %d, column %d is %s, but every value must be a finite number or"
                    + " missing.",
                e / a.numCols + 1,
                e % a.numCols + 1,
                value));
      }
      known += Double.isNaN(value) ? 0 : 1;
    }
    return known;
  }

  /// Refuses entries whose squares, which every objective sums, would overflow or vanish.
  ///
  /// @throws InvalidInputException saying what to do
  void refuseOutOfRange() {
    double norm = Norms.length(byRow, 0, count());
    if (norm > MAX_NORM || (norm > 0 && norm < MIN_NORM)) {
      throw new InvalidInputException(
          "The numbers are too %s to be squared: together they have length %s;"
                  .formatted(norm > MAX_NORM ? "large" : "small", Double.toString(norm))
              + " bring them to another unit.");
    }
  }

  /// The same places with other values.
  ///
  /// @param newByRow a value for each entry, in the order by row. Copied.
  public Observations withValues(double[] newByRow) {
    if (newByRow.length != byRow.length) {
      throw new IllegalArgumentException(newByRow.length + " values for " + byRow.length);
    }
    return new Observations(rows, columns, rowStart, columnOf, newByRow.clone());
  }

  /// Numbers of the entries, in the order by column.
  ///
  /// @param values one for each entry, in the order by row. Not modified.
  double[] orderedByColumn(double[] values) {
    double[] ordered = new double[values.length];
    int[] next = columnStart.clone();
    for (int e = 0; e < values.length; e++) {
      ordered[next[columnOf[e]]++] = values[e];
    }
    return ordered;
  }

  /// Aᵀ: rows and columns change places. Shares all numbers with this one; costs nothing.
  public Observations transposed() {
    return new Observations(this);
  }

  /// Some of the entries only, in the same places.
  ///
  /// @param kept for each entry, in the order by row, whether it stays. Not modified.
  public Observations only(boolean[] kept) {
    int[] newStart = new int[rows + 1];
    int[] newColumnOf = new int[count()];
    double[] newByRow = new double[count()];
    int size = 0;
    for (int i = 0; i < rows; i++) {
      for (int e = rowStart[i]; e < rowStart[i + 1]; e++) {
        if (kept[e]) {
          newColumnOf[size] = columnOf[e];
          newByRow[size] = byRow[e];
          size++;
        }
      }
      newStart[i + 1] = size;
    }
    return new Observations(
        rows, columns, newStart, Arrays.copyOf(newColumnOf, size), Arrays.copyOf(newByRow, size));
  }

  /// n.
  public int rows() {
    return rows;
  }

  /// m.
  public int columns() {
    return columns;
  }

  /// |Ω|.
  public int count() {
    return byRow.length;
  }

  /// The first entry of row `i`; with `i` = n the number of entries.
  public int rowStart(int i) {
    return rowStart[i];
  }

  /// Whether nothing is known of row `i`.
  public boolean isEmptyRow(int i) {
    return rowStart[i] == rowStart[i + 1];
  }

  /// The column of entry `e`, counted by row.
  public int columnOf(int e) {
    return columnOf[e];
  }

  /// The value of entry `e`, counted by row.
  public double byRow(int e) {
    return byRow[e];
  }

  /// The first entry of column `j`; with `j` = m the number of entries.
  public int columnStart(int j) {
    return columnStart[j];
  }

  /// The row of entry `e`, counted by column.
  public int rowOf(int e) {
    return rowOf[e];
  }

  /// The value of entry `e`, counted by column.
  public double byColumn(int e) {
    return byColumn[e];
  }

  /// Whether entry (i, j) is known.
  public boolean isObserved(int i, int j) {
    return Arrays.binarySearch(columnOf, rowStart[i], rowStart[i + 1], j) >= 0;
  }

  /// Π_Ω(A) written out.
  ///
  /// @param elsewhere the value if nothing is known: 0, or NaN for a picture with gaps
  /// @return n x m, new
  public DMatrixRMaj asMatrix(double elsewhere) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    Arrays.fill(matrix.data, elsewhere);
    for (int i = 0; i < rows; i++) {
      for (int e = rowStart[i]; e < rowStart[i + 1]; e++) {
        matrix.data[i * columns + columnOf[e]] = byRow[e];
      }
    }
    return matrix;
  }
}
