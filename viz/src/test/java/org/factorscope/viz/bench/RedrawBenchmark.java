package org.factorscope.viz.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Four panels with new data every frame, as ours and as stock viewers of JFreeChart, in several
/// sizes: frames a second, CPU time of painting a frame, and how long the JavaFX thread makes its
/// user wait.
///
/// Ratios are worth more than figures: the machine may be busy, and this runs without a GPU. With
/// `-Djavafx.animation.fullspeed=true` frames do not wait for the screen, which would let ours look
/// no faster than its 60 a second beside viewers that it never holds back.
public final class RedrawBenchmark {
  private static final double WIDTH = 1200;
  private static final double HEIGHT = 900;
  private static final double WARM_UP = 2;
  private static final int FRAMES = 12;
  private static final int LARGE = 1_000_000;
  private static final int FEW_FRAMES = 2;

  private static final List<Size> SIZES =
      List.of(
          new Size(1_000, 200),
          new Size(10_000, 50),
          new Size(10_000, 200),
          new Size(100_000, 200),
          new Size(10_000, 2_000),
          new Size(1_000_000, 200));

  private RedrawBenchmark() {}

  /// How much is in the panels.
  ///
  /// @param points of the scatter
  /// @param side of both heatmaps
  private record Size(int points, int side) {
    int numbers() {
      return Math.max(points, side * side);
    }

    /// Millions of symbols or blocks take stock viewers half a minute a frame.
    boolean suitsStock() {
      return numbers() < LARGE;
    }
  }

  private record Row(Size size, Measurement ours, @Nullable Measurement stock) {
    double ratio() {
      return stock == null ? Double.NaN : ours.framesPerSecond() / stock.framesPerSecond();
    }

    String json() {
      return String.format(
          Locale.ROOT,
          "{\"points\": %d, \"side\": %d, \"fps\": %.1f, \"p95Millis\": %.2f, \"p99Millis\": %.2f,"
              + " \"cpuMillis\": %.2f, \"stockFps\": %s, \"ratio\": %s}",
          size.points(),
          size.side(),
          ours.framesPerSecond(),
          ours.percentile(95),
          ours.percentile(99),
          ours.cpuMillis(),
          stock == null ? "null" : String.format(Locale.ROOT, "%.3f", stock.framesPerSecond()),
          stock == null ? "null" : String.format(Locale.ROOT, "%.1f", ratio()));
    }
  }

  /// Runs the benchmark.
  ///
  /// @param arguments the file to write; seconds to measure each kind, 4 if not given
  public static void main(String[] arguments) throws InterruptedException, IOException {
    double seconds = arguments.length < 2 ? 4 : Double.parseDouble(arguments[1]);
    CountDownLatch started = new CountDownLatch(1);
    Platform.setImplicitExit(false);
    Platform.startup(started::countDown);
    started.await();
    // Else the first row pays for the compiler's work.
    var _ = measured(SIZES.getFirst(), seconds);
    head();
    List<Row> rows = new ArrayList<>();
    for (Size size : SIZES) {
      Row row = measured(size, seconds);
      rows.add(row);
      print(row);
    }
    if (arguments.length > 0) {
      write(rows, Path.of(arguments[0]));
    }
    Platform.exit();
  }

  private static Row measured(Size size, double seconds) throws InterruptedException {
    int frames = size.numbers() >= LARGE ? FEW_FRAMES : FRAMES;
    List<MovingData> data =
        IntStream.range(0, frames)
            .mapToObj(frame -> MovingData.of(frame, size.points(), size.side()))
            .toList();
    Measurement ours =
        Measurement.of("ours", () -> new OurViews(data), WIDTH, HEIGHT, WARM_UP, seconds);
    if (!size.suitsStock()) {
      return new Row(size, ours, null);
    }
    Measurement stock =
        Measurement.of(
            "stock", () -> new StockViews(data, WIDTH, HEIGHT), WIDTH, HEIGHT, WARM_UP, seconds);
    return new Row(size, ours, stock);
  }

  private static void head() {
    System.out.printf(
        Locale.ROOT,
        "A scatter, a curve of %,d points and two heatmaps, new data every frame, %.0f x %.0f"
            + " pixels; beside it the same as stock ChartViewers%n",
        MovingData.CURVE,
        WIDTH,
        HEIGHT);
    System.out.printf(
        Locale.ROOT,
        "%9s %11s %9s %10s %10s %10s %10s %8s%n",
        "points",
        "heatmaps",
        "frames/s",
        "UI p95 ms",
        "UI p99 ms",
        "CPU ms",
        "stock f/s",
        "ratio");
  }

  private static void print(Row row) {
    Measurement stock = row.stock();
    System.out.printf(
        Locale.ROOT,
        "%,9d %4d x %4d %9.1f %10.2f %10.2f %10.2f %10s %8s%n",
        row.size().points(),
        row.size().side(),
        row.size().side(),
        row.ours().framesPerSecond(),
        row.ours().percentile(95),
        row.ours().percentile(99),
        row.ours().cpuMillis(),
        stock == null ? "-" : String.format(Locale.ROOT, "%.2f", stock.framesPerSecond()),
        stock == null ? "-" : String.format(Locale.ROOT, "%.1f", row.ratio()));
  }

  private static void write(List<Row> rows, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file, rows.stream().map(Row::json).collect(Collectors.joining(",\n ", "[", "]\n")));
  }
}
