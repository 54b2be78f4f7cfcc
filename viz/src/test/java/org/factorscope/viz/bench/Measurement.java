package org.factorscope.viz.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// What one kind of views reached.
///
/// @param cpuMillis of painting, a frame; only ours paint on threads of their own
/// @param latenciesMillis how long the JavaFX thread let each probe wait, ascending
record Measurement(
    String name, double framesPerSecond, double cpuMillis, List<Double> latenciesMillis) {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long PROBE_MILLIS = 5;

  /// The latency that `percent` of the probes did not exceed.
  double percentile(double percent) {
    int count = latenciesMillis.size();
    int index = (int) Math.ceil(percent / 100 * count) - 1;
    return count == 0 ? Double.NaN : latenciesMillis.get(Math.clamp(index, 0, count - 1));
  }

  /// Shows views, warms them up and measures. Not on the JavaFX thread.
  static Measurement of(
      String name,
      Supplier<MeasuredViews> maker,
      double width,
      double height,
      double warmUpSeconds,
      double seconds)
      throws InterruptedException {
    CompletableFuture<Run> begun = new CompletableFuture<>();
    CountDownLatch warm = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Platform.runLater(
        () -> {
          try {
            Run run = new Run(maker.get(), width, height, warm, done, warmUpSeconds, seconds);
            run.start();
            begun.complete(run);
          } catch (RuntimeException | Error e) {
            // Else nobody would count the latches down.
            begun.completeExceptionally(e);
          }
        });
    Run finished = begun.join();
    warm.await();
    List<Double> latencies = probe(done);
    double[] sorted = latencies.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return new Measurement(
        name,
        finished.framesPerSecond(),
        finished.cpuMillis(),
        Arrays.stream(sorted).boxed().toList());
  }

  /// Probes are sent at a fixed rate, whether earlier ones have returned or not: a stall counts as
  /// often as a user could have noticed it.
  private static List<Double> probe(CountDownLatch done) throws InterruptedException {
    List<Double> latencies = new CopyOnWriteArrayList<>();
    try (ScheduledExecutorService probes = Executors.newSingleThreadScheduledExecutor()) {
      var sending =
          probes.scheduleAtFixedRate(
              () -> {
                long sent = System.nanoTime();
                Platform.runLater(() -> latencies.add((System.nanoTime() - sent) / 1e6));
              },
              0,
              PROBE_MILLIS,
              TimeUnit.MILLISECONDS);
      done.await();
      sending.cancel(false);
    }
    return latencies;
  }

  /// CPU time of the threads that paint, until now.
  private static double paintingMillis() {
    long nanos = 0;
    for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (thread != null
          && (thread.getThreadName().equals("render-worker")
              || thread.getThreadName().startsWith("ForkJoinPool"))) {
        nanos += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return nanos / 1e6;
  }

  /// One window, from warm-up to the end.
  private static final class Run extends AnimationTimer {
    private final MeasuredViews views;
    private final Stage stage = new Stage();
    private final CountDownLatch warm;
    private final CountDownLatch done;
    private final long warmAt;
    private final long endAt;
    private int frame;
    private long shownBefore;
    private long begun;
    private double cpuBefore;
    private volatile double cpuMillis;
    private volatile double framesPerSecond;

    Run(
        MeasuredViews views,
        double width,
        double height,
        CountDownLatch warm,
        CountDownLatch done,
        double warmUpSeconds,
        double seconds) {
      this.views = views;
      this.warm = warm;
      this.done = done;
      warmAt = System.nanoTime() + (long) (warmUpSeconds * 1e9);
      endAt = warmAt + (long) (seconds * 1e9);
      stage.setScene(new Scene(views.node(), width, height));
      stage.setX(0);
      stage.setY(0);
      stage.show();
    }

    double framesPerSecond() {
      return framesPerSecond;
    }

    double cpuMillis() {
      return cpuMillis;
    }

    @Override
    public void handle(long frameNanos) {
      long now = System.nanoTime();
      if (begun == 0 && now >= warmAt) {
        begun = now;
        shownBefore = views.shown();
        cpuBefore = paintingMillis();
        warm.countDown();
      }
      if (begun != 0 && now >= endAt) {
        long frames = views.shown() - shownBefore;
        cpuMillis = (paintingMillis() - cpuBefore) / Math.max(1, frames);
        framesPerSecond = frames * 1e9 / (now - begun);
        stop();
        views.close();
        stage.close();
        done.countDown();
        return;
      }
      views.next(frame++);
    }
  }
}
