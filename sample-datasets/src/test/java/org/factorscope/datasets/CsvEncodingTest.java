package org.factorscope.datasets;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvEncodingTest {
  private static final String TEXT = "größe,y\r\n1.5,2\r\n3,4\r\n\r\n";

  private final CsvFiles files;

  CsvEncodingTest(@TempDir Path folder) {
    files = new CsvFiles(folder);
  }

  @Test
  void plainUtf8IsRead() {
    check(TEXT.getBytes(UTF_8), "UTF-8");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstName() {
    check(("\uFEFF" + TEXT).getBytes(UTF_8), "UTF-8");
  }

  @Test
  void utf16IsReadWithAMark() {
    check(("\uFEFF" + TEXT).getBytes(UTF_16LE), "UTF-16LE");
    check(("\uFEFF" + TEXT).getBytes(UTF_16BE), "UTF-16BE");
  }

  @Test
  void utf16IsReadWithoutAMarkWhereEveryOtherByteIsZero() {
    check(TEXT.getBytes(UTF_16LE), "UTF-16LE");
    check(TEXT.getBytes(UTF_16BE), "UTF-16BE");
  }

  @Test
  void utf32IsReadWithAMark() {
    check(("\uFEFF" + TEXT).getBytes(Charset.forName("UTF-32LE")), "UTF-32LE");
  }

  @Test
  void whatIsNoUtf8IsReadAsWesternText() {
    check(TEXT.getBytes(Charset.forName("windows-1252")), "windows-1252");
  }

  @Test
  void brokenUtf8BehindItsMarkIsRefused() {
    byte[] broken = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'x', '\n', '1', (byte) 0xFF};
    assertTrue(files.refusal(broken).contains("not a text file"));
  }

  @Test
  void halfACharacterAtTheEndIsRefused() {
    byte[] broken = {(byte) 0xFF, (byte) 0xFE, 'x', 0, '\n', 0, '1'};
    assertTrue(files.refusal(broken).contains("not a text file"));
  }

  @Test
  void oldMacintoshLineEndsAreRead() {
    assertEquals(2, files.data("x,y\r1,2\r3,4").rows());
  }

  private void check(byte[] bytes, String charset) {
    Imported imported = CsvImport.read(files.with(bytes), CsvOptions.DETECT);
    assertEquals(charset, imported.summary().charset());
    assertEquals(List.of("größe", "y"), imported.dataset().columns());
    assertEquals(2, imported.dataset().rows());
    assertArrayEquals(new double[] {1.5, 2}, CsvFiles.row(imported.dataset(), 0));
  }
}
