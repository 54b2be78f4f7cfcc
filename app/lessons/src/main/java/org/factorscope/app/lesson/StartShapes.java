package org.factorscope.app.lesson;

import java.util.Locale;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;

/// Parameters that follow from the shape of a given start.
public final class StartShapes {
  private StartShapes() {}

  /// Sets `parameter` to `count` if the start gives `variable` and the parameter was not set.
  ///
  /// @param start given variables
  /// @param count what the variable's shape says, asked only if it is given
  /// @throws InvalidInputException if the parameter was set to something else
  public static ParameterValues fit(
      Map<String, DMatrixRMaj> start,
      String variable,
      ParameterValues values,
      Parameter<Integer> parameter,
      java.util.function.ToIntFunction<DMatrixRMaj> count) {
    return fit(start, variable, values, parameter.name(), count);
  }

  /// Sets `parameter` to `count` if the start gives `variable` and the parameter was not set.
  ///
  /// @param start given variables
  /// @param count what the variable's shape says, asked only if it is given
  /// @throws InvalidInputException if the parameter was set to something else
  public static ParameterValues fit(
      Map<String, DMatrixRMaj> start,
      String variable,
      ParameterValues values,
      String parameter,
      java.util.function.ToIntFunction<DMatrixRMaj> count) {
    DMatrixRMaj matrix = start.get(variable);
    if (matrix == null) {
      return values;
    }
    int fromShape = count.applyAsInt(matrix);
    if (values.isGiven(parameter) && values.whole(parameter) != fromShape) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "%s = %d, but the start for %s is %d × %d, which means %s = %d; leave one of them"
                  + " out.",
              parameter,
              values.whole(parameter),
              variable,
              matrix.numRows,
              matrix.numCols,
              parameter,
              fromShape));
    }
    return values.isGiven(parameter) ? values : values.with(parameter, String.valueOf(fromShape));
  }
}
