package org.factorscope.app.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `factorscope bench`.
@Command(
    name = "bench",
    description = {
      "Measures frames and steps a second: is this machine fast enough for the lecture?",
      "Takes about fifteen seconds."
    },
    mixinStandardHelpOptions = true,
    versionProvider = FactorscopeCommand.Version.class)
final class BenchCommand implements Callable<Integer> {
  private static final double SMOOTH_FRAMES_PER_SECOND = 60;
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration MEASURING = Duration.ofSeconds(2);

  private final Console console;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  BenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Pace frames = Pace.of(new BenchFrames(), WARM_UP, MEASURING);
    Pace steps = Pace.of(new BenchSteps(), WARM_UP, MEASURING);
    Pace jumps = Pace.of(new BenchJumps(), WARM_UP, MEASURING);
    if (json) {
      JsonText.print(asMap(frames, steps, jumps), console);
    } else {
      print(frames, steps, jumps, console.out());
    }
    return ExitStatus.DONE;
  }

  private static Map<String, Object> asMap(Pace frames, Pace steps, Pace jumps) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("cores", Runtime.getRuntime().availableProcessors());
    map.put("java", Runtime.version().toString());
    map.put("frames", frames);
    map.put("steps", steps);
    map.put("jumps", jumps);
    map.put("smooth", isSmooth(frames));
    return map;
  }

  private static void print(Pace frames, Pace steps, Pace jumps, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%.0f frames a second (median %.1f ms, 95%% under %.1f ms): four panels, 10,000 points, a"
            + " curve, two heatmaps of 200 × 200, off screen%n",
        frames.perSecond(),
        frames.medianMillis(),
        frames.p95Millis());
    out.printf(
        Locale.ROOT,
        "%.0f half-steps a second (median %.2f ms, 95%% under %.2f ms): K-means, 10,000 points, 8"
            + " dimensions, 10 clusters%n",
        steps.perSecond(),
        steps.medianMillis(),
        steps.p95Millis());
    out.printf(
        Locale.ROOT,
        "%.0f jumps a second (median %.2f ms, 95%% under %.2f ms): to any of %,d half-steps of soft"
            + " VQ within 1 MB%n",
        jumps.perSecond(),
        jumps.medianMillis(),
        jumps.p95Millis(),
        BenchJumps.HALF_STEPS);
    out.println(
        isSmooth(frames)
            ? "This machine paints faster than a screen shows: fast enough for the lecture."
            : "This machine paints slower than a screen shows (60 a second): it will not be"
                + " smooth.");
  }

  private static boolean isSmooth(Pace frames) {
    return frames.perSecond() >= SMOOTH_FRAMES_PER_SECOND;
  }
}
