package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which columns of a table of triplets say the row, the column and the value of an entry, by name.
public record TripletColumns(String row, String column, String value) {
  private static final Set<String> TIMES =
      Set.of(
          "time",
          "timestamp",
          "unixreviewtime",
          "date",
          "datetime",
          "ts",
          "unixtime",
          "zeit",
          "datum",
          "zeitstempel",
          "fecha",
          "heure",
          "created",
          "createdat");
  private static final Set<String> VALUES =
      Set.of(
          "rating",
          "ratings",
          "score",
          "stars",
          "overall",
          "value",
          "count",
          "plays",
          "weight",
          "wert",
          "bewertung",
          "note",
          "punkte",
          "sterne",
          "entry",
          "y");

  /// Whole numbers from here on may be Unix times: seconds from 1973 to 2096, or thousandths.
  private static final double FIRST_TIME = 1e8;

  private static final double LAST_TIME = 4e9;

  /// The first and the second column that are no times and do not number the rows, and the one that
  /// is called a rating, else the last of numbers.
  ///
  /// @throws DataException if the table has fewer than three columns
  static TripletColumns guessed(CsvSurvey survey) {
    List<String> names = survey.header().names();
    if (names.size() < 3) {
      throw tooFew(survey);
    }
    List<Integer> left = new ArrayList<>();
    for (int j = 0; j < names.size(); j++) {
      left.add(j);
    }
    dropCounter(survey, left);
    dropTimes(survey, left);
    int value = value(survey, left);
    left.remove(Integer.valueOf(value));
    return new TripletColumns(names.get(left.get(0)), names.get(left.get(1)), names.get(value));
  }

  static DataException tooFew(CsvSurvey survey) {
    return new DataException(
        "%s has %s; triplets need three: row, column, value."
            .formatted(
                survey.text().name(), ImportSummary.counted(survey.header().width(), "column")));
  }

  private static void dropCounter(CsvSurvey survey, List<Integer> left) {
    ColumnProfile first = survey.profiles().getFirst();
    boolean counts = first.isWhole() && first.wholeNumbers().countsRows() && survey.rows() > 2;
    if (left.size() > 3 && counts) {
      left.removeFirst();
    }
  }

  private static void dropTimes(CsvSurvey survey, List<Integer> left) {
    for (int k = left.size() - 1; k >= 0 && left.size() > 3; k--) {
      if (isTimeName(survey.header().names().get(left.get(k)))) {
        left.subList(k, k + 1).clear();
      }
    }
    for (int k = left.size() - 1; k >= 0 && left.size() > 3; k--) {
      ColumnProfile profile = survey.profiles().get(left.get(k));
      if (profile.range().isWithin(FIRST_TIME, LAST_TIME)
          || profile.range().isWithin(1000 * FIRST_TIME, 1000 * LAST_TIME)) {
        left.subList(k, k + 1).clear();
        return;
      }
    }
  }

  private static int value(CsvSurvey survey, List<Integer> left) {
    int last = left.getLast();
    for (int j : left) {
      if (survey.profiles().get(j).isNumeric()) {
        last = j;
      }
    }
    for (int j : left) {
      String name = survey.header().names().get(j).toLowerCase(Locale.ROOT);
      if (VALUES.contains(name) && survey.profiles().get(j).isNumeric()) {
        return j;
      }
    }
    return last;
  }

  private static boolean isTimeName(String name) {
    return TIMES.contains(name.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]", ""));
  }

  int rowIn(SourceText text, List<String> names) {
    return index(text, names, row);
  }

  int columnIn(SourceText text, List<String> names) {
    return index(text, names, column);
  }

  int valueIn(SourceText text, List<String> names) {
    return index(text, names, value);
  }

  private static int index(SourceText text, List<String> names, String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new DataException(
          "%s has no column '%s'; it has: %s."
              .formatted(text.name(), name, String.join(", ", names)));
    }
    return index;
  }
}
