package org.factorscope.viz.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.PanelGeometry;
import org.factorscope.viz.paint.ground.PanelGeometry.DataPoint;
import org.factorscope.viz.paint.ground.Pick;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.paint.matrix.MatrixLayout;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.HandlePlace;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.NetworkPanel;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.TokensPanel;
import org.factorscope.viz.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewKindsTest {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 400;

  private static Theme theme(String name) {
    return name.equals("dark") ? Theme.dark() : Theme.light();
  }

  /// The picks on a raster over a picture.
  private static List<Pick> picks(Panel panel) {
    PanelGeometry geometry = Drawn.fast(panel, Theme.light(), WIDTH, HEIGHT, 1).geometry();
    List<Pick> picks = new ArrayList<>();
    for (int y = 0; y < HEIGHT; y += 3) {
      for (int x = 0; x < WIDTH; x += 3) {
        geometry.pickAt(x, y).ifPresent(picks::add);
      }
    }
    return picks;
  }

  private static boolean says(List<Pick> picks, String text) {
    return picks.stream().anyMatch(pick -> pick.description().equals(text));
  }

  private static int changed(Panel panel, Highlight lit, Theme theme) {
    PixelImage plain = new PixelImage(WIDTH, HEIGHT);
    PixelImage bright = new PixelImage(WIDTH, HEIGHT);
    new FastPainter().paint(new PaintRequest(panel, theme, 1, Highlight.NONE, Zoom.NONE), plain);
    new FastPainter().paint(new PaintRequest(panel, theme, 1, lit, Zoom.NONE), bright);
    int count = 0;
    for (int i = 0; i < plain.pixels().length; i++) {
      count += plain.pixels()[i] == bright.pixels()[i] ? 0 : 1;
    }
    return count;
  }

  @Test
  void nodesAndEdgesOfANetworkSayTheirForwardAndBackwardValues() {
    List<Pick> picks = picks(NewKinds.network());
    assertTrue(says(picks, "h₂: activation = −0.84, ∂L/∂z = 0.033"));
    assertTrue(says(picks, "x₁ → h₂: weight = −1.31, gradient = −0.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void aLitNodeChangesANetworkInBothThemes(String name) {
    assertTrue(changed(NewKinds.network(), Highlight.of(Role.FEATURE, 3), theme(name)) > 300);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void ofVeryManyEdgesTheStrongestAreDrawn(String name) {
    NetworkPanel few = hundredByHundred(0.5);
    NetworkPanel same = hundredByHundred(0.1);
    int strong = differences(few, NetworkPanel.named("none").build(), theme(name));
    assertTrue(strong > 1000, "edges are drawn");
    assertEquals(0, differences(few, same, theme(name)), "weak edges are not");
  }

  /// 1,500 edges of weight 1 before the weak ones.
  private static NetworkPanel hundredByHundred(double weak) {
    List<NetworkPanel.Node> nodes = Collections.nCopies(100, NetworkPanel.Node.of("", Double.NaN));
    NetworkPanel.Builder builder = NetworkPanel.named("n").layer("", nodes).layer("", nodes);
    for (int e = 0; e < 10_000; e++) {
      double weight = e < 1_500 ? 1 : weak;
      builder.edge(
          new NetworkPanel.Edge(0, e % 100, 1, Math.floorDiv(e, 100), weight, Double.NaN, null));
    }
    return builder.build();
  }

  private static int differences(Panel first, Panel second, Theme theme) {
    Drawn a = Drawn.fast(first, theme, WIDTH, HEIGHT, 1);
    Drawn b = Drawn.fast(second, theme, WIDTH, HEIGHT, 1);
    int count = 0;
    for (int i = 0; i < a.image().pixels().length; i++) {
      count += a.image().pixels()[i] == b.image().pixels()[i] ? 0 : 1;
    }
    return count;
  }

  @Test
  void anEdgeToANodeThatIsNotThereIsRefused() {
    NetworkPanel.Builder builder =
        NetworkPanel.named("n")
            .layer("in", List.of(NetworkPanel.Node.of("a", 1)))
            .edge(new NetworkPanel.Edge(0, 0, 1, 0, 1, Double.NaN, null));
    assertThrows(IllegalArgumentException.class, builder::build);
  }

  @Test
  void aTokenSaysItsGroupAndWeightAndLightsItsWord() {
    assertTrue(says(picks(NewKinds.tokens()), "court (3)"));
    List<Pick> picks = picks(NewKinds.attention());
    assertTrue(says(picks, "animal: attention = 0.91"));
    Pick animal =
        picks.stream().filter(p -> p.description().startsWith("animal")).findFirst().orElseThrow();
    assertEquals(1, animal.highlight().index(new Role("word")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void tokensOfTheLitWordAreOutlinedInBothThemes(String name) {
    int once = changed(NewKinds.tokens(), Highlight.of(new Role("word"), 15), theme(name));
    int twice = changed(NewKinds.tokens(), Highlight.of(new Role("word"), 1), theme(name));
    assertTrue(once > 20);
    assertTrue(twice > 1.5 * once, "the word is there twice: " + once + " and " + twice);
  }

  @Test
  void tokensThatDoNotFitAreCounted() {
    TokensPanel.Builder builder = TokensPanel.named("many");
    for (int i = 0; i < 5000; i++) {
      builder.token("word", i % 3);
    }
    List<Pick> picks = picks(builder.build());
    assertFalse(picks.isEmpty());
    assertTrue(picks.size() < 40_000);
  }

  private static PlotPanel slope(double... levels) {
    DMatrixRMaj values = new DMatrixRMaj(new double[][] {{0, 5, 10}, {0, 5, 10}});
    return PlotPanel.named("slope")
        .x(Axis.of("x", 0, 10))
        .y(Axis.of("y", 0, 1))
        .add(new Layer.Contours(new double[] {0, 5, 10}, new double[] {0, 1}, values, levels))
        .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void contoursChangeTheirColourAtTheirLevelsInBothPens(String name) {
    Theme theme = theme(name);
    PlotPanel panel = slope(2, 4, 8);
    Drawn fast = Drawn.fast(panel, theme, WIDTH, HEIGHT, 1);
    Drawn plain = Drawn.reference(panel, theme, WIDTH, HEIGHT);
    for (Drawn drawn : List.of(fast, plain)) {
      int[] bands = {at(drawn, 1), at(drawn, 3), at(drawn, 6), at(drawn, 9)};
      assertEquals(4, Arrays.stream(bands).distinct().count());
      for (double level : new double[] {2, 4, 8}) {
        assertNotEquals(at(drawn, level - 0.2), at(drawn, level + 0.2));
        assertEquals(at(drawn, level + 0.2), at(drawn, level + 0.6));
      }
    }
    assertEquals(at(fast, 6), at(plain, 6));
  }

  private static int at(Drawn drawn, double x) {
    DataPoint pixel = drawn.geometry().pixelOf(x, 0.53).orElseThrow();
    return drawn.rgb(pixel.x(), pixel.y());
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void thePlainPenFillsTheSameContoursAsTheFastOne(String name) {
    for (PlotPanel panel : List.of(NewKinds.contours(), NewKinds.logarithmicValley())) {
      // Without a title both pictures have the same layout.
      PlotPanel bare =
          PlotPanel.named(panel.id()).x(panel.x()).y(panel.y()).addAll(panel.layers()).build();
      Drawn fast = Drawn.fast(bare, theme(name), WIDTH, HEIGHT, 1);
      Drawn plain = Drawn.reference(bare, theme(name), WIDTH, HEIGHT);
      int different = 0;
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          different += Drawn.isClose(fast.rgb(x, y), plain.rgb(x, y), 24) ? 0 : 1;
        }
      }
      // Pixels on the border of two levels may belong to either.
      assertTrue(different < 0.01 * WIDTH * HEIGHT, different + " pixels differ");
    }
  }

  @Test
  void aPlaceAmongContoursSaysItsInterpolatedValue() {
    PanelGeometry geometry = Drawn.fast(slope(5), Theme.light(), WIDTH, HEIGHT, 1).geometry();
    DataPoint pixel = geometry.pixelOf(7.5, 0.5).orElseThrow();
    String text = geometry.pickAt(pixel.x(), pixel.y()).orElseThrow().description();
    assertEquals("(7.5, 0.5): 7.5", text);
  }

  @Test
  void logarithmicLevelsAreEqualMultiplesAndRefuseZero() {
    double[] levels = Layer.Contours.logarithmic(new Range(1e-3, 1e3), 5);
    assertEquals(1, levels[2], 1e-12);
    assertEquals(levels[1] / levels[0], levels[4] / levels[3], 1e-9);
    Range zero = new Range(0, 1);
    assertThrows(IllegalArgumentException.class, () -> Layer.Contours.logarithmic(zero, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void aHintonDiagramFillsPositiveSquaresAndLeavesNegativeOnesHollow(String name) {
    DMatrixRMaj matrix = new DMatrixRMaj(new double[][] {{1, -1}, {0.25, 0}});
    MatrixBlock block = MatrixBlock.of("W", matrix, ColorScale.DIVERGING).asHinton();
    FactorPanel panel = FactorPanel.named("w").block(block).build();
    MatrixLayout.Box box =
        MatrixLayout.of(panel, new Look(theme(name), 1), WIDTH, HEIGHT).boxes().getFirst();
    for (Drawn drawn :
        List.of(
            Drawn.fast(panel, theme(name), WIDTH, HEIGHT, 1),
            Drawn.reference(panel, theme(name), WIDTH, HEIGHT))) {
      int ground = middle(drawn, box, block, 1, 1);
      assertNotEquals(ground, middle(drawn, box, block, 0, 0), "filled");
      assertEquals(ground, middle(drawn, box, block, 0, 1), "hollow");
      assertEquals(middle(drawn, box, block, 0, 0), middle(drawn, box, block, 1, 0));
    }
  }

  private static int middle(
      Drawn drawn, MatrixLayout.Box box, MatrixBlock block, int row, int column) {
    return drawn.rgb(
        box.left() + (column + 0.5) * box.cellWidth(block),
        box.top() + (row + 0.5) * box.cellHeight(block));
  }

  @Test
  void namesOfRowsAndColumnsAreInTheReadoutAndHaveRoomBesideTheMatrix() {
    FactorPanel panel = NewKinds.hinton();
    MatrixLayout layout = MatrixLayout.of(panel, new Look(Theme.light(), 1), WIDTH, HEIGHT);
    assertTrue(layout.boxes().getFirst().rowNames() > 20);
    assertTrue(layout.boxes().getFirst().columnNames() > 20);
    assertEquals(0, layout.boxes().getLast().rowNames());
    assertTrue(
        picks(panel).stream().anyMatch(p -> p.description().startsWith("W[Chiara, Fargo] = ")));
  }

  @Test
  void namesThatAreNotOneARowAreRefused() {
    MatrixBlock block = MatrixBlock.of("A", new DMatrixRMaj(2, 3), ColorScale.GREY);
    List<String> three = List.of("a", "b", "c");
    assertThrows(IllegalArgumentException.class, () -> block.withNames(three, three));
  }

  @Test
  void aHandleThatIsNotInAPictureHasNoGrip() {
    PanelGeometry geometry =
        Drawn.fast(NewKinds.hinton(), Theme.light(), WIDTH, HEIGHT, 1).geometry();
    HandlePlace elsewhere = NewKinds.namedRatings().handles().getFirst();
    assertEquals(Optional.empty(), geometry.grip(elsewhere));
  }
}
