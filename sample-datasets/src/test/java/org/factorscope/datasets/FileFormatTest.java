package org.factorscope.datasets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileFormatTest {
  @TempDir Path folder;

  private DataFile read(byte[] bytes) throws IOException {
    return DataFile.read(Files.write(folder.resolve("file.any"), bytes));
  }

  private String refusal(byte[] bytes) {
    return String.valueOf(assertThrows(DataException.class, () -> read(bytes)).getMessage());
  }

  @Test
  void aPackedTableIsUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write("x,y\n1,2\n3,4\n".getBytes(UTF_8));
    }
    assertArrayEquals(
        new double[] {1, 2, 3, 4}, read(packed.toByteArray()).dataset().values().data);
    byte[] half = Arrays.copyOf(packed.toByteArray(), 20);
    assertTrue(refusal(half).contains("damaged gzip file"));
  }

  @Test
  void aMatrixMarketFileIsAMatrix() throws IOException {
    String sparse =
        """
        %%MatrixMarket matrix coordinate real symmetric
        % made up
        3 3 3
        1 1 2.5
        3 1 -1
        2 2 4
        """;
    assertArrayEquals(
        new double[] {2.5, 0, -1, 0, 4, 0, -1, 0, 0},
        read(sparse.getBytes(UTF_8)).dataset().values().data);
    String dense = "%%MatrixMarket matrix array real general\n2 2\n1\n2\n3\n4\n";
    assertArrayEquals(
        new double[] {1, 3, 2, 4}, read(dense.getBytes(UTF_8)).dataset().values().data);
    String damaged = "%%MatrixMarket matrix coordinate real general\n2 2 1\n3 1 5\n";
    assertTrue(refusal(damaged.getBytes(UTF_8)).contains("line 3"));
  }

  private static byte[] array(String type, String order, String shape, byte[] content) {
    String header =
        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }".formatted(type, order, shape);
    String padded = header + " ".repeat(63 - (header.length() + 10) % 64) + "\n";
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + padded.length() + content.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("\u0093NUMPY\1\0".getBytes(ISO_8859_1));
    bytes.putShort((short) padded.length()).put(padded.getBytes(ISO_8859_1)).put(content);
    return bytes.array();
  }

  @Test
  void aNumpyArrayIsAMatrix() throws IOException {
    ByteBuffer doubles = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
    for (int k = 1; k <= 6; k++) {
      doubles.putDouble(k);
    }
    assertArrayEquals(
        new double[] {1, 2, 3, 4, 5, 6},
        read(array("<f8", "False", "(2, 3)", doubles.array())).dataset().values().data);
    assertArrayEquals(
        new double[] {1, 3, 5, 2, 4, 6},
        read(array("<f8", "True", "(2, 3)", doubles.array())).dataset().values().data);
    byte[] shorts = {0, 1, -1, -1};
    assertArrayEquals(
        new double[] {1, -1}, read(array(">i2", "False", "(2,)", shorts)).dataset().values().data);
    assertArrayEquals(
        new double[] {0, 1, 255, 255},
        read(array("|u1", "False", "(2, 2)", shorts)).dataset().values().data);
    assertTrue(refusal(array("|O", "False", "(2,)", shorts)).contains("not of numbers"));
    assertTrue(refusal(array("<f8", "False", "(9, 9)", shorts)).contains("damaged"));
    assertTrue(refusal(array("|u1", "False", "(2, 2, 1)", shorts)).contains("3 dimensions"));
  }

  @Test
  void damagedArraysAndMatricesAreRefusedInWords() {
    byte[] whole = array("<i4", "False", "(3, 2)", new byte[24]);
    Random random = new Random(3);
    int refused = 0;
    for (int k = 0; k < 2000; k++) {
      byte[] bytes = whole.clone();
      bytes[8 + random.nextInt(90)] = (byte) random.nextInt(256);
      try {
        read(bytes);
      } catch (DataException sentence) {
        refused++;
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
    assertTrue(refused > 100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"a\": 1}]                          | JSON",
        "{\"a\": [1, 2]}                       | JSON",
        "<html><table></table></html>          | web page",
        "<?xml version=\"1.0\"?><a/>           | XML",
        "<svg xmlns=\"x\"/>                    | SVG",
        "%PDF-1.5 and so on                    | PDF",
        "P2 2 2 255 1 2 3 4                    | PGM",
        "{\\rtf1 text}                         | word processor",
        "@relation x¶@attribute a numeric¶@data¶{0 5} | sparse rows"
      })
  void aTextInAnotherFormatIsNamed(String text, String format) {
    String refusal = refusal(text.strip().replace('¶', '\n').getBytes(UTF_8));
    assertTrue(refusal.contains(format), refusal);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RIFF????WEBPVP8 | WebP", "PAR1????  | Parquet", "MATLAB 5.0 MAT-file???? | MATLAB",
        "SQLite format 3?? | SQLite", "????ftypheic | HEIC", "RDX3???? | R workspace"
      })
  void aFileOfBytesIsNamed(String bytes, String format) {
    String refusal = refusal(bytes.strip().replace('?', '\1').getBytes(ISO_8859_1));
    assertTrue(refusal.contains(format), refusal);
  }

  @Test
  void aTableThatBeginsWithTheSameLettersIsATable() throws IOException {
    for (String start : List.of("BMI", "FEA1", "PAR1", "RDX", "BZh", "MZ")) {
      DataFile read = read((start + ",y\n1.5,2\n3,4\n").getBytes(UTF_8));
      assertEquals(List.of(start, "y"), read.dataset().columns());
    }
  }

  @Test
  void anArchiveIsNamedByWhatIsInIt() throws IOException {
    assertTrue(refusal(zip("xl/workbook.xml")).contains("Excel"));
    assertTrue(refusal(zip("content.xml")).contains("OpenDocument"));
    assertTrue(refusal(zip("arr_0.npy")).contains(".npz"));
    assertTrue(refusal(zip("a.csv")).contains("unpack it"));
  }

  private static byte[] zip(String entry) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry(entry));
      out.write(new byte[10]);
      out.closeEntry();
    }
    return bytes.toByteArray();
  }

  @Test
  void libsvmWithGapsAndCommentsIsRead() throws IOException {
    DataFile read = read("+1 1:0.5 3:-2 # a\n-1 2:1e3\n+1\n".getBytes(UTF_8));
    assertArrayEquals(new double[] {0.5, 0, -2, 0, 1000, 0, 0, 0, 0}, read.dataset().values().data);
    assertEquals(List.of("+1", "-1", "+1"), read.dataset().labels());
  }
}
