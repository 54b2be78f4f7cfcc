package org.factorscope.datasets;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts what the cells of a column are.
final class ColumnProfile {
  private final DistinctBudget budget;
  private final Set<String> distinctTexts = new HashSet<>();
  private final MarkEvidence marks = new MarkEvidence();
  private final WholeNumbers wholeNumbers;
  private final ValueRange range = new ValueRange();
  private boolean tooManyTexts;
  private int truthPairs = TruthWords.allPairs();
  private @Nullable String unit;
  private boolean oneUnit = true;
  private int numbers;
  private int otherThanZero;
  private int withUnit;
  private int texts;
  private int words;
  private int missing;
  private int emptyRows;
  private @Nullable CellPlace firstText;
  private @Nullable CellPlace firstInfinity;
  private @Nullable CellPlace firstMissing;

  /// @param mayIdentify whether the column may number the rows in no order
  ColumnProfile(DistinctBudget texts, boolean mayIdentify, DistinctBudget numbers) {
    this.budget = texts;
    this.wholeNumbers = new WholeNumbers(mayIdentify, numbers);
  }

  ColumnProfile(DistinctBudget texts) {
    this(texts, false, texts);
  }

  void add(String text, long line) {
    if (marks.add(text, line)) {
      addNumber(text, line);
      return;
    }
    switch (Cell.ofNoNumber(text)) {
      case MISSING -> {
        missing++;
        firstMissing = firstMissing == null ? new CellPlace(line, text) : firstMissing;
      }
      case INFINITE -> addInfinite(text, line);
      default -> addText(text, line);
    }
  }

  /// Counts a row without any value, which says nothing about what the column is.
  void addEmptyRow(long line) {
    emptyRows++;
    firstMissing = firstMissing == null ? new CellPlace(line, "") : firstMissing;
  }

  private void addNumber(String text, long line) {
    boolean point = NumberText.matches(text, DecimalMark.POINT);
    DecimalMark decimal = point ? DecimalMark.POINT : DecimalMark.COMMA;
    if (Cell.of(text, decimal) == Cell.INFINITE) {
      addInfinite(text, line);
      return;
    }
    numbers++;
    otherThanZero += text.equals("0") ? 0 : 1;
    wholeNumbers.add(text);
    range.add(Cell.value(text, decimal));
  }

  private void addInfinite(String text, long line) {
    numbers++;
    otherThanZero++;
    firstInfinity = firstInfinity == null ? new CellPlace(line, text) : firstInfinity;
  }

  private void addText(String text, long line) {
    texts++;
    firstText = firstText == null ? new CellPlace(line, text) : firstText;
    truthPairs = truthPairs == 0 ? 0 : truthPairs & TruthWords.pairsOf(text);
    words += text.indexOf(' ') > 0 ? 1 : 0;
    if (oneUnit) {
      addUnit(text, line);
    }
    if (!tooManyTexts && !distinctTexts.contains(text)) {
      tooManyTexts = !budget.take();
      if (tooManyTexts) {
        distinctTexts.clear();
      } else {
        distinctTexts.add(text);
      }
    }
  }

  private void addUnit(String text, long line) {
    UnitSign parts = UnitSign.of(text);
    oneUnit =
        parts != null
            && (unit == null || unit.equals(parts.sign()))
            && marks.add(parts.number(), line);
    if (oneUnit && parts != null) {
      unit = parts.sign();
      withUnit++;
    }
  }

  /// Every number but zeros stands at the sign of the same unit.
  boolean hasUnit() {
    return oneUnit && withUnit > 0 && withUnit == texts && otherThanZero == 0;
  }

  /// Every value is a word of the same pair for no and yes.
  boolean isTruth() {
    return texts > 0 && numbers == 0 && truthPairs != 0;
  }

  /// What the numbers say about the decimal mark.
  MarkEvidence marks() {
    return marks;
  }

  /// How the numbers are written.
  ///
  /// @param decimal of this column
  ColumnFormat format(DecimalMark decimal) {
    return new ColumnFormat(
        decimal, hasUnit() && unit != null ? unit : "", isTruth() ? truthPairs : 0);
  }

  /// Mostly numbers.
  boolean isNumeric() {
    return numbers > texts || hasUnit() || isTruth();
  }

  /// At least as many texts as numbers.
  boolean isText() {
    return texts > 0 && !isNumeric();
  }

  /// Whether the column numbers the rows, and how.
  WholeNumbers wholeNumbers() {
    return wholeNumbers;
  }

  /// Of the numbers without a unit.
  ValueRange range() {
    return range;
  }

  /// Every row has a whole number, and no two the same.
  boolean isWhole() {
    return texts + missing == 0 && wholeNumbers.isDistinct();
  }

  /// Every row has a text, and no two the same.
  boolean isDistinctTexts() {
    return !isNumeric()
        && !tooManyTexts
        && texts > 0
        && numbers + missing == 0
        && distinctTexts.size() == texts;
  }

  /// At most 50 different texts, each twice on average but for one; two are always few where one
  /// comes again.
  boolean isFewTexts() {
    int distinct = distinctTexts.size();
    return isText()
        && !tooManyTexts
        && distinct < texts
        && (distinct <= 2 || (distinct <= 50 && 2 * distinct <= texts + 1));
  }

  /// Most texts are of several words.
  boolean isProse() {
    return isText() && 2 * words > texts;
  }

  int missing() {
    return missing + emptyRows;
  }

  /// Whether every row that has any value has one here.
  boolean isComplete() {
    return missing == 0;
  }

  /// Whether no row has a value.
  boolean isEmpty() {
    return numbers + texts == 0;
  }

  int numbers() {
    return numbers;
  }

  /// The first cell that is no number under this decimal mark, or null.
  @Nullable CellPlace firstText(DecimalMark decimal) {
    CellPlace text = isTruth() || hasUnit() ? null : firstText;
    CellPlace other = marks.firstAgainst(decimal);
    if (text == null || other == null) {
      return text == null ? other : text;
    }
    return text.line() <= other.line() ? text : other;
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
