package org.factorscope.app.cli;

import java.util.Arrays;
import java.util.List;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.NoData;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.datasets.TripletImport;
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

  /// The data and scale of `setup` replaced by what was asked for.
  RunSetup applyTo(RunSetup setup, Lesson<?, ?, ?> lesson) {
    refuseDataWhereNoneIsUsed(lesson);
    Dataset source = source(setup);
    if (source.name().equals(NoData.NAME) && lesson.need().values() != DataNeed.Values.NONE) {
      throw new UsageException(
          "%s needs data; give it with --data NAME or --data FILE.csv.".formatted(lesson.id()));
    }
    RunSetup chosen =
        setup.withSource(columns == null ? source : source.select(splitColumns(columns)));
    return scale == null ? chosen : chosen.withScale(Scale.byId(scale));
  }

  private Dataset source(RunSetup setup) {
    if (triplets == null) {
      return data == null ? setup.source() : NamedData.load(data);
    }
    List<String> names = splitColumns(triplets);
    if (names.size() != 3 || names.contains("") || data == null) {
      throw new UsageException(
          "--triplets %s: name the three columns row, column and value of a file that --data gives."
              .formatted(triplets));
    }
    return TripletImport.read(NamedData.file(data), names.get(0), names.get(1), names.get(2));
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
