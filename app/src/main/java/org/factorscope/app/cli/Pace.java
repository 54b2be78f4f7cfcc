package org.factorscope.app.cli;

import java.time.Duration;
import java.util.Arrays;

/// How fast a piece of work goes, measured after a warm-up.
///
/// @param perSecond how often it was done a second
/// @param medianMillis half of the times were shorter
/// @param p95Millis one time in twenty was longer
record Pace(double perSecond, double medianMillis, double p95Millis) {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  /// Does the work over and over, first to warm up and then to measure.
  static Pace of(Runnable work, Duration warmUp, Duration measuring) {
    times(work, warmUp);
    return of(times(work, measuring));
  }

  private static Pace of(long[] nanos) {
    double total = Arrays.stream(nanos).sum();
    Arrays.sort(nanos);
    return new Pace(
        nanos.length * NANOS_PER_SECOND / total,
        nanos[nanos.length / 2] / NANOS_PER_MILLI,
        nanos[(int) (nanos.length * 0.95)] / NANOS_PER_MILLI);
  }

  /// At least one time, in nanoseconds.
  private static long[] times(Runnable work, Duration duration) {
    long[] nanos = new long[64];
    int count = 0;
    long begin = System.nanoTime();
    for (long now = begin; count == 0 || now - begin < duration.toNanos(); count++) {
      work.run();
      long done = System.nanoTime();
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * count);
      }
      nanos[count] = done - now;
      now = done;
    }
    return Arrays.copyOf(nanos, count);
  }
}
