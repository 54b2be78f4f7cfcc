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
  /// few distinct texts. The first column with all-distinct texts is the names, else the first that
  /// numbers the rows.
  ///
  /// @param wanted names of columns that are to be numbers whatever they look like
  /// @throws DataException if there is no numeric column
  static ColumnRoles of(CsvSurvey survey, List<String> wanted) {
    List<Integer> keys = keys(survey, wanted);
    int labels = labels(survey, wanted);
    int names = names(survey, labels, keys);
    List<Integer> numbers = new ArrayList<>();
    List<Integer> dropped = new ArrayList<>();
    for (int j = 0; j < survey.profiles().size(); j++) {
      if (j != labels && j != names && !isNothing(survey, j)) {
        boolean number = isNumeric(survey, j) && !keys.contains(j);
        (number ? numbers : dropped).add(j);
      }
    }
    if (numbers.stream().allMatch(j -> survey.profiles().get(j).isEmpty())) {
      throw withoutNumbers(survey);
    }
    return new ColumnRoles(numbers, labels, names, dropped);
  }

  /// The numeric columns without a value.
  List<Integer> empty(CsvSurvey survey) {
    return numbers.stream().filter(j -> survey.profiles().get(j).isEmpty()).toList();
  }

  private static boolean isNumeric(CsvSurvey survey, int j) {
    ColumnProfile profile = survey.profiles().get(j);
    return profile.isNumeric() || (profile.isEmpty() && survey.header().isNamed(j));
  }

  /// All columns as numbers.
  static ColumnRoles allNumbers(CsvSurvey survey) {
    List<Integer> all = new ArrayList<>();
    for (int j = 0; j < survey.profiles().size(); j++) {
      all.add(j);
    }
    return new ColumnRoles(all, NONE, NONE, List.of());
  }

  private static DataException withoutNumbers(CsvSurvey survey) {
    if (survey.profiles().stream().anyMatch(ColumnProfile::isProse)) {
      return Prose.refused(survey.text());
    }
    return new DataException(
        "%s has no numeric column (read with delimiter %s, decimal %s); it needs at least one."
            .formatted(
                survey.text().name(),
                survey.dialect().delimiter().words(),
                survey.dialect().decimal().words()));
  }

  /// A last column without a name and a value: rows that end with a delimiter.
  private static boolean isNothing(CsvSurvey survey, int j) {
    for (int k = j; k < survey.profiles().size(); k++) {
      if (survey.header().isNamed(k) || !survey.profiles().get(k).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static int labels(CsvSurvey survey, List<String> wanted) {
    int byContent = NONE;
    int byName = NONE;
    for (int j = 0; j < survey.profiles().size(); j++) {
      String name = survey.header().names().get(j);
      if (wanted.contains(name)) {
        continue;
      }
      if (LABEL_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
        byName = j;
      }
      if (survey.profiles().get(j).isFewTexts()) {
        byContent = j;
      }
    }
    return byName == NONE ? byContent : byName;
  }

  /// The columns of whole numbers that only number the rows: without a name, with the name of a
  /// number or id, or a first one that counts by one, unless its name is that of a quantity (`x`).
  private static List<Integer> keys(CsvSurvey survey, List<String> wanted) {
    List<Integer> keys = new ArrayList<>();
    int others = 0;
    for (int j = 0; j < survey.profiles().size(); j++) {
      boolean key = isKey(survey, j) && !wanted.contains(survey.header().names().get(j));
      if (key) {
        keys.add(j);
      }
      others += !key && survey.profiles().get(j).isNumeric() ? 1 : 0;
    }
    // Numbers beside nothing but texts are numbers of the texts.
    boolean prose = survey.profiles().stream().anyMatch(ColumnProfile::isProse);
    return others == 0 && !prose ? List.of() : keys;
  }

  private static boolean isKey(CsvSurvey survey, int j) {
    ColumnProfile profile = survey.profiles().get(j);
    if (!profile.isWhole() || survey.header().kind() == ImportSummary.Header.MADE_UP) {
      return false;
    }
    String name = survey.header().names().get(j);
    WholeNumbers numbers = profile.wholeNumbers();
    return (survey.header().unnamed().contains(j) && (j == 0 || numbers.countsUp()))
        || IdNames.isId(name)
        || (j == 0 && survey.rows() > 2 && numbers.countsUp() && !IdNames.isVariable(name));
  }

  private static int names(CsvSurvey survey, int labels, List<Integer> keys) {
    for (int j = 0; j < survey.profiles().size(); j++) {
      if (j != labels && survey.profiles().get(j).isDistinctTexts()) {
        return j;
      }
    }
    return keys.isEmpty() ? NONE : keys.getFirst();
  }
}
