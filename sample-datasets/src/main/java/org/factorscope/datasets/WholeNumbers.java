package org.factorscope.datasets;

import java.util.HashSet;
import java.util.Set;

/// Whether the cells of a column are whole numbers that number the rows.
final class WholeNumbers {
  private static final int LONGEST = 18;

  private final boolean watchRepeats;
  private final DistinctBudget budget;
  private final Set<String> seen = new HashSet<>();
  private boolean whole = true;
  private boolean byOne = true;
  private boolean increasing = true;
  private boolean repeats;
  private boolean zeroPadded;
  private long first;
  private long last;
  private int count;

  /// @param watchRepeats whether [#isDistinct()] will be asked if the numbers are in no order
  WholeNumbers(boolean watchRepeats, DistinctBudget budget) {
    this.watchRepeats = watchRepeats;
    this.budget = budget;
  }

  void add(String number) {
    if (!whole || !isDigits(number)) {
      whole = false;
      return;
    }
    long value = Long.parseLong(number);
    zeroPadded |= number.length() > 1 && number.charAt(0) == '0';
    first = count == 0 ? value : first;
    byOne &= count == 0 || value == last + 1;
    increasing &= count == 0 || value > last;
    last = value;
    count++;
    if (watchRepeats && !repeats) {
      repeats = !seen.add(number) || !budget.take();
    }
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /// At least one, and all are whole.
  boolean isWhole() {
    return whole && count > 0;
  }

  /// More than one, and each one more than the one before.
  boolean countsUp() {
    return whole && byOne && count > 1;
  }

  /// 0, 1, 2, … or 1, 2, 3, …
  boolean countsRows() {
    return countsUp() && first <= 1;
  }

  /// More than one, and no two the same.
  boolean isDistinct() {
    return whole && count > 1 && (increasing || (watchRepeats && !repeats));
  }

  /// Some begin with a zero, as codes do.
  boolean isZeroPadded() {
    return zeroPadded;
  }
}
