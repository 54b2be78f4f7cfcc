package org.factorscope.datasets;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ejml.data.DMatrixRMaj;

/// Reads an array of one or two dimensions as NumPy saves it (`.npy`): numbers or truth values in
/// either byte order, row by row or column by column.
///
/// Source: NumPy Enhancement Proposal 1, A Simple File Format for NumPy Arrays.
final class NumpyArray {
  private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=])([a-z])(\\d+)'");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");

  private final String name;
  private final ByteBuffer bytes;

  private NumpyArray(String name, byte[] bytes) {
    this.name = name;
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static boolean isArray(byte[] bytes) {
    return bytes.length > 12 && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /// @throws DataException if the array is damaged, too large, no matrix or not of numbers
  static DataFile read(String name, byte[] bytes) {
    return new NumpyArray(name, bytes).read();
  }

  private DataFile read() {
    String header = header();
    Matcher type = TYPE.matcher(header);
    if (!type.find() || "fiub".indexOf(type.group(2)) < 0) {
      throw new DataException(
          "%s is a NumPy array that is not of numbers; save x.astype(float).".formatted(name));
    }
    List<Integer> shape = shape(header);
    int rows = shape.isEmpty() ? 1 : shape.get(0);
    int columns = shape.size() < 2 ? 1 : shape.get(1);
    boolean byColumns = header.matches("(?s).*'fortran_order'\\s*:\\s*True.*");
    bytes.order(type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int size = type.group(3).length() > 2 ? 99 : Integer.parseInt(type.group(3));
    if (size > 8 || (long) rows * columns * size > bytes.remaining()) {
      throw damaged();
    }
    DMatrixRMaj values = new DMatrixRMaj(rows, columns);
    for (int k = 0; k < rows * columns; k++) {
      double value = value(type.group(2).charAt(0), size);
      if (byColumns) {
        values.set(k % rows, k / rows, value);
      } else {
        values.data[k] = value;
      }
    }
    Dataset data = MatrixDataset.of(name, values);
    return new DataFile(
        data,
        String.format(
            Locale.ROOT, "a NumPy array, %s%s.", MatrixDataset.size(data), missing(values)));
  }

  private String missing(DMatrixRMaj values) {
    int missing = 0;
    for (int k = 0; k < values.getNumElements(); k++) {
      if (Double.isInfinite(values.data[k])) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s, row %d, column %d: the value is infinite; put a finite number there.",
                name,
                k / values.numCols + 1,
                k % values.numCols + 1));
      }
      missing += Double.isNaN(values.data[k]) ? 1 : 0;
    }
    return missing == 0 ? "" : "; " + ImportSummary.counted(missing, "value") + " missing";
  }

  private String header() {
    int version = bytes.get(6);
    int length = version == 1 ? bytes.getShort(8) & 0xFFFF : bytes.getInt(8);
    int start = version == 1 ? 10 : 12;
    if (length < 0 || length > bytes.capacity() - start) {
      throw damaged();
    }
    bytes.position(start + length);
    return new String(bytes.array(), start, length, StandardCharsets.ISO_8859_1);
  }

  private List<Integer> shape(String header) {
    Matcher shape = SHAPE.matcher(header);
    if (!shape.find()) {
      throw damaged();
    }
    List<Integer> sizes = new ArrayList<>();
    for (String size : shape.group(1).split(",", -1)) {
      String digits = size.strip();
      if (!digits.isEmpty()) {
        if (!digits.matches("\\d{1,9}")) {
          throw damaged();
        }
        sizes.add(Integer.valueOf(digits));
      }
    }
    if (sizes.size() > 2) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s is an array of %d dimensions; save a matrix, for example x.reshape(len(x), -1).",
              name,
              sizes.size()));
    }
    long cells = sizes.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    if (cells == 0) {
      throw new DataException("%s is an array without entries; it needs one.".formatted(name));
    }
    if (cells > CsvSurvey.MAX_CELLS) {
      throw new DataException(
          "%s has more than 20 million cells, the most that is read; take fewer rows or columns."
              .formatted(name));
    }
    return sizes;
  }

  private double value(char kind, int size) {
    return switch (size) {
      case 1 -> kind == 'i' ? bytes.get() : bytes.get() & 0xFF;
      case 2 -> ofTwo(kind, bytes.getShort());
      case 4 ->
          kind == 'f'
              ? bytes.getFloat()
              : kind == 'i' ? bytes.getInt() : bytes.getInt() & 0xFFFF_FFFFL;
      case 8 -> kind == 'f' ? bytes.getDouble() : ofEight(kind, bytes.getLong());
      default -> throw damaged();
    };
  }

  private static double ofTwo(char kind, short bits) {
    return kind == 'f' ? Float.float16ToFloat(bits) : kind == 'i' ? bits : bits & 0xFFFF;
  }

  private static double ofEight(char kind, long bits) {
    return kind == 'i' || bits >= 0 ? bits : (bits >>> 1) * 2.0;
  }

  private DataException damaged() {
    return new DataException(
        "%s is a damaged NumPy array; save it again with numpy.save.".formatted(name));
  }
}
