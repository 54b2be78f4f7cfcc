package org.factorscope.datasets;

/// How the numbers of a column are written.
///
/// @param unit the sign that stands at every number, or empty
/// @param truthPairs the pairs of truth words that the column consists of, or 0
record ColumnFormat(DecimalMark decimal, String unit, int truthPairs) {
  /// What a cell of the column is.
  Cell kind(String text) {
    if (truthPairs != 0) {
      return TruthWords.pairsOf(text) == 0 ? Cell.ofNoNumber(text) : Cell.NUMBER;
    }
    Cell kind = Cell.of(text, decimal);
    if (kind != Cell.TEXT || unit.isEmpty()) {
      return kind;
    }
    UnitSign parts = UnitSign.of(text);
    return parts == null || !parts.sign().equals(unit) ? kind : Cell.of(parts.number(), decimal);
  }

  /// The value of a cell that is a number.
  double value(String text) {
    if (truthPairs != 0) {
      return TruthWords.value(text, truthPairs);
    }
    UnitSign parts = unit.isEmpty() || NumberText.matches(text, decimal) ? null : UnitSign.of(text);
    return Cell.value(parts == null ? text : parts.number(), decimal);
  }
}
