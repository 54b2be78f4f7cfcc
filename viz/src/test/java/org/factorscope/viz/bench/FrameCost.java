package org.factorscope.viz.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.factorscope.viz.paint.FastPainter;
import org.factorscope.viz.paint.PaintRequest;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.theme.Theme;

/// CPU time of painting one panel of 800 x 600 with new data every frame, kind by kind: minimum and
/// median, so that a busy machine spoils little.
public final class FrameCost {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 600;
  private static final int FRAMES = 8;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private FrameCost() {}

  /// Prints the table.
  ///
  /// @param arguments seconds for each kind, 3 if not given
  public static void main(String[] arguments) {
    double seconds = arguments.length == 0 ? 3 : Double.parseDouble(arguments[0]);
    Map<String, List<Panel>> kinds = new LinkedHashMap<>();
    for (int count : new int[] {10_000, 100_000, 199_000, 1_000_000}) {
      kinds.put(
          String.format(Locale.ROOT, "%,d points", count), CostlyPanels.points(count, FRAMES));
    }
    kinds.put("100,000 soft points", CostlyPanels.softPoints(100_000, FRAMES));
    for (int count : new int[] {1_000, 5_000}) {
      kinds.put(String.format(Locale.ROOT, "%,d names", count), CostlyPanels.names(count, FRAMES));
    }
    for (int side : new int[] {50, 200, 2_000}) {
      kinds.put(
          String.format(Locale.ROOT, "matrix %d x %d", side, side),
          CostlyPanels.matrix(side, FRAMES));
    }
    System.out.printf(Locale.ROOT, "%-24s %10s %10s%n", "one frame, CPU ms", "minimum", "median");
    kinds.forEach((name, panels) -> print(name, panels, seconds));
  }

  private static void print(String name, List<Panel> panels, double seconds) {
    FastPainter painter = new FastPainter();
    PixelImage image = new PixelImage(WIDTH, HEIGHT);
    paint(painter, panels, image, seconds / 2);
    double[] millis = paint(painter, panels, image, seconds);
    System.out.printf(
        Locale.ROOT, "%-24s %10.2f %10.2f%n", name, millis[0], millis[millis.length / 2]);
  }

  private static double[] paint(
      FastPainter painter, List<Panel> panels, PixelImage image, double seconds) {
    double[] millis = new double[100_000];
    int count = 0;
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (count < 2 * FRAMES || (System.nanoTime() < end && count < millis.length)) {
      Panel panel = panels.get(count % panels.size());
      long before = THREADS.getCurrentThreadCpuTime();
      painter.paint(new PaintRequest(panel, Theme.light(), 1, Highlight.NONE, Zoom.NONE), image);
      millis[count++] = (THREADS.getCurrentThreadCpuTime() - before) / 1e6;
    }
    double[] sorted = Arrays.copyOf(millis, count);
    Arrays.sort(sorted);
    return sorted;
  }
}
