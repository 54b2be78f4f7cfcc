package org.factorscope.viz.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.theme.Theme;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PickTest {
  private static final Theme THEME = Theme.dark();

  @Test
  void every_point_is_found_where_it_is_unless_another_lies_nearer_or_a_marker_covers_it() {
    PlotPanel panel = SamplePanels.softPoints();
    Layer.Points points = (Layer.Points) panel.layers().get(0);
    PanelGeometry geometry = Drawn.fast(panel, THEME, 900, 700, 2).geometry();
    for (int i = 0; i < points.x().length; i++) {
      PanelGeometry.DataPoint place = geometry.pixelOf(points.x()[i], points.y()[i]).orElseThrow();
      int found = geometry.pickAt(place.x(), place.y()).orElseThrow().highlight().observation();
      assertEquals(points.x()[i], points.x()[found], 1e-12);
      assertEquals(points.y()[i], points.y()[found], 1e-12);
    }
  }

  @Test
  void a_marker_is_found_before_the_points_below_it_and_can_be_dragged() {
    PanelGeometry geometry = Drawn.fast(SamplePanels.points(), THEME, 600, 400, 1).geometry();
    PanelGeometry.DataPoint place = geometry.pixelOf(3.59, 1.07).orElseThrow();
    Pick pick = geometry.pickAt(place.x() + 5, place.y() - 4).orElseThrow();
    assertNotNull(pick.handle());
    assertEquals(1, pick.handle().index());
    assertEquals(1, pick.highlight().factor());
    assertEquals("centroid 2 (3.59, 1.07)", pick.description());
  }

  @Test
  void nothing_is_found_where_nothing_is() {
    PanelGeometry geometry = Drawn.fast(SamplePanels.points(), THEME, 600, 400, 1).geometry();
    PanelGeometry.DataPoint place = geometry.pixelOf(1.5, 2.2).orElseThrow();
    assertTrue(geometry.pickAt(place.x(), place.y()).isEmpty());
    assertTrue(geometry.pickAt(-50, -50).isEmpty());
  }

  @Test
  void a_cell_names_its_entry_and_lights_its_row_and_column() {
    FactorPanel panel = SamplePanels.product();
    FactorLayout layout = FactorLayout.of(panel, new Look(THEME, 2), 1200, 900);
    PanelGeometry geometry = Drawn.fast(panel, THEME, 1200, 900, 2).geometry();
    FactorLayout.Box box = layout.boxes().get(1);
    double x = (box.left() + 2.5 * box.cellWidth(panel.blocks().get(1))) / 2;
    double y = (box.top() + 92.5 * box.cellHeight(panel.blocks().get(1))) / 2;
    Pick pick = geometry.pickAt(x, y).orElseThrow();
    assertEquals("Z[93, 3] = 1", pick.description());
    assertEquals(new Highlight(92, 2, -1), pick.highlight());
  }

  @Test
  void a_missing_entry_is_called_missing() {
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
  void a_part_of_a_bar_names_its_series_and_height() {
    PanelGeometry geometry = Drawn.fast(SamplePanels.objective(), THEME, 600, 400, 1).geometry();
    PanelGeometry.DataPoint place = geometry.pixelOf(6, 2.5).orElseThrow();
    assertEquals("6: w₂ = 3", geometry.pickAt(place.x(), place.y()).orElseThrow().description());
  }

  @Test
  void a_tile_lights_its_factor() {
    TileLayout layout = TileLayout.of(SamplePanels.images(), new Look(THEME, 1), 500, 400);
    PanelGeometry geometry = Drawn.fast(SamplePanels.images(), THEME, 500, 400, 1).geometry();
    Pick pick = geometry.pickAt(layout.x(5) + 3, layout.y(5) + 3).orElseThrow();
    assertEquals(5, pick.highlight().factor());
    assertTrue(pick.description().startsWith("u6 ["), pick.description());
  }

  @Test
  void a_row_of_a_table_lights_what_it_counts() {
    TableLayout layout = TableLayout.of(SamplePanels.table(), new Look(THEME, 1), 500, 400);
    PanelGeometry geometry = Drawn.fast(SamplePanels.table(), THEME, 500, 400, 1).geometry();
    Pick pick = geometry.pickAt(60, layout.rowTop(2) + 4).orElseThrow();
    assertEquals(2, pick.highlight().factor());
    assertTrue(geometry.pickAt(60, layout.rowTop(-1) + 4).isEmpty(), "the header is no row");
  }
}
