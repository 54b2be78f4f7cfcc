package org.factorscope.viz.paint.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.paint.ground.BlockColors;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.theme.Theme;
import org.junit.jupiter.api.Test;

class HeatmapPixelsTest {
  /// A pixel stands for 600 rows, of which 360, 180 and 60 belong to the three columns.
  @Test
  void aColumnOfManyMembershipsIsAsStrongAsItsShare() {
    DMatrixRMaj z = new DMatrixRMaj(60_000, 3);
    for (int i = 0; i < z.numRows; i++) {
      z.set(i, i % 10 < 6 ? 0 : i % 10 < 9 ? 1 : 2, 1);
    }
    BlockColors colors =
        new BlockColors(ColorScale.CLASS_OF_COLUMN, new Range(0, 1), Theme.light(), List.of(z));
    PixelImage target = new PixelImage(30, 100);
    HeatmapPixels.fill(target, 0, 0, 30, 100, z, colors);
    double[] shares = {0.6, 0.3, 0.1};
    for (int column = 0; column < 3; column++) {
      int expected = colors.argb(0, column, shares[column]);
      for (int y = 0; y < 100; y++) {
        assertEquals(expected, target.pixels()[y * 30 + 10 * column + 5], "column " + column);
      }
      assertTrue(expected != colors.argb(0, column, 1), "full");
    }
  }
}
