package org.factorscope.algorithms.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Times as a table for people and as JSON for programs.
final class StepTable {
  private StepTable() {}

  /// The times, with whole runs of K-means turned into what one of their iterations costs.
  static List<StepTime> rows(List<StepTime> times) {
    String shortRun = "KMeansRun " + KMeansRun.SHORT;
    String longRun = "KMeansRun " + KMeansRun.LONG;
    List<StepTime> rows = new ArrayList<>();
    for (StepTime time : times) {
      if (time.workload().equals(longRun)) {
        double start = millis(times, shortRun, time.implementation(), time.threads());
        double iteration = (time.medianMillis() - start) / (KMeansRun.LONG - KMeansRun.SHORT);
        rows.add(new StepTime("KMeansIteration", time.implementation(), time.threads(), iteration));
      } else if (!time.workload().equals(shortRun)) {
        rows.add(time);
      }
    }
    rows.sort(Comparator.comparing(StepTime::workload).thenComparingDouble(StepTime::medianMillis));
    return rows;
  }

  private static double millis(
      List<StepTime> times, String workload, String implementation, int threads) {
    return times.stream()
        .filter(time -> time.workload().equals(workload))
        .filter(time -> time.implementation().equals(implementation))
        .filter(time -> time.threads() == threads)
        .mapToDouble(StepTime::medianMillis)
        .findFirst()
        .orElse(Double.NaN);
  }

  /// Ratios are to our time on as many threads.
  static String text(List<StepTime> rows) {
    StringBuilder text = new StringBuilder();
    text.append(line("workload", "implementation", "threads", "median ms", "to ours"));
    for (StepTime row : rows) {
      double ours = millis(rows, row.workload(), "ours", row.threads());
      text.append(
          line(
              row.workload(),
              row.implementation(),
              Integer.toString(row.threads()),
              String.format(Locale.ROOT, "%.3f", row.medianMillis()),
              String.format(Locale.ROOT, "%.2f", row.medianMillis() / ours)));
    }
    return text.toString();
  }

  private static String line(String... cells) {
    return String.format(Locale.ROOT, "%-20s %-20s %7s %11s %8s%n", (Object[]) cells);
  }

  static String json(List<StepTime> rows) {
    StringBuilder json = new StringBuilder("[\n");
    for (int i = 0; i < rows.size(); i++) {
      StepTime row = rows.get(i);
      json.append(
          String.format(
              Locale.ROOT,
              "  {\"workload\":\"%s\",\"implementation\":\"%s\",\"threads\":%d,\"medianMillis\":%.4f}%s%n",
              row.workload(),
              row.implementation(),
              row.threads(),
              row.medianMillis(),
              i + 1 < rows.size() ? "," : ""));
    }
    return json.append("]\n").toString();
  }
}
