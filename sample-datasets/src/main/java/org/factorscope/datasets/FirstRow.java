package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Whether a first row of numbers names the columns: whole numbers that count (0, 1, 2, …), years
/// or levels above measurements; or whether it is data like the rows below it.
final class FirstRow {
  /// Without any other sign, this many consecutive numbers above whole numbers are names.
  private static final int MANY = 4;

  private static final double NEARLY_ALL = 0.9;

  private final List<String> cells;
  private final List<CsvRow> body;
  private final List<Integer> measured;
  private final boolean emptyCorner;
  private final boolean textCorner;

  /// @param rows the first row, and those below it
  /// @param numeric columns that are numbers below the first row
  FirstRow(List<CsvRow> rows, List<Integer> numeric) {
    cells = rows.getFirst().cells();
    body = rows.subList(1, rows.size());
    emptyCorner =
        cells.getFirst().isEmpty() && body.stream().noneMatch(row -> cell(row, 0).isEmpty());
    textCorner = !numeric.contains(0) && !cells.getFirst().isEmpty() && isNewText();
    measured = numeric.stream().filter(j -> j > 0 || !emptyCorner).toList();
  }

  private boolean isNewText() {
    return body.stream().noneMatch(row -> cell(row, 0).equals(cells.getFirst()));
  }

  /// Whether it names the columns.
  boolean isNames() {
    List<Long> numbers = wholeNumbers(cells);
    if (body.isEmpty() || measured.isEmpty()) {
      return false;
    }
    if (numbers.size() < measured.size()) {
      return emptyCorner && !isNumericColumn(0) && isIncreasing(decimals());
    }
    if (emptyCorner) {
      return counts(numbers)
          || (areYears(numbers) && !bodyHasYears(numbers))
          || (areDistinct(numbers) && (fractions() >= NEARLY_ALL || !isNumericColumn(0)));
    }
    if (counts(numbers)) {
      return isCountedHeader(numbers.size());
    }
    if (areYears(numbers) && (numbers.size() > 1 || textCorner)) {
      return !bodyHasYears(numbers);
    }
    return textCorner && isIncreasing(numbers) && numbers.size() > 1 && fractions() >= NEARLY_ALL;
  }

  private boolean isCountedHeader(int count) {
    double fractions = fractions();
    if (count == 1) {
      return cells.size() == 1 && fractions == 1 && body.size() > 2;
    }
    boolean alone = body.stream().noneMatch(row -> counts(wholeNumbers(row.cells())));
    return fractions >= NEARLY_ALL || (alone && (count >= MANY || textCorner));
  }

  private boolean isNumericColumn(int j) {
    return body.stream().allMatch(row -> NumberText.matches(cell(row, j), DecimalMark.POINT));
  }

  private List<Long> wholeNumbers(List<String> row) {
    List<Long> numbers = new ArrayList<>();
    for (int j : measured) {
      String cell = j < row.size() ? row.get(j) : "";
      if (!cell.isEmpty() && cell.length() < 10 && cell.chars().allMatch(Character::isDigit)) {
        numbers.add(Long.valueOf(cell));
      }
    }
    return numbers;
  }

  private List<Double> decimals() {
    List<Double> numbers = new ArrayList<>();
    for (int j : measured) {
      if (NumberText.matches(cells.get(j), DecimalMark.POINT)) {
        numbers.add(NumberText.value(cells.get(j), DecimalMark.POINT));
      }
    }
    return numbers;
  }

  /// 0, 1, 2, … or 1, 2, 3, …
  private boolean counts(List<Long> numbers) {
    if (numbers.size() < measured.size() || numbers.getFirst() > 1) {
      return false;
    }
    for (int k = 1; k < numbers.size(); k++) {
      if (numbers.get(k) != numbers.getFirst() + k) {
        return false;
      }
    }
    return true;
  }

  private static boolean areYears(List<Long> numbers) {
    return numbers.stream().allMatch(FirstRow::isYear)
        && areDistinct(numbers)
        && isInOrder(numbers);
  }

  private static boolean isYear(long number) {
    return number >= 1500 && number <= 2200;
  }

  private static boolean isInOrder(List<Long> numbers) {
    return isIncreasing(numbers) || isIncreasing(numbers.reversed());
  }

  private static boolean areDistinct(List<Long> numbers) {
    return new HashSet<>(numbers).size() == numbers.size();
  }

  private static <T extends Comparable<T>> boolean isIncreasing(List<T> numbers) {
    for (int k = 1; k < numbers.size(); k++) {
      if (numbers.get(k).compareTo(numbers.get(k - 1)) <= 0) {
        return false;
      }
    }
    return !numbers.isEmpty();
  }

  /// Whether the numbers below may be years as well.
  private boolean bodyHasYears(List<Long> years) {
    long all = 0;
    long like = 0;
    for (CsvRow row : body) {
      for (long number : wholeNumbers(row.cells())) {
        like += isYear(number) ? 1 : 0;
      }
      all += years.size();
    }
    return like > (1 - NEARLY_ALL) * all;
  }

  /// The share of the numbers below that have a fraction.
  private double fractions() {
    long numbers = 0;
    long whole = 0;
    for (CsvRow row : body) {
      for (int j : measured) {
        String cell = cell(row, j);
        if (!cell.isEmpty() && cell.chars().anyMatch(Character::isDigit)) {
          numbers++;
          whole += cell.chars().allMatch(Character::isDigit) ? 1 : 0;
        }
      }
    }
    return numbers == 0 ? 0 : 1 - (double) whole / numbers;
  }

  private static String cell(CsvRow row, int j) {
    return j < row.width() ? row.cells().get(j) : "";
  }
}
