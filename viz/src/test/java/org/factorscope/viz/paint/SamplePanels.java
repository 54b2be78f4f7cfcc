package org.factorscope.viz.paint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.ImageGridPanel;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.PlotPanel.Aspect;
import org.factorscope.viz.panel.PlotPanel.Scrubber;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.SimplexPanel;
import org.factorscope.viz.panel.TablePanel;
import org.factorscope.viz.panel.Tone;

/// Panels as lessons make them, about three clouds of 50 points in four dimensions.
public final class SamplePanels {
  public static final int COUNT = 150;
  static final double[][] CENTRES = {
    {5.01, 3.43, 1.46, 0.25}, {5.43, 2.45, 3.59, 1.07}, {6.37, 2.92, 5.07, 1.75}
  };
  private static final double[][] SPREADS = {
    {0.35, 0.38, 0.17, 0.10}, {0.3, 0.3, 0.5, 0.2}, {0.6, 0.3, 0.75, 0.38}
  };

  private SamplePanels() {}

  public static List<Panel> all() {
    List<Panel> panels = new ArrayList<>(NewKinds.all());
    panels.addAll(known());
    return panels;
  }

  private static List<Panel> known() {
    return List.of(
        points(),
        softPoints(),
        product(),
        wideProduct(),
        objective(),
        curves(),
        flow(),
        table(),
        images(),
        wordMap(),
        crowdedMap(),
        ratings(),
        votes(),
        simplex(),
        mixedSimplex(),
        ellipses(),
        pictures("one picture", 1, 128, 128, ColorScale.GREY),
        pictures("four pictures", 4, 256, 256, ColorScale.GREY),
        pictures("a map and its layers", 3, 87, 61, ColorScale.SEQUENTIAL),
        pictures("many pictures", 25, 28, 28, ColorScale.GREY));
  }

  public static DMatrixRMaj data() {
    Random random = new Random(7);
    DMatrixRMaj x = new DMatrixRMaj(COUNT, 4);
    for (int i = 0; i < COUNT; i++) {
      double common = random.nextGaussian();
      for (int j = 0; j < 4; j++) {
        int k = cloud(i);
        double noise = 0.6 * common + 0.5 * random.nextGaussian();
        x.set(i, j, Math.round(10 * (CENTRES[k][j] + SPREADS[k][j] * noise)) / 10.0);
      }
    }
    return x;
  }

  public static int cloud(int i) {
    if (i < 50) {
      return 0;
    }
    return i % 9 == 0 || (i > 70 && i < 74) ? 1 : 2;
  }

  public static double[] column(DMatrixRMaj matrix, int j) {
    double[] values = new double[matrix.numRows];
    for (int i = 0; i < values.length; i++) {
      values[i] = matrix.get(i, j);
    }
    return values;
  }

  public static Layer.Points pointLayer() {
    int[] group = new int[COUNT];
    for (int i = 0; i < COUNT; i++) {
      group[i] = cloud(i);
    }
    return new Layer.Points(column(data(), 2), column(data(), 3), group, null, Role.OBSERVATION);
  }

  public static PlotPanel points() {
    List<Layer.Marker> discs = new ArrayList<>();
    double[] x = new double[3];
    double[] y = new double[3];
    for (int k = 0; k < 3; k++) {
      x[k] = CENTRES[k][2];
      y[k] = CENTRES[k][3];
      discs.add(
          new Layer.Marker(
              x[k],
              y[k],
              Integer.toString(k + 1),
              Tone.ofClass(k),
              new Handle("W", k, "centroid " + (k + 1)),
              Role.FACTOR,
              k));
    }
    return new PlotPanel(
        "points",
        "Points",
        "petal length × petal width, Voronoi cells",
        Axis.of("petal length (cm)"),
        Axis.of("petal width (cm)"),
        Aspect.FREE,
        Scrubber.NO,
        List.of(
            new Layer.Cells(x, y, new double[3]),
            pointLayer(),
            new Layer.Line(
                "",
                new double[] {1.7, 1.9, 2.4, 2.91, 3.59},
                new double[] {0.45, 0.43, 0.6, 0.81, 1.07},
                Tone.ofClass(1),
                Layer.LineStyle.DOTTED),
            new Layer.Markers(discs)));
  }

  public static PlotPanel softPoints() {
    Layer.Points hard = pointLayer();
    DMatrixRMaj soft = new DMatrixRMaj(COUNT, 3);
    for (int i = 0; i < COUNT; i++) {
      double total = 0;
      for (int k = 0; k < 3; k++) {
        double dx = hard.x()[i] - CENTRES[k][2];
        double dy = hard.y()[i] - CENTRES[k][3];
        soft.set(i, k, Math.exp(-(dx * dx + dy * dy)));
        total += soft.get(i, k);
      }
      for (int k = 0; k < 3; k++) {
        soft.set(i, k, soft.get(i, k) / total);
      }
    }
    return new PlotPanel(
        "soft",
        "Responsibilities",
        "",
        Axis.of("petal length (cm)"),
        Axis.of("petal width (cm)"),
        Aspect.EQUAL,
        Scrubber.NO,
        List.of(
            new Layer.Points(hard.x(), hard.y(), hard.group(), soft, Role.OBSERVATION),
            new Layer.Arrows(
                new double[] {3.5, 3.5},
                new double[] {1, 1},
                new double[] {5.5, 3.2},
                new double[] {1.8, 1.9},
                Tone.INK),
            new Layer.Label(5.8, 1.95, "u₁", Tone.INK),
            new Layer.Label(3.15, 2.1, "u₂", Tone.INK)));
  }

  public static FactorPanel product() {
    DMatrixRMaj z = new DMatrixRMaj(COUNT, 3);
    for (int i = 0; i < COUNT; i++) {
      z.set(i, cloud(i), 1);
    }
    return new FactorPanel(
        "product",
        "X ≈ Z · W",
        "row 93 lit: x₉₃ ≈ w₂",
        List.of(
            block("X", data(), ColorScale.SEQUENTIAL, Role.OBSERVATION, Role.FEATURE),
            block("Z", z, ColorScale.CLASS_OF_COLUMN, Role.OBSERVATION, Role.FACTOR),
            block("W", new DMatrixRMaj(CENTRES), ColorScale.SEQUENTIAL, Role.FACTOR, Role.FEATURE)),
        List.of("≈", "·"));
  }

  public static FactorPanel wideProduct() {
    Random random = new Random(3);
    DMatrixRMaj x = new DMatrixRMaj(60, 200);
    DMatrixRMaj u = new DMatrixRMaj(60, 5);
    DMatrixRMaj v = new DMatrixRMaj(5, 200);
    for (int i = 0; i < u.getNumElements(); i++) {
      u.data[i] = random.nextGaussian();
    }
    for (int i = 0; i < v.getNumElements(); i++) {
      v.data[i] = Math.sin(i / 9.0) * (1 + i % 3) + 0.3 * random.nextGaussian();
    }
    for (int i = 0; i < 60; i++) {
      for (int j = 0; j < 200; j++) {
        double sum = 0;
        for (int k = 0; k < 5; k++) {
          sum += u.get(i, k) * v.get(k, j);
        }
        x.set(i, j, random.nextInt(12) == 0 ? Double.NaN : sum);
      }
    }
    return new FactorPanel(
        "wide",
        "X ≈ U · V",
        "signed, with missing entries",
        List.of(
            block("X", x, ColorScale.DIVERGING, Role.OBSERVATION, Role.FEATURE),
            block("U", u, ColorScale.DIVERGING, Role.OBSERVATION, Role.FACTOR),
            block("V", v, ColorScale.DIVERGING, Role.FACTOR, Role.FEATURE)),
        List.of("≈", "·"));
  }

  public static MatrixBlock block(
      String name, DMatrixRMaj matrix, ColorScale scale, Role rows, Role columns) {
    return new MatrixBlock(name, matrix, scale, Range.AUTO, rows, columns);
  }

  public static PlotPanel objective() {
    double[] x = new double[8];
    double[][] heights = new double[3][8];
    for (int i = 0; i < 8; i++) {
      x[i] = i + 1;
      heights[0][i] = 1 + 0.1 * i;
      heights[1][i] = i < 5 ? 8 - 0.5 * i : 3;
      heights[2][i] = 76 - 1.2 * i - (i > 4 ? 3.5 * (i - 4) : 0);
    }
    return new PlotPanel(
        "objective",
        "Objective",
        "by cluster, drag to scrub",
        Axis.of("half-step", 0.5, 22.5),
        Axis.of("J"),
        Aspect.FREE,
        Scrubber.X_IS_POSITION,
        List.of(
            new Layer.Bars(
                x,
                1,
                List.of(heights),
                List.of("w₁", "w₂", "w₃"),
                List.of(Tone.ofClass(0), Tone.ofClass(1), Tone.ofClass(2)),
                7),
            new Layer.Rule(
                Layer.Orientation.VERTICAL, 8.5, "", Tone.ACCENT, Layer.LineStyle.SOLID)));
  }

  public static PlotPanel curves() {
    int count = 200;
    double[] x = new double[count];
    double[][] y = new double[3][count];
    Random random = new Random(5);
    for (int i = 0; i < count; i++) {
      x[i] = i;
      y[0][i] = 100 * Math.exp(-i / 25.0) + 0.01;
      y[1][i] = 100 / Math.pow(1 + i, 1.2);
      y[2][i] = y[1][i] * (1 + 0.4 * random.nextGaussian());
    }
    return new PlotPanel(
        "curves",
        "Convergence",
        "distance to the minimum",
        Axis.of("iteration"),
        Axis.logarithmic("f − f*"),
        Aspect.FREE,
        Scrubber.NO,
        List.of(
            new Layer.Line("gradient descent", x, y[1], Tone.ofClass(0), Layer.LineStyle.SOLID),
            new Layer.Line("stochastic", x, y[2], Tone.ofClass(3), Layer.LineStyle.SOLID),
            new Layer.Line("momentum", x, y[0], Tone.ofClass(2), Layer.LineStyle.DASHED),
            new Layer.Rule(
                Layer.Orientation.HORIZONTAL,
                0.05,
                "tolerance",
                Tone.WARNING,
                Layer.LineStyle.DASHED)));
  }

  public static PlotPanel flow() {
    int side = 15;
    double[][] ends = new double[4][side * side];
    for (int i = 0; i < side * side; i++) {
      double x = -2 + 4.0 * (i % side) / (side - 1);
      int row = i / side;
      double y = -2 + 4.0 * row / (side - 1);
      double residual = 1 - x * y;
      double dx = residual * y;
      double dy = residual * x;
      double length = Math.max(1e-9, Math.hypot(dx, dy));
      ends[0][i] = x;
      ends[1][i] = y;
      ends[2][i] = x + 0.2 * dx / length;
      ends[3][i] = y + 0.2 * dy / length;
    }
    double[] u = new double[100];
    double[] v = new double[100];
    for (int i = 0; i < 100; i++) {
      u[i] = 0.2 + 0.02 * i;
      v[i] = 1 / u[i];
    }
    return new PlotPanel(
        "flow",
        "Gradient flow",
        "",
        Axis.of("u", -2.2, 2.2),
        Axis.of("v", -2.2, 2.2),
        Aspect.EQUAL,
        Scrubber.NO,
        List.of(
            new Layer.Arrows(ends[0], ends[1], ends[2], ends[3], Tone.MUTED),
            new Layer.Line("uv = 1", u, v, Tone.ACCENT, Layer.LineStyle.SOLID),
            new Layer.Markers(
                List.of(
                    new Layer.Marker(
                        0.5,
                        0.3,
                        "s",
                        Tone.ofClass(3),
                        new Handle("start", 0, "start"),
                        Role.NONE,
                        -1)))));
  }

  public static TablePanel table() {
    return new TablePanel(
        "half-step",
        "This half-step",
        "centroids moved",
        List.of("", "n", "before", "after", "moved by"),
        List.of(
            List.of("w₁", "50", "(1.44, 0.24)", "(1.46, 0.25)", "0.018"),
            List.of("w₂", "11", "(2.91, 0.81)", "(3.59, 1.07)", "0.724"),
            List.of("w₃", "89", "(4.99, 1.71)", "(5.07, 1.75)", "0.089")),
        Role.FACTOR,
        List.of(Tone.ofClass(0), Tone.ofClass(1), Tone.ofClass(2)),
        "J fell from 67.97 to 61.49; the next half-step is Assign points.");
  }

  public static ImageGridPanel images() {
    List<ImageGridPanel.Tile> tiles = new ArrayList<>();
    for (int t = 0; t < 16; t++) {
      DMatrixRMaj image = new DMatrixRMaj(8, 8);
      for (int i = 0; i < 8; i++) {
        for (int j = 0; j < 8; j++) {
          image.set(i, j, Math.cos((t % 4 + 1) * i / 2.5) * Math.cos((t / 4 + 1) * j / 2.5));
        }
      }
      tiles.add(new ImageGridPanel.Tile(image, "u" + (t + 1)));
    }
    return new ImageGridPanel(
        "atoms", "Components", "as 8 × 8 pictures", tiles, ColorScale.DIVERGING, Role.FACTOR);
  }

  /// Terms and documents as latent semantic indexing places them.
  public static PlotPanel wordMap() {
    List<String> terms =
        List.of(
            "human",
            "interface",
            "computer",
            "user",
            "system",
            "response",
            "time",
            "EPS",
            "survey",
            "trees",
            "graph",
            "minors");
    double[] x = {0.22, 0.2, 0.24, 0.4, 0.64, 0.27, 0.27, 0.3, 0.21, 0.01, 0.04, 0.03};
    double[] y = {0.11, 0.07, -0.04, -0.06, 0.17, -0.11, -0.11, 0.14, -0.27, -0.49, -0.62, -0.45};
    List<String> documents = List.of("c1", "c2", "c3", "c4", "c5", "m1", "m2", "m3", "m4");
    double[] u = {0.2, 0.61, 0.46, 0.54, 0.28, 0.0, 0.01, 0.02, 0.08};
    double[] v = {0.06, -0.17, 0.13, 0.23, -0.11, -0.19, -0.44, -0.62, -0.53};
    int[] plain = new int[terms.size()];
    Arrays.fill(plain, -1);
    int[] groups = {0, 0, 0, 0, 0, 1, 1, 1, 1};
    return new PlotPanel(
        "words",
        "Terms and documents",
        "in the plane of the first two singular vectors",
        Axis.of("first"),
        Axis.of("second"),
        Aspect.EQUAL,
        Scrubber.NO,
        List.of(
            new Layer.Names(u, v, documents, groups, Role.OBSERVATION),
            new Layer.Names(x, y, terms, plain, Role.FEATURE)));
  }

  /// Thousands of words, the frequent ones first.
  public static PlotPanel crowdedMap() {
    return named(3_000);
  }

  public static PlotPanel named(int count) {
    Random random = new Random(11);
    double[] x = new double[count];
    double[] y = new double[count];
    int[] group = new int[count];
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      group[i] = random.nextInt(5) - 1;
      x[i] = Math.cos(group[i] * 1.3) + 0.5 * random.nextGaussian();
      y[i] = Math.sin(group[i] * 1.3) + 0.5 * random.nextGaussian();
      StringBuilder name = new StringBuilder();
      for (int letters = 2 + random.nextInt(8); letters > 0; letters--) {
        name.append((char) ('a' + random.nextInt(26)));
      }
      names.add(name.toString());
    }
    return new PlotPanel(
        "crowd",
        "Words",
        count + " of them",
        Axis.of("first"),
        Axis.of("second"),
        Aspect.EQUAL,
        Scrubber.NO,
        List.of(new Layer.Names(x, y, names, group, Role.OBSERVATION)));
  }

  /// A few ratings with gaps, their predictions beside them.
  public static FactorPanel ratings() {
    Random random = new Random(8);
    DMatrixRMaj known = new DMatrixRMaj(7, 5);
    DMatrixRMaj filled = new DMatrixRMaj(7, 5);
    DMatrixRMaj marks = new DMatrixRMaj(7, 5);
    for (int i = 0; i < known.getNumElements(); i++) {
      boolean isMissing = random.nextInt(3) == 0;
      filled.data[i] = isMissing ? 1 + 4 * random.nextDouble() : 1 + random.nextInt(5);
      known.data[i] = isMissing ? Double.NaN : filled.data[i];
      marks.data[i] = isMissing ? 1 : 0;
    }
    Range stars = new Range(1, 5);
    return new FactorPanel(
        "ratings",
        "Ratings",
        "hatched: missing, ring: predicted",
        List.of(
            new MatrixBlock(
                "A", known, ColorScale.SEQUENTIAL, stars, Role.OBSERVATION, Role.FEATURE),
            new MatrixBlock(
                "UVᵀ",
                filled,
                ColorScale.SEQUENTIAL,
                stars,
                Role.OBSERVATION,
                Role.FEATURE,
                marks)),
        List.of("≈"));
  }

  /// Many signed entries with gaps, and what fills them.
  public static FactorPanel votes() {
    Random random = new Random(9);
    DMatrixRMaj known = new DMatrixRMaj(36, 22);
    DMatrixRMaj filled = new DMatrixRMaj(36, 22);
    DMatrixRMaj marks = new DMatrixRMaj(36, 22);
    for (int i = 0; i < known.getNumElements(); i++) {
      boolean isMissing = random.nextInt(3) == 0 || i % 22 == 5 || i / 22 == 9;
      filled.data[i] = random.nextGaussian();
      known.data[i] = isMissing ? Double.NaN : Math.signum(filled.data[i]);
      marks.data[i] = isMissing ? 1 : 0;
    }
    return new FactorPanel(
        "votes",
        "Votes",
        "hatched: missing, dot: predicted",
        List.of(
            block("A", known, ColorScale.DIVERGING, Role.OBSERVATION, Role.FEATURE),
            block("B", filled, ColorScale.DIVERGING, Role.OBSERVATION, Role.FEATURE)
                .withPredicted(marks)),
        List.of("≈"));
  }

  /// Documents among three topics, the way of one of them, and the topics' means.
  public static SimplexPanel simplex() {
    DMatrixRMaj weights = mixtures(180);
    int[] group = new int[weights.numRows];
    for (int i = 0; i < group.length; i++) {
      group[i] = i % 4 - 1;
    }
    DMatrixRMaj path = new DMatrixRMaj(20, 3);
    for (int i = 0; i < path.numRows; i++) {
      double t = i / 19.0;
      path.set(i, 0, (1 - t) / 3);
      path.set(i, 1, (1 - t) / 3 + t * t * 0.8);
      path.set(i, 2, 1 - path.get(i, 0) - path.get(i, 1));
    }
    return new SimplexPanel(
        "topics",
        "Topics",
        "documents by their mixture",
        List.of("law and order", "harvest", "genealogy of the kings"),
        weights,
        group,
        Role.OBSERVATION,
        List.of(new SimplexPanel.Trail(path, Tone.ACCENT, Layer.LineStyle.SOLID)),
        List.of(
            new SimplexPanel.Marker(0.8, 0.1, 0.1, "1", Tone.ofClass(0), Role.FACTOR, 0),
            new SimplexPanel.Marker(0.1, 0.8, 0.1, "2", Tone.ofClass(1), Role.FACTOR, 1),
            new SimplexPanel.Marker(0.1, 0.1, 0.8, "3", Tone.ofClass(2), Role.FACTOR, 2)));
  }

  /// Responsibilities, coloured by themselves.
  public static SimplexPanel mixedSimplex() {
    return new SimplexPanel(
        "responsibilities",
        "Responsibilities",
        "",
        List.of("q₁", "q₂", "q₃"),
        mixtures(1_000),
        new int[0],
        Role.OBSERVATION);
  }

  private static DMatrixRMaj mixtures(int count) {
    Random random = new Random(12);
    DMatrixRMaj weights = new DMatrixRMaj(count, 3);
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (int k = 0; k < 3; k++) {
        weights.set(i, k, Math.pow(-Math.log(1 - random.nextDouble()), i % 3 == k ? 1 : 2));
        sum += weights.get(i, k);
      }
      for (int k = 0; k < 3; k++) {
        weights.set(i, k, weights.get(i, k) / sum);
      }
    }
    return weights;
  }

  /// Photographs, or something like them: a hill before stripes.
  public static ImageGridPanel pictures(
      String title, int count, int height, int width, ColorScale scale) {
    List<ImageGridPanel.Tile> tiles = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      DMatrixRMaj image = new DMatrixRMaj(height, width);
      for (int i = 0; i < height; i++) {
        for (int j = 0; j < width; j++) {
          double x = (j + 0.5) / width - 0.5 - 0.02 * t;
          double y = (i + 0.5) / height - 0.5;
          double hill = 150 * Math.exp(-8 * (x * x + y * y));
          image.set(i, j, hill + 20 * Math.sin(40 * x * (t % 5 + 1)) + (i + j) % 2 * 10);
        }
      }
      tiles.add(new ImageGridPanel.Tile(image, "rank " + (t + 1)));
    }
    return new ImageGridPanel(
        title, title, height + " × " + width, tiles, scale, Role.FACTOR, new Range(-20, 180));
  }

  /// Clouds with their covariance ellipses before the contours of a function.
  public static PlotPanel ellipses() {
    List<Layer> layers = new ArrayList<>();
    for (int s = 1; s < 10; s++) {
      double[][] ring = ellipse(4, 1.2, 0.4 * s, 0.2 * s, 0.1);
      layers.add(new Layer.Line("", ring[0], ring[1], Tone.MUTED, Layer.LineStyle.SOLID));
    }
    List<Layer> outlines = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      double[] centre = CENTRES[k];
      double[][] ring = ellipse(centre[2], centre[3], 0.25 + 0.35 * k, 0.2, 0.25 * k);
      layers.add(new Layer.Area(ring[0], ring[1], Tone.ofClass(k)));
      outlines.add(new Layer.Line("", ring[0], ring[1], Tone.ofClass(k), Layer.LineStyle.SOLID));
    }
    layers.add(pointLayer());
    layers.addAll(outlines);
    return new PlotPanel(
        "ellipses",
        "Covariances",
        "at one standard deviation",
        Axis.of("petal length (cm)"),
        Axis.of("petal width (cm)"),
        Aspect.EQUAL,
        Scrubber.NO,
        layers);
  }

  private static double[][] ellipse(double x, double y, double a, double b, double angle) {
    int count = 65;
    double[][] ring = new double[2][count];
    for (int i = 0; i < count; i++) {
      double t = 2 * Math.PI * (i % (count - 1)) / (count - 1);
      double u = a * Math.cos(t);
      double v = b * Math.sin(t);
      ring[0][i] = x + u * Math.cos(angle) - v * Math.sin(angle);
      ring[1][i] = y + u * Math.sin(angle) + v * Math.cos(angle);
    }
    return ring;
  }
}
