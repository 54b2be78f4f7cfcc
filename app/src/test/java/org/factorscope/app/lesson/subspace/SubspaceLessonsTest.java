package org.factorscope.app.lesson.subspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.TablePanel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the texts of these lessons say, and what their first picture must look like.
final class SubspaceLessonsTest {
  private static final Axes AXES = new Axes(0, 1);

  private static LessonRun preset(String lessonId, String presetId) {
    Lesson<?, ?, ?> lesson = LessonCatalog.byId(lessonId);
    Preset preset =
        lesson.presets().stream()
            .filter(candidate -> candidate.id().equals(presetId))
            .findFirst()
            .orElseThrow();
    return LessonRun.start(lesson, RunSetup.of(lesson, preset));
  }

  private static PlotPanel points(LessonRun run, int position) {
    return run.panelsAt(position, AXES).stream()
        .filter(panel -> panel.id().equals("points"))
        .map(PlotPanel.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static Layer.Segments dropLines(PlotPanel panel) {
    return panel.layers().stream()
        .filter(Layer.Segments.class::isInstance)
        .map(Layer.Segments.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /// In two dimensions, with equal units, what is drawn perpendicular looks perpendicular.
  @Test
  void pcaOpensOnADirectionWhoseDropLinesStandAtRightAnglesToIt() {
    Lesson<?, ?, ?> pca = LessonCatalog.byId("pca");
    assertEquals("turn-it-by-hand", pca.presets().getFirst().id());
    LessonRun run = preset("pca", "turn-it-by-hand");
    assertEquals(2, run.data().dimension());
    for (int position = 0; position < 4; position++) {
      PlotPanel panel = points(run, position);
      assertEquals(PlotPanel.Aspect.EQUAL, panel.aspect());
      double[] w = Objects.requireNonNull(run.matricesAt(position).get("W")).data;
      Layer.Segments lines = dropLines(panel);
      for (int i = 0; i < lines.x1().length; i++) {
        double along =
            w[0] * (lines.x2()[i] - lines.x1()[i]) + w[1] * (lines.y2()[i] - lines.y1()[i]);
        assertEquals(0, along, 1e-12);
      }
      run.extend();
    }
  }

  @Test
  void aViewOfMoreThanTwoDimensionsSaysThatItIsAShadow() {
    for (LessonRun run :
        List.of(preset("pca", "iris"), preset("projection", "the-foot-of-a-flower"))) {
      String subtitle = points(run, 0).subtitle();
      assertTrue(subtitle.contains("a shadow of 4 dimensions"), subtitle);
    }
  }

  @Test
  void theRankOfABasisIsAWholeNumber() {
    LessonRun run = preset("projection", "twice-the-same-column");
    run.extend();
    TablePanel table =
        run.panelsAt(1, AXES).stream()
            .filter(TablePanel.class::isInstance)
            .map(TablePanel.class::cast)
            .findFirst()
            .orElseThrow();
    assertEquals(List.of("rank of V = tr P", "1"), table.rows().getFirst());
  }

  /// "The textbook formula gets only two digits of P right."
  @Test
  void theNormalEquationsKeepTwoDigitsOfTheBasisThatIsHardlyOne() {
    LessonRun run = preset("projection", "a-basis-that-is-hardly-one");
    double error = run.extend().measure("normal-equations-error");
    assertTrue(error > 1e-3 && error < 1e-2, "error " + error);
  }

  /// "For fifteen steps the loss jumps up and down, now lower than the step before, now higher."
  @Test
  void tooLargeAStepJumpsUpAndDownBeforeItDiverges() {
    LessonRun run = preset("linear-autoencoder", "too-large-a-step");
    while (run.stopReason() == null) {
      run.extend();
    }
    assertEquals(StopReason.DIVERGED, run.stopReason());
    List<Double> losses =
        run.history().stream()
            .filter(record -> record.halfStep().equals("step"))
            .map(StepRecord::objective)
            .map(java.util.OptionalDouble::orElseThrow)
            .toList();
    long rises = 0;
    for (int i = 1; i < 15; i++) {
      rises += losses.get(i) > losses.get(i - 1) ? 1 : 0;
    }
    assertTrue(rises >= 5 && rises <= 9, rises + " of 14 steps go up");
    assertTrue(losses.subList(0, 16).stream().allMatch(loss -> loss < 5), "up to step 16");
    assertTrue(losses.get(losses.size() - 1) > 1e23, "the last loss " + losses.getLast());
    assertEquals(20, losses.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "yes"})
  void picturesAreThereToTheLastNumberOfARunThatOverflows(String tied) {
    Lesson<?, ?, ?> lesson = LessonCatalog.byId("linear-autoencoder");
    RunSetup setup = RunSetup.defaultsOf(lesson);
    LessonRun run =
        LessonRun.start(
            lesson,
            setup.withParameters(setup.parameters().with("step-size", "5").with("tied", tied)));
    while (!run.isFinal()) {
      run.extend();
      assertEquals(6, run.panelsAt(run.end(), AXES).size());
    }
    assertEquals(StopReason.NOT_A_NUMBER, run.stopReason());
  }

  @Test
  void irisShowsItsSpeciesInALegend() {
    for (String id : List.of("pca", "projection")) {
      Lesson<?, ?, ?> lesson = LessonCatalog.byId(id);
      RunSetup setup = RunSetup.defaultsOf(lesson).withSource(RunSetup.data("iris"));
      LessonRun run = LessonRun.start(lesson, setup);
      Layer.Points points =
          points(run, 0).layers().stream()
              .filter(Layer.Points.class::isInstance)
              .map(Layer.Points.class::cast)
              .filter(layer -> !layer.names().isEmpty())
              .findFirst()
              .orElseThrow();
      assertEquals(run.data().classes(), points.names(), id);
      assertEquals(3, points.names().size());
    }
  }
}
