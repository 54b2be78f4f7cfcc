package org.factorscope.app.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;

/// How large the numbers of a trace are, variable by variable, so that a difference can be told
/// from rounding: relative to the largest entry that the variable has anywhere in the trace. A
/// gradient that has come down to rounding is not compared with itself alone.
final class TraceScale {
  private final Map<String, Double> largest = new LinkedHashMap<>();
  private double objective;

  TraceScale(Trace trace) {
    for (TraceStep step : trace.steps()) {
      step.state().forEach((name, matrix) -> largest.merge(name, sizeOf(matrix), Math::max));
      objective = Math.max(objective, finite(step.objective().orElse(0)));
    }
  }

  private static double sizeOf(DMatrixRMaj matrix) {
    double size = 0;
    for (int i = 0; i < matrix.getNumElements(); i++) {
      size = Math.max(size, finite(matrix.data[i]));
    }
    return size;
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? Math.abs(value) : 0;
  }

  /// The largest difference of two entries of a variable, relative to its size; infinite if the
  /// shapes differ.
  ///
  /// @param ours rows x columns. Not modified.
  /// @param theirs as the trace has it. Not modified.
  double deviation(String variable, DMatrixRMaj ours, DMatrixRMaj theirs) {
    if (ours.numRows != theirs.numRows || ours.numCols != theirs.numCols) {
      return Double.POSITIVE_INFINITY;
    }
    double difference = 0;
    for (int i = 0; i < ours.getNumElements(); i++) {
      difference = Math.max(difference, difference(ours.data[i], theirs.data[i]));
    }
    return relative(difference, Math.max(sizeOf(ours), largest.getOrDefault(variable, 0.0)));
  }

  /// The difference of two objectives, relative to the largest of the trace.
  double deviation(OptionalDouble ours, OptionalDouble theirs) {
    return ours.isEmpty() || theirs.isEmpty()
        ? 0
        : relative(
            difference(ours.getAsDouble(), theirs.getAsDouble()),
            Math.max(objective, finite(ours.getAsDouble())));
  }

  private static double difference(double ours, double theirs) {
    if (Double.compare(ours, theirs) == 0 || ours == theirs) {
      return 0;
    }
    double difference = Math.abs(ours - theirs);
    return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
  }

  private static double relative(double difference, double size) {
    return difference == 0 ? 0 : difference / Math.max(size, Double.MIN_NORMAL);
  }
}
