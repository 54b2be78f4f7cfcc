package org.factorscope.algorithms.step;

import java.util.Locale;

/// Something that the caller gave cannot be used. The message is one sentence for the user: what is
/// wrong and what would be right.
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidInputException(String sentence) {
    super(sentence);
  }

  /// An option outside of its bound.
  ///
  /// @param bound what would be right, for example "must be at least 1"
  public static InvalidInputException option(String option, Object value, String bound) {
    return new InvalidInputException("%s = %s, but it %s.".formatted(option, value, bound));
  }

  /// A state variable of the wrong shape.
  public static InvalidInputException shape(
      String variable, int rows, int columns, int wantedRows, int wantedColumns) {
    return new InvalidInputException(
        String.format(
            Locale.ROOT,
            "%s is %d × %d, but must be %d × %d here.",
            variable,
            rows,
            columns,
            wantedRows,
            wantedColumns));
  }

  /// A state variable that cannot be set.
  public static InvalidInputException variable(String variable, Object known) {
    return new InvalidInputException(
        "'%s' cannot be set; what can be set here: %s.".formatted(variable, known));
  }
}
