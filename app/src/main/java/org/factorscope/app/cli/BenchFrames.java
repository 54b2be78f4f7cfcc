package org.factorscope.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.paint.FastPainter;
import org.factorscope.viz.paint.PaintRequest;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;
import org.factorscope.viz.theme.Theme;

/// Frames as a lecture shows them: 10,000 points, a curve of 1,000, and two heatmaps of 200 x 200,
/// with other numbers in every frame, painted as the window paints them but off screen.
final class BenchFrames implements Runnable {
  private static final int FRAMES = 8;
  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;
  private static final int POINTS = 10_000;
  private static final int CURVE = 1_000;
  private static final int SIDE = 200;

  private final List<List<Panel>> frames =
      IntStream.range(0, FRAMES).mapToObj(seed -> frame(new SplittableRandom(seed))).toList();
  private final List<FastPainter> painters = new ArrayList<>();
  private final List<PixelImage> pictures = new ArrayList<>();
  private int painted;

  BenchFrames() {
    for (int i = 0; i < frames.getFirst().size(); i++) {
      painters.add(new FastPainter());
      pictures.add(new PixelImage(WIDTH, HEIGHT));
    }
  }

  /// Paints the next frame: all four panels.
  @Override
  public void run() {
    List<Panel> panels = frames.get(painted % FRAMES);
    painted++;
    for (int i = 0; i < panels.size(); i++) {
      PaintRequest request =
          new PaintRequest(panels.get(i), Theme.light(), 1, Highlight.NONE, Zoom.NONE);
      painters.get(i).paint(request, pictures.get(i));
    }
  }

  private static List<Panel> frame(SplittableRandom random) {
    return List.of(points(random), curve(random), heatmap("z", random), heatmap("w", random));
  }

  private static Panel points(SplittableRandom random) {
    int[] group = random.ints(POINTS, 0, 5).toArray();
    return plot(
        "points",
        new Layer.Points(
            uniform(POINTS, random), uniform(POINTS, random), group, null, Role.OBSERVATION));
  }

  /// Falls as an objective does, a little unsteadily.
  private static Panel curve(SplittableRandom random) {
    double[] x = IntStream.range(0, CURVE).mapToDouble(i -> i / (double) CURVE).toArray();
    double[] y =
        Arrays.stream(x).map(at -> Math.exp(-5 * at) + 0.01 * random.nextDouble()).toArray();
    return plot("objective", new Layer.Line("", x, y, Tone.ACCENT, Layer.LineStyle.SOLID));
  }

  private static Panel plot(String id, Layer layer) {
    return new PlotPanel(
        id,
        id,
        "",
        Axis.of("x", 0, 1),
        Axis.of("y", 0, 1),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.NO,
        List.of(layer));
  }

  private static Panel heatmap(String id, SplittableRandom random) {
    DMatrixRMaj matrix = new DMatrixRMaj(SIDE, SIDE, true, uniform(SIDE * SIDE, random));
    MatrixBlock block =
        new MatrixBlock(id, matrix, ColorScale.SEQUENTIAL, Range.AUTO, Role.NONE, Role.NONE);
    return new FactorPanel(id, id, "", List.of(block), List.of());
  }

  private static double[] uniform(int count, SplittableRandom random) {
    return random.doubles(count).toArray();
  }
}
