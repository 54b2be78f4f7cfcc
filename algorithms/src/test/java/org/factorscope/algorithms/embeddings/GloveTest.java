package org.factorscope.algorithms.embeddings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.factorscope.algorithms.embeddings.Glove.Biases;
import org.factorscope.algorithms.embeddings.Glove.Method;
import org.factorscope.algorithms.embeddings.Glove.Options;
import org.factorscope.algorithms.embeddings.Glove.State;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class GloveTest {
  private static final Glove ALGORITHM = new Glove();

  private static final WordCounts FOUR =
      SmallCounts.of(new double[][] {{0, 8, 1, 1}, {8, 0, 1, 1}, {1, 1, 0, 6}, {1, 1, 6, 0}});

  private static Run<WordCounts, Options> run(WordCounts counts, Options options) {
    return new Run<>(counts, options, 4);
  }

  private static DMatrixRMaj ones() {
    return new DMatrixRMaj(new double[][] {{1}, {1}, {1}, {1}});
  }

  @Test
  void fourWordsByHand() {
    Options options = new Options(1, 10, 0.75, 0.4, Method.GRADIENT_DESCENT, Biases.NO);
    Timeline<WordCounts, Options, State> run =
        Runs.from(ALGORITHM, run(FOUR, options), Map.of("U", ones(), "V", ones()));
    double cup = Math.pow(0.8, 0.75) * (1 - Math.log(8));
    double road = Math.pow(0.1, 0.75);
    Runs.extend(run, 2);
    State moved = run.at(2).state();
    assertEquals(1 - 0.4 / 4 * (cup + 2 * road), moved.theta().getFirst().get(0, 0), 1e-14);
    assertEquals(0, CommonOps_DDRM.elementMaxAbs(moved.theta().getLast()));
  }

  /// One pass over a single pair of one word: divided by γ = 1 first, and η² g² added then.
  @Test
  void aPassDividesBeforeItAdds() {
    WordCounts one = SmallCounts.of(new double[][] {{2}});
    Options options = new Options(1, 1, 1, 0.5, Method.STOCHASTIC, Biases.NO);
    DMatrixRMaj start = new DMatrixRMaj(new double[][] {{1}});
    Timeline<WordCounts, Options, State> run =
        Runs.from(ALGORITHM, run(one, options), Map.of("U", start, "V", start));
    Runs.extend(run, 2);
    double g = 0.5 * (1 - Math.log(2));
    assertEquals(1 - g, run.at(2).state().theta().getFirst().get(0, 0), 1e-15);
    assertEquals(1 + g * g, run.at(2).state().gamma().getFirst().get(0, 0), 1e-15);
  }

  /// Every count is known here, so that the optimum is that of the singular value decomposition,
  /// which alternating least squares finds too.
  @Test
  void withoutBiasesAndWeightsItEndsAtTheOptimumOfLeastSquares() {
    DMatrixRMaj crowded = SmallCounts.random(7, 2).counts().copy();
    CommonOps_DDRM.add(crowded, 2);
    WordCounts counts = WordCounts.of(SmallCounts.random(7, 2).words(), crowded);
    Options options = new Options(2, 10, 0, 0.5, Method.GRADIENT_DESCENT, Biases.NO);
    Timeline<WordCounts, Options, State> run = Runs.of(ALGORITHM, run(counts, options));
    Runs.extend(run, 60_000);
    assertEquals(StopReason.CONVERGED, run.history().getLast().stopReason());
    double[] values = SingularOps_DDRM.singularValues(counts.logarithms());
    double rest = Arrays.stream(values).skip(2).map(value -> value * value).sum();
    assertEquals(rest, run.at(run.end()).state().objective(), 1e-9 * rest);
    assertTrue(Objects.requireNonNull(run.verdictsAt(run.end()).get("als-gains-nothing")).holds());
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void promisedClaimsHoldAndTheObjectiveFalls(Method method) {
    for (Biases biases : Biases.values()) {
      for (int words : new int[] {1, 2, 9}) {
        Options options = new Options(3, 10, 0.75, 0.05, method, biases);
        Timeline<WordCounts, Options, State> run =
            Runs.of(ALGORITHM, run(SmallCounts.random(words, words), options));
        Runs.extend(run, 80);
        Promises.assertHold(ALGORITHM, run);
        assertTrue(run.at(80).state().objective() < run.at(0).state().objective());
      }
    }
  }

  @Test
  void aPairThatNeverMetAsksForNothing() {
    Options options = new Options(2, 10, 0.75, 0.1, Method.GRADIENT_DESCENT, Biases.YES);
    WordCounts apart = SmallCounts.of(new double[][] {{1, 0}, {0, 1}});
    Timeline<WordCounts, Options, State> run = Runs.of(ALGORITHM, run(apart, options));
    Runs.extend(run, 4000);
    PairErrors errors = PairErrors.of(run.run(), run.at(run.end()).state().theta());
    assertEquals(0, errors.error(0, 0), 1e-9);
    assertEquals(0, errors.loss(), 1e-16);
  }

  @Test
  void aLongStepIsToldToDiverge() {
    Options options = new Options(2, 10, 0.75, 20, Method.GRADIENT_DESCENT, Biases.YES);
    Timeline<WordCounts, Options, State> run =
        Runs.of(ALGORITHM, run(SmallCounts.random(9, 1), options));
    Runs.extend(run, 20);
    assertTrue(run.history().stream().anyMatch(r -> r.stopReason() == StopReason.DIVERGED));
  }

  @Test
  void fixedBiasesCannotBeSet() {
    Options options = new Options(1, 10, 0.75, 0.4, Method.ADAGRAD, Biases.NO);
    Run<WordCounts, Options> run = run(FOUR, options);
    State start = ALGORITHM.start(run);
    assertThrows(InvalidInputException.class, () -> ALGORITHM.replace(run, start, "b", ones()));
  }
}
