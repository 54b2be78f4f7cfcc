package org.factorscope.datasets;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/// Reads a matrix from a CSV file with a header row and numbers only.
public final class MatrixCsv {
  private MatrixCsv() {}

  /// The numbers below the header row, each the nearest double.
  ///
  /// @throws DataException where the file cannot be read, has no header row, or a cell is not a
  ///   finite number
  public static DMatrixRMaj read(Path file) {
    CsvSurvey survey = CsvSurvey.of(SourceText.of(file), CsvOptions.DETECT);
    if (survey.header().kind() == ImportSummary.Header.MADE_UP) {
      throw new DataException(
          "%s has no header row; put the names of its columns in the first line."
              .formatted(survey.text().name()));
    }
    List<Integer> columns = IntStream.range(0, survey.profiles().size()).boxed().toList();
    ColumnRoles roles = new ColumnRoles(columns, ColumnRoles.NONE, ColumnRoles.NONE, List.of());
    DMatrixRMaj values = CsvContent.read(survey, roles).values();
    refuseMissing(survey, values);
    return values;
  }

  private static void refuseMissing(CsvSurvey survey, DMatrixRMaj values) {
    for (int i = 0; i < values.numRows; i++) {
      for (int j = 0; j < values.numCols; j++) {
        if (Double.isNaN(values.get(i, j))) {
          throw new DataException(
              "%s, row %d below the header, column '%s': the number is missing; put one there."
                  .formatted(survey.text().name(), i + 1, survey.header().names().get(j)));
        }
      }
    }
  }
}
