package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/// The second pass over a CSV text: its numbers, labels and row names.
///
/// @param values a missing value is NaN
record CsvContent(DMatrixRMaj values, List<String> labels, List<String> names) {
  private static final String NO_LABEL = "(missing)";

  /// @throws DataException if a numeric column has a text or an infinity
  static CsvContent read(CsvSurvey survey, ColumnRoles roles) {
    refuseBadCells(survey, roles);
    DMatrixRMaj values = new DMatrixRMaj(survey.rows(), roles.numbers().size());
    List<String> labels = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Map<String, String> known = new HashMap<>();
    try (CsvBody body = new CsvBody(survey.text(), survey.dialect().delimiter(), survey.header())) {
      int i = 0;
      for (CsvRow row = body.next(); row != null; row = body.next()) {
        fill(values, i, row, roles.numbers(), survey.formats());
        if (roles.labels() != ColumnRoles.NONE) {
          String label = row.cells().get(roles.labels());
          labels.add(known.computeIfAbsent(label.isEmpty() ? NO_LABEL : label, text -> text));
        }
        if (roles.names() != ColumnRoles.NONE) {
          names.add(row.cells().get(roles.names()));
        }
        i++;
      }
    }
    return new CsvContent(values, labels, names);
  }

  private static void fill(
      DMatrixRMaj values, int i, CsvRow row, List<Integer> columns, List<ColumnFormat> formats) {
    for (int k = 0; k < columns.size(); k++) {
      String text = row.cells().get(columns.get(k));
      ColumnFormat format = formats.get(columns.get(k));
      boolean number = format.kind(text) == Cell.NUMBER;
      values.set(i, k, number ? format.value(text) : Double.NaN);
    }
  }

  /// Names the bad cell that comes first in the file.
  private static void refuseBadCells(CsvSurvey survey, ColumnRoles roles) {
    @Nullable DataException earliest = null;
    long line = Long.MAX_VALUE;
    for (int j : roles.numbers()) {
      ColumnProfile profile = survey.profiles().get(j);
      String column = survey.header().names().get(j);
      CellPlace text = survey.firstText(j);
      if (text != null && text.line() < line) {
        line = text.line();
        earliest = BadCell.notANumber(survey.text(), column, text);
      }
      CellPlace infinity = profile.firstInfinity();
      if (infinity != null && infinity.line() < line) {
        line = infinity.line();
        earliest = BadCell.infinite(survey.text(), column, infinity);
      }
    }
    if (earliest != null) {
      throw earliest;
    }
  }
}
