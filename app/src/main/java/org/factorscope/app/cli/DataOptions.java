package org.factorscope.app.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.NoData;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.factorscope.datasets.DataFile;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.MissingCell;
import org.factorscope.datasets.Scale;
import org.factorscope.datasets.SmallerPicture;
import org.factorscope.datasets.TripletColumns;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What the lesson works on.
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "NAME|FILE.csv",
      description = "A data set, as 'factorscope datasets' prints it, a CSV file or a picture.")
  private @Nullable String data;

  @Option(
      names = "--triplets",
      paramLabel = "ROW,COLUMN,VALUE",
      description = {
        "Three columns of the CSV file that name the row, the column and the value of an entry;",
        "entries without a line are missing."
      })
  private @Nullable String triplets;

  @Option(
      names = "--columns",
      paramLabel = "A,B",
      description = "Columns of the data; the default is every numeric column but 'label'.")
  private @Nullable String columns;

  @Option(
      names = "--scale",
      paramLabel = "none|center|standardize",
      description = "What is done to each column; 'standardize' divides by the sample deviation.")
  private @Nullable String scale;

  @Option(
      names = "--complete-rows",
      description = "Leaves out the rows with missing values, if the lesson needs every value.")
  private boolean completeRows;

  /// The data and scale of `setup` replaced by what was asked for; what was read from a file is
  /// told on `console`.
  RunSetup applyTo(RunSetup setup, Lesson<?, ?, ?> lesson, Console console) {
    refuseDataWhereNoneIsUsed(lesson);
    Dataset source = source(setup, console);
    boolean hasNone = source.name().equals(NoData.NAME);
    if (hasNone && !lesson.outline().makesData()) {
      throw new UsageException(
          "%s needs data; give it with --data NAME or --data FILE.csv.".formatted(lesson.id()));
    }
    Dataset selected = columns == null ? source : source.select(splitColumns(columns));
    RunSetup chosen = setup.withSource(complete(selected, lesson, console));
    return scale == null ? chosen : chosen.withScale(Scale.byId(scale));
  }

  /// The data without the rows that have gaps, if the lesson needs every value and that is asked
  /// for.
  private Dataset complete(Dataset source, Lesson<?, ?, ?> lesson, Console console) {
    boolean needed = lesson.need().values() == DataNeed.Values.COMPLETE;
    Optional<MissingCell> gap = needed ? source.firstGap() : Optional.empty();
    if (gap.isEmpty()) {
      return source;
    }
    Dataset whole = source.withoutEmpty().completeRows();
    int left = source.rows() - whole.rows();
    if (!completeRows || whole.rows() == 0) {
      throw new UsageException(incomplete(source, gap.get(), left));
    }
    console.note(
        String.format(
            Locale.ROOT,
            "%s: %d of %d rows have gaps and are left out.",
            source.name(),
            left,
            source.rows()));
    return whole;
  }

  private static String incomplete(Dataset source, MissingCell gap, int rows) {
    String way =
        rows == source.rows()
            ? "all rows have gaps: leave out columns, with --columns"
            : "leave out the rows with gaps (%d of %d) with --complete-rows, or columns with"
                + " --columns";
    return String.format(
        Locale.ROOT,
        "%s has no value in row %d, column '%s', and this lesson needs every value; " + way + ".",
        source.name(),
        gap.row(),
        gap.column(),
        rows,
        source.rows());
  }

  /// The file that the data are read from, if there is one.
  Optional<Path> file() {
    return data == null || NamedData.isName(data)
        ? Optional.empty()
        : Optional.of(NamedData.file(data));
  }

  private Dataset source(RunSetup setup, Console console) {
    if (triplets == null) {
      return data == null ? setup.source() : told(NamedData.load(data, chosen()), console);
    }
    List<String> names = splitColumns(triplets);
    if (names.size() != 3 || names.contains("") || data == null) {
      throw new UsageException(
          "--triplets %s: name the three columns row, column and value of a file that --data gives."
              .formatted(triplets));
    }
    TripletColumns columns = new TripletColumns(names.get(0), names.get(1), names.get(2));
    return told(DataFile.readTriplets(NamedData.file(data), columns), console);
  }

  private List<String> chosen() {
    return columns == null ? List.of() : splitColumns(columns);
  }

  /// Tells what was read from a file; of a known data set there is nothing to tell.
  private static Dataset told(DataFile read, Console console) {
    if (!read.sentence().isEmpty()) {
      console.note(read.dataset().name() + ": " + read.sentence());
    }
    if (SmallerPicture.isLarge(read.dataset())) {
      console.note("So large a picture takes minutes; a smaller one takes seconds.");
    }
    return read.dataset();
  }

  /// The data's name in traces: as given, or the file's name without its folders.
  String name(LessonRun run) {
    return run.setup().source().name();
  }

  /// The columns that were asked for; empty for the usual ones.
  List<String> columns() {
    return columns == null ? List.of() : splitColumns(columns);
  }

  /// The three columns of triplets that were asked for; empty for a table.
  List<String> triplets() {
    return triplets == null ? List.of() : splitColumns(triplets);
  }

  private void refuseDataWhereNoneIsUsed(Lesson<?, ?, ?> lesson) {
    boolean given = data != null && !data.equals(NoData.NAME);
    if (lesson.need().values() == DataNeed.Values.NONE && (given || columns != null)) {
      throw new UsageException(
          "%s makes its own data; leave --data and --columns out.".formatted(lesson.id()));
    }
  }

  private static List<String> splitColumns(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }
}
