package org.factorscope.datasets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads a table from a CSV file. Two passes over the text: the first finds out what the columns
/// are, the second keeps the numbers.
public final class CsvImport {
  private CsvImport() {}

  /// The data of a file, everything about it detected.
  ///
  /// @throws DataException as [#read(Path, CsvOptions)]
  public static Dataset read(Path file) {
    return read(file, CsvOptions.DETECT).dataset();
  }

  /// The data of a file, and what was found in it.
  ///
  /// @throws DataException if it cannot be read, is not a table of numbers or is too large, and if
  ///   the thread is interrupted
  public static Imported read(Path file, CsvOptions options) {
    return read(SourceText.of(file), options);
  }

  static Imported read(SourceText text, CsvOptions options) {
    CsvSurvey survey = CsvSurvey.of(text, options, HeaderSearch::of);
    ColumnRoles roles = ColumnRoles.of(survey, options.columns());
    CsvContent content = CsvContent.read(survey, roles);
    return new Imported(dataset(survey, roles, content), summary(survey, roles, content));
  }

  private static Dataset dataset(CsvSurvey survey, ColumnRoles roles, CsvContent content) {
    String file = survey.text().name();
    return new Dataset(
            file,
            file,
            named(survey, roles.numbers()),
            content.values(),
            content.names(),
            content.labels(),
            ImageShape.NONE,
            List.of(),
            "",
            "Imported from " + file,
            "not stated")
        .withLabelName(labelName(survey, roles));
  }

  private static String labelName(CsvSurvey survey, ColumnRoles roles) {
    return roles.labels() == ColumnRoles.NONE ? "" : survey.header().names().get(roles.labels());
  }

  private static ImportSummary summary(CsvSurvey survey, ColumnRoles roles, CsvContent content) {
    int missing = roles.numbers().stream().mapToInt(j -> survey.profiles().get(j).missing()).sum();
    List<String> notes = new ArrayList<>();
    EmptyRows.note(content).ifPresent(notes::add);
    notes.addAll(ColumnNotes.of(survey, roles));
    notes.addAll(survey.notes());
    return new ImportSummary(
        survey.dialect().delimiter().words(),
        survey.dialect().decimal().words(),
        survey.header().kind(),
        labelName(survey, roles),
        roles.names() == ColumnRoles.NONE ? "" : survey.header().names().get(roles.names()),
        left(survey, roles),
        missing,
        named(survey, roles.empty(survey)),
        survey.rows(),
        named(survey, roles.numbers()),
        survey.text().encoding().charset().name(),
        notes);
  }

  private static List<ImportSummary.LeftOut> left(CsvSurvey survey, ColumnRoles roles) {
    List<ImportSummary.LeftOut> left = new ArrayList<>();
    for (int j : roles.dropped()) {
      ColumnProfile profile = survey.profiles().get(j);
      left.add(new ImportSummary.LeftOut(survey.header().names().get(j), why(profile)));
    }
    return left;
  }

  private static String why(ColumnProfile profile) {
    if (profile.isNumeric()) {
      return "numbers the rows";
    }
    if (profile.isProse()) {
      return "text of several words; count them to use them";
    }
    return profile.isText() ? "text" : "empty";
  }

  private static List<String> named(CsvSurvey survey, List<Integer> columns) {
    return columns.stream().map(survey.header().names()::get).toList();
  }
}
