package org.factorscope.algorithms.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How the time of an iteration grows with the data, fitted as a power of n, beside what theory
/// says.
public final class Growth {
  private static final long MILLISECONDS_EACH = 400;

  private Growth() {}

  /// Prints the table; takes about a minute.
  ///
  /// @param arguments if wanted, what the names of the workloads must contain
  public static void main(String[] arguments) {
    System.out.printf(
        Locale.ROOT, "%-44s %s%n", "iteration", "n: median ms ... fitted exponent (theory)");
    String pattern = arguments.length > 0 ? arguments[0] : "";
    for (GrowingRun run : GrowingRun.ALL) {
      if (!run.name().contains(pattern)) {
        continue;
      }
      double[] times = new double[run.sizes().length];
      StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-44s", run.name()));
      for (int s = 0; s < times.length; s++) {
        times[s] = medianMillis(run.step().apply(run.sizes()[s]));
        row.append(String.format(Locale.ROOT, " %d: %.3f", run.sizes()[s], times[s]));
      }
      double exponent = exponent(run.sizes(), times);
      System.out.printf(Locale.ROOT, "%s  n^%.2f (n^%d)%n", row, exponent, run.theory());
    }
  }

  private static double medianMillis(Runnable step) {
    List<Double> millis = new ArrayList<>();
    long warm = System.nanoTime() + MILLISECONDS_EACH * 1_000_000;
    long end = warm + MILLISECONDS_EACH * 1_000_000;
    while (System.nanoTime() < end || millis.size() < 3) {
      long before = System.nanoTime();
      step.run();
      if (before >= warm) {
        millis.add((System.nanoTime() - before) / 1e6);
      }
    }
    millis.sort(null);
    return millis.get(millis.size() / 2);
  }

  /// The slope of log time over log n by least squares.
  private static double exponent(int[] sizes, double[] times) {
    double meanX = Arrays.stream(sizes).mapToDouble(Math::log).average().orElseThrow();
    double meanY = Arrays.stream(times).map(Math::log).average().orElseThrow();
    double above = 0;
    double below = 0;
    for (int s = 0; s < sizes.length; s++) {
      double x = Math.log(sizes[s]) - meanX;
      above += x * (Math.log(times[s]) - meanY);
      below += x * x;
    }
    return above / below;
  }
}
