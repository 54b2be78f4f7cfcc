package org.factorscope.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.app.session.Trace;
import org.factorscope.app.session.TraceReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rows and columns of a file in which nothing is known.
final class CompletionGapsTest {
  private static final String RATINGS = "up,nobody,jaws,alien\n5,,3,4\n,,,\n4,,2,\n,,4,5\n,,,\n";

  @TempDir Path folder;

  private DMatrixRMaj last(String lesson, String variable) throws IOException {
    Path file = folder.resolve("ratings.csv");
    Files.writeString(file, RATINGS);
    Path trace = folder.resolve("trace.jsonl");
    CommandRun run =
        CommandRun.of(
            "run",
            lesson,
            "--data",
            file.toString(),
            "--iterations",
            "3",
            "--trace",
            trace.toString());
    assertEquals(0, run.status(), run.err());
    Trace read = TraceReader.read(trace);
    return Objects.requireNonNull(read.steps().getLast().state().get(variable));
  }

  @ParameterizedTest
  @CsvSource({"als, U, 5", "als, V, 4", "svp, A, 5", "nuclear-norm, Y, 5"})
  void stayInTheirPlaces(String lesson, String variable, int rows) throws IOException {
    DMatrixRMaj matrix = last(lesson, variable);
    assertEquals(rows, matrix.numRows);
    List<Integer> empty = variable.equals("V") ? List.of(1) : List.of(1, 4);
    for (int i = 0; i < rows; i++) {
      double size = 0;
      for (int j = 0; j < matrix.numCols; j++) {
        size += Math.abs(matrix.get(i, j));
      }
      assertEquals(empty.contains(i), size < 1e-12, lesson + " row " + i);
    }
  }

  @ParameterizedTest
  @CsvSource({"k-means, W, 1"})
  void areLeftOutOfLessonsThatNeedEveryValue(String lesson, String variable, int columns)
      throws IOException {
    Path file = folder.resolve("table.csv");
    Files.writeString(file, "x,nothing\n1,\n,\n2,\n9,\n");
    Path trace = folder.resolve("trace.jsonl");
    CommandRun run =
        CommandRun.of("run", lesson, "--data", file.toString(), "--trace", trace.toString());
    assertEquals(0, run.status(), run.err());
    DMatrixRMaj w =
        Objects.requireNonNull(TraceReader.read(trace).steps().getLast().state().get(variable));
    assertEquals(columns, w.numCols);
  }
}
