package org.factorscope.viz.bench;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javafx.application.Platform;

/// Four panels with new data every frame, as ours and as stock viewers of JFreeChart: frames a
/// second, and how long the JavaFX thread makes its user wait.
///
/// Ratios are worth more than figures: the machine may be busy, and this runs without a GPU.
public final class RedrawBenchmark {
  private static final double WIDTH = 1200;
  private static final double HEIGHT = 900;
  private static final int FRAMES = 12;

  private RedrawBenchmark() {}

  /// Runs the benchmark.
  ///
  /// @param arguments seconds to measure each kind, 6 if not given
  public static void main(String[] arguments) throws InterruptedException {
    double seconds = arguments.length == 0 ? 6 : Double.parseDouble(arguments[0]);
    CountDownLatch started = new CountDownLatch(1);
    Platform.setImplicitExit(false);
    Platform.startup(started::countDown);
    started.await();
    List<MovingData> data = IntStream.range(0, FRAMES).mapToObj(MovingData::of).toList();
    Measurement ours =
        Measurement.of("our views", () -> new OurViews(data), WIDTH, HEIGHT, 3, seconds);
    Measurement stock =
        Measurement.of(
            "stock ChartViewers",
            () -> new StockViews(data, WIDTH, HEIGHT),
            WIDTH,
            HEIGHT,
            3,
            seconds);
    print(ours, stock);
    Platform.exit();
  }

  private static void print(Measurement ours, Measurement stock) {
    System.out.printf(
        "Scatter of %,d points, curve of %,d, two heatmaps %d x %d, new data every frame, %.0f x"
            + " %.0f pixels%n",
        MovingData.POINTS, MovingData.CURVE, MovingData.SIDE, MovingData.SIDE, WIDTH, HEIGHT);
    System.out.printf(
        "%-20s %10s %12s %12s %12s %8s%n",
        "", "frames/s", "UI p50 ms", "UI p95 ms", "UI p99 ms", "probes");
    for (Measurement each : List.of(ours, stock)) {
      System.out.printf(
          "%-20s %10.1f %12.2f %12.2f %12.2f %8d%n",
          each.name(),
          each.framesPerSecond(),
          each.percentile(50),
          each.percentile(95),
          each.percentile(99),
          each.latenciesMillis().size());
    }
    System.out.printf(
        "%-20s %9.1fx %11.0fx %11.0fx %11.0fx%n",
        "ours is better by",
        ours.framesPerSecond() / stock.framesPerSecond(),
        stock.percentile(50) / ours.percentile(50),
        stock.percentile(95) / ours.percentile(95),
        stock.percentile(99) / ours.percentile(99));
  }
}
