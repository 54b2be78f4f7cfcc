package org.factorscope.app.lesson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Objects;
import org.factorscope.algorithms.sparse.Lasso;
import org.factorscope.algorithms.sparse.SparseProblem;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.factorscope.datasets.DatasetCatalog;
import org.factorscope.datasets.PlantedCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The figures in the texts of the lessons on sparse coding.
final class SparseLessonsTest {
  private static final double[] GAPS = {1e-1, 1e-2, 1e-4, 1e-6};

  private static final double SHARE = 0.02;

  private static SparseProblem problem(String data) {
    Lesson<?, ?, ?> lesson = LessonCatalog.byId("ista");
    ParameterValues defaults = RunSetup.defaultsOf(lesson).parameters();
    return (SparseProblem) lesson.problem(DatasetCatalog.load(data), defaults);
  }

  private static Lasso.Optimum minimum(String data) {
    SparseProblem problem = problem(data);
    return problem.optimum(SHARE * problem.lambdaMax());
  }

  /// The iterations after which (F − F*)/F* is within each of [#GAPS].
  private static int[] iterations(String lesson) {
    double minimum = minimum("spikes").value();
    Lesson<?, ?, ?> found = LessonCatalog.byId(lesson);
    LessonRun run = LessonRun.start(found, RunSetup.defaultsOf(found));
    int[] iterations = new int[GAPS.length];
    for (int i = 0; i < GAPS.length; i++) {
      while (run.recordAt(run.end()).objective().orElseThrow() > minimum * (1 + GAPS[i])) {
        run.extend();
      }
      iterations[i] = run.recordAt(run.end()).iteration();
    }
    return iterations;
  }

  private static LessonRun run(RunSetup setup, Lesson<?, ?, ?> lesson, int iterations) {
    LessonRun run = LessonRun.start(lesson, setup);
    while (run.stopReason() == null && run.recordAt(run.end()).iteration() <= iterations) {
      run.extend();
    }
    return run;
  }

  private static LessonRun run(String id, int iterations, String... settings) {
    Lesson<?, ?, ?> lesson = LessonCatalog.byId(id);
    ParameterValues values = RunSetup.defaultsOf(lesson).parameters();
    for (int i = 0; i < settings.length; i += 2) {
      values = values.with(settings[i], settings[i + 1]);
    }
    return run(RunSetup.defaultsOf(lesson).withParameters(values), lesson, iterations);
  }

  private static LessonRun preset(String id, String preset, int iterations) {
    Lesson<?, ?, ?> lesson = LessonCatalog.byId(id);
    Preset chosen =
        lesson.presets().stream().filter(p -> p.id().equals(preset)).findFirst().orElseThrow();
    return run(RunSetup.of(lesson, chosen), lesson, iterations);
  }

  private static double[] y(LessonRun run, int position) {
    return Objects.requireNonNull(run.matricesAt(position).get("y")).data;
  }

  private static long inUse(LessonRun run, int position) {
    return Arrays.stream(y(run, position)).filter(entry -> entry != 0).count();
  }

  @Test
  void fistaTakesATenthOfThemOnTheWayAndRisesAtTheEnd() {
    assertArrayEquals(new int[] {21, 90, 171, 391}, iterations("fista"));
    LessonRun plain = run("fista", 5000);
    assertEquals(4943, plain.recordAt(plain.end()).iteration());
    int rises = 0;
    for (int i = 6; i <= 3 * 391; i += 3) {
      double before = plain.recordAt(i - 3).objective().orElseThrow();
      rises += plain.recordAt(i).objective().orElseThrow() > before ? 1 : 0;
    }
    assertEquals(85, rises);
  }

  @Test
  void restartsAreSlowerAtFirstAndFasterAtLast() {
    LessonRun run = run("fista", 5000, "restart", "gradient");
    assertEquals(572, run.recordAt(run.end()).iteration());
    double goal = 1.01 * minimum("spikes").value();
    int first = 0;
    while (run.recordAt(first).objective().orElseThrow() > goal) {
      first++;
    }
    assertEquals(114, run.recordAt(first).iteration());
  }

  @Test
  void istaIsAheadOfFistaOnDiabetesFromIteration91On() {
    LessonRun run = preset("fista", "diabetes", 95);
    for (int i = 3; i <= 3 * 91; i += 3) {
      Verdict verdict = run.recordAt(i).verdicts().get("ahead-of-ista");
      assertEquals(i < 3 * 91, verdict != null && verdict.holds(), "at " + i);
    }
  }

  @Test
  void aStepThatIstaTakesIsTooLongForFista() {
    LessonRun fista = preset("fista", "too-long", 1000);
    assertEquals(StopReason.DIVERGED, fista.stopReason());
    LessonRun ista = run("ista", 20_000, "step-size", "1.5");
    assertEquals(StopReason.CONVERGED, ista.stopReason());
  }

  @Test
  void ridgeTurnsTheSignOfLdlAndAmplifiesNoise() {
    Lesson<?, ?, ?> ridge = LessonCatalog.byId("ridge");
    Preset diabetes =
        ridge.presets().stream().filter(p -> p.id().equals("diabetes")).findFirst().orElseThrow();
    RunSetup setup = RunSetup.of(ridge, diabetes);
    LessonRun much = run(setup, ridge, 10);
    assertEquals(-0.02, y(much, 10)[5], 0.005);
    ParameterValues little = setup.parameters().with("lambda", "0.001");
    assertEquals(0.29, y(run(setup.withParameters(little), ridge, 10), 10)[5], 0.005);
    LessonRun noise = preset("ridge", "noise-is-amplified", 100);
    assertEquals(6.9, Arrays.stream(y(noise, 100)).map(Math::abs).max().orElse(0), 0.05);
    assertEquals(0.8, Arrays.stream(y(noise, 40)).map(Math::abs).max().orElse(0), 0.05);
  }

  /// After 1000 iterations with the same step.
  @Test
  void subgradientsUseManyMoreEntriesThanIsta() {
    LessonRun subgradient = run("subgradient", 1000);
    LessonRun ista = run("ista", 1000, "step-size", "0.5");
    assertEquals(57, inUse(subgradient, 2000));
    assertEquals(16, inUse(ista, 2000));
    double goal = 1.1 * minimum("spikes").value();
    assertTrue(subgradient.recordAt(2 * 151).objective().orElseThrow() > goal);
    assertTrue(subgradient.recordAt(2 * 152).objective().orElseThrow() <= goal);
    assertTrue(ista.recordAt(2 * 143).objective().orElseThrow() > goal);
    assertTrue(ista.recordAt(2 * 144).objective().orElseThrow() <= goal);
  }

  @ParameterizedTest
  @CsvSource({"soft, 3.30, 21", "hard, 3.96, 21", "firm, 1.69, 21", "garrote, 1.94, 21"})
  void operatorsComeThisNearToTheNeedles(String operator, double wanted, long used) {
    LessonRun run = run("shrinkage", 1, "operator", operator);
    double[] truth = PlantedCode.of("needles");
    double square = 0;
    for (int i = 0; i < truth.length; i++) {
      square += Math.pow(truth[i] - y(run, 1)[i], 2);
    }
    assertEquals(wanted, Math.sqrt(square), 0.005);
    assertEquals(used, inUse(run, 1));
  }

  @Test
  void istaTakesThousandsOfIterationsOnBlurredSpikes() {
    assertArrayEquals(new int[] {72, 1219, 5391, 6666}, iterations("ista"));
  }

  @Test
  void theMinimumUsesNineColumnsForFiveSpikes() {
    assertEquals(9, minimum("spikes").code().support());
  }

  @Test
  void theStepThatIsPrintedIsFiveAndAHalfTimesTooLong() {
    assertEquals(5.52, problem("sparse_code").lipschitz(), 0.005);
  }
}
