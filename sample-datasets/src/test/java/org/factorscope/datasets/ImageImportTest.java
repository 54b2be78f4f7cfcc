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
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tif"})
  void aDamagedPictureOfAnyKindIsRefusedInOneSentence(String format) throws IOException {
    BufferedImage image = new BufferedImage(12, 9, BufferedImage.TYPE_3BYTE_BGR);
    image.getGraphics().fillRect(2, 2, 5, 5);
    ImageIO.write(image, format, file.toFile());
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(5);
    for (int k = 0; k < 1500; k++) {
      byte[] bytes = whole.clone();
      for (int m = 0; m <= k % 4; m++) {
        bytes[random.nextInt(Math.min(bytes.length, 300))] = (byte) random.nextInt(256);
      }
      try {
        assertTrue(ImageImport.read("damaged", bytes).dataset().rows() > 0);
      } catch (DataException sentence) {
        assertTrue(String.valueOf(sentence.getMessage()).startsWith("damaged "));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_USHORT_GRAY,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_4BYTE_ABGR
      })
  void aGreyIsTheSameNumberHoweverItIsStored(int type) throws IOException {
    BufferedImage image = new BufferedImage(256, 1, type);
    for (int x = 0; x < 256; x++) {
      for (int b = 0; b < image.getRaster().getNumBands(); b++) {
        int value = type == BufferedImage.TYPE_USHORT_GRAY ? 257 * x : x;
        image.getRaster().setSample(x, 0, b, b == 3 ? 255 : value);
      }
    }
    for (String format : List.of("png", "tif")) {
      assertTrue(ImageIO.write(image, format, file.toFile()));
      double[] values = ImageImport.read(file).values().data;
      for (int x = 0; x < 256; x++) {
        assertEquals(x, values[x], format);
      }
    }
  }

  @Test
  void aLargePictureCanBeMadeSmaller() {
    DMatrixRMaj values = new DMatrixRMaj(1501, 2000);
    for (int k = 0; k < values.getNumElements(); k++) {
      values.data[k] = k % 2 == 0 ? 10 : 20;
    }
    Dataset picture =
        new Dataset(
            "photo",
            "photo",
            Collections.nCopies(2000, "x"),
            values,
            List.of(),
            List.of(),
            new ImageShape(1, 2000),
            List.of(),
            "",
            "",
            "");
    assertTrue(SmallerPicture.isLarge(picture));
    Dataset smaller = SmallerPicture.of(picture);
    assertEquals(751, smaller.rows());
    assertEquals(1000, smaller.dimension());
    for (double value : smaller.values().data) {
      assertEquals(15, value);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyOrientationIsTurnedUpright(int number) {
    DMatrixRMaj upright = new DMatrixRMaj(new double[][] {{1, 2, 3}, {4, 5, 6}});
    DMatrixRMaj stored = stored(upright, number);
    DMatrixRMaj turned = Orientation.of(number).upright(stored);
    assertEquals(2, turned.numRows);
    assertArrayEquals(upright.data, turned.data);
  }

  /// The rows and columns of the stored picture as the EXIF standard says them: 0th row and 0th
  /// column of the upright picture.
  private static DMatrixRMaj stored(DMatrixRMaj upright, int number) {
    boolean lies = number > 4;
    int height = lies ? upright.numCols : upright.numRows;
    int width = lies ? upright.numRows : upright.numCols;
    DMatrixRMaj stored = new DMatrixRMaj(height, width);
    for (int r = 0; r < height; r++) {
      for (int c = 0; c < width; c++) {
        int down = lies ? c : r;
        int right = lies ? r : c;
        boolean fromBottom = number == 3 || number == 4 || number == 6 || number == 7;
        boolean fromRight = number == 2 || number == 3 || number == 7 || number == 8;
        if (number == 6) {
          // 0th row is the right side, 0th column the top.
          fromBottom = false;
          fromRight = true;
        } else if (number == 8) {
          // 0th row is the left side, 0th column the bottom.
          fromBottom = true;
          fromRight = false;
        }
        int y = fromBottom ? upright.numRows - 1 - down : down;
        int x = fromRight ? upright.numCols - 1 - right : right;
        stored.set(r, c, upright.get(y, x));
      }
    }
    return stored;
  }
}
