package org.factorscope.datasets;

import java.util.List;

/// How a CSV file is to be read.
///
/// @param columns names of columns that are read as numbers even if they look like names of the
///   rows
public record CsvOptions(Delimiter delimiter, DecimalMark decimal, List<String> columns) {
  /// Everything is found out from the file.
  public static final CsvOptions DETECT = new CsvOptions(Delimiter.AUTO, DecimalMark.AUTO);

  public CsvOptions {
    columns = List.copyOf(columns);
  }

  public CsvOptions(Delimiter delimiter, DecimalMark decimal) {
    this(delimiter, decimal, List.of());
  }

  /// The same with such columns.
  public CsvOptions withColumns(List<String> names) {
    return new CsvOptions(delimiter, decimal, names);
  }
}
