package org.factorscope.viz.paint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.ImageGridPanel;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.NetworkPanel;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.PlotPanel.Aspect;
import org.factorscope.viz.panel.PlotPanel.Scrubber;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.SimplexPanel;
import org.factorscope.viz.panel.TablePanel;
import org.factorscope.viz.panel.TokensPanel;
import org.factorscope.viz.panel.Tone;

/// Panels as they are when something went wrong, has not begun, or is far too much.
public final class OddPanels {
  private OddPanels() {}

  public static List<Panel> all() {
    List<Panel> panels = new ArrayList<>();
    double nan = Double.NaN;
    double infinite = Double.POSITIVE_INFINITY;
    panels.add(plot("nothing", Axis.of("x"), List.of()));
    panels.add(everyLayer("empty arrays"));
    panels.add(everyLayer("one entry", 3));
    panels.add(everyLayer("all missing", nan, nan, nan));
    panels.add(everyLayer("constant", 5, 5, 5, 5));
    panels.add(everyLayer("infinite", 1, infinite, -infinite, 2));
    panels.add(everyLayer("huge", -1e308, 1e308, Double.MAX_VALUE));
    panels.add(everyLayer("tiny", Double.MIN_VALUE, 0, 1e-310));
    panels.add(everyLayer("far off and close together", 1e16, 1e16 + 2, 1e16 + 4));
    panels.add(everyLayer("zeros and negatives", 0, -1, 10, 1000));
    panels.add(everyLayer("many", new Random(1).doubles(10_000, -1, 1).sorted().toArray()));
    panels.add(plot("named", Axis.named("who", List.of("a", "b", "a long name")), layers(0, 1, 2)));
    panels.add(matrices("empty", new DMatrixRMaj(0, 0), new DMatrixRMaj(0, 3)));
    panels.add(
        matrices("one by one", new DMatrixRMaj(1, 1), new DMatrixRMaj(new double[][] {{7}})));
    panels.add(matrices("missing", filled(3, 4, nan), filled(4, 2, infinite)));
    panels.add(matrices("constant", filled(30, 4, 2), filled(4, 30, -2)));
    panels.add(matrices("tall and wide", filled(1000, 1, 1), filled(1, 1000, 1e9)));
    panels.add(matrices("large", filled(700, 900, 1e-9), filled(900, 3, 0)));
    panels.add(simplex("no points"));
    panels.add(simplex("a corner", 1, 0, 0));
    panels.add(simplex("no weights", 0, 0, 0));
    panels.add(simplex("missing weights", nan, nan, nan, infinite, 1, 0, 0.2, 0.3, 0.5));
    panels.add(simplex("outside", 3, -1, -1, -2, 1, 5, 1e300, 1e300, 1e300));
    panels.add(NetworkPanel.named("n").title("no layers").build());
    panels.add(NetworkPanel.named("n").title("no nodes").layer("", List.of()).build());
    panels.add(network(nan, infinite));
    panels.add(network(0, -0.0));
    panels.add(TokensPanel.named("t").title("no tokens").note("word ".repeat(99)).build());
    panels.add(TokensPanel.named("t").title("empty").token("", 0).token(" ", 1).build());
    panels.add(
        TokensPanel.named("t")
            .title("odd weights")
            .token(new TokensPanel.Token("w".repeat(300), 12, infinite, -1))
            .token(new TokensPanel.Token("b", -1, -3, 0))
            .build());
    panels.add(hinton("constant Hinton", filled(3, 4, 0)));
    panels.add(hinton("missing Hinton", filled(3, 4, nan)));
    panels.add(hinton("infinite Hinton", filled(300, 40, infinite)));
    panels.add(images("no images", 0, 8, 8));
    panels.add(images("one image", 1, 1, 1));
    panels.add(images("empty image", 2, 0, 0));
    panels.add(images("hundreds", 400, 12, 9));
    panels.add(
        new TablePanel("t", "T", "", List.of(), List.of(), Role.NONE, List.of(), "Only a note."));
    panels.add(new TablePanel("t", "", "", List.of(), List.of(), Role.NONE, List.of(), ""));
    panels.add(
        new TablePanel(
            "t",
            "A title that is much too long for a small picture",
            "and a subtitle that is longer still, as sentences are",
            List.of("a", "b"),
            Collections.nCopies(100, List.of("left", "1.5")),
            Role.OBSERVATION,
            Collections.nCopies(100, Tone.INK),
            "word ".repeat(60)));
    return panels;
  }

  private static PlotPanel everyLayer(String title, double... values) {
    return plot(title, Axis.of("x"), layers(values));
  }

  public static List<Panel> logarithmic() {
    List<Panel> panels = new ArrayList<>();
    for (Panel panel : all()) {
      if (panel instanceof PlotPanel p) {
        Axis axis = Axis.logarithmic("logarithmic");
        panels.add(
            new PlotPanel(
                p.id(), p.title(), "", axis, axis, Aspect.EQUAL, p.scrubber(), p.layers()));
      }
    }
    return panels;
  }

  private static PlotPanel plot(String title, Axis x, List<Layer> layers) {
    return new PlotPanel(
        title, title, "", x, Axis.of("y"), Aspect.FREE, Scrubber.X_IS_POSITION, layers);
  }

  private static List<Layer> layers(double... v) {
    int[] group = new int[v.length];
    Arrays.setAll(group, i -> i % 11 - 1);
    DMatrixRMaj soft = new DMatrixRMaj(v.length, 3);
    List<Layer.Marker> markers = new ArrayList<>();
    for (int i = 0; i < Math.min(20, v.length); i++) {
      markers.add(new Layer.Marker(v[i], v[i], "" + i, Tone.ofClass(i), null, Role.FACTOR, i));
    }
    double first = v.length > 0 ? v[0] : Double.NaN;
    double[] sites = Arrays.copyOf(v, Math.min(10, v.length));
    return List.of(
        new Layer.Cells(sites, sites, sites),
        new Layer.Bars(v, 0.5, List.of(v, v), List.of("up", ""), List.of(Tone.INK, Tone.MUTED), 0),
        new Layer.Points(v, v, group, null, Role.OBSERVATION),
        new Layer.Points(v, v, group, soft, Role.NONE),
        new Layer.Names(v, v, names(v.length), group, Role.FEATURE),
        new Layer.Line("line", v, v, Tone.ACCENT, Layer.LineStyle.DOTTED),
        new Layer.Line("", v, v, Tone.WARNING, Layer.LineStyle.SOLID),
        new Layer.Area(v, v, Tone.ofClass(2)),
        heat(sites),
        contours(sites),
        new Layer.Segments(v, v, v, v, Tone.MUTED, Layer.LineStyle.DASHED),
        new Layer.Arrows(v, v, v, v, Tone.INK),
        new Layer.Markers(markers),
        new Layer.Rule(
            Layer.Orientation.VERTICAL, first, "here", Tone.ACCENT, Layer.LineStyle.SOLID),
        new Layer.Rule(Layer.Orientation.HORIZONTAL, first, "", Tone.INK, Layer.LineStyle.DASHED),
        new Layer.Label(first, first, "label", Tone.INK));
  }

  private static Layer heat(double... places) {
    DMatrixRMaj values = new DMatrixRMaj(places.length, places.length);
    for (int i = 0; i < places.length; i++) {
      values.set(i, i, places[i]);
    }
    return new Layer.Heat(places, places, 1, 0.5, values, Range.AUTO);
  }

  private static Layer contours(double... places) {
    double[] sorted = Arrays.stream(places).sorted().toArray();
    DMatrixRMaj values = new DMatrixRMaj(places.length, places.length);
    for (int i = 0; i < values.getNumElements(); i++) {
      values.data[i] = i % 7 == 3 ? Double.NaN : i % 3;
    }
    return new Layer.Contours(sorted, sorted, values, new double[] {0.5, 1, 1.5});
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> i % 5 == 0 ? "" : "name " + i).toList();
  }

  private static FactorPanel matrices(String title, DMatrixRMaj left, DMatrixRMaj right) {
    return new FactorPanel(
        title,
        title,
        "",
        List.of(
            SamplePanels.block("A", left, ColorScale.SEQUENTIAL, Role.OBSERVATION, Role.FACTOR),
            SamplePanels.block("B", right, ColorScale.DIVERGING, Role.FACTOR, Role.FEATURE),
            SamplePanels.block("C", right, ColorScale.CLASS_OF_ROW, Role.FACTOR, Role.NONE)),
        List.of("·", "a long operator"));
  }

  private static SimplexPanel simplex(String title, double... weights) {
    DMatrixRMaj rows = new DMatrixRMaj(weights.length / 3, 3);
    rows.setData(weights);
    double first = weights.length > 0 ? weights[0] : Double.NaN;
    return new SimplexPanel(
        title,
        title,
        "",
        List.of("a", "", "a name that is much too long for any picture but a very wide one"),
        rows,
        new int[0],
        Role.OBSERVATION,
        List.of(new SimplexPanel.Trail(rows, Tone.WARNING, Layer.LineStyle.DASHED)),
        List.of(new SimplexPanel.Marker(first, 0, 1, "m", Tone.INK, Role.FACTOR, 1)));
  }

  private static DMatrixRMaj filled(int rows, int columns, double value) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    matrix.fill(value);
    return matrix;
  }

  private static ImageGridPanel images(String title, int count, int rows, int columns) {
    List<ImageGridPanel.Tile> tiles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tiles.add(new ImageGridPanel.Tile(filled(rows, columns, i), i % 2 == 0 ? "tile " + i : ""));
    }
    return new ImageGridPanel(title, title, "", tiles, ColorScale.GREY, Role.FACTOR);
  }

  private static NetworkPanel network(double first, double second) {
    return NetworkPanel.named("odd network")
        .layer("a layer with a long name", List.of(NetworkPanel.Node.of("a long label", first)))
        .layer("", List.of(NetworkPanel.Node.of("", second)))
        .edge(new NetworkPanel.Edge(0, 0, 1, 0, first, second, null))
        .edge(new NetworkPanel.Edge(0, 0, 0, 0, second, first, null))
        .build();
  }

  private static FactorPanel hinton(String title, DMatrixRMaj matrix) {
    MatrixBlock block =
        new MatrixBlock("H", matrix, ColorScale.DIVERGING, Range.AUTO, Role.FACTOR, Role.FEATURE);
    return FactorPanel.named(title)
        .title(title)
        .block(block.asHinton().withNames(names(matrix.numRows), names(matrix.numCols)))
        .build();
  }
}
