package org.factorscope.app.lesson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.paint.ChartPainter;
import org.factorscope.viz.paint.FastPainter;
import org.factorscope.viz.paint.PaintRequest;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.HandlePlace;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.theme.Theme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every lesson and its algorithm must keep, over everything that the catalogue has, so that a
/// new lesson cannot be forgotten.
final class LessonContractTest {
  private static final Axes FIRST_TWO = new Axes(0, 1);

  /// About how many entries of a gradient are held against differences.
  private static final int MOST_SLOPES = 40;

  /// Relative to the largest entry of the gradient.
  private static final double SLOPE_TOLERANCE = 1e-6;

  /// How far apart the two points of a difference are, relative to the variable's largest entry.
  private static final double SLOPE_WIDTH = 1e-3;

  /// Slopes of larger objectives are not checked: the run has run away.
  private static final double LARGEST_CHECKED = 1e12;

  static Stream<Lesson<?, ?, ?>> lessons() {
    return ChosenLessons.stream();
  }

  /// Every lesson on every odd shape that it does not refuse in a sentence of its own.
  private static List<LessonRun> runs(Lesson<?, ?, ?> lesson) {
    List<LessonRun> runs = new ArrayList<>();
    for (Dataset data : OddShapes.all()) {
      start(lesson, RunSetup.defaultsOf(lesson).withSource(data)).ifPresent(runs::add);
    }
    assertFalse(runs.isEmpty(), "no data suit " + lesson.id());
    return runs;
  }

  private static Optional<LessonRun> start(Lesson<?, ?, ?> lesson, RunSetup setup) {
    RunSetup fitting = setup;
    for (Parameter<?> parameter : lesson.parameters()) {
      if (parameter.kind() instanceof ParameterKind.Whole whole && setup.source().rows() > 0) {
        int most = Math.min(setup.source().rows(), setup.source().dimension());
        int value = Math.clamp(most, whole.min(), Math.min(whole.initial(), whole.max()));
        ParameterValues values = fitting.parameters().with(parameter.name(), String.valueOf(value));
        fitting = fitting.withParameters(values);
      }
    }
    try {
      return Optional.of(LessonRun.start(lesson, fitting));
    } catch (InvalidInputException refused) {
      assertTrue(String.valueOf(refused.getMessage()).endsWith("."), refused.getMessage());
      return Optional.empty();
    }
  }

  private static Axes axes(LessonRun run) {
    return run.data().dimension() < 2 ? new Axes(0, 0) : FIRST_TWO;
  }

  private static void extend(LessonRun run, int halfSteps) {
    for (int i = 0; i < halfSteps && run.halfStepAfter(run.end()).isPresent(); i++) {
      run.extend();
    }
  }

  private static Map<String, double[]> numbers(LessonRun run, int position) {
    Map<String, double[]> numbers = new TreeMap<>();
    run.matricesAt(position).forEach((name, matrix) -> numbers.put(name, copy(matrix)));
    return numbers;
  }

  private static double[] copy(DMatrixRMaj matrix) {
    return java.util.Arrays.copyOf(matrix.data, matrix.getNumElements());
  }

  private static void assertSame(Map<String, double[]> expected, Map<String, double[]> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach((name, values) -> assertArrayEquals(values, actual.get(name), name));
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void theSameSeedGivesTheSameBits(Lesson<?, ?, ?> lesson) {
    for (long seed : new long[] {0, 7, -3}) {
      RunSetup setup = RunSetup.defaultsOf(lesson).withSeed(seed);
      LessonRun first = LessonRun.start(lesson, setup);
      LessonRun second = LessonRun.start(lesson, setup);
      extend(first, 12);
      extend(second, 12);
      assertEquals(first.end(), second.end());
      for (int p = 0; p <= first.end(); p++) {
        assertSame(numbers(first, p), numbers(second, p));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void stepsAndPicturesLeaveDataAndPastStatesUntouched(Lesson<?, ?, ?> lesson) {
    for (LessonRun run : runs(lesson)) {
      double[] data = copy(run.setup().source().values());
      List<Map<String, double[]>> past = new ArrayList<>();
      for (int p = 0; p < 8 && p <= run.end(); p++) {
        past.add(numbers(run, p));
        run.panelsAt(p, axes(run));
        run.numbersAt(p, axes(run));
        extend(run, 1);
      }
      for (int p = 0; p < past.size(); p++) {
        assertSame(past.get(p), numbers(run, p));
      }
      assertArrayEquals(data, copy(run.setup().source().values()));
    }
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void replayFromAnyKeyStateIsExact(Lesson<?, ?, ?> lesson) {
    for (LessonRun roomy : runs(lesson)) {
      LessonRun tight = LessonRun.start(lesson, roomy.setup(), 4_000);
      extend(roomy, 60);
      extend(tight, 60);
      assertEquals(roomy.end(), tight.end());
      for (int p = roomy.end(); p >= 0; p--) {
        assertSame(numbers(roomy, p), numbers(tight, p));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void promisedClaimsHoldOnOddShapes(Lesson<?, ?, ?> lesson) {
    for (LessonRun run : runs(lesson)) {
      extend(run, 40);
      for (StepRecord record : run.history()) {
        for (Claim<?, ?, ?> claim : lesson.algorithm().claims()) {
          Verdict verdict = run.verdictsAt(record.position()).get(claim.id());
          assertNotNull(verdict, claim.id());
          if (claim.promise() == Claim.Promise.PROMISED) {
            assertFalse(
                verdict.status() == Verdict.Status.FAILS,
                () ->
                    String.format(
                        Locale.ROOT,
                        "%s on %s, half-step %d: off by %s",
                        claim.id(),
                        run.data().name(),
                        record.position(),
                        verdict.margin()));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void numbersStayFinite(Lesson<?, ?, ?> lesson) {
    for (LessonRun run : runs(lesson)) {
      extend(run, 30);
      assertTrue(
          run.history().stream()
              .allMatch(
                  r -> r.objective().isEmpty() || Double.isFinite(r.objective().getAsDouble())),
          () -> run.data().name());
    }
  }

  /// Each entry of each gradient that an algorithm gives, against the slope of its objective along
  /// that entry, at a few positions of a run. The objective of a lesson is a polynomial or smooth
  /// between the two points, so their distance is a compromise between its curvature and rounding.
  @ParameterizedTest
  @MethodSource("lessons")
  void gradientsAreTheDifferencesOfTheObjective(Lesson<?, ?, ?> lesson) {
    List<LessonRun> runs = new ArrayList<>(runs(lesson));
    runs.add(LessonRun.start(lesson, RunSetup.defaultsOf(lesson)));
    for (LessonRun run : runs) {
      extend(run, 9);
      // Differences of the objective cannot tell less than rounding of the run's steepest slope.
      double steepest = 0;
      for (int p = 0; p <= run.end(); p += 3) {
        for (DMatrixRMaj gradient : run.gradientsAt(p).values()) {
          for (double entry : copy(gradient)) {
            steepest = Math.max(steepest, Math.abs(entry));
          }
        }
        double largest = steepest;
        int position = p;
        run.gradientsAt(p)
            .forEach(
                (variable, gradient) -> assertSlopes(run, position, variable, gradient, largest));
      }
    }
  }

  private static void assertSlopes(
      LessonRun run, int position, String variable, DMatrixRMaj gradient, double largest) {
    DMatrixRMaj value = Objects.requireNonNull(run.matricesAt(position).get(variable), variable);
    assertEquals(value.numRows, gradient.numRows, variable);
    assertEquals(value.numCols, gradient.numCols, variable);
    // A run that has run away saturates its units, and a step there is no slope.
    double objective = run.recordAt(position).objective().orElse(0);
    if (!(Math.abs(objective) < LARGEST_CHECKED)) {
      return;
    }
    double unseen = unseen(run, position, value);
    int entries = gradient.getNumElements();
    for (int i = 0; i < entries; i += Math.max(1, entries / MOST_SLOPES)) {
      int entry = i;
      assertEquals(
          slope(run, position, variable, value, i),
          gradient.data[i],
          SLOPE_TOLERANCE * largest + unseen + Double.MIN_NORMAL,
          () ->
              String.format(
                  Locale.ROOT,
                  "entry %d of the gradient of %s on %s, half-step %d",
                  entry,
                  variable,
                  run.data().name(),
                  position));
    }
  }

  /// The slope by central differences of two widths, extrapolated to width zero.
  private static double slope(
      LessonRun run, int position, String variable, DMatrixRMaj value, int entry) {
    double width = width(value);
    double wide = difference(run, position, variable, value, entry, 2 * width);
    double narrow = difference(run, position, variable, value, entry, width);
    return narrow + (narrow - wide) / 3;
  }

  private static double width(DMatrixRMaj value) {
    double size = 0;
    for (double number : copy(value)) {
      size = Math.max(size, Math.abs(number));
    }
    return SLOPE_WIDTH * (size > 0 ? size : 1);
  }

  /// The slope that is lost in the rounding of the objective.
  private static double unseen(LessonRun run, int position, DMatrixRMaj value) {
    double objective = Math.abs(run.recordAt(position).objective().orElse(0));
    return 4 * Math.ulp(objective) / width(value);
  }

  private static double difference(
      LessonRun run, int position, String variable, DMatrixRMaj value, int entry, double width) {
    DMatrixRMaj up = value.copy();
    DMatrixRMaj down = value.copy();
    up.data[entry] += width;
    down.data[entry] -= width;
    double rise =
        run.objectiveWith(position, variable, up).orElseThrow()
            - run.objectiveWith(position, variable, down).orElseThrow();
    return rise / (up.data[entry] - down.data[entry]);
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void panelsPaintInBothThemesWithoutAWindow(Lesson<?, ?, ?> lesson) {
    for (LessonRun run : runs(lesson)) {
      for (int p = 0; p < 4 && p <= run.end(); p++) {
        List<Panel> panels = run.panelsAt(p, axes(run));
        assertTrue(!panels.isEmpty() && panels.size() <= 6, panels.size() + " panels");
        assertEquals(panels.size(), new HashSet<>(panels.stream().map(Panel::id).toList()).size());
        for (Panel panel : panels) {
          paint(panel, Theme.light());
          paint(panel, Theme.dark());
        }
        extend(run, 1);
      }
    }
  }

  private static void paint(Panel panel, Theme theme) {
    PixelImage image = new PixelImage(320, 240);
    PaintRequest request = new PaintRequest(panel, theme, 1, Highlight.NONE, Zoom.NONE);
    assertNotNull(new FastPainter().paint(request, image));
    Graphics2D graphics = image.image().createGraphics();
    ChartPainter.draw(panel, theme, graphics, 320, 240);
    graphics.dispose();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void stateVariablesAreThoseThatTheLessonNames(Lesson<?, ?, ?> lesson) {
    LessonRun run = LessonRun.start(lesson, RunSetup.defaultsOf(lesson));
    extend(run, run.halfSteps().size());
    assertEquals(run.variables(), List.copyOf(run.matricesAt(run.end()).keySet()));
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void everyHandleCanBeDraggedAndTakenBack(Lesson<?, ?, ?> lesson) {
    LessonRun run = LessonRun.start(lesson, RunSetup.defaultsOf(lesson));
    extend(run, 2);
    int at = run.end();
    List<Handle> handles = handles(run.panelsAt(at, FIRST_TWO));
    assertFalse(handles.isEmpty(), "nothing to drag in " + lesson.id());
    for (Handle handle : handles) {
      Map<String, double[]> before = numbers(run, at);
      ParameterValues values = run.parameters();
      run.drag(at, FIRST_TWO, handle, 0.3, 0.7, handles.indexOf(handle));
      boolean stays = equal(before, numbers(run, at)) && values.equals(run.parameters());
      assertFalse(stays, () -> handle.name() + " did not move");
      assertEquals(at, run.undo().orElseThrow());
      assertSame(before, numbers(run, at));
      assertEquals(values, run.parameters());
    }
  }

  private static boolean equal(Map<String, double[]> one, Map<String, double[]> other) {
    return one.entrySet().stream()
        .allMatch(e -> java.util.Arrays.equals(e.getValue(), other.get(e.getKey())));
  }

  private static List<Handle> handles(List<Panel> panels) {
    return panels.stream()
        .flatMap(panel -> panel.handles().stream())
        .map(HandlePlace::handle)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void everyPresetStartsAndRunsAndSaysWhatToLookFor(Lesson<?, ?, ?> lesson) {
    assertFalse(lesson.presets().isEmpty());
    for (Preset preset : lesson.presets()) {
      LessonRun run = LessonRun.start(lesson, RunSetup.of(lesson, preset));
      extend(run, 6);
      run.panelsAt(run.end(), axes(run));
      assertTrue(lesson.words().preset(preset.id()).lookFor().length() > 20, preset.id());
    }
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void onlyAParameterThatActsAtOnceForks(Lesson<?, ?, ?> lesson) {
    for (Parameter<?> parameter : lesson.parameters()) {
      LessonRun run = LessonRun.start(lesson, RunSetup.defaultsOf(lesson));
      extend(run, 3);
      int end = run.end();
      int at = Math.min(2, end);
      String same = RunSetup.defaultsOf(lesson).parameters().written(parameter.name());
      switch (parameter.effect()) {
        case AT_ONCE -> {
          run.change(at, parameter.name(), same, 1);
          assertTrue(run.canUndo(), parameter.name());
          assertEquals(at, run.end());
        }
        case VIEW -> {
          run.change(at, parameter.name(), same, 1);
          assertFalse(run.canUndo(), parameter.name());
          assertEquals(end, run.end());
        }
        case FROM_START -> assertFalse(run.actsAtOnce(parameter.name()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void standardizedDataAreAcceptedOrRefusedInASentence(Lesson<?, ?, ?> lesson) {
    RunSetup setup = RunSetup.defaultsOf(lesson).withScale(Scale.STANDARDIZE);
    start(lesson, setup)
        .ifPresent(
            run -> {
              extend(run, 4);
              assertTrue(run.end() == 4 || run.halfStepAfter(run.end()).isEmpty());
            });
  }
}
