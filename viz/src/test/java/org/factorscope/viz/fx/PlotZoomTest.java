package org.factorscope.viz.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.Range;
import org.junit.jupiter.api.Test;

class PlotZoomTest {
  /// Axes from (50, 50) to (350, 250).
  private static final FakeGeometry PICTURE =
      FakeGeometry.of(Plots.empty("p", "P"), Zoom.NONE, 400, 300);

  private static PlotWindow window(FakeGeometry picture) {
    return PlotWindow.around(picture, 200, 150, 400, 300).orElseThrow();
  }

  private static void assertRange(double from, double to, Range range) {
    assertEquals(from, range.from(), 1e-3);
    assertEquals(to, range.to(), 1e-3);
  }

  @Test
  void theWindowIsWhatTheAxesEnclose() {
    PlotWindow window = window(PICTURE);
    assertEquals(50, window.left(), 0.01);
    assertEquals(350, window.right(), 0.01);
    assertEquals(50, window.top(), 0.01);
    assertEquals(250, window.bottom(), 0.01);
    assertTrue(PlotWindow.around(PICTURE, 10, 150, 400, 300).isEmpty());
  }

  @Test
  void thePlaceUnderThePointerStays() {
    // x = 80 is the datum 1, y = 150 the datum 5.
    Zoom zoom = new PlotZoom().turned(window(PICTURE), Zoom.NONE, 80, 150, 40).orElseThrow();
    assertRange(1 - 0.8 * 1, 1 + 0.8 * 9, zoom.x());
    assertRange(1, 9, zoom.y());
  }

  @Test
  void turnsOnTheSamePictureAddUp() {
    PlotZoom wheel = new PlotZoom();
    wheel.turned(window(PICTURE), Zoom.NONE, 200, 150, 40);
    Zoom zoom = wheel.turned(window(PICTURE), Zoom.NONE, 200, 150, 40).orElseThrow();
    assertRange(5 - 5 * 0.64, 5 + 5 * 0.64, zoom.x());
  }

  @Test
  void zoomingOutEndsAtTheWholePlot() {
    PlotZoom wheel = new PlotZoom();
    Zoom near = wheel.turned(window(PICTURE), Zoom.NONE, 200, 150, 40).orElseThrow();
    FakeGeometry zoomed = FakeGeometry.of(Plots.empty("p", "P"), near, 400, 300);
    assertEquals(Optional.of(Zoom.NONE), wheel.turned(window(zoomed), near, 200, 150, -80));
  }

  @Test
  void zoomingInEndsAtAThousandth() {
    assertEquals(
        Optional.empty(), new PlotZoom().turned(window(PICTURE), Zoom.NONE, 200, 150, 4000));
  }

  @Test
  void contentFollowsThePointer() {
    Zoom zoom = window(PICTURE).moved(30, -20).orElseThrow();
    assertRange(-1, 9, zoom.x());
    assertRange(-1, 9, zoom.y());
  }
}
