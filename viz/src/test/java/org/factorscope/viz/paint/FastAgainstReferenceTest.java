package org.factorscope.viz.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.paint.ground.BlockColors;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.PanelGeometry;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.paint.matrix.MatrixLayout;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.PlotPanel.Aspect;
import org.factorscope.viz.panel.PlotPanel.Scrubber;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;
import org.factorscope.viz.theme.ColorTable;
import org.factorscope.viz.theme.Palette;
import org.factorscope.viz.theme.Theme;
import org.junit.jupiter.api.Test;

class FastAgainstReferenceTest {
  private static final Theme THEME = Theme.light();
  private static final double NEAR = 1.5;

  private static PlotPanel plot(Axis x, Axis y, Aspect aspect, Layer... layers) {
    return new PlotPanel("p", "", "", x, y, aspect, Scrubber.NO, List.of(layers));
  }

  private static Layer.Points point(double x, double y, int group) {
    return new Layer.Points(
        new double[] {x, Double.NaN}, new double[] {y, 1}, new int[] {group, 0}, null, Role.NONE);
  }

  private static void assertSamePlace(PlotPanel panel, double x, double y, Color color) {
    Drawn fast = Drawn.fast(panel, THEME, 500, 380, 1);
    Drawn reference = Drawn.reference(panel, THEME, 500, 380);
    PanelGeometry.DataPoint expected = fast.geometry().pixelOf(x, y).orElseThrow();
    for (Drawn drawn : List.of(fast, reference)) {
      PanelGeometry.DataPoint found = drawn.centroid(color);
      assertEquals(expected.x(), found.x(), NEAR);
      assertEquals(expected.y(), found.y(), NEAR);
    }
  }

  @Test
  void aPointIsAtTheSamePlaceOnLinearAxes() {
    for (int group = 0; group < 4; group++) {
      PlotPanel panel =
          plot(Axis.of("x", 0, 10), Axis.of("y", -3, 4), Aspect.FREE, point(7.3, 1.1, group));
      assertSamePlace(panel, 7.3, 1.1, Palette.classColor(group, THEME));
    }
  }

  @Test
  void aPointIsAtTheSamePlaceOnAxesThatFitTheirData() {
    PlotPanel panel =
        plot(
            Axis.of("x"),
            Axis.of("y"),
            Aspect.EQUAL,
            point(7.3, 1.1, 0),
            point(-2, 5, 1),
            point(3, 4, 2));
    assertSamePlace(panel, 7.3, 1.1, Palette.classColor(0, THEME));
    assertSamePlace(panel, -2, 5, Palette.classColor(1, THEME));
  }

  @Test
  void aPointIsAtTheSamePlaceOnLogarithmicAxes() {
    PlotPanel panel =
        plot(
            Axis.logarithmic("x"),
            Axis.logarithmic("y"),
            Aspect.FREE,
            point(0, -1, 2),
            point(12, 3e-4, 0),
            point(9000, 20, 1));
    assertSamePlace(panel, 12, 3e-4, Palette.classColor(0, THEME));
    assertSamePlace(panel, 9000, 20, Palette.classColor(1, THEME));
  }

  @Test
  void aMarkerIsAtTheSamePlace() {
    Layer.Marker marker = new Layer.Marker(2.2, 8.8, "1", Tone.ofClass(2), null, Role.FACTOR, 0);
    PlotPanel panel =
        plot(
            Axis.of("x", 0, 10),
            Axis.of("y", 0, 10),
            Aspect.FREE,
            new Layer.Markers(List.of(marker)));
    assertSamePlace(panel, 2.2, 8.8, Palette.classColor(2, THEME));
  }

  @Test
  void anAreaIsTintedInsideAndNowhereElse() {
    PlotPanel panel =
        plot(
            Axis.of("x", 0, 10),
            Axis.of("y", 0, 10),
            Aspect.FREE,
            new Layer.Area(new double[] {2, 8, 8, 2}, new double[] {3, 3, 7, 7}, Tone.ofClass(3)));
    for (Drawn drawn :
        List.of(Drawn.fast(panel, THEME, 400, 300, 1), Drawn.reference(panel, THEME, 400, 300))) {
      PanelGeometry.DataPoint inside = drawn.geometry().pixelOf(5.3, 4.9).orElseThrow();
      PanelGeometry.DataPoint outside = drawn.geometry().pixelOf(9.1, 4.9).orElseThrow();
      int tint = drawn.rgb(inside.x(), inside.y());
      assertTrue((tint >> 16 & 0xFF) - (tint & 0xFF) > 20, Integer.toHexString(tint));
      assertSurface(drawn.rgb(outside.x(), outside.y()));
    }
  }

  @Test
  void aCellBetweenAxesHasTheColourOfItsEntryAndOneThatIsNotThereAQuietOne() {
    DMatrixRMaj values = new DMatrixRMaj(new double[][] {{0, 1}, {0.5, Double.NaN}});
    PlotPanel panel =
        plot(
            Axis.of("x", 0, 10),
            Axis.of("y", 0, 10),
            Aspect.FREE,
            new Layer.Heat(
                new double[] {3, 6}, new double[] {2, 4}, 3, 2, values, new Range(0, 1)));
    int[][] expected = {
      {ColorTable.viridis().at(0), ColorTable.viridis().at(1)},
      {
        ColorTable.viridis().at(0.5),
        new BlockColors(ColorScale.SEQUENTIAL, Range.AUTO, THEME, List.of()).missing()
      }
    };
    for (Drawn drawn :
        List.of(Drawn.fast(panel, THEME, 400, 300, 1), Drawn.reference(panel, THEME, 400, 300))) {
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
          PanelGeometry.DataPoint place =
              drawn.geometry().pixelOf(2 + 3 * j, 1.3 + 2 * i).orElseThrow();
          assertTrue(
              Drawn.isClose(drawn.rgb(place.x(), place.y()), expected[i][j], 4), i + " " + j);
        }
      }
      PanelGeometry.DataPoint one = drawn.geometry().pixelOf(6, 2).orElseThrow();
      assertEquals(
          "(6, 2): 1", drawn.geometry().pickAt(one.x(), one.y()).orElseThrow().description());
    }
  }

  @Test
  void aStackedBarBeginsAndEndsAtTheSameHeights() {
    PlotPanel panel =
        plot(
            Axis.of("x", 0, 4),
            Axis.of("y", 0, 10),
            Aspect.FREE,
            new Layer.Bars(
                new double[] {1, 2},
                1,
                List.of(new double[] {1, 3}, new double[] {2, 4}),
                List.of("", ""),
                List.of(Tone.ofClass(0), Tone.ofClass(1)),
                1));
    for (Drawn drawn :
        List.of(Drawn.fast(panel, THEME, 400, 300, 1), Drawn.reference(panel, THEME, 400, 300))) {
      double x = drawn.geometry().pixelOf(2, 0).orElseThrow().x();
      for (double[] sample : new double[][] {{0.2, 0}, {2.8, 0}, {3.2, 1}, {6.8, 1}}) {
        double y = drawn.geometry().pixelOf(2, sample[0]).orElseThrow().y();
        Color expected = Palette.classColor((int) sample[1], THEME);
        assertTrue(Drawn.isClose(drawn.rgb(x, y), expected.getRGB(), 4), "at height " + sample[0]);
      }
      double above = drawn.geometry().pixelOf(2, 7.2).orElseThrow().y();
      assertSurface(drawn.rgb(x + 7, above));
    }
  }

  private static void assertSurface(int rgb) {
    assertTrue(Drawn.isClose(rgb, THEME.surface().getRGB(), 24), "nothing stands above the bar");
  }

  @Test
  void cellsOfAMatrixHaveTheColoursOfTheTable() {
    Random random = new Random(2);
    DMatrixRMaj matrix = new DMatrixRMaj(30, 40);
    for (int i = 0; i < matrix.getNumElements(); i++) {
      matrix.data[i] = random.nextGaussian();
    }
    matrix.set(0, 0, -4);
    matrix.set(29, 39, 4);
    FactorPanel panel =
        new FactorPanel(
            "f",
            "",
            "",
            List.of(
                SamplePanels.block(
                    "A", matrix, ColorScale.DIVERGING, Role.OBSERVATION, Role.FEATURE)),
            List.of());
    ColorTable table = ColorTable.diverging(THEME);
    MatrixLayout layout = MatrixLayout.of(panel, new Look(THEME, 1), 500, 420);
    MatrixLayout.Box box = layout.boxes().get(0);
    Drawn fast = Drawn.fast(panel, THEME, 500, 420, 1);
    Drawn reference = Drawn.reference(panel, THEME, 500, 420);
    for (int i = 0; i < 30; i++) {
      for (int j = 0; j < 40; j++) {
        double x = box.left() + (j + 0.5) * box.cellWidth(panel.blocks().get(0));
        double y = box.top() + (i + 0.5) * box.cellHeight(panel.blocks().get(0));
        int expected = table.at((matrix.get(i, j) + 4) / 8) & 0xFFFFFF;
        assertEquals(expected, fast.rgb(x, y), "fast at " + i + ", " + j);
        assertEquals(expected, reference.rgb(x, y), "reference at " + i + ", " + j);
      }
    }
  }

  @Test
  void theOutputScaleMovesNothingInLogicalPixels() {
    PlotPanel panel = plot(Axis.of("x", 0, 10), Axis.of("y", 0, 10), Aspect.FREE, point(4, 6, 0));
    PanelGeometry once = Drawn.fast(panel, THEME, 400, 300, 1).geometry();
    PanelGeometry twice = Drawn.fast(panel, THEME, 800, 600, 2).geometry();
    assertEquals(once.pixelOf(4, 6).orElseThrow().x(), twice.pixelOf(4, 6).orElseThrow().x(), NEAR);
    assertEquals(once.pixelOf(4, 6).orElseThrow().y(), twice.pixelOf(4, 6).orElseThrow().y(), NEAR);
  }

  @Test
  void equalUnitsAreEquallyLong() {
    PlotPanel panel =
        plot(Axis.of("x"), Axis.of("y"), Aspect.EQUAL, point(0, 0, 0), point(30, 2, 1));
    PanelGeometry geometry = Drawn.fast(panel, THEME, 500, 300, 1).geometry();
    PanelGeometry.DataPoint origin = geometry.pixelOf(0, 0).orElseThrow();
    PanelGeometry.DataPoint unit = geometry.pixelOf(1, 1).orElseThrow();
    assertEquals(unit.x() - origin.x(), origin.y() - unit.y(), 1e-6);
  }

  @Test
  void aZoomDecidesWhatIsShown() {
    PlotPanel panel = plot(Axis.of("x"), Axis.of("y"), Aspect.FREE, point(4, 6, 0));
    Zoom zoom = new Zoom(new Range(3, 5), Range.AUTO);
    PixelImage image = new PixelImage(400, 300);
    PanelGeometry geometry =
        new FastPainter().paint(new PaintRequest(panel, THEME, 1, Highlight.NONE, zoom), image);
    double left = geometry.pixelOf(3, 6).orElseThrow().x();
    double right = geometry.pixelOf(5, 6).orElseThrow().x();
    assertEquals(3, geometry.dataAt(left, 100).orElseThrow().x(), 1e-9);
    assertTrue(geometry.dataAt(left - 1, 100).isEmpty());
    assertTrue(geometry.dataAt(right + 1, 100).isEmpty());
    assertEquals(5 + 2 / (right - left), geometry.dataNear(right + 1, 100).orElseThrow().x(), 1e-9);
  }
}
