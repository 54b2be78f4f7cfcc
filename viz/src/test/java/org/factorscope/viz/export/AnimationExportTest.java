package org.factorscope.viz.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Tone;
import org.factorscope.viz.theme.Palette;
import org.factorscope.viz.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnimationExportTest {
  private static final int FRAMES = 5;

  @TempDir private Path folder;

  /// A line that climbs to the number of its frame.
  private static List<Panel> panels(int frame) {
    double[] x = {0, 1};
    double[] y = {0, frame};
    return List.of(
        new PlotPanel(
            "climb",
            "Frame " + frame,
            "",
            Axis.of("x"),
            Axis.of("y"),
            PlotPanel.Aspect.FREE,
            PlotPanel.Scrubber.NO,
            List.of(new Layer.Line("climb", x, y, Tone.ACCENT, Layer.LineStyle.SOLID))));
  }

  private Path written(String name) {
    Path target = folder.resolve(name);
    AnimationExport.write(AnimationExportTest::panels, FRAMES, Theme.light(), 300, 200, target);
    return target;
  }

  private static List<BufferedImage> frames(Path gif, List<Integer> delays) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    List<BufferedImage> frames = new ArrayList<>();
    try (var in = ImageIO.createImageInputStream(gif.toFile())) {
      reader.setInput(in);
      for (int i = 0; i < reader.getNumImages(true); i++) {
        frames.add(reader.read(i));
        var root = reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
        var control =
            (IIOMetadataNode)
                ((IIOMetadataNode) root).getElementsByTagName("GraphicControlExtension").item(0);
        delays.add(Integer.parseInt(control.getAttribute("delayTime")));
      }
    } finally {
      reader.dispose();
    }
    return frames;
  }

  @Test
  void everyFrameIsThereAndTheLastOneStaysLonger() throws IOException {
    List<Integer> delays = new ArrayList<>();
    List<BufferedImage> frames = frames(written("run.gif"), delays);
    assertEquals(FRAMES, frames.size());
    assertEquals(300, frames.getFirst().getWidth());
    assertEquals(200, frames.getFirst().getHeight());
    assertEquals(List.of(40, 40, 40, 40, 250), delays);
  }

  @Test
  void itBeginsAgainForEver() throws IOException {
    String bytes = Files.readString(written("run.gif"), StandardCharsets.ISO_8859_1);
    assertTrue(bytes.startsWith("GIF89a"));
    assertTrue(bytes.contains("NETSCAPE2.0\u0003\u0001\u0000\u0000\u0000"));
  }

  @Test
  void theSamePanelsGiveTheSameBytes() throws IOException {
    assertArrayEquals(
        Files.readAllBytes(written("one.gif")), Files.readAllBytes(written("two.gif")));
  }

  /// The last frame has the longest line; in the first one it lies flat at the bottom of the same
  /// axes, and whatever is drawn left of the axes is the same in both.
  @Test
  void axesStandStill() throws IOException {
    List<BufferedImage> frames = frames(written("run.gif"), new ArrayList<>());
    BufferedImage first = frames.getFirst();
    BufferedImage last = frames.getLast();
    int differences = 0;
    for (int y = 40; y < 200; y++) {
      for (int x = 0; x < 45; x++) {
        differences += first.getRGB(x, y) == last.getRGB(x, y) ? 0 : 1;
      }
    }
    assertEquals(0, differences);
    assertNotEquals(accents(first, 40, 100), accents(last, 40, 100));
    assertEquals(0, accents(first, 40, 100));
  }

  /// Pixels that are about as the accent is, in some lines.
  private static int accents(BufferedImage image, int top, int bottom) {
    int accent = Palette.color(Tone.ACCENT, Theme.light()).getRGB();
    int count = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += distance(image.getRGB(x, y), accent) < 30 ? 1 : 0;
      }
    }
    return count;
  }

  private static int distance(int a, int b) {
    return Math.abs((a >> 16 & 0xFF) - (b >> 16 & 0xFF))
        + Math.abs((a >> 8 & 0xFF) - (b >> 8 & 0xFF))
        + Math.abs((a & 0xFF) - (b & 0xFF));
  }

  @Test
  void aCancelledOneLeavesNothingBehind() throws IOException {
    Path target = folder.resolve("run.gif");
    Thread.currentThread().interrupt();
    try {
      assertThrows(
          CancellationException.class,
          () ->
              AnimationExport.write(
                  AnimationExportTest::panels, FRAMES, Theme.light(), 300, 200, target));
    } finally {
      assertTrue(Thread.interrupted());
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void theEndingDecidesInAnyCase() {
    assertTrue(AnimationExport.isMeant(Path.of("a", "Run.GIF")));
    assertFalse(AnimationExport.isMeant(Path.of("a.gif", "run.png")));
  }
}
