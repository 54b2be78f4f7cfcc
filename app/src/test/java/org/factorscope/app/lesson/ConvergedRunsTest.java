package org.factorscope.app.lesson;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.app.session.LessonRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// "Converged" means that nothing moves any more: whoever goes on by hand sees the same numbers,
/// and the run stays converged. "Complete" means that there is no other half-step. In every lesson,
/// with every choice and every preset.
final class ConvergedRunsTest {
  /// How many iterations are made past the stop.
  private static final int BEYOND = 50;

  /// What a variable may move by meanwhile, relative to the largest entry that it had in the run: a
  /// tenth of the last digit that is shown.
  private static final double STILL = 1e-4;

  /// Of the largest entry of the state: what is lost in its sums.
  private static final double ROUNDING = 1e-14;

  /// Runs that do not stop within so many half-steps, or so many half-steps times entries of the
  /// data, are not waited for.
  private static final int MOST_HALF_STEPS = 20_000;

  private static final long MOST_WORK = 30_000_000;

  /// A half-step of this lesson runs a whole solver some times.
  private static final Map<String, Integer> MOST_OF_SLOW = Map.of("recovery", 1);

  static Stream<Lesson<?, ?, ?>> lessons() {
    return ChosenLessons.stream();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void nothingMovesAfterARunHasStopped(Lesson<?, ?, ?> lesson) {
    List<String> wrong = new ArrayList<>();
    for (LessonChoices choice : LessonChoices.of(lesson)) {
      choice
          .start()
          .flatMap(run -> fault(run))
          .ifPresent(fault -> wrong.add(choice + ": " + fault));
    }
    assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
  }

  private static Optional<String> fault(LessonRun run) {
    run.budget(1 << 20);
    Map<String, Double> sizes = new LinkedHashMap<>();
    int most = most(run);
    while (run.stopReason() == null && run.end() < most) {
      enlarge(sizes, run);
      run.extend();
    }
    enlarge(sizes, run);
    if (run.stopReason() == StopReason.COMPLETE) {
      return run.halfStepAfter(run.end()).map(next -> "complete, and " + next + " is next");
    }
    return run.stopReason() == StopReason.CONVERGED ? movement(run, sizes) : Optional.empty();
  }

  private static int most(LessonRun run) {
    long entries = Math.max(1, run.data().values().getNumElements());
    long most = Math.min(MOST_HALF_STEPS, MOST_WORK / entries);
    return MOST_OF_SLOW.getOrDefault(run.lesson().id(), (int) most);
  }

  private static void enlarge(Map<String, Double> sizes, LessonRun run) {
    run.matricesAt(run.end())
        .forEach((name, matrix) -> sizes.merge(name, largest(matrix), Math::max));
  }

  private static double largest(DMatrixRMaj matrix) {
    double largest = 0;
    for (int e = 0; e < matrix.getNumElements(); e++) {
      largest = Math.max(largest, Math.abs(matrix.data[e]));
    }
    return largest;
  }

  private static Optional<String> movement(LessonRun run, Map<String, Double> sizes) {
    Map<String, double[]> stopped = new LinkedHashMap<>();
    run.matricesAt(run.end())
        .forEach((name, m) -> stopped.put(name, Arrays.copyOf(m.data, m.getNumElements())));
    int iteration = run.recordAt(run.end()).iteration();
    while (run.recordAt(run.end()).iteration() < iteration + BEYOND || !run.isWhole(run.end())) {
      if (run.halfStepAfter(run.end()).isEmpty()) {
        return Optional.of("converged in iteration " + iteration + ", and nothing follows");
      }
      run.extend();
      int now = run.recordAt(run.end()).iteration();
      if (run.isWhole(run.end()) && run.stopReason() != StopReason.CONVERGED) {
        return Optional.of(
            "converged in iteration " + iteration + ", and in " + now + " " + run.stopReason());
      }
      Optional<String> moved =
          run.isWhole(run.end())
              ? moved(run.matricesAt(run.end()), stopped, sizes)
              : Optional.empty();
      if (moved.isPresent()) {
        return Optional.of(
            "converged in iteration " + iteration + ", and " + now + " moves " + moved.get());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> moved(
      Map<String, DMatrixRMaj> now, Map<String, double[]> stopped, Map<String, Double> sizes) {
    double largest = sizes.values().stream().mapToDouble(size -> size).max().orElse(0);
    for (Map.Entry<String, double[]> old : stopped.entrySet()) {
      DMatrixRMaj matrix = now.get(old.getKey());
      if (matrix == null || matrix.getNumElements() != old.getValue().length) {
        return Optional.of("the shape of " + old.getKey());
      }
      double moved = 0;
      for (int e = 0; e < old.getValue().length; e++) {
        moved = Math.max(moved, Math.abs(matrix.data[e] - old.getValue()[e]));
      }
      double size = sizes.getOrDefault(old.getKey(), 0.0);
      if (!(moved <= STILL * size + ROUNDING * largest)) {
        return Optional.of(
            String.format(Locale.ROOT, "%s by %.1e of %.1e", old.getKey(), moved, size));
      }
    }
    return Optional.empty();
  }
}
