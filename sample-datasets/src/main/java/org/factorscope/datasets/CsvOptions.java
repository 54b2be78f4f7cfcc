package org.factorscope.datasets;

/// How a CSV file is to be read.
public record CsvOptions(Delimiter delimiter, DecimalMark decimal) {
  /// Everything is found out from the file.
  public static final CsvOptions DETECT = new CsvOptions(Delimiter.AUTO, DecimalMark.AUTO);
}
