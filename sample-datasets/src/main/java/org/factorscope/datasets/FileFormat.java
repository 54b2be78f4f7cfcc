package org.factorscope.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells by what stands in it what a file is, whatever its name, and reads it.
final class FileFormat {
  private static final int START = 4096;

  private FileFormat() {}

  /// @throws DataException if it is in no format that is read
  static DataFile read(String name, byte[] bytes, List<String> columns) {
    if (ImageImport.isPicture(bytes)) {
      Picture picture = ImageImport.read(name, bytes);
      return new DataFile(picture.dataset(), picture.sentence());
    }
    if (NumpyArray.isArray(bytes)) {
      return NumpyArray.read(name, bytes);
    }
    refuseUnreadable(name, bytes);
    SourceText text = text(name, bytes);
    String start = start(text);
    if (MatrixMarket.isMatrix(start)) {
      return MatrixMarket.read(text);
    }
    if (Libsvm.isLibsvm(text)) {
      return Libsvm.read(text);
    }
    CsvOptions options = CsvOptions.DETECT.withColumns(columns);
    if (Arff.isArff(text)) {
      return Arff.read(text, options);
    }
    refuseMarkup(name, start);
    return DataFile.ofTable(CsvImport.read(text, options));
  }

  /// @throws DataException naming the format
  static void refuseUnreadable(String name, byte[] bytes) {
    if (ZipContent.isZip(bytes)) {
      throw ZipContent.refusal(name, bytes);
    }
    KnownFormat known = KnownFormat.of(bytes);
    if (known != null) {
      throw known.refusal(name);
    }
    String portable = portableMap(bytes);
    if (portable != null) {
      throw new DataException(
          "%s is a %s picture; save it as PNG, for example with 'convert %s x.png'."
              .formatted(name, portable, name));
    }
  }

  /// PBM, PGM, PPM and PAM begin with `P1` to `P7` and a blank.
  private static @Nullable String portableMap(byte[] bytes) {
    if (bytes.length < 8 || bytes[0] != 'P' || bytes[1] < '1' || bytes[1] > '7') {
      return null;
    }
    boolean blank = bytes[2] == '\n' || bytes[2] == '\r' || bytes[2] == ' ' || bytes[2] == '\t';
    boolean next = (bytes[3] >= '0' && bytes[3] <= '9') || bytes[3] == '#' || bytes[3] == 'W';
    return blank && next
        ? List.of("PBM", "PGM", "PPM", "PBM", "PGM", "PPM", "PAM").get(bytes[1] - '1')
        : null;
  }

  private static SourceText text(String name, byte[] bytes) {
    try {
      return SourceText.of(name, bytes);
    } catch (DataException noText) {
      String ending = name.toLowerCase(Locale.ROOT);
      if (ending.matches(".*\\.(png|jpe?g|gif|bmp|tiff?|webp|heic)")) {
        throw new DataException(
            "%s is not a picture that can be read; save it as PNG or JPEG.".formatted(name),
            noText);
      }
      throw noText;
    }
  }

  private static String start(SourceText text) {
    try (var reader = text.reader()) {
      char[] chars = new char[START];
      int length = Math.max(0, reader.read(chars));
      return new String(chars, 0, length).stripLeading();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void refuseMarkup(String name, String start) {
    String lower = start.toLowerCase(Locale.ROOT);
    if (start.matches("(?s)[\\[{]\\s*[\\[{\"'\\d\\-}\\]].*")) {
      throw new DataException(
          ("%s is JSON; save it as CSV, with pandas:"
                  + " pandas.read_json(name).to_csv(\"x.csv\", index=False).")
              .formatted(name));
    }
    if (lower.startsWith("<svg") || (lower.startsWith("<?xml") && lower.contains("<svg"))) {
      throw new DataException("%s is an SVG drawing; save it as PNG.".formatted(name));
    }
    if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
      throw new DataException(
          "%s is a web page; download the file itself, or copy the table into a spreadsheet."
              .formatted(name));
    }
    if (lower.startsWith("<?xml") || lower.matches("(?s)<[a-z][^<>]*>.*")) {
      throw new DataException(
          "%s is XML; open it in a spreadsheet and save it as CSV.".formatted(name));
    }
  }
}
