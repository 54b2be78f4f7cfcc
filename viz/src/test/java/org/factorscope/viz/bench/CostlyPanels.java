package org.factorscope.viz.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;

/// Panels with much in them, several frames of each kind.
final class CostlyPanels {
  private static final int CLASSES = 3;

  private CostlyPanels() {}

  static List<Panel> points(int count, int frames) {
    return frames(
        frames,
        random ->
            plot(
                new Layer.Points(
                    xs(count, random), ys(count, random), groups(count), null, Role.OBSERVATION)));
  }

  static List<Panel> softPoints(int count, int frames) {
    return frames(
        frames,
        random ->
            plot(
                new Layer.Points(
                    xs(count, random),
                    ys(count, random),
                    groups(count),
                    memberships(count, random),
                    Role.OBSERVATION)));
  }

  static List<Panel> names(int count, int frames) {
    List<String> names =
        IntStream.range(0, count).mapToObj(i -> "word" + Integer.toString(i, 36)).toList();
    return frames(
        frames,
        random ->
            plot(
                new Layer.Names(
                    xs(count, random), ys(count, random), names, groups(count), Role.OBSERVATION)));
  }

  static List<Panel> matrix(int side, int frames) {
    return frames(
        frames,
        random -> {
          DMatrixRMaj matrix = new DMatrixRMaj(side, side);
          for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = 2 * random.nextDouble() - 1;
          }
          return new FactorPanel(
              "m",
              "",
              "",
              List.of(
                  new MatrixBlock(
                      "A",
                      matrix,
                      ColorScale.DIVERGING,
                      new Range(-1, 1),
                      Role.OBSERVATION,
                      Role.FEATURE)),
              List.of());
        });
  }

  private interface Maker {
    Panel make(Random random);
  }

  private static List<Panel> frames(int count, Maker maker) {
    return IntStream.range(0, count).mapToObj(i -> maker.make(new Random(i))).toList();
  }

  private static PlotPanel plot(Layer layer) {
    return new PlotPanel(
        "p",
        "",
        "",
        Axis.of("x", -1, 3),
        Axis.of("y", -1, 3),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.NO,
        List.of(layer));
  }

  private static double[] xs(int count, Random random) {
    double[] x = new double[count];
    Arrays.setAll(x, i -> Math.clamp(i % CLASSES + 0.25 * random.nextGaussian(), -1, 3));
    return x;
  }

  private static double[] ys(int count, Random random) {
    double[] y = new double[count];
    Arrays.setAll(
        y,
        i -> {
          double center = i % CLASSES;
          return Math.clamp(center * center / 2 + 0.25 * random.nextGaussian(), -1, 3);
        });
    return y;
  }

  private static int[] groups(int count) {
    int[] groups = new int[count];
    Arrays.setAll(groups, i -> i % CLASSES);
    return groups;
  }

  private static DMatrixRMaj memberships(int count, Random random) {
    DMatrixRMaj weights = new DMatrixRMaj(count, CLASSES);
    for (int i = 0; i < count; i++) {
      double first = random.nextDouble();
      double second = (1 - first) * random.nextDouble();
      weights.set(i, i % CLASSES, first);
      weights.set(i, (i + 1) % CLASSES, second);
      weights.set(i, (i + 2) % CLASSES, 1 - first - second);
    }
    return weights;
  }
}
