package org.factorscope.datasets;

import org.jspecify.annotations.Nullable;

/// What the numbers of a column say about its decimal mark.
///
/// `1.5` and `1,234.5` say point, `1,5` and `1.234.567` say comma; `1,234` alone may be either, and
/// then the rest of the column decides: whole numbers of up to three digits, and none of more,
/// beside marks with always three digits behind them mean that the mark separates groups.
final class MarkEvidence {
  /// Fewer ambiguous numbers with a point do not make it a mark of groups.
  private static final int FEWEST_GROUPED = 3;

  private int onlyPoint;
  private int onlyComma;
  private int openPoint;
  private int openComma;
  private int shortIntegers;
  private int longIntegers;
  private @Nullable CellPlace firstOnlyPoint;
  private @Nullable CellPlace firstOnlyComma;
  private @Nullable CellPlace firstOpen;
  private @Nullable CellPlace firstGrouped;

  /// Takes a text into account; whether it is a number at all.
  boolean add(String text, long line) {
    boolean marked = text.indexOf('.') >= 0 || text.indexOf(',') >= 0;
    boolean point = NumberText.matches(text, DecimalMark.POINT);
    boolean comma = marked ? NumberText.matches(text, DecimalMark.COMMA) : point;
    if (point && comma) {
      addBoth(text, marked, line);
    } else if (point) {
      onlyPoint++;
      firstOnlyPoint = firstOnlyPoint == null ? new CellPlace(line, text) : firstOnlyPoint;
      firstGrouped =
          firstGrouped == null && text.indexOf(',') >= 0 ? new CellPlace(line, text) : firstGrouped;
    } else if (comma) {
      onlyComma++;
      firstOnlyComma = firstOnlyComma == null ? new CellPlace(line, text) : firstOnlyComma;
      firstGrouped =
          firstGrouped == null && text.indexOf('.') >= 0 ? new CellPlace(line, text) : firstGrouped;
    }
    return point || comma;
  }

  private void addBoth(String text, boolean marked, long line) {
    if (marked) {
      openPoint += text.indexOf('.') >= 0 ? 1 : 0;
      openComma += text.indexOf(',') >= 0 ? 1 : 0;
      firstOpen = firstOpen == null ? new CellPlace(line, text) : firstOpen;
    } else if (text.length() <= 3) {
      shortIntegers++;
    } else {
      longIntegers++;
    }
  }

  /// Point or comma if the column decides, else [DecimalMark#AUTO].
  DecimalMark decision() {
    if (onlyPoint != onlyComma) {
      return onlyPoint > onlyComma ? DecimalMark.POINT : DecimalMark.COMMA;
    }
    boolean grouping = onlyPoint == 0 && shortIntegers > 0 && longIntegers == 0;
    if (grouping && openComma > 0 && openPoint == 0) {
      return DecimalMark.POINT;
    }
    return grouping && openPoint >= FEWEST_GROUPED && openComma == 0
        ? DecimalMark.COMMA
        : DecimalMark.AUTO;
  }

  /// A number that may be read in two ways, if the column does not decide; else null.
  @Nullable CellPlace open() {
    return decision() == DecimalMark.AUTO ? firstOpen : null;
  }

  /// Whether the numbers that may be read in two ways have commas.
  boolean isOpenByComma() {
    return openComma > 0;
  }

  /// The first cell that is no number if this is the decimal mark, or null.
  @Nullable CellPlace firstAgainst(DecimalMark decimal) {
    return decimal == DecimalMark.POINT ? firstOnlyComma : firstOnlyPoint;
  }

  int against(DecimalMark decimal) {
    return decimal == DecimalMark.POINT ? onlyComma : onlyPoint;
  }

  /// A number that has marks between its groups if this is the decimal mark, or null.
  @Nullable CellPlace grouped(DecimalMark decimal) {
    boolean byOpen =
        firstOpen != null && (decimal == DecimalMark.POINT ? openComma > 0 : openPoint > 0);
    return byOpen ? firstOpen : firstGrouped;
  }
}
