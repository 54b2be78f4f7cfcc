package org.factorscope.viz.paint.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.factorscope.viz.paint.Drawn;
import org.factorscope.viz.paint.ground.PanelGeometry;
import org.factorscope.viz.paint.ground.Pick;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.theme.Oklab;
import org.factorscope.viz.theme.Palette;
import org.factorscope.viz.theme.Theme;
import org.junit.jupiter.api.Test;

class DensityTest {
  private static final Theme THEME = Theme.light();
  private static final int MANY = PointDensity.MOST_SYMBOLS + 1;
  private static final int WIDTH = 500;
  private static final int HEIGHT = 380;

  /// Two clouds, of class 0 around (2, 2) and of class 1 around (8, 8), and a lonely point.
  private static PlotPanel clouds(int count) {
    Random random = new Random(7);
    double[] x = new double[count];
    double[] y = new double[count];
    int[] group = new int[count];
    Arrays.setAll(group, i -> i % 2);
    Arrays.setAll(x, i -> (i % 2 == 0 ? 2 : 8) + 0.3 * random.nextGaussian());
    Arrays.setAll(y, i -> (i % 2 == 0 ? 2 : 8) + 0.3 * random.nextGaussian());
    x[0] = 8;
    y[0] = 2;
    x[1] = Double.NaN;
    x[3] = 1e300;
    return new PlotPanel(
        "p",
        "",
        "",
        Axis.of("x", 0, 10),
        Axis.of("y", 0, 10),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.NO,
        List.of(new Layer.Points(x, y, group, null, Role.OBSERVATION)));
  }

  private static int at(Drawn drawn, double x, double y) {
    PanelGeometry.DataPoint pixel = drawn.geometry().pixelOf(x, y).orElseThrow();
    return drawn.rgb(pixel.x(), pixel.y());
  }

  @Test
  void theMiddleOfACloudHasTheColourOfItsClass() {
    Drawn drawn = Drawn.fast(clouds(MANY), THEME, WIDTH, HEIGHT, 1);
    for (int k = 0; k < 2; k++) {
      int middle = at(drawn, 2 + 6 * k, 2 + 6 * k);
      assertTrue(Drawn.isClose(middle, Palette.classColor(k, THEME).getRGB(), 40));
    }
  }

  @Test
  void aLonelyPointIsToBeSeenAndAnEmptyPlaceIsNotTouched() {
    Drawn drawn = Drawn.fast(clouds(MANY), THEME, WIDTH, HEIGHT, 1);
    int surface = THEME.surface().getRGB() & 0xFFFFFF;
    assertFalse(Drawn.isClose(at(drawn, 8, 2), surface, 20));
    assertEquals(surface, at(drawn, 5.03, 4.93));
  }

  @Test
  void theMiddleIsDenserThanTheRim() {
    Drawn drawn = Drawn.fast(clouds(MANY), THEME, WIDTH, HEIGHT, 1);
    double middle = Oklab.luminance(at(drawn, 2, 2));
    double rim = Oklab.luminance(at(drawn, 2, 2.85));
    assertTrue(middle < rim, middle + " and " + rim);
  }

  @Test
  void thePanelSaysThatItShowsADensityAndOnlyThen() {
    assertNotEquals(corner(clouds(MANY)), corner(clouds(1000)));
  }

  /// Pixels in the lower left corner that are not bare surface or grid.
  private static long corner(PlotPanel panel) {
    Drawn drawn = Drawn.fast(panel, THEME, WIDTH, HEIGHT, 1);
    PanelGeometry.DataPoint origin = drawn.geometry().pixelOf(0, 0).orElseThrow();
    long dark = 0;
    for (int y = (int) origin.y() - 20; y < (int) origin.y() - 3; y++) {
      for (int x = (int) origin.x() + 6; x < (int) origin.x() + 120; x++) {
        dark += Oklab.luminance(drawn.rgb(x, y)) < 0.4 ? 1 : 0;
      }
    }
    return dark;
  }

  @Test
  void anExportShowsTheSameSquares() {
    Drawn fast = Drawn.fast(clouds(MANY), THEME, WIDTH, HEIGHT, 1);
    Drawn reference = Drawn.reference(clouds(MANY), THEME, WIDTH, HEIGHT);
    for (double[] place : new double[][] {{2, 2}, {8, 8}, {8, 2}, {2.4, 1.7}, {7.7, 8.5}}) {
      int expected = at(fast, place[0], place[1]);
      assertTrue(Drawn.isClose(expected, at(reference, place[0], place[1]), 12));
    }
  }

  @Test
  void aPointCanStillBePicked() {
    Drawn drawn = Drawn.fast(clouds(MANY), THEME, WIDTH, HEIGHT, 1);
    PanelGeometry.DataPoint lonely = drawn.geometry().pixelOf(8, 2).orElseThrow();
    Pick pick = drawn.geometry().pickAt(lonely.x(), lonely.y()).orElseThrow();
    assertEquals(0, pick.highlight().index(Role.OBSERVATION));
  }
}
