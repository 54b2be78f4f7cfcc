package org.factorscope.datasets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.ejml.data.DMatrixRMaj;

/// Reads data in the format of LIBSVM: a class, then the values that are not 0 with the number of
/// their column, `1 1:0.5 3:2`.
final class Libsvm {
  private static final Pattern LINE =
      Pattern.compile("[^\\s:]+(\\s+qid:\\d+)?(\\s+\\d+:[^\\s:]+)*\\s*(#.*)?");
  private static final Pattern PAIR = Pattern.compile("(?s).*\\s\\d+:[-+.\\d].*");
  private static final int SAMPLE = 50;

  private final SourceText text;
  private final List<String> labels = new ArrayList<>();
  private final List<List<Entry>> rows = new ArrayList<>();
  private int width;
  private boolean fromZero;

  private Libsvm(SourceText text) {
    this.text = text;
  }

  private record Entry(int column, double value) {}

  /// Whether the first lines are written so, and one has a value at least.
  static boolean isLibsvm(SourceText text) {
    boolean pair = false;
    try (BufferedReader lines = text.lines()) {
      int seen = 0;
      for (String line = lines.readLine();
          line != null && seen < SAMPLE && !line.equals(SourceText.END);
          line = lines.readLine()) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        if (line.length() > 1_000_000 || !isLine(line)) {
          return false;
        }
        pair |= PAIR.matcher(line).matches();
        seen++;
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return pair;
  }

  private static boolean isLine(String line) {
    String start = line.length() > 500 ? line.substring(0, line.lastIndexOf(' ', 500) + 1) : line;
    return LINE.matcher(start.strip()).matches();
  }

  /// @throws DataException if a line is written otherwise, or the table is too large
  static DataFile read(SourceText text) {
    return new Libsvm(text).read();
  }

  private DataFile read() {
    try (BufferedReader lines = text.lines()) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Cancellation.check();
        number++;
        String bare = line.replaceFirst("#.*", "").strip();
        if (!bare.isEmpty() && !bare.equals(SourceText.END)) {
          add(bare.split("\\s+"), number);
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    Dataset data = MatrixDataset.of(text.name(), matrix(), labels);
    return new DataFile(
        data,
        String.format(
            Locale.ROOT,
            "a file in LIBSVM format, %s; labels from the first number of each line; values that it"
                + " does not name are 0.",
            MatrixDataset.size(data)));
  }

  private void add(String[] cells, int line) {
    List<Entry> row = new ArrayList<>();
    for (int k = 1; k < cells.length; k++) {
      String[] parts = cells[k].split(":", -1);
      if (parts[0].equals("qid")) {
        continue;
      }
      boolean fits =
          parts.length == 2
              && parts[0].matches("\\d{1,8}")
              && Cell.of(parts[1], DecimalMark.POINT) == Cell.NUMBER;
      if (!fits) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s is in LIBSVM format, but line %d has '%s' in place of column:value.",
                text.name(),
                line,
                new CellPlace(line, cells[k]).shown()));
      }
      int column = Integer.parseInt(parts[0]);
      row.add(new Entry(column, Cell.value(parts[1], DecimalMark.POINT)));
      width = Math.max(width, column);
      fromZero |= column == 0;
    }
    labels.add(cells[0]);
    rows.add(row);
  }

  private DMatrixRMaj matrix() {
    int shift = fromZero ? 0 : 1;
    int columns = width + 1 - shift;
    if ((long) rows.size() * columns > CsvSurvey.MAX_CELLS) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s makes a matrix of %d × %d, more than 20 million entries; take fewer rows or"
                  + " columns.",
              text.name(),
              rows.size(),
              columns));
    }
    DMatrixRMaj values = new DMatrixRMaj(rows.size(), columns);
    for (int i = 0; i < rows.size(); i++) {
      for (Entry entry : rows.get(i)) {
        values.set(i, entry.column - shift, entry.value);
      }
    }
    return values;
  }
}
