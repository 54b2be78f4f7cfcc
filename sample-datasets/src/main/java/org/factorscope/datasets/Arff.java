package org.factorscope.datasets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a table in the format of Weka (`.arff`): as a table with commas whose header is made of
/// the attributes' names.
final class Arff {
  private static final Pattern ATTRIBUTE =
      Pattern.compile("(?i)@attribute\\s+('[^']*'|\"[^\"]*\"|\\S+)\\s+.*");
  private static final int SAMPLE = 10_000;

  private Arff() {}

  /// Whether the first line but comments and empty ones begins with `@relation`.
  static boolean isArff(SourceText text) {
    try (BufferedReader lines = text.lines()) {
      String line = lines.readLine();
      for (int k = 0; line != null && k < SAMPLE; k++) {
        if (!line.isBlank() && !line.strip().startsWith("%")) {
          return line.strip().toLowerCase(Locale.ROOT).startsWith("@relation");
        }
        line = lines.readLine();
      }
      return false;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// @throws DataException as [CsvImport], and where the rows are sparse
  static DataFile read(SourceText text, CsvOptions options) {
    StringBuilder table = new StringBuilder();
    List<String> names = new ArrayList<>();
    boolean data = false;
    try (BufferedReader lines = text.lines()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Cancellation.check();
        String bare = line.strip();
        if (bare.equals(SourceText.END)) {
          break;
        }
        Matcher attribute = ATTRIBUTE.matcher(bare);
        if (!data && attribute.matches()) {
          names.add(quoted(attribute.group(1)));
        }
        boolean begins = !data && bare.toLowerCase(Locale.ROOT).startsWith("@data");
        table.append(begins ? String.join(",", names) : data ? row(text, bare) : "").append('\n');
        data |= begins;
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    SourceText plain =
        new SourceText(
            text.name(),
            table.toString().getBytes(StandardCharsets.UTF_8),
            new TextEncoding(StandardCharsets.UTF_8, 0),
            new BitSet(),
            new BitSet());
    Imported imported =
        CsvImport.read(
            plain, new CsvOptions(Delimiter.COMMA, DecimalMark.POINT, options.columns()));
    return new DataFile(imported.dataset(), "a Weka file, " + imported.summary().sentence());
  }

  private static String row(SourceText text, String line) {
    if (line.startsWith("{")) {
      throw new DataException(
          "%s is a Weka file with sparse rows; save it with full rows, or as CSV."
              .formatted(text.name()));
    }
    return line.startsWith("%") ? "" : line.indexOf('\'') < 0 ? line : doubleQuoted(line);
  }

  /// The names with double quotes in place of single ones.
  private static String doubleQuoted(String line) {
    return line.replaceAll("(^|,)\\s*'([^']*)'\\s*(?=,|$)", "$1\"$2\"");
  }

  private static String quoted(String name) {
    boolean quotes = name.length() > 1 && (name.charAt(0) == '\'' || name.charAt(0) == '"');
    String bare = quotes ? name.substring(1, name.length() - 1) : name;
    return "\"" + bare.replace("\"", "\"\"") + "\"";
  }
}
