package org.factorscope.datasets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// What a zip archive is, by the names in it.
final class ZipContent {
  private static final int MOST_ENTRIES = 50;

  private ZipContent() {}

  static boolean isZip(byte[] bytes) {
    return bytes.length > 3
        && bytes[0] == 'P'
        && bytes[1] == 'K'
        && ((bytes[2] == 3 && bytes[3] == 4) || (bytes[2] == 5 && bytes[3] == 6));
  }

  static DataException refusal(String name, byte[] bytes) {
    String what = "a zip archive; unpack it and give one of its files";
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      ZipEntry entry = in.getNextEntry();
      for (int k = 0; entry != null && k < MOST_ENTRIES; k++) {
        String found = kind(entry.getName());
        if (!found.isEmpty()) {
          what = found;
          break;
        }
        entry = in.getNextEntry();
      }
    } catch (IOException | IllegalArgumentException damaged) {
      Cancellation.check();
    }
    return new DataException("%s is %s.".formatted(name, what));
  }

  private static String kind(String entry) {
    if (entry.startsWith("xl/")) {
      return "an Excel workbook; open it there and save the sheet as CSV UTF-8";
    }
    if (entry.startsWith("word/")) {
      return "a Word document; copy its table into a spreadsheet and save that as CSV UTF-8";
    }
    if (entry.equals("content.xml") || entry.equals("mimetype")) {
      return "an OpenDocument file; open it and save the sheet as CSV";
    }
    if (entry.startsWith("Index/") || entry.endsWith(".iwa")) {
      return "a Numbers file; export it as CSV";
    }
    return entry.endsWith(".npy")
        ? "an archive of arrays (.npz); save one array with numpy.save(\"x.npy\", x)"
        : "";
  }
}
