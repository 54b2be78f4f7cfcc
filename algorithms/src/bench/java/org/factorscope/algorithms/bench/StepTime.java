package org.factorscope.algorithms.bench;

import java.util.Set;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/// The time of one step of one implementation.
///
/// @param workload what is computed, with its sizes
/// @param threads how many cores it could use; 1 where it never uses more
record StepTime(String workload, String implementation, int threads, double medianMillis) {
  private static final Set<String> ONE_THREAD =
      Set.of("ejml", "ejmlBySvd", "plainLoop", "elkiLloyd");

  static StepTime of(RunResult result, int cores) {
    BenchmarkParams parameters = result.getParams();
    String name = parameters.getBenchmark();
    int dot = name.lastIndexOf('.');
    StringBuilder workload =
        new StringBuilder(name.substring(name.lastIndexOf('.', dot - 1) + 1, dot));
    for (String key : parameters.getParamsKeys()) {
      workload.append(' ').append(parameters.getParam(key));
    }
    String implementation = name.substring(dot + 1);
    double median = result.getPrimaryResult().getStatistics().getPercentile(50);
    int threads = ONE_THREAD.contains(implementation) ? 1 : cores;
    return new StepTime(workload.toString(), implementation, threads, median);
  }
}
