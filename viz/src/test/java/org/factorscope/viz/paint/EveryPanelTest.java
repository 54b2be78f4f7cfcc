package org.factorscope.viz.paint;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.factorscope.viz.paint.ground.PanelGeometry;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EveryPanelTest {
  private static final Highlight LIT =
      Highlight.of(Role.OBSERVATION, 0).with(Role.FACTOR, 1).with(Role.FEATURE, 2);

  private static List<Panel> panels() {
    List<Panel> panels = new ArrayList<>(SamplePanels.all());
    panels.addAll(OddPanels.all());
    panels.addAll(OddPanels.logarithmic());
    return panels;
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "3, 200, 1", "40, 30, 1", "333, 217, 1.5", "800, 560, 2"})
  void theFastPathPaintsEveryPanelInBothThemesAtAnySize(int width, int height, double scale) {
    for (Theme theme : List.of(Theme.light(), Theme.dark().withTextScale(1.6))) {
      FastPainter painter = new FastPainter();
      for (Panel panel : panels()) {
        PixelImage image = new PixelImage(width, height);
        PaintRequest request = new PaintRequest(panel, theme, scale, LIT, Zoom.NONE);
        PanelGeometry geometry =
            assertDoesNotThrow(() -> painter.paint(request, image), panel.title());
        boolean isOpaque = Arrays.stream(image.pixels()).allMatch(p -> p >>> 24 == 0xFF);
        assertTrue(isOpaque, panel.title() + " leaves holes");
        for (double place = -5; place < width + 5; place += width / 9.0 + 1) {
          double x = place / scale;
          assertDoesNotThrow(() -> geometry.pickAt(x, x), panel.title());
          assertDoesNotThrow(() -> geometry.dataNear(x, x), panel.title());
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "40, 30", "333.3, 217.7", "700, 500"})
  void theReferencePaintsEveryPanelInBothThemesAtAnySize(double width, double height) {
    for (Theme theme : List.of(Theme.light(), Theme.dark().withTextScale(1.6))) {
      for (Panel panel : panels()) {
        PixelImage image = new PixelImage((int) width, (int) height);
        Graphics2D g = image.image().createGraphics();
        assertDoesNotThrow(() -> ChartPainter.draw(panel, theme, g, width, height), panel.title());
        g.dispose();
        assertEquals(0xFF, image.pixels()[0] >>> 24, panel.title());
      }
    }
  }

  @Test
  void aPanelWithDataIsMoreThanItsBackground() {
    for (Panel panel : SamplePanels.all()) {
      PixelImage image = new PixelImage(400, 300);
      new FastPainter()
          .paint(new PaintRequest(panel, Theme.light(), 1, Highlight.NONE, Zoom.NONE), image);
      long colours = Arrays.stream(image.pixels()).distinct().count();
      assertTrue(colours > 20, panel.title() + " has only " + colours + " colours");
    }
  }
}
