package org.factorscope.datasets;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts what the cells of a column are.
final class ColumnProfile {
  private final DistinctBudget budget;
  private final Set<String> distinctTexts = new HashSet<>();
  private boolean tooManyTexts;
  private boolean countsUp = true;
  private long firstNumber;
  private int numbers;
  private int texts;
  private int missing;
  private int emptyRows;
  private @Nullable CellPlace firstText;
  private @Nullable CellPlace firstInfinity;
  private @Nullable CellPlace firstMissing;

  ColumnProfile(DistinctBudget budget) {
    this.budget = budget;
  }

  void add(String text, Cell kind, long line) {
    switch (kind) {
      case NUMBER -> addNumber(text);
      case MISSING -> {
        missing++;
        firstMissing = firstMissing == null ? new CellPlace(line, text) : firstMissing;
      }
      case INFINITE -> {
        numbers++;
        firstInfinity = firstInfinity == null ? new CellPlace(line, text) : firstInfinity;
      }
      case TEXT -> addText(text, line);
    }
  }

  /// Counts a row without any value, which says nothing of what the column is.
  void addEmptyRow(long line) {
    emptyRows++;
    firstMissing = firstMissing == null ? new CellPlace(line, "") : firstMissing;
  }

  private void addNumber(String text) {
    if (countsUp && numbers == 0) {
      firstNumber = text.equals("1") ? 1 : 0;
    }
    countsUp = countsUp && text.equals(Long.toString(firstNumber + numbers));
    numbers++;
  }

  private void addText(String text, long line) {
    texts++;
    firstText = firstText == null ? new CellPlace(line, text) : firstText;
    if (!tooManyTexts && !distinctTexts.contains(text)) {
      tooManyTexts = !budget.take();
      if (tooManyTexts) {
        distinctTexts.clear();
      } else {
        distinctTexts.add(text);
      }
    }
  }

  /// Mostly numbers.
  boolean isNumeric() {
    return numbers > texts;
  }

  /// At least as many texts as numbers.
  boolean isText() {
    return texts > 0 && !isNumeric();
  }

  /// 0, 1, 2, … or 1, 2, 3, … without a gap, over more than one row.
  boolean isRowCount() {
    return countsUp && numbers > 1 && texts + missing == 0;
  }

  /// Every row has a text, and no two the same.
  boolean isDistinctTexts() {
    return !tooManyTexts && texts > 0 && numbers + missing == 0 && distinctTexts.size() == texts;
  }

  /// At most 50 different texts, each twice on average; two are always few where one comes again.
  boolean isFewTexts() {
    int distinct = distinctTexts.size();
    return isText()
        && !tooManyTexts
        && distinct < texts
        && (distinct <= 2 || (distinct <= 50 && 2 * distinct <= texts));
  }

  int missing() {
    return missing + emptyRows;
  }

  /// Whether no row has a value.
  boolean isEmpty() {
    return numbers + texts == 0;
  }

  /// The first cell that is no number, or null.
  @Nullable CellPlace firstText() {
    return firstText;
  }

  /// The first cell that is not finite, or null.
  @Nullable CellPlace firstInfinity() {
    return firstInfinity;
  }

  /// The first cell without a value, or null.
  @Nullable CellPlace firstMissing() {
    return firstMissing;
  }
}
