package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.List;

/// What the user should know of the numeric columns of a table.
final class ColumnNotes {
  private static final int MOST = 4;

  private final CsvSurvey survey;
  private final List<String> notes = new ArrayList<>();
  private int more;

  private ColumnNotes(CsvSurvey survey) {
    this.survey = survey;
  }

  static List<String> of(CsvSurvey survey, ColumnRoles roles) {
    ColumnNotes notes = new ColumnNotes(survey);
    for (int j : roles.numbers()) {
      notes.unitOf(j);
      notes.marksOf(j);
      notes.counterOf(j, roles);
    }
    notes.namesOf(roles.names());
    if (notes.more > 0) {
      notes.notes.add("and more of the same");
    }
    RatingsHint.of(survey).ifPresent(notes.notes::add);
    return notes.notes;
  }

  private void unitOf(int j) {
    ColumnProfile profile = survey.profiles().get(j);
    ColumnFormat format = survey.formats().get(j);
    if (profile.isTruth()) {
      add("'%s' as 0 and 1".formatted(name(j)));
    } else if (!format.unit().isEmpty()) {
      add("'%s' in %s".formatted(name(j), format.unit()));
    }
  }

  private void marksOf(int j) {
    MarkEvidence marks = survey.profiles().get(j).marks();
    DecimalMark decimal = survey.formats().get(j).decimal();
    CellPlace open = marks.open();
    CellPlace grouped = marks.grouped(decimal);
    boolean otherwise = decimal != survey.dialect().decimal();
    if (open != null && (marks.isOpenByComma() || survey.profiles().get(j).numbers() > 1)) {
      add("'%s' in '%s' is read as %s".formatted(open.shown(), name(j), shown(open, j)));
    } else if (grouped != null) {
      add(
          "'%s' in '%s' has thousands marks and is read as %s"
              .formatted(grouped.shown(), name(j), shown(grouped, j)));
    } else if (otherwise) {
      add("decimal %s in '%s'".formatted(decimal.words(), name(j)));
    }
  }

  private String shown(CellPlace cell, int j) {
    double value = Cell.value(cell.text(), survey.formats().get(j).decimal());
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /// A column that may be a row number but is kept.
  private void counterOf(int j, ColumnRoles roles) {
    ColumnProfile profile = survey.profiles().get(j);
    if (roles.numbers().size() > 1
        && survey.rows() > 2
        && profile.isWhole()
        && (profile.wholeNumbers().countsRows()
            || (j == 0 && profile.wholeNumbers().isZeroPadded()))) {
      add("'%s' looks like row numbers; choose the other columns if it is".formatted(name(j)));
    }
  }

  /// Row names that may be a quantity.
  private void namesOf(int j) {
    if (j >= 0
        && survey.profiles().get(j).isNumeric()
        && !survey.header().unnamed().contains(j)
        && !IdNames.isId(name(j))) {
      add("'%s' counts the rows; choose it among the columns if it is data".formatted(name(j)));
    }
  }

  private String name(int j) {
    return survey.header().names().get(j);
  }

  private void add(String note) {
    if (notes.size() < MOST) {
      notes.add(note);
    } else {
      more++;
    }
  }
}
