package org.factorscope.app.shell.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.player.PlayerViewModel;

/// Abuse for some minutes: a restless user, programs that are killed while they write, and long
/// play in every lesson. Ends with status 1 if an exception came, a thread leaked, a file was
/// damaged or memory grew.
///
/// Arguments: minutes of abuse, the seed.
final class Soak {
  private static final int LOOKS = 8;
  private static final long THINKING_NANOS = 5_000_000;

  /// An hour of play at two half-steps a second.
  private static final int HALF_STEPS_OF_AN_HOUR = 7200;

  private static final Duration LONGEST_PLAY = Duration.ofSeconds(20);

  /// What a garbage collector and JIT may hold more at the end than at the beginning.
  private static final long ALLOWANCE_BYTES = 48L << 20;

  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final SplittableRandom random;
  private final Path folder;

  private Soak(long seed, Path folder) {
    this.random = new SplittableRandom(seed);
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    double minutes = Double.parseDouble(args[0]);
    long seed = Long.parseLong(args[1]);
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    Platform.setImplicitExit(false);
    Soak soak = new Soak(seed, Files.createTempDirectory("soak"));
    try {
      soak.abuse(Duration.ofMillis((long) (60_000 * minutes)));
      soak.play();
    } catch (RuntimeException | IOException broken) {
      // Else the toolkit's threads would keep a broken soak alive.
      soak.failures.add(broken);
    }
    soak.failures.forEach(Throwable::printStackTrace);
    System.out.println(soak.failures.isEmpty() ? "Nothing broke." : "Something broke.");
    System.exit(soak.failures.isEmpty() ? 0 : 1);
  }

  private void abuse(Duration length) throws IOException, InterruptedException {
    SoakWindow.act(
        () ->
            Thread.currentThread()
                .setUncaughtExceptionHandler((_, failure) -> failures.add(failure)));
    SoakWindow window = SoakWindow.open(failures::add);
    openFirst(window);
    SoakActions actions = new SoakActions(window, random, folder);
    KilledPrograms programs = new KilledPrograms(folder, random);
    System.out.printf(
        Locale.ROOT,
        "%8s %10s %8s %12s %12s%n",
        "minute",
        "actions",
        "killed",
        "threads",
        "heap MB");
    Footprint first = look(window, 0, 0, 0);
    StallProbe probe = new StallProbe();
    long start = System.nanoTime();
    int done = 0;
    int killed = 0;
    Footprint last = first;
    for (int look = 1; look <= LOOKS; look++) {
      long until = start + length.toNanos() * look / LOOKS;
      while (System.nanoTime() < until) {
        actions.next();
        done++;
        LockSupport.parkNanos(THINKING_NANOS);
        if (done % 400 == 0) {
          killed += programs.killARun() ? 1 : 0;
          killed += programs.killASave() ? 1 : 0;
        }
      }
      last = look(window, (System.nanoTime() - start) / 60e9, done, killed);
      if (look == 1) {
        first = last;
      }
    }
    probe.close();
    window.close();
    printStalls(probe);
    refuseGrowth("abuse", first, last);
  }

  /// A figure and no verdict: other programs on the machine lengthen it.
  private static void printStalls(StallProbe probe) {
    System.out.printf(
        Locale.ROOT,
        "99 %% of events waited for the JavaFX thread less than %.1f ms (goal: 50 ms)%n",
        probe.percentileMillis(0.99));
  }

  /// Everything is put down before a look: the first lesson is open and nothing plays.
  private static Footprint look(SoakWindow window, double minute, int done, int killed) {
    openFirst(window);
    Footprint now = Footprint.now();
    System.out.printf(
        Locale.ROOT,
        "%8.1f %10d %8d %12d %12.0f%n",
        minute,
        done,
        killed,
        now.threads(),
        now.heapBytes() / 1e6);
    return now;
  }

  private static void openFirst(SoakWindow window) {
    Lesson<?, ?, ?> lesson = LessonCatalog.all().getFirst();
    PlayerViewModel player = window.pane.player();
    SoakWindow.act(player::pause);
    SoakWindow.act(() -> window.pane.open(lesson));
    window.await(frame -> frame.lesson().equals(lesson) && frame.position() == 0);
  }

  /// One window for all lessons, as a user has it; the first lesson fills its buffers.
  private void play() {
    System.out.printf(
        Locale.ROOT, "%n%-20s %12s %12s %12s%n", "lesson", "half-steps", "heap MB", "resident MB");
    SoakWindow window = SoakWindow.open(failures::add);
    openFirst(window);
    playFor(window, LessonCatalog.all().getFirst());
    openFirst(window);
    Footprint first = Footprint.now();
    Footprint last = first;
    for (Lesson<?, ?, ?> lesson : LessonCatalog.all()) {
      int halfSteps = playFor(window, lesson);
      openFirst(window);
      last = Footprint.now();
      System.out.printf(
          Locale.ROOT,
          "%-20s %12d %12.0f %12.0f%n",
          lesson.id(),
          halfSteps,
          last.heapBytes() / 1e6,
          last.residentBytes() / 1e6);
    }
    window.close();
    refuseGrowth("play", first, last);
  }

  /// Plays on, from another seed where a run is over, until an hour's half-steps are made.
  private static int playFor(SoakWindow window, Lesson<?, ?, ?> lesson) {
    PlayerViewModel player = window.pane.player();
    SoakWindow.act(() -> window.pane.open(lesson));
    window.await(frame -> frame.lesson().equals(lesson));
    SoakWindow.act(() -> player.speedProperty().set(PlayerViewModel.FASTEST));
    long end = System.nanoTime() + LONGEST_PLAY.toNanos();
    int made = 0;
    int seen = 0;
    while (made + seen < HALF_STEPS_OF_AN_HOUR && System.nanoTime() < end) {
      SoakWindow.act(player::play);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      var frame = window.frame();
      seen = frame.position();
      if (frame.stopReason() != null) {
        made += seen;
        seen = 0;
        SoakWindow.act(() -> player.open(lesson, frame.setup().withSeed(frame.setup().seed() + 1)));
        window.await(now -> now.setup().seed() != frame.setup().seed());
      }
    }
    SoakWindow.act(player::pause);
    return made + seen;
  }

  private void refuseGrowth(String what, Footprint first, Footprint last) {
    if (last.heapBytes() > first.heapBytes() + ALLOWANCE_BYTES) {
      failures.add(
          new IllegalStateException(
              String.format(
                  Locale.ROOT,
                  "%s: the heap grew from %d to %d bytes",
                  what,
                  first.heapBytes(),
                  last.heapBytes())));
    }
    if (last.threads() > first.threads() + 1) {
      failures.add(
          new IllegalStateException(
              String.format(
                  Locale.ROOT,
                  "%s: from %d to %d threads",
                  what,
                  first.threads(),
                  last.threads())));
    }
  }
}
