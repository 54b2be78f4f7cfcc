package org.factorscope.viz.paint.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.factorscope.viz.paint.Drawn;
import org.factorscope.viz.paint.ground.Blend;
import org.factorscope.viz.paint.ground.Clip;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Layer.Cells;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.PlotPanel.Aspect;
import org.factorscope.viz.panel.PlotPanel.Scrubber;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.theme.Palette;
import org.factorscope.viz.theme.Theme;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CellsTest {
  private static final Theme THEME = Theme.light();
  private static final int SURFACE = THEME.surface().getRGB();

  private static int nearest(Cells cells, double x, double y) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < cells.x().length; k++) {
      double dx = x - cells.x()[k];
      double dy = y - cells.y()[k];
      double distance = dx * dx + dy * dy + cells.offset()[k];
      if (distance < least) {
        least = distance;
        best = k;
      }
    }
    return best;
  }

  private static Cells random(long seed, int count) {
    Random random = new Random(seed);
    double[][] values = new double[3][count];
    for (int k = 0; k < count; k++) {
      values[0][k] = 10 * random.nextDouble();
      values[1][k] = 10 * random.nextDouble();
      values[2][k] = 8 * random.nextDouble();
    }
    // Sites above each other, and twins.
    if (count > 4) {
      values[0][1] = values[0][0];
      values[0][3] = values[0][2];
      values[1][3] = values[1][2];
      values[2][3] = values[2][2];
    }
    return new Cells(values[0], values[1], values[2]);
  }

  private static int tint(int k) {
    int color = Blend.premultiplied(Palette.classColor(k, THEME), CellPixels.opacity(THEME));
    return Blend.over(color, SURFACE);
  }

  @RepeatedTest(8)
  void everyPixelBelongsToTheNearestSite(RepetitionInfo repetition) {
    int seed = repetition.getCurrentRepetition();
    Cells cells = random(seed, seed);
    Axis axis = Axis.of("");
    PlotFrame frame =
        PlotFrame.of(
            axis,
            axis,
            new Range(0, 10),
            new Range(0, 10),
            Aspect.FREE,
            new Look(THEME, 1),
            80,
            60);
    PixelImage image = new PixelImage(80, 60);
    Arrays.fill(image.pixels(), SURFACE);
    Clip clip =
        new Clip(
            frame.left(), frame.top(), frame.left() + frame.width(), frame.top() + frame.height());
    new CellPixels(cells, frame, clip).paint(THEME, image);
    for (int row = clip.top(); row < clip.bottom(); row++) {
      for (int column = clip.left(); column < clip.right(); column++) {
        int expected = nearest(cells, frame.valueX(column + 0.5), frame.valueY(row + 0.5));
        assertEquals(tint(expected), image.pixels()[row * 80 + column], column + ", " + row);
      }
    }
  }

  @Test
  void theReferenceDividesThePlaneAlike() {
    Cells cells = random(5, 6);
    PlotPanel panel =
        new PlotPanel(
            "c",
            "",
            "",
            Axis.of("", 0, 10),
            Axis.of("", 0, 10),
            Aspect.FREE,
            Scrubber.NO,
            List.of(cells));
    Drawn fast = Drawn.fast(panel, THEME, 300, 240, 1);
    Drawn reference = Drawn.reference(panel, THEME, 300, 240);
    int different = 0;
    for (int i = 0; i < fast.image().pixels().length; i++) {
      boolean isAlike = Drawn.isClose(fast.image().pixels()[i], reference.image().pixels()[i], 12);
      different += isAlike ? 0 : 1;
    }
    // Edges are smooth in one and hard in the other.
    assertTrue(different < 0.02 * 300 * 240, different + " pixels differ");
  }
}
