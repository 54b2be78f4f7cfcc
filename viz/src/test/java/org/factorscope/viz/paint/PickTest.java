package org.factorscope.viz.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.PanelGeometry;
import org.factorscope.viz.paint.ground.Pick;
import org.factorscope.viz.paint.image.TileLayout;
import org.factorscope.viz.paint.matrix.MatrixLayout;
import org.factorscope.viz.paint.table.TableLayout;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.theme.Theme;
import org.junit.jupiter.api.Test;

class PickTest {
  private static final Theme THEME = Theme.dark();

  @Test
  void everyPointIsFoundWhereItIsUnlessAnotherLiesNearerOrAMarkerCoversIt() {
    PlotPanel panel = SamplePanels.softPoints();
    Layer.Points points = (Layer.Points) panel.layers().get(0);
    PanelGeometry geometry = Drawn.fast(panel, THEME, 900, 700, 2).geometry();
    for (int i = 0; i < points.x().length; i++) {
      PanelGeometry.DataPoint place = geometry.pixelOf(points.x()[i], points.y()[i]).orElseThrow();
      int found =
          geometry.pickAt(place.x(), place.y()).orElseThrow().highlight().index(Role.OBSERVATION);
      assertEquals(points.x()[i], points.x()[found], 1e-12);
      assertEquals(points.y()[i], points.y()[found], 1e-12);
    }
  }

  @Test
  void aMarkerIsFoundBeforeThePointsBelowItAndCanBeDragged() {
    PanelGeometry geometry = Drawn.fast(SamplePanels.points(), THEME, 600, 400, 1).geometry();
    PanelGeometry.DataPoint place = geometry.pixelOf(3.59, 1.07).orElseThrow();
    Pick pick = geometry.pickAt(place.x() + 5, place.y() - 4).orElseThrow();
    assertNotNull(pick.handle());
    assertEquals(1, pick.handle().index());
    assertEquals(1, pick.highlight().index(Role.FACTOR));
    assertEquals("centroid 2 (3.59, 1.07)", pick.description());
  }

  @Test
  void nothingIsFoundWhereNothingIs() {
    PanelGeometry geometry = Drawn.fast(SamplePanels.points(), THEME, 600, 400, 1).geometry();
    PanelGeometry.DataPoint place = geometry.pixelOf(1.5, 2.2).orElseThrow();
    assertTrue(geometry.pickAt(place.x(), place.y()).isEmpty());
    assertTrue(geometry.pickAt(-50, -50).isEmpty());
  }

  @Test
  void aCellNamesItsEntryAndLightsItsRowAndColumn() {
    FactorPanel panel = SamplePanels.product();
    MatrixLayout layout = MatrixLayout.of(panel, new Look(THEME, 2), 1200, 900);
    PanelGeometry geometry = Drawn.fast(panel, THEME, 1200, 900, 2).geometry();
    MatrixLayout.Box box = layout.boxes().get(1);
    double x = (box.left() + 2.5 * box.cellWidth(panel.blocks().get(1))) / 2;
    double y = (box.top() + 92.5 * box.cellHeight(panel.blocks().get(1))) / 2;
    Pick pick = geometry.pickAt(x, y).orElseThrow();
    assertEquals("Z[93, 3] = 1", pick.description());
    assertEquals(Highlight.of(Role.OBSERVATION, 92).with(Role.FACTOR, 2), pick.highlight());
  }

  @Test
  void aMissingEntryIsCalledMissing() {
    DMatrixRMaj matrix = new DMatrixRMaj(new double[][] {{Double.NaN}});
    FactorPanel panel =
        new FactorPanel(
            "f",
            "",
            "",
            List.of(
                SamplePanels.block(
                    "R", matrix, ColorScale.SEQUENTIAL, Role.OBSERVATION, Role.FEATURE)),
            List.of());
    PanelGeometry geometry = Drawn.fast(panel, THEME, 200, 200, 1).geometry();
    assertEquals("R[1, 1] = missing", geometry.pickAt(100, 82).orElseThrow().description());
  }

  @Test
  void aPartOfABarNamesItsSeriesAndHeight() {
    PanelGeometry geometry = Drawn.fast(SamplePanels.objective(), THEME, 600, 400, 1).geometry();
    PanelGeometry.DataPoint place = geometry.pixelOf(6, 2.5).orElseThrow();
    assertEquals("6: w₂ = 3", geometry.pickAt(place.x(), place.y()).orElseThrow().description());
  }

  @Test
  void aTileLightsItsFactor() {
    TileLayout layout = TileLayout.of(SamplePanels.images(), new Look(THEME, 1), 500, 400);
    PanelGeometry geometry = Drawn.fast(SamplePanels.images(), THEME, 500, 400, 1).geometry();
    Pick pick = geometry.pickAt(layout.x(5) + 3, layout.y(5) + 3).orElseThrow();
    assertEquals(5, pick.highlight().index(Role.FACTOR));
    assertTrue(pick.description().startsWith("u6 ["), pick.description());
  }

  @Test
  void aRowOfATableLightsWhatItCounts() {
    TableLayout layout = TableLayout.of(SamplePanels.table(), new Look(THEME, 1), 500, 400);
    PanelGeometry geometry = Drawn.fast(SamplePanels.table(), THEME, 500, 400, 1).geometry();
    Pick pick = geometry.pickAt(60, layout.rowTop(2) + 4).orElseThrow();
    assertEquals(2, pick.highlight().index(Role.FACTOR));
    assertTrue(geometry.pickAt(60, layout.rowTop(-1) + 4).isEmpty(), "the header is no row");
  }
}
