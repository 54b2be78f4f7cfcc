package org.factorscope.viz.paint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.paint.ground.PanelGeometry;
import org.factorscope.viz.paint.ground.PanelGeometry.DataPoint;
import org.factorscope.viz.paint.ground.PanelGeometry.Grip;
import org.factorscope.viz.paint.ground.Pick;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.HandlePlace;
import org.factorscope.viz.panel.ImageGridPanel;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.SimplexPanel;
import org.factorscope.viz.panel.TablePanel;
import org.factorscope.viz.panel.Tone;
import org.factorscope.viz.theme.Theme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever can carry a handle is found, and dragged, in the picture.
class HandlesTest {
  private static final double NEAR = 1e-9;

  static List<Panel> panels() {
    return List.of(
        bars(),
        heat(),
        NewKinds.network(),
        NewKinds.namedRatings(),
        NewKinds.contours(),
        pixels(),
        simplex(),
        table());
  }

  private static PlotPanel bars() {
    List<double[]> heights = List.of(new double[] {2, 3, 1.5}, new double[] {1, 0.8, 2});
    return PlotPanel.named("bars")
        .add(
            new Layer.Bars(
                    new double[] {0, 1, 2},
                    1,
                    heights,
                    List.of("a", "b"),
                    List.of(Tone.ofClass(0), Tone.ofClass(1)),
                    -1)
                .withHandles("B"))
        .build();
  }

  private static PlotPanel heat() {
    DMatrixRMaj values = new DMatrixRMaj(new double[][] {{0, 1}, {0.5, 0.25}});
    return PlotPanel.named("heat")
        .x(Axis.of("x", 0, 10))
        .y(Axis.of("y", 0, 10))
        .add(
            new Layer.Heat(new double[] {3, 6}, new double[] {2, 4}, 3, 2, values, new Range(0, 1))
                .withHandles("Q"))
        .build();
  }

  private static ImageGridPanel pixels() {
    DMatrixRMaj image = new DMatrixRMaj(new double[][] {{0, 0.5, 1}, {0.2, 0.9, 0.4}});
    return ImageGridPanel.named("pixels")
        .tile(image, "one")
        .tile(image, "two")
        .handles("X")
        .build();
  }

  private static SimplexPanel simplex() {
    return SimplexPanel.named("simplex")
        .corners("a", "b", "c")
        .marker(
            new SimplexPanel.Marker(
                0.2, 0.3, 0.5, "1", Tone.ACCENT, Role.FACTOR, 0, new Handle("p", 0, "place")))
        .build();
  }

  private static TablePanel table() {
    return TablePanel.named("table")
        .header("name", "value")
        .row(Tone.INK, "rate", "0.5")
        .handle(1, new Handle("rate", 0, "rate"), 0.5, 1)
        .row(Tone.INK, "fixed", "2.5")
        .build();
  }

  @ParameterizedTest
  @MethodSource("panels")
  void everyHandleIsWhereItsGripIs(Panel panel) {
    for (double scale : new double[] {1, 2}) {
      PanelGeometry geometry = geometry(panel, scale);
      assertFalse(panel.handles().isEmpty());
      for (HandlePlace place : panel.handles()) {
        DataPoint at = geometry.grip(place).orElseThrow().pixel();
        // The end of a bar is its edge: just below it is the bar.
        double inside = panel.id().equals("bars") ? 3 : 0;
        Pick pick = geometry.pickAt(at.x(), at.y() + inside).orElseThrow();
        assertEquals(place.handle(), pick.handle(), pick.description());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("panels")
  void aDragToWhereAHandleIsChangesNothingAndOneUpwardsMakesItsValueLarger(Panel panel) {
    PanelGeometry geometry = geometry(panel, 1.5);
    for (HandlePlace place : panel.handles()) {
      Grip grip = geometry.grip(place).orElseThrow();
      DataPoint same = grip.drag().to(grip.pixel().x(), grip.pixel().y());
      assertEquals(place.x(), same.x(), NEAR);
      assertEquals(place.y(), same.y(), NEAR);
      DataPoint up = grip.drag().to(grip.pixel().x(), grip.pixel().y() - 10);
      boolean isTowardsTop = panel instanceof SimplexPanel;
      assertTrue(isTowardsTop ? up.y() < place.y() : up.y() > place.y(), place.handle().name());
    }
  }

  private static PanelGeometry geometry(Panel panel, double scale) {
    int width = (int) (500 * scale);
    int height = (int) (400 * scale);
    return Drawn.fast(panel, Theme.light(), width, height, scale).geometry();
  }
}
