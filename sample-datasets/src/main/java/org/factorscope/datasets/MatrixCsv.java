package org.factorscope.datasets;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/// Reads a matrix from a CSV file with a header row and numbers only.
public final class MatrixCsv {
  private MatrixCsv() {}

  /// The numbers below the header row, each the nearest double. A first row of numbers is a header
  /// only where it counts the columns from 0, as data frames without names are written.
  ///
  /// @throws DataException if the file cannot be read, has no header row, or a cell is not a finite
  ///   number
  public static DMatrixRMaj read(Path file) {
    CsvSurvey survey = CsvSurvey.of(SourceText.of(file), CsvOptions.DETECT, MatrixCsv::header);
    refuseMissing(survey);
    return CsvContent.read(survey, ColumnRoles.allNumbers(survey)).values();
  }

  private static HeaderFinding header(
      SourceText text, List<CsvRow> firstRows, DecimalMark decimal) {
    List<String> cells = firstRows.getFirst().cells();
    boolean names = cells.stream().anyMatch(cell -> Cell.of(cell, decimal) == Cell.TEXT);
    if (!names && !countsColumns(cells)) {
      throw new DataException(
          "%s has no header row; put the names of its columns in the first line."
              .formatted(text.name()));
    }
    return HeaderFinding.of(CsvHeader.named(cells));
  }

  private static boolean countsColumns(List<String> cells) {
    return IntStream.range(0, cells.size()).allMatch(j -> cells.get(j).equals(Integer.toString(j)));
  }

  /// Names the first such cell of the first column that has one.
  private static void refuseMissing(CsvSurvey survey) {
    for (int j = 0; j < survey.profiles().size(); j++) {
      CellPlace missing = survey.profiles().get(j).firstMissing();
      if (missing != null) {
        throw BadCell.missing(survey.text(), survey.header().names().get(j), missing);
      }
    }
  }
}
