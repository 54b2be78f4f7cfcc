package org.factorscope.viz.fx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.factorscope.viz.panel.HandlePlace;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Tone;
import org.junit.jupiter.api.Test;

class MarkerGlideTest {
  private static PlotPanel with(Layer layer) {
    return Plots.plot("p", "P", PlotPanel.Scrubber.NO, List.of(layer));
  }

  @Test
  void halfwayMarkersAreInTheMiddleWithTheLaterHandles() {
    PlotPanel from = Plots.centroids("p", 0, 0, 4, 8);
    PlotPanel to = Plots.centroids("p", 2, 6, 4, 2);
    PlotPanel half = MarkerGlide.between(from, to, 0.5);
    assertEquals(List.of(1.0, 4.0), half.handles().stream().map(HandlePlace::x).toList());
    assertEquals(List.of(3.0, 5.0), half.handles().stream().map(HandlePlace::y).toList());
    assertEquals(
        to.handles().stream().map(HandlePlace::handle).toList(),
        half.handles().stream().map(HandlePlace::handle).toList());
  }

  @Test
  void atTheEndItIsTheLaterPanelItself() {
    PlotPanel to = Plots.centroids("p", 2, 6);
    assertSame(to, MarkerGlide.between(Plots.centroids("p", 0, 0), to, 1));
  }

  @Test
  void layersWithOtherCountsAreAsInTheLaterPanel() {
    PlotPanel to = Plots.centroids("p", 2, 6, 3, 3);
    PlotPanel half = MarkerGlide.between(Plots.centroids("p", 0, 0), to, 0.5);
    assertEquals(to.layers(), half.layers());
    assertFalse(MarkerGlide.isNeeded(Plots.centroids("p", 0, 0), to));
  }

  @Test
  void cellsAndArrowsMoveAlong() {
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
  void whatWasNowhereIsAtItsPlaceAtOnce() {
    PlotPanel half =
        MarkerGlide.between(
            Plots.centroids("p", Double.NaN, Double.NaN), Plots.centroids("p", 2, 6), 0.5);
    assertEquals(2, half.handles().getFirst().x());
  }

  @Test
  void nothingGlidesWhereNothingMoved() {
    PlotPanel from = Plots.centroids("p", 2, 6);
    assertFalse(MarkerGlide.isNeeded(from, Plots.centroids("p", 2, 6)));
    assertTrue(MarkerGlide.isNeeded(from, Plots.centroids("p", 2, 7)));
  }
}
