package org.factorscope.datasets;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a table looks like a list of ratings: each row a user, an item and a value, users and
/// items come again, and no pair of them does.
final class RatingsHint {
  private static final int FEWEST_ROWS = 6;
  private static final int MOST_COLUMNS = 6;

  private RatingsHint() {}

  /// What to tell the user then.
  static Optional<String> of(CsvSurvey survey) {
    int width = survey.header().width();
    if (width < 3 || width > MOST_COLUMNS || survey.rows() < FEWEST_ROWS) {
      return Optional.empty();
    }
    TripletColumns columns = TripletColumns.guessed(survey);
    List<String> names = survey.header().names();
    String row = columns.row();
    String column = columns.column();
    if (!isId(survey, names.indexOf(row))
        || !isId(survey, names.indexOf(column))
        || !survey.profiles().get(names.indexOf(columns.value())).isNumeric()
        || !pairsAreDifferent(survey, names.indexOf(row), names.indexOf(column))) {
      return Optional.empty();
    }
    return Optional.of(
        "it looks like ratings: import it as ratings (--triplets %s,%s,%s)"
            .formatted(row, column, columns.value()));
  }

  private static boolean isId(CsvSurvey survey, int j) {
    ColumnProfile profile = survey.profiles().get(j);
    return profile.isText() || (profile.isComplete() && profile.wholeNumbers().isWhole());
  }

  private static boolean pairsAreDifferent(CsvSurvey survey, int row, int column) {
    Set<String> rows = new HashSet<>();
    Set<String> columns = new HashSet<>();
    Set<String> pairs = new HashSet<>();
    try (CsvBody body = new CsvBody(survey.text(), survey.dialect().delimiter(), survey.header())) {
      for (CsvRow line = body.next(); line != null; line = body.next()) {
        if (line.isBlank()) {
          continue;
        }
        String first = line.cells().get(row);
        String second = line.cells().get(column);
        rows.add(first);
        columns.add(second);
        if (!pairs.add(first + "\u001f" + second) || pairs.size() > 2_000_000) {
          return false;
        }
      }
    }
    return 2 * rows.size() <= pairs.size() && 2 * columns.size() <= pairs.size();
  }
}
