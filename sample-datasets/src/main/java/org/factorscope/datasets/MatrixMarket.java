package org.factorscope.datasets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/// Reads a matrix in Matrix Market format: dense (`array`) or by its entries (`coordinate`), where
/// those without a line are 0.
///
/// Source: R. F. Boisvert, R. Pozo, K. Remington, The Matrix Market Exchange Formats, NISTIR 5935.
final class MatrixMarket {
  private static final String BEGINNING = "%%matrixmarket";

  private final String name;
  private final BufferedReader lines;
  private int line;

  private MatrixMarket(String name, BufferedReader lines) {
    this.name = name;
    this.lines = lines;
  }

  static boolean isMatrix(String start) {
    return start.toLowerCase(Locale.ROOT).startsWith(BEGINNING);
  }

  /// @throws DataException if it is damaged, too large or of complex numbers
  static DataFile read(SourceText text) {
    try (BufferedReader lines = text.lines()) {
      return new MatrixMarket(text.name(), lines).read();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private DataFile read() throws IOException {
    String first = lines.readLine();
    line++;
    List<String> header =
        Arrays.asList(String.valueOf(first).strip().toLowerCase(Locale.ROOT).split("\\s+"));
    if (header.size() < 5 || header.contains("complex")) {
      throw new DataException(
          "%s is a Matrix Market file of complex numbers or of no matrix; give one of real numbers."
              .formatted(name));
    }
    boolean sparse = header.get(2).equals("coordinate");
    List<Double> size = numbers(sparse ? 3 : 2);
    int rows = size(size.get(0));
    int columns = size(size.get(1));
    if ((long) rows * columns > CsvSurvey.MAX_CELLS) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s makes a matrix of %d × %d, more than 20 million entries; take fewer rows or"
                  + " columns.",
              name,
              rows,
              columns));
    }
    DMatrixRMaj values = new DMatrixRMaj(rows, columns);
    if (sparse) {
      fillSparse(values, header, size(size.get(2)));
    } else {
      fillDense(values, header.get(4));
    }
    Dataset data = MatrixDataset.of(name, values);
    return new DataFile(
        data,
        String.format(
            Locale.ROOT,
            "a Matrix Market file, %s%s.",
            MatrixDataset.size(data),
            sparse ? "; entries that it does not name are 0" : ""));
  }

  private void fillSparse(DMatrixRMaj values, List<String> header, int entries) throws IOException {
    boolean pattern = header.get(3).equals("pattern");
    for (int e = 0; e < entries; e++) {
      List<Double> entry = numbers(pattern ? 2 : 3);
      int i = index(entry.get(0), values.numRows);
      int j = index(entry.get(1), values.numCols);
      set(values, i, j, pattern ? 1 : entry.get(2), header.get(4));
    }
  }

  private void fillDense(DMatrixRMaj values, String symmetry) throws IOException {
    boolean half = !symmetry.equals("general");
    for (int j = 0; j < values.numCols; j++) {
      int from = !half ? 0 : symmetry.startsWith("skew") ? j + 1 : j;
      for (int i = from; i < values.numRows; i++) {
        set(values, i, j, numbers(1).getFirst(), symmetry);
      }
    }
  }

  private void set(DMatrixRMaj values, int i, int j, double value, String symmetry) {
    values.set(i, j, value);
    if (!symmetry.equals("general") && i != j) {
      if (i >= values.numCols || j >= values.numRows) {
        throw damaged();
      }
      values.set(j, i, symmetry.startsWith("skew") ? -value : value);
    }
  }

  private List<Double> numbers(int count) throws IOException {
    Cancellation.check();
    String[] cells = cells();
    if (cells.length != count) {
      throw damaged();
    }
    List<Double> numbers = new ArrayList<>();
    for (String cell : cells) {
      if (Cell.of(cell, DecimalMark.POINT) != Cell.NUMBER) {
        throw damaged();
      }
      numbers.add(Cell.value(cell, DecimalMark.POINT));
    }
    return numbers;
  }

  private String[] cells() throws IOException {
    @Nullable String text = lines.readLine();
    line++;
    while (text != null && (text.isBlank() || text.startsWith("%"))) {
      text = lines.readLine();
      line++;
    }
    if (text == null) {
      throw damaged();
    }
    return text.strip().split("\\s+");
  }

  private int size(double number) {
    if (number < 1 || number > Integer.MAX_VALUE || number != Math.rint(number)) {
      throw damaged();
    }
    return (int) number;
  }

  private int index(double number, int most) {
    int index = size(number);
    if (index > most) {
      throw damaged();
    }
    return index - 1;
  }

  private DataException damaged() {
    return new DataException(
        String.format(
            Locale.ROOT,
            "%s, line %d: a Matrix Market file of this kind has something else there; write it"
                + " again.",
            name,
            line));
  }
}
