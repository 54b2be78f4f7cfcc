package org.factorscope.viz.paint.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.paint.Drawn;
import org.factorscope.viz.paint.SamplePanels;
import org.factorscope.viz.paint.ground.BlockColors;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.paint.matrix.HeatmapPixels;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.ImageGridPanel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.theme.ColorTable;
import org.factorscope.viz.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesTest {
  private static final Theme THEME = Theme.light();
  private static final Look LOOK = new Look(THEME, 1);
  private static final Range UNIT = new Range(0, 1);

  private static DMatrixRMaj noise(int rows, int columns) {
    Random random = new Random(4);
    DMatrixRMaj image = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < image.getNumElements(); i++) {
      image.data[i] = random.nextDouble();
    }
    return image;
  }

  private static BlockColors grey() {
    return new BlockColors(ColorScale.GREY, UNIT, THEME, List.of());
  }

  private static ImageGridPanel panel(DMatrixRMaj image, ColorScale scale, Range limits) {
    return new ImageGridPanel(
        "i", "", "", List.of(new ImageGridPanel.Tile(image, "")), scale, Role.FACTOR, limits);
  }

  private static double brightness(PixelImage image) {
    double sum = 0;
    for (int pixel : image.pixels()) {
      sum += pixel & 0xFF;
    }
    return sum / 255 / image.pixels().length;
  }

  @Test
  void atAWholeMagnificationEveryPixelIsItsNearestEntry() {
    DMatrixRMaj image = noise(13, 9);
    PixelImage mean = new PixelImage(45, 65);
    PixelImage nearest = new PixelImage(45, 65);
    PicturePixels.fill(mean, 0, 0, 45, 65, image, grey());
    HeatmapPixels.fill(nearest, 0, 0, 45, 65, image, grey());
    assertArrayEquals(nearest.pixels(), mean.pixels());
  }

  @ParameterizedTest
  @CsvSource({"70, 50", "45, 33", "31, 80", "200, 300"})
  void noMagnificationMakesAPictureBrighterOrDarker(int width, int height) {
    DMatrixRMaj image = noise(50, 60);
    double mean = 0;
    for (double value : image.data) {
      mean += value / image.data.length;
    }
    PixelImage target = new PixelImage(width, height);
    PicturePixels.fill(target, 0, 0, width, height, image, grey());
    assertEquals(mean, brightness(target), 0.005);
  }

  @Test
  void aPixelIsMissingWhereMostOfItIs() {
    double nan = Double.NaN;
    DMatrixRMaj image = new DMatrixRMaj(new double[][] {{nan, nan, nan, 1, nan, 1}});
    PixelImage target = new PixelImage(3, 1);
    PicturePixels.fill(target, 0, 0, 3, 1, image, grey());
    assertEquals(grey().missing(), target.pixels()[0]);
    assertEquals(0xFFFFFFFF, target.pixels()[1]);
    assertEquals(0xFFFFFFFF, target.pixels()[2]);
  }

  @ParameterizedTest
  @CsvSource({"128, 128, GREY", "87, 61, SEQUENTIAL", "28, 28, GREY"})
  void entriesHaveTheColoursOfTheTableInBothPictures(int rows, int columns, ColorScale scale) {
    DMatrixRMaj image = noise(rows, columns);
    ImageGridPanel panel = panel(image, scale, UNIT);
    int width = 620;
    int height = 560;
    TileLayout layout = TileLayout.of(panel, LOOK, width, height);
    assertEquals(0, layout.tileWidth() % columns, "a whole magnification");
    assertEquals(layout.tileWidth() / columns, layout.tileHeight() / rows, "square pixels");
    ColorTable table = scale == ColorScale.GREY ? ColorTable.grey() : ColorTable.viridis();
    Drawn fast = Drawn.fast(panel, THEME, width, height, 1);
    Drawn reference = Drawn.reference(panel, THEME, width, height);
    int zoom = layout.tileWidth() / columns;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double x = layout.x(0) + (j + 0.5) * zoom;
        double y = layout.y(0) + (i + 0.5) * zoom;
        int expected = table.at(image.get(i, j)) & 0xFFFFFF;
        assertEquals(expected, fast.rgb(x, y), "fast at " + i + ", " + j);
        assertEquals(expected, reference.rgb(x, y), "reference at " + i + ", " + j);
      }
    }
  }

  @Test
  void aReducedPictureLooksAlikeInBothPictures() {
    ImageGridPanel panel = panel(noise(300, 300), ColorScale.GREY, UNIT);
    Drawn fast = Drawn.fast(panel, THEME, 200, 180, 1);
    Drawn reference = Drawn.reference(panel, THEME, 200, 180);
    assertArrayEquals(fast.image().pixels(), reference.image().pixels());
  }

  @Test
  void givenLimitsKeepTheColoursWhilePicturesChange() {
    DMatrixRMaj flat = new DMatrixRMaj(4, 4);
    flat.fill(0.25);
    Drawn drawn = Drawn.fast(panel(flat, ColorScale.GREY, UNIT), THEME, 200, 200, 1);
    assertEquals(ColorTable.grey().at(0.25) & 0xFFFFFF, drawn.rgb(100, 100));
  }

  @ParameterizedTest
  @CsvSource({"2, 128, 128, 420, 330", "25, 28, 28, 420, 330", "4, 256, 256, 500, 400"})
  void tilesFillMostOfOneDirection(int count, int rows, int columns, int width, int height) {
    ImageGridPanel panel = SamplePanels.pictures("p", count, rows, columns, ColorScale.GREY);
    TileLayout layout = TileLayout.of(panel, LOOK, width, height);
    assertEquals(count, layout.shown());
    int inRow = Math.min(count, layout.columns());
    int inColumn = (count + layout.columns() - 1) / layout.columns();
    double across = inRow * (layout.tileWidth() + layout.gap()) / (double) width;
    double down =
        inColumn * (layout.tileHeight() + layout.gap() + layout.captionHeight()) / (double) height;
    assertTrue(Math.max(across, down) > 0.8, across + " across, " + down + " down");
  }
}
