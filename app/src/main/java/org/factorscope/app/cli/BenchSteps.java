package org.factorscope.app.cli;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.ImageShape;
import org.factorscope.datasets.Scale;

/// Half-steps of K-means on 10,000 points in 8 dimensions with 10 clusters, as the window makes
/// them: claims checked and states kept.
final class BenchSteps implements Runnable {
  private static final int ROWS = 10_000;
  private static final int COLUMNS = 8;
  private static final String CLUSTERS = "10";

  private final LessonRun run;

  BenchSteps() {
    Lesson<?, ?, ?> lesson = LessonCatalog.byId("k-means");
    ParameterValues values =
        ParameterValues.defaults(lesson.parameters()).with("clusters", CLUSTERS);
    run = LessonRun.start(lesson, new RunSetup(cube(), Scale.NONE, values, Map.of(), 0, ""));
  }

  /// Makes the next half-step.
  @Override
  public void run() {
    run.extend();
  }

  private static Dataset cube() {
    double[] values = new SplittableRandom(0).doubles((long) ROWS * COLUMNS).toArray();
    return new Dataset(
        "cube",
        "Points spread evenly in a cube",
        IntStream.rangeClosed(1, COLUMNS).mapToObj(i -> "x" + i).toList(),
        new DMatrixRMaj(ROWS, COLUMNS, true, values),
        List.of(),
        List.of(),
        ImageShape.NONE,
        List.of(),
        "",
        "",
        "");
  }
}
