package org.factorscope.viz.paint.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.util.List;
import org.factorscope.viz.paint.Drawn;
import org.factorscope.viz.paint.FastPainter;
import org.factorscope.viz.paint.PaintRequest;
import org.factorscope.viz.paint.SamplePanels;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.PanelGeometry;
import org.factorscope.viz.paint.ground.Pick;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.PlotPanel.Aspect;
import org.factorscope.viz.panel.PlotPanel.Scrubber;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.theme.Theme;
import org.junit.jupiter.api.Test;

class NamesTest {
  private static final Theme THEME = Theme.light();
  private static final Look LOOK = new Look(THEME, 1);
  private static final int WIDTH = 500;
  private static final int HEIGHT = 400;

  private static PlotPanel panel(Layer... layers) {
    return new PlotPanel(
        "n",
        "",
        "",
        Axis.of("x", 0, 10),
        Axis.of("y", 0, 10),
        Aspect.FREE,
        Scrubber.NO,
        List.of(layers));
  }

  private static PlotFrame frame(PlotPanel panel, Look look, int width, int height) {
    return PlotPicture.of(panel, Zoom.NONE, new SteadyRanges(), look, width, height).frame();
  }

  private static List<NamePlaces.Place> places(PlotPanel panel) {
    PlotFrame frame = frame(panel, LOOK, WIDTH, HEIGHT);
    return NamePlaces.of(panel, frame, LOOK).places();
  }

  private static Layer.Names at(double[] x, double[] y, String... names) {
    return new Layer.Names(x, y, List.of(names), new int[x.length], Role.FEATURE);
  }

  private static PixelImage lit(PlotPanel panel, Highlight highlight) {
    PixelImage image = new PixelImage(WIDTH, HEIGHT);
    new FastPainter().paint(new PaintRequest(panel, THEME, 1, highlight, Zoom.NONE), image);
    return image;
  }

  @Test
  void namesThatAreShownNeverOverlapAndStayBetweenTheAxes() {
    PlotPanel panel = SamplePanels.named(2_000);
    PlotFrame frame = frame(panel, LOOK, WIDTH, HEIGHT);
    List<NamePlaces.Place> places = NamePlaces.of(panel, frame, LOOK).places();
    assertTrue(places.size() > 40, places.size() + " names");
    for (NamePlaces.Place place : places) {
      assertTrue(frame.area().contains(place.box()));
      for (NamePlaces.Place other : places) {
        boolean isSame = place.index() == other.index();
        assertTrue(isSame || !place.box().intersects(other.box()), "two names overlap");
      }
    }
  }

  @Test
  void ofNamesAtOnePlaceThoseFirstInTheListAreShown() {
    double[] same = {5, 5, 5, 5, 5, 5, 5};
    List<Integer> shown =
        places(panel(at(same, same, "one", "two", "three", "four", "five", "six", "seven")))
            .stream()
            .map(NamePlaces.Place::index)
            .toList();
    assertEquals(List.of(0, 1), shown);
  }

  @Test
  void namesOfAnEarlierLayerGoFirst() {
    Layer.Names first = at(new double[] {5}, new double[] {5}, "first");
    Layer.Names second = at(new double[] {5}, new double[] {5}, "second");
    List<NamePlaces.Place> places = places(panel(first, second));
    assertEquals("first", places.getFirst().layer().names().getFirst());
    double symbol = frame(panel(first), LOOK, WIDTH, HEIGHT).x(5);
    assertTrue(places.getFirst().box().getMinX() > symbol, "the first choice is on the right");
    assertTrue(places.getLast().box().getMaxX() < symbol, "the second one is on the left");
  }

  @Test
  void atTheRightEdgeANameGoesLeft() {
    PlotPanel panel = panel(at(new double[] {9.9}, new double[] {5}, "a long enough name"));
    double symbol = frame(panel, LOOK, WIDTH, HEIGHT).x(9.9);
    assertTrue(places(panel).getFirst().box().getMaxX() < symbol);
  }

  @Test
  void placesThatAreNotFiniteOrNotOnTheAxesHaveNoName() {
    double[] x = {Double.NaN, 3, Double.POSITIVE_INFINITY, 30};
    double[] y = {3, Double.NaN, 3, 3};
    assertTrue(places(panel(at(x, y, "a", "b", "c", "d"))).isEmpty());
  }

  @Test
  void theLitNameIsShownEvenWhereItHasNoPlace() {
    double[] same = {5, 5, 5, 5, 5, 5, 5};
    PlotPanel panel =
        panel(at(same, same, "one", "two", "three", "four", "five", "six", "a very long name"));
    PlotFrame frame = frame(panel, LOOK, WIDTH, HEIGHT);
    PixelImage dark = lit(panel, Highlight.NONE);
    PixelImage bright = lit(panel, Highlight.NONE.with(Role.FEATURE, 6));
    int row = (int) frame.y(5);
    int ink = 0;
    for (int x = (int) frame.x(5) + 60; x < (int) frame.x(5) + 110; x++) {
      for (int y = row - 5; y < row + 5; y++) {
        ink += bright.pixels()[y * WIDTH + x] == dark.pixels()[y * WIDTH + x] ? 0 : 1;
      }
    }
    assertTrue(ink > 50, ink + " pixels of a name");
  }

  @Test
  void whatIsLitMovesNoOtherName() {
    PlotPanel panel = SamplePanels.wordMap();
    PixelImage one = lit(panel, Highlight.NONE.with(Role.FEATURE, 2));
    PixelImage two = lit(panel, Highlight.NONE.with(Role.FEATURE, 10));
    long different = 0;
    for (int i = 0; i < one.pixels().length; i++) {
      different += one.pixels()[i] == two.pixels()[i] ? 0 : 1;
    }
    assertNotEquals(0, different);
    assertTrue(different < 4_000, different + " pixels differ");
  }

  @Test
  void aSymbolAndItsNameAreFoundWithTheName() {
    PlotPanel panel = panel(at(new double[] {5, 2}, new double[] {5, 3}, "graph", "trees"));
    PanelGeometry geometry = Drawn.fast(panel, THEME, WIDTH, HEIGHT, 1).geometry();
    PanelGeometry.DataPoint symbol = geometry.pixelOf(2, 3).orElseThrow();
    Pick atSymbol = geometry.pickAt(symbol.x(), symbol.y()).orElseThrow();
    Pick atName = geometry.pickAt(symbol.x() + 25, symbol.y()).orElseThrow();
    assertEquals("trees: (2, 3)", atSymbol.description());
    assertEquals(atSymbol, atName);
    assertEquals(1, atName.highlight().index(Role.FEATURE));
  }

  @Test
  void widthsAddedUpFromLettersAreTheWidthsOfTheTexts() {
    Font font = LOOK.font(Look.SMALL);
    NamePlaces.TextWidths widths = new NamePlaces.TextWidths(font);
    for (String text : List.of("", "AVAToday fiffl", "naïve Größe", "σ² → 0", "w₁₂")) {
      assertEquals(Look.width(text, font), widths.of(text), 1e-3, text);
    }
  }

  @Test
  void theReferenceShowsTheSameNamesAtTheSamePlaces() {
    PlotPanel panel = SamplePanels.wordMap();
    Drawn fast = Drawn.fast(panel, THEME, WIDTH, HEIGHT, 1);
    int header = (int) Drawn.headerHeight(panel, THEME, WIDTH, HEIGHT + 30);
    Drawn reference = Drawn.reference(panel, THEME, WIDTH, HEIGHT + header);
    int different = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        different += Drawn.isClose(fast.rgb(x, y), reference.rgb(x, y + header), 60) ? 0 : 1;
      }
    }
    assertFalse(different > 0.01 * WIDTH * HEIGHT, different + " pixels differ");
  }
}
