package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What becomes of each column.
///
/// @param numbers indices of the numeric columns, and of those that have a name and no value at all
/// @param labels index of the column of class labels, or [#NONE]
/// @param names index of the column of row names, or [#NONE]
/// @param dropped indices of all others
record ColumnRoles(List<Integer> numbers, int labels, int names, List<Integer> dropped) {
  static final int NONE = -1;

  private static final Set<String> LABEL_NAMES = Set.of("label", "class", "species", "target");

  /// The last column named label, class, species or target is the labels, else the last one with
  /// few distinct texts. An unnamed first column that counts the rows is the names, else the first
  /// with all-distinct texts.
  ///
  /// @throws DataException where there is no numeric column
  static ColumnRoles of(CsvSurvey survey) {
    int labels = labels(survey);
    int names = names(survey, labels);
    List<Integer> numbers = new ArrayList<>();
    List<Integer> dropped = new ArrayList<>();
    for (int j = 0; j < survey.profiles().size(); j++) {
      if (j != labels && j != names) {
        (isNumeric(survey, j) ? numbers : dropped).add(j);
      }
    }
    if (numbers.stream().allMatch(j -> survey.profiles().get(j).isEmpty())) {
      throw new DataException(
          "%s has no numeric column (read with delimiter %s, decimal %s); it needs at least one."
              .formatted(
                  survey.text().name(),
                  survey.dialect().delimiter().words(),
                  survey.dialect().decimal().words()));
    }
    return new ColumnRoles(numbers, labels, names, dropped);
  }

  /// The numeric columns without a value.
  List<Integer> empty(CsvSurvey survey) {
    return numbers.stream().filter(j -> survey.profiles().get(j).isEmpty()).toList();
  }

  private static boolean isNumeric(CsvSurvey survey, int j) {
    ColumnProfile profile = survey.profiles().get(j);
    return profile.isNumeric() || (profile.isEmpty() && !survey.header().unnamed().contains(j));
  }

  private static int labels(CsvSurvey survey) {
    int byContent = NONE;
    int byName = NONE;
    for (int j = 0; j < survey.profiles().size(); j++) {
      if (LABEL_NAMES.contains(survey.header().names().get(j).toLowerCase(Locale.ROOT))) {
        byName = j;
      }
      if (survey.profiles().get(j).isFewTexts()) {
        byContent = j;
      }
    }
    return byName == NONE ? byContent : byName;
  }

  private static int names(CsvSurvey survey, int labels) {
    if (labels != 0
        && survey.header().firstName() == CsvHeader.FirstName.EMPTY
        && survey.profiles().getFirst().isRowCount()) {
      return 0;
    }
    for (int j = 0; j < survey.profiles().size(); j++) {
      if (j != labels && survey.profiles().get(j).isDistinctTexts()) {
        return j;
      }
    }
    return NONE;
  }
}
