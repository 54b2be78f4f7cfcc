package org.factorscope.app.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.viz.panel.Handle;
import org.junit.jupiter.api.Test;

final class LessonRunTest {
  private static final Axes PETALS = new Axes(2, 3);

  private static Lesson<?, ?, ?> lesson(String id) {
    return LessonCatalog.byId(id);
  }

  private static LessonRun run(String id, int halfSteps) {
    LessonRun run = LessonRun.start(lesson(id), RunSetup.defaultsOf(lesson(id)));
    for (int i = 0; i < halfSteps; i++) {
      run.extend();
    }
    return run;
  }

  private static DMatrixRMaj matrix(LessonRun run, int position, String name) {
    return Objects.requireNonNull(run.matricesAt(position).get(name));
  }

  @Test
  void aStartFileDecidesTheNumberOfClusters() {
    RunSetup setup =
        RunSetup.defaultsOf(lesson("k-means")).withStart(Map.of("W", new DMatrixRMaj(5, 4)));
    LessonRun run = LessonRun.start(lesson("k-means"), setup);
    assertEquals(5, run.parameters().whole("clusters"));
  }

  @Test
  void aStartThatContradictsAGivenParameterIsRefusedWithBothNumbers() {
    RunSetup setup = RunSetup.defaultsOf(lesson("k-means"));
    RunSetup both =
        setup
            .withParameters(setup.parameters().with("clusters", "3"))
            .withStart(Map.of("W", new DMatrixRMaj(5, 4)));
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> LessonRun.start(lesson("k-means"), both));
    String sentence = String.valueOf(refusal.getMessage());
    assertTrue(sentence.contains("clusters = 3") && sentence.contains("5 × 4"), sentence);
  }

  @Test
  void aStartOfTheWrongWidthIsRefused() {
    RunSetup setup =
        RunSetup.defaultsOf(lesson("k-means")).withStart(Map.of("W", new DMatrixRMaj(3, 2)));
    assertThrows(InvalidInputException.class, () -> LessonRun.start(lesson("k-means"), setup));
  }

  @Test
  void defaultsFollowOtherParametersAndWhatWasGivenStays() {
    RunSetup setup = RunSetup.defaultsOf(lesson("optimizers"));
    RunSetup given =
        setup.withParameters(setup.parameters().with("condition", "25").with("sgd-step", "0.01"));
    LessonRun run = LessonRun.start(lesson("optimizers"), given);
    assertEquals(0.04, run.parameters().real("gd-step"));
    assertEquals(0.01, run.parameters().real("sgd-step"));
    assertEquals(4 / 36.0, run.parameters().real("heavy-ball-step"));
    assertEquals(4 / 6.0, run.parameters().real("nesterov-momentum"));
    RunSetup again =
        run.setup().withParameters(run.setup().parameters().with("function", "rosenbrock"));
    run = LessonRun.start(lesson("optimizers"), again);
    assertEquals(0.001, run.parameters().real("gd-step"));
    assertEquals(0.01, run.parameters().real("sgd-step"));
    assertEquals(0.9, run.parameters().real("nesterov-momentum"));
  }

  @Test
  void aHandleInAPlaneOfTwoParametersSetsBothInOneEdit() {
    LessonRun run = run("optimizers", 4);
    Handle handle = new Handle("heavy-ball-step", 0, "step and momentum");
    run.drag(4, PETALS, handle, 0.02, 0.5, 1);
    assertEquals(0.02, run.parameters().real("heavy-ball-step"));
    assertEquals(0.5, run.parameters().real("heavy-ball-momentum"));
    assertEquals(4, run.undo().orElseThrow());
    assertEquals(81 / 121.0, run.parameters().real("heavy-ball-momentum"), 1e-15);
  }

  @Test
  void aDragInProgressIsOneEditToTakeBack() {
    LessonRun run = run("k-means", 4);
    Handle handle = new Handle("W", 0, "centroid 1");
    double[] before = matrix(run, 4, "W").data.clone();
    run.drag(4, PETALS, handle, 2, 2, 1);
    run.drag(4, PETALS, handle, 3, 2, 1);
    run.drag(4, PETALS, handle, 4, 2, 1);
    assertEquals(4, matrix(run, 4, "W").get(0, 2));
    assertEquals(4, run.undo().orElseThrow());
    assertArrayEquals(before, matrix(run, 4, "W").data);
    assertTrue(run.undo().isEmpty());
    assertEquals(4, run.redo().orElseThrow());
    assertEquals(4, matrix(run, 4, "W").get(0, 2));
  }

  @Test
  void anEditInThePastLeavesTheLaterRunToUndo() {
    LessonRun run = run("k-means", 8);
    double[] end = matrix(run, 8, "W").data.clone();
    run.drag(2, PETALS, new Handle("W", 1, "centroid 2"), 6, 2, 1);
    assertEquals(2, run.end());
    assertEquals("dragged centroid 2", run.recordAt(2).edit());
    run.undo();
    assertArrayEquals(end, matrix(run, 8, "W").data);
  }

  @Test
  void theTemperatureMayChangeInTheMiddleOfARun() {
    LessonRun run = run("soft-vq", 3);
    run.change(3, "temperature", "5", 1);
    assertEquals(5, run.parameters().real("temperature"));
    run.extend();
    run.extend();
    double entropy = run.recordAt(5).measure("entropy");
    assertTrue(entropy > 1.38, "nearly log 4, not " + entropy);
    run.undo();
    assertEquals(0.1, run.parameters().real("temperature"));
  }

  @Test
  void aRunWithoutAnEndOfItsOwnStopsAtItsBudget() {
    LessonRun run = run("gradient-flow", 5000);
    run.change(0, "step-size", "0.0001", 1);
    assertNull(run.stopReason());
    while (run.end() < 5000) {
      run.extend();
    }
    assertEquals(StopReason.BUDGET, run.stopReason());
  }

  /// A timeline of 10,000 half-steps whose states do not fit. What a jump costs is counted in
  /// half-steps that are computed again; how long they take is for the benchmarks.
  @Test
  void aJumpInATenThousandStepRunComputesFewHalfStepsAgain() {
    long budget = 1L << 20;
    RunSetup setup = RunSetup.defaultsOf(lesson("soft-vq"));
    LessonRun run = LessonRun.start(lesson("soft-vq"), setup, budget);
    while (run.end() < 10_000) {
      run.extend();
    }
    assertTrue(run.bytes() <= budget, () -> run.bytes() + " bytes over " + budget);
    for (int i = 0; i < 400; i++) {
      int position = (int) ((i * 7919L) % 10_001);
      long before = run.recomputed();
      assertNotNull(run.matricesAt(position).get("D"));
      long again = run.recomputed() - before;
      assertTrue(again <= 128, () -> again + " half-steps again for " + position);
    }
  }

  @Test
  void twoDragsOfOneHandleAreTwoEditsAndEscapeTakesBackItsOwn() {
    LessonRun run = run("k-means", 4);
    Handle handle = new Handle("W", 0, "centroid 1");
    run.drag(4, PETALS, handle, 2, 2, 1);
    run.drag(4, PETALS, handle, 3, 3, 2);
    assertEquals(2, run.edits().size());
    assertEquals(4, run.cancel(2).orElseThrow());
    assertEquals(2, matrix(run, 4, "W").get(0, 2));
    assertTrue(run.cancel(3).isEmpty(), "a drag that was refused has nothing to take back");
    assertEquals(1, run.edits().size());
  }

  @Test
  void aCopyHasEditsOfItsOwnAndLeavesTheStatesOfTheFirst() {
    LessonRun first = run("k-means", 4);
    double[] before = matrix(first, 4, "W").data.clone();
    LessonRun second = first.copy();
    second.drag(4, PETALS, new Handle("W", 0, "centroid 1"), 9, 9, 1);
    second.extend();
    assertEquals(1, second.edits().size());
    assertEquals(0, first.edits().size());
    assertArrayEquals(before, matrix(first, 4, "W").data);
    second.budget(1);
    first.budget(1);
    assertArrayEquals(before, matrix(first, 4, "W").data);
    second.undo();
    assertArrayEquals(before, matrix(second, 4, "W").data);
  }
}
