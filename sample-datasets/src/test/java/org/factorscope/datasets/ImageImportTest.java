package org.factorscope.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageImportTest {
  private final Path file;

  ImageImportTest(@TempDir Path folder) {
    this.file = folder.resolve("picture.png");
  }

  @Test
  void aGreyPictureKeepsItsValues() throws IOException {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
    double[] values = {0, 1, 100, 128, 254, 255};
    image.getRaster().setSamples(0, 0, 3, 2, 0, values);
    ImageIO.write(image, "png", file.toFile());
    Dataset data = ImageImport.read(file);
    assertEquals(2, data.rows());
    assertEquals(List.of("x1", "x2", "x3"), data.columns());
    assertArrayEquals(values, data.values().data);
    assertEquals("picture.png", data.name());
  }

  @Test
  void coloursBecomeTheirBrightnessAndTransparencyWhite() throws IOException {
    BufferedImage image = new BufferedImage(5, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 5, 1, new int[] {0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFFFFFFFF, 0}, 0, 5);
    ImageIO.write(image, "png", file.toFile());
    assertArrayEquals(new double[] {76, 150, 29, 255, 255}, ImageImport.read(file).values().data);
  }

  @Test
  void aJpegIsRead() throws IOException {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 16, 16, new int[256], 0, 16);
    ImageIO.write(image, "jpg", file.toFile());
    assertArrayEquals(new double[256], ImageImport.read(file).values().data, 2);
  }

  @Test
  void whatIsNoPictureIsRefused() throws IOException {
    Files.writeString(file, "x,y\n1,2\n");
    assertEquals(
        "picture.png is not a picture that can be read; save it as PNG or JPEG.", refusal());
  }

  @Test
  void aDamagedPictureIsRefused() throws IOException {
    ImageIO.write(new BufferedImage(50, 50, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 40));
    assertEquals("picture.png is a damaged picture; save it again as PNG or JPEG.", refusal());
  }

  @Test
  void aPictureOfTooManyPixelsIsRefused() throws IOException {
    BufferedImage image = new BufferedImage(5001, 4001, BufferedImage.TYPE_BYTE_BINARY);
    ImageIO.write(image, "png", file.toFile());
    assertTrue(refusal().contains("5001 x 4001 pixels, more than 20 million"));
  }

  private String refusal() {
    return String.valueOf(
        assertThrows(DataException.class, () -> ImageImport.read(file)).getMessage());
  }
}
