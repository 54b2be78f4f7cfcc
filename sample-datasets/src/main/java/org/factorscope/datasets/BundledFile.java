package org.factorscope.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/// A data set that comes as a file beside this class. A new one is one entry in [BundledPoints] or
/// [BundledMatrices], its file, and the licence it came with.
///
/// @param id its name; the file is called so too
/// @param form how the file is to be read
/// @param rows of data
/// @param columns of numbers
/// @param preferredAxes two column indices worth seeing first
record BundledFile(
    String id,
    String title,
    int rows,
    int columns,
    String description,
    String provenance,
    String licence,
    String unit,
    List<Integer> preferredAxes,
    ImageShape imageShape,
    Form form,
    DatasetInfo.Gaps gaps) {
  /// How a file holds its matrix.
  enum Form {
    /// A CSV file, a row a row.
    TABLE,
    /// A CSV file with a row, a column and a value in each line.
    TRIPLETS,
    /// The same for counts, in which an entry without a line is 0.
    COUNTS,
    /// A picture, a pixel an entry.
    PICTURE
  }

  /// Of all bundled files.
  private static final CsvOptions FORM = new CsvOptions(Delimiter.COMMA, DecimalMark.POINT);

  static final List<BundledFile> ALL =
      Stream.concat(BundledPoints.ALL.stream(), BundledMatrices.ALL.stream()).toList();

  BundledFile {
    preferredAxes = List.copyOf(preferredAxes);
  }

  /// A table.
  BundledFile(
      String id,
      String title,
      int rows,
      int columns,
      String description,
      String provenance,
      String licence,
      String unit,
      List<Integer> preferredAxes,
      ImageShape imageShape) {
    this(
        id,
        title,
        rows,
        columns,
        description,
        provenance,
        licence,
        unit,
        preferredAxes,
        imageShape,
        Form.TABLE,
        DatasetInfo.Gaps.NONE);
  }

  DatasetInfo info() {
    return new DatasetInfo(
        id, title, rows, columns, description, provenance, licence, DatasetInfo.Kind.BUNDLED, gaps);
  }

  Dataset load() {
    Dataset table =
        switch (form) {
          case TABLE -> CsvImport.read(SourceText.of(id, bytes(".csv")), FORM).dataset();
          case TRIPLETS -> TripletImport.guess(SourceText.of(id, bytes(".csv"))).dataset();
          case PICTURE -> ImageImport.read(id, bytes(".png")).dataset();
          case COUNTS -> KingJames.counts(id);
        };
    return new Dataset(
            id,
            title,
            table.columns(),
            table.values(),
            table.rowNames(),
            table.labels(),
            imageShape,
            preferredAxes,
            unit,
            provenance,
            licence)
        .withLabelName(table.labelName());
  }

  private byte[] bytes(String extension) {
    return bytesOf(id + extension);
  }

  /// The content of a file beside this class.
  static byte[] bytesOf(String file) {
    try (InputStream in = BundledFile.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new DataException(file + " is not in this installation; install it again.");
      }
      return in.readAllBytes();
    } catch (IOException failed) {
      throw new DataException(file + " cannot be read; install the program again.", failed);
    }
  }
}
