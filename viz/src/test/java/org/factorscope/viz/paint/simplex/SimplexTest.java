package org.factorscope.viz.paint.simplex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Point2D;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.paint.Drawn;
import org.factorscope.viz.paint.SamplePanels;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.PanelGeometry;
import org.factorscope.viz.paint.ground.Pick;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.SimplexPanel;
import org.factorscope.viz.panel.Tone;
import org.factorscope.viz.theme.Palette;
import org.factorscope.viz.theme.Theme;
import org.junit.jupiter.api.Test;

class SimplexTest {
  private static final Theme THEME = Theme.light();
  private static final Look LOOK = new Look(THEME, 1);
  private static final int WIDTH = 400;
  private static final int HEIGHT = 330;

  private static SimplexPanel panel(int[] group, double[]... rows) {
    return new SimplexPanel(
        "s",
        "",
        "",
        List.of("a", "b", "c"),
        rows.length == 0 ? new DMatrixRMaj(0, 3) : new DMatrixRMaj(rows),
        group,
        Role.OBSERVATION);
  }

  @Test
  void theThreeSidesAreEquallyLongAndInThePicture() {
    for (int[] size : new int[][] {{400, 330}, {900, 200}, {150, 700}}) {
      SimplexLayout layout = SimplexLayout.of(LOOK, size[0], size[1]);
      Point2D left = layout.pixel(1, 0, 0);
      Point2D right = layout.pixel(0, 1, 0);
      Point2D top = layout.pixel(0, 0, 1);
      assertEquals(left.distance(right), left.distance(top), 1e-9);
      assertEquals(left.distance(right), right.distance(top), 1e-9);
      for (Point2D corner : List.of(left, right, top)) {
        assertTrue(layout.area().contains(corner));
      }
    }
  }

  @Test
  void aPointIsAtTheSamePlaceInBothPictures() {
    double[][] places = {{0.2, 0.3, 0.5}, {0.05, 0.9, 0.05}, {0.6, 0.3, 0.1}};
    for (int k = 0; k < places.length; k++) {
      SimplexPanel panel = panel(new int[] {k}, places[k]);
      Point2D expected =
          SimplexLayout.of(LOOK, WIDTH, HEIGHT).pixel(places[k][0], places[k][1], places[k][2]);
      List<Drawn> both =
          List.of(
              Drawn.fast(panel, THEME, WIDTH, HEIGHT, 1),
              Drawn.reference(panel, THEME, WIDTH, HEIGHT));
      for (Drawn drawn : both) {
        PanelGeometry.DataPoint found = drawn.centroid(Palette.classColor(k, THEME));
        assertEquals(expected.getX(), found.x(), 1.5);
        assertEquals(expected.getY(), found.y(), 1.5);
      }
    }
  }

  @Test
  void weightsNeedNotSumToOne() {
    SimplexLayout layout = SimplexLayout.of(LOOK, WIDTH, HEIGHT);
    assertEquals(0, layout.pixel(1, 2, 5).distance(layout.pixel(0.125, 0.25, 0.625)), 1e-9);
  }

  @Test
  void aPointTellsItsSharesAndLightsWhatItCounts() {
    SimplexPanel panel =
        panel(new int[] {0, 1}, new double[] {1, 0, 0}, new double[] {0, 0.5, 0.5});
    PanelGeometry geometry = Drawn.fast(panel, THEME, 2 * WIDTH, 2 * HEIGHT, 2).geometry();
    Point2D place = SimplexLayout.of(new Look(THEME, 2), 2 * WIDTH, 2 * HEIGHT).pixel(0, 1, 1);
    Pick pick = geometry.pickAt(place.getX() / 2, place.getY() / 2).orElseThrow();
    assertEquals("2: a 0, b 0.5, c 0.5", pick.description());
    assertEquals(1, pick.highlight().index(Role.OBSERVATION));
    assertTrue(geometry.pickAt(5, 5).isEmpty());
  }

  @Test
  void aDiscIsFoundBeforeThePointsBelowIt() {
    SimplexPanel panel = SamplePanels.simplex();
    PanelGeometry geometry = Drawn.fast(panel, THEME, WIDTH, HEIGHT, 1).geometry();
    Point2D place = SimplexLayout.of(LOOK, WIDTH, HEIGHT).pixel(0.1, 0.8, 0.1);
    Pick pick = geometry.pickAt(place.getX() + 3, place.getY()).orElseThrow();
    assertEquals(1, pick.highlight().index(Role.FACTOR));
    assertTrue(pick.description().startsWith("2: law and order 0.1, harvest 0.8"));
  }

  @Test
  void withoutGroupsACornerHasTheColourOfItsClass() {
    for (int k = 0; k < 3; k++) {
      double[] row = new double[3];
      row[k] = 1;
      Drawn drawn = Drawn.fast(panel(new int[0], row), THEME, WIDTH, HEIGHT, 1);
      Point2D corner = SimplexLayout.of(LOOK, WIDTH, HEIGHT).pixel(row[0], row[1], row[2]);
      int expected = Palette.classColor(k, THEME).getRGB();
      assertTrue(Drawn.isClose(drawn.rgb(corner.getX(), corner.getY()), expected, 50));
    }
  }

  @Test
  void aTrailIsDrawnWhereItGoes() {
    DMatrixRMaj path = new DMatrixRMaj(new double[][] {{1, 0, 0}, {0, 0.5, 0.5}});
    SimplexPanel panel =
        new SimplexPanel(
            "s",
            "",
            "",
            List.of("a", "b", "c"),
            new DMatrixRMaj(0, 3),
            new int[0],
            Role.NONE,
            List.of(new SimplexPanel.Trail(path, Tone.ACCENT, Layer.LineStyle.SOLID)),
            List.of());
    Point2D middle = SimplexLayout.of(LOOK, WIDTH, HEIGHT).pixel(0.5, 0.25, 0.25);
    List<Drawn> both =
        List.of(
            Drawn.fast(panel, THEME, WIDTH, HEIGHT, 1),
            Drawn.reference(panel, THEME, WIDTH, HEIGHT));
    for (Drawn drawn : both) {
      PanelGeometry.DataPoint found = drawn.centroid(THEME.accent());
      assertEquals(middle.getX(), found.x(), 3);
      assertEquals(middle.getY(), found.y(), 3);
    }
  }

  @Test
  void fourCornersOrMissingGroupsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> panel(new int[2], new double[] {1, 0, 0}));
    assertThrows(
        IllegalArgumentException.class, () -> panel(new int[1], new double[] {1, 0, 0, 0}));
  }
}
