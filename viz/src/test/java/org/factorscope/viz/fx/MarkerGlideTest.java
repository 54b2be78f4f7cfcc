package org.factorscope.viz.fx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Tone;
import org.junit.jupiter.api.Test;

class MarkerGlideTest {
  private static PlotPanel with(Layer layer) {
    return Plots.plot("p", "P", PlotPanel.Scrubber.NO, List.of(layer));
  }

  @Test
  void halfway_markers_are_in_the_middle_with_the_later_handles() {
    PlotPanel from = Plots.centroids("p", 0, 0, 4, 8);
    PlotPanel to = Plots.centroids("p", 2, 6, 4, 2);
    PlotPanel half = MarkerGlide.between(from, to, 0.5);
    assertEquals(List.of(1.0, 4.0), HandlePlace.of(half).stream().map(HandlePlace::x).toList());
    assertEquals(List.of(3.0, 5.0), HandlePlace.of(half).stream().map(HandlePlace::y).toList());
    assertEquals(
        HandlePlace.of(to).stream().map(HandlePlace::handle).toList(),
        HandlePlace.of(half).stream().map(HandlePlace::handle).toList());
  }

  @Test
  void at_the_end_it_is_the_later_panel_itself() {
    PlotPanel to = Plots.centroids("p", 2, 6);
    assertSame(to, MarkerGlide.between(Plots.centroids("p", 0, 0), to, 1));
  }

  @Test
  void layers_with_other_counts_are_as_in_the_later_panel() {
    PlotPanel to = Plots.centroids("p", 2, 6, 3, 3);
    PlotPanel half = MarkerGlide.between(Plots.centroids("p", 0, 0), to, 0.5);
    assertEquals(to.layers(), half.layers());
    assertFalse(MarkerGlide.isNeeded(Plots.centroids("p", 0, 0), to));
  }

  @Test
  void cells_and_arrows_move_along() {
    Layer.Cells cells =
        (Layer.Cells)
            MarkerGlide.between(
                    with(new Layer.Cells(new double[] {0}, new double[] {0}, new double[] {4})),
                    with(new Layer.Cells(new double[] {2}, new double[] {4}, new double[] {0})),
                    0.25)
                .layers()
                .getFirst();
    assertArrayEquals(new double[] {0.5}, cells.x());
    assertArrayEquals(new double[] {1}, cells.y());
    assertArrayEquals(new double[] {3}, cells.offset());
    double[] zero = {0};
    Layer.Arrows arrows =
        (Layer.Arrows)
            MarkerGlide.between(
                    with(new Layer.Arrows(zero, zero, new double[] {2}, zero, Tone.INK)),
                    with(new Layer.Arrows(zero, zero, zero, new double[] {2}, Tone.INK)),
                    0.5)
                .layers()
                .getFirst();
    assertArrayEquals(new double[] {1}, arrows.x2());
    assertArrayEquals(new double[] {1}, arrows.y2());
  }

  @Test
  void what_was_nowhere_is_at_its_place_at_once() {
    PlotPanel half =
        MarkerGlide.between(
            Plots.centroids("p", Double.NaN, Double.NaN), Plots.centroids("p", 2, 6), 0.5);
    assertEquals(2, HandlePlace.of(half).getFirst().x());
  }

  @Test
  void nothing_glides_where_nothing_moved() {
    PlotPanel from = Plots.centroids("p", 2, 6);
    assertFalse(MarkerGlide.isNeeded(from, Plots.centroids("p", 2, 6)));
    assertTrue(MarkerGlide.isNeeded(from, Plots.centroids("p", 2, 7)));
  }
}
