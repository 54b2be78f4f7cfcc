package org.factorscope.algorithms.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs every benchmark of this package on all cores, those that use more than one on a single core
/// again, prints a table with ratios and writes `steps.json`.
///
/// Ratios of one run are worth more than figures: the machine may be busy.
public final class StepBenchmarks {
  /// What may use several cores; the rest runs on one anyway.
  private static final String PARALLEL = "\\.(ours|oursBySvd|elkiParallelLloyd|smile.*|ojalgo)$";

  private StepBenchmarks() {}

  /// Runs the benchmarks.
  ///
  /// @param arguments the folder for `steps.json`, then, if wanted, a pattern of benchmarks
  public static void main(String[] arguments) throws RunnerException, IOException {
    Path folder = Path.of(arguments[0]);
    String pattern = arguments.length > 1 ? arguments[1] : "";
    int cores = Runtime.getRuntime().availableProcessors();
    List<StepTime> times = new ArrayList<>(run(pattern, "", cores));
    if (cores > 1) {
      times.addAll(run(pattern, PARALLEL, 1));
    }
    List<StepTime> rows = StepTable.rows(times);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("steps.json"), StepTable.json(rows));
    System.out.print(StepTable.text(rows));
  }

  private static List<StepTime> run(String pattern, String kind, int cores) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(StepBenchmarks.class.getPackageName() + "\\.(?=.*" + pattern + ").*" + kind)
            .mode(Mode.SampleTime)
            .timeUnit(TimeUnit.MILLISECONDS)
            .forks(1)
            .warmupIterations(2)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(4)
            .measurementTime(TimeValue.milliseconds(500))
            .jvmArgsAppend(
                "-XX:ActiveProcessorCount=" + cores,
                // The caller works too; with a single processor the pool would still add a thread.
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=" + (cores - 1),
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfactorscope.datasets=" + System.getProperty("factorscope.datasets", "."))
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true);
    List<StepTime> times = new ArrayList<>();
    for (RunResult result : new Runner(options.build()).run()) {
      times.add(StepTime.of(result, cores));
    }
    return times;
  }
}
