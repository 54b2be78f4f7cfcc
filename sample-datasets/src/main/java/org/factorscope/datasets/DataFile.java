package org.factorscope.datasets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A user's file with data: a table or a picture, known by its first bytes.
///
/// @param sentence what was found in it
public record DataFile(Dataset dataset, String sentence) {
  /// Reads it.
  ///
  /// @throws DataException if it cannot be read or used, and if the thread is interrupted
  public static DataFile read(Path file) {
    return read(file, List.of());
  }

  /// Reads it, some columns of a table as numbers even if they look like names of its rows.
  ///
  /// @throws DataException if it cannot be read or used, and if the thread is interrupted
  public static DataFile read(Path file, List<String> columns) {
    return FileFormat.read(FileBytes.shortName(file), Unpacked.of(file), columns);
  }

  /// Reads a table that names a row, a column and a value of a matrix in each line; which columns
  /// do is found out.
  ///
  /// @throws DataException if it cannot be read or used
  public static DataFile readTriplets(Path file) {
    return of(TripletImport.guess(table(file)));
  }

  /// Reads a table that names a row, a column and a value of a matrix in each line.
  ///
  /// @throws DataException if it cannot be read or used
  public static DataFile readTriplets(Path file, TripletColumns columns) {
    return of(TripletImport.read(table(file), CsvOptions.DETECT, columns));
  }

  /// The columns of a table of triplets, for somebody to choose among.
  ///
  /// @param names of all columns
  /// @param guess those that look like row, column and value
  public record TripletChoice(List<String> names, TripletColumns guess) {
    public TripletChoice {
      names = List.copyOf(names);
    }
  }

  /// The names of all columns of a table that can be read as numbers, those that number its rows as
  /// well.
  ///
  /// @throws DataException if it cannot be read or is no table
  public static List<String> numericColumns(Path file) {
    CsvSurvey survey = CsvSurvey.of(table(file), CsvOptions.DETECT, HeaderSearch::of);
    List<String> names = new ArrayList<>();
    for (int j = 0; j < survey.header().width(); j++) {
      if (survey.profiles().get(j).isNumeric()) {
        names.add(survey.header().names().get(j));
      }
    }
    return names;
  }

  /// Finds out which columns a table of triplets has.
  ///
  /// @throws DataException if it cannot be read or has fewer than three
  public static TripletChoice tripletChoice(Path file) {
    CsvSurvey survey = CsvSurvey.of(table(file), CsvOptions.DETECT, HeaderSearch::of);
    return new TripletChoice(survey.header().names(), TripletColumns.guessed(survey));
  }

  private static SourceText table(Path file) {
    String name = FileBytes.shortName(file);
    byte[] bytes = Unpacked.of(file);
    FileFormat.refuseUnreadable(name, bytes);
    return SourceText.of(name, bytes);
  }

  private static DataFile of(Triplets read) {
    return new DataFile(read.dataset(), read.sentence());
  }

  static DataFile ofTable(Imported imported) {
    return new DataFile(imported.dataset(), imported.summary().sentence());
  }
}
