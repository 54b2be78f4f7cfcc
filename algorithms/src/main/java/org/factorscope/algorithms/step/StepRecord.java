package org.factorscope.algorithms.step;

import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What is remembered of a half-step.
///
/// @param place of the half-step in its run
/// @param objective empty if it is not defined yet
/// @param numbers further numbers
/// @param verdicts of the claims that are checked after every half-step, by id, in the claims'
///   order
/// @param stopReason why the run is over here, or null if it is not
/// @param series small vectors for curves and trails, by name. Not modified.
/// @param edit what the user changed at this position, in words, or null
public record StepRecord(
    Place place,
    OptionalDouble objective,
    NamedNumbers numbers,
    Map<String, Verdict> verdicts,
    @Nullable StopReason stopReason,
    Map<String, double[]> series,
    @Nullable String edit) {
  private static final double[] NONE = {};

  /// Half-steps since the start; 0 is the start.
  public int position() {
    return place.step();
  }

  /// The iteration that this half-step belongs to; 0 is the start.
  public int iteration() {
    return place.iteration();
  }

  /// As in traces: the half-step's name, or `start`.
  public String halfStep() {
    return place.halfStep();
  }

  /// The numbers of the moment by name, in order.
  public Map<String, Double> measures() {
    return numbers.asMap();
  }

  /// A number of the moment, NaN if there is none of that name.
  public double measure(String name) {
    return numbers.get(name).orElse(Double.NaN);
  }

  /// The small vector of that name, empty if there is none.
  public double[] series(String name) {
    return series.getOrDefault(name, NONE);
  }

  /// About how many bytes it takes.
  long bytes() {
    long bytes = 160 + numbers.bytes() + 48L * verdicts.size();
    for (double[] vector : series.values()) {
      bytes += 64 + (long) Double.BYTES * vector.length;
    }
    return bytes;
  }
}
