package org.factorscope.algorithms.embeddings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.embeddings.SkipGram.Mode;
import org.factorscope.algorithms.embeddings.SkipGram.Options;
import org.factorscope.algorithms.embeddings.SkipGram.State;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SkipGramTest {
  private static final SkipGram ALGORITHM = new SkipGram();

  private static Run<WordCounts, Options> run(WordCounts counts, Options options) {
    return new Run<>(counts, options, 3);
  }

  private static Options expectation(int dimension, double negatives, double stepSize) {
    return new Options(dimension, negatives, 0.75, stepSize, Mode.EXPECTATION, 1);
  }

  /// Every word met every other one.
  private static WordCounts crowded(int words) {
    DMatrixRMaj counts = SmallCounts.random(words, 5).counts().copy();
    CommonOps_DDRM.add(counts, 3);
    return WordCounts.of(SmallCounts.random(words, 5).words(), counts);
  }

  @Test
  void fourWordsByHand() {
    WordCounts four =
        SmallCounts.of(new double[][] {{0, 8, 1, 1}, {8, 0, 1, 1}, {1, 1, 0, 6}, {1, 1, 6, 0}});
    DMatrixRMaj t = new DMatrixRMaj(new double[][] {{0.5}, {0.5}, {-0.5}, {-0.5}});
    Options options = new Options(1, 1, 1, 0.5, Mode.EXPECTATION, 1);
    Timeline<WordCounts, Options, State> run =
        Runs.from(ALGORITHM, run(four, options), Map.of("T", t));
    assertEquals(2 * Math.log(2), run.at(0).state().objective(), 1e-14);
    Runs.extend(run, 2);
    // G on tea's contexts, all at σ = ½, and the step 0.5 · 36/10.
    double cup = (-8 * 0.5 + 10 * 10.0 / 36 * 0.5) / 36;
    double itself = 10 * 10.0 / 36 * 0.5 / 36;
    double road = (-0.5 + 8 * 10.0 / 36 * 0.5) / 36;
    double slope = 0.5 * (itself + cup - 2 * road);
    assertEquals(-1.8 * slope, run.at(2).state().c().get(0, 0), 1e-15);
    assertEquals(0.5, run.at(2).state().t().get(0, 0));
  }

  /// Levy and Goldberg: nothing but the rank keeps the logits from PMI − log r.
  @Test
  void withEnoughDimensionsTheLogitsBecomeTheShiftedInformation() {
    WordCounts counts = crowded(4);
    Timeline<WordCounts, Options, State> run =
        Runs.of(ALGORITHM, run(counts, expectation(4, 2, 0.5)));
    State end = Runs.extend(run, 20_000).state();
    DMatrixRMaj s = Products.timesTransposed(end.t(), end.c());
    double[] q = counts.noise(0.75);
    for (int w = 0; w < 4; w++) {
      for (int v = 0; v < 4; v++) {
        assertEquals(counts.information(w, v, q) - Math.log(2), s.get(w, v), 1e-4);
      }
    }
    assertEquals(Logits.of(run.run()).optimum(), end.objective(), 1e-9);
  }

  @Test
  void theForcesOnAWordAddUpToItsSlope() {
    Run<WordCounts, Options> run = run(SmallCounts.random(6, 2), expectation(3, 5, 0.5));
    State state = Runs.extend(Runs.of(ALGORITHM, run), 21).state();
    DMatrixRMaj forces = Logits.of(run).forces(state.t(), state.c(), 4);
    DMatrixRMaj slope = Objects.requireNonNull(ALGORITHM.gradients(run, state).get("T"));
    for (int k = 0; k < 3; k++) {
      assertEquals(-slope.get(4, k), forces.get(0, k) + forces.get(1, k), 1e-15);
    }
  }

  /// The mean of 400,000 pairs is off by about a six-hundredth of a pair's slope.
  @Test
  void drawnPairsHaveTheExpectedSlope() {
    WordCounts counts = SmallCounts.random(5, 8);
    Options drawn = new Options(2, 3, 0.75, 0.5, Mode.SAMPLING, 400_000);
    State start = Runs.extend(Runs.of(ALGORITHM, run(counts, expectation(2, 3, 0.5))), 40).state();
    Run<WordCounts, Options> run = run(counts, drawn);
    Timeline<WordCounts, Options, State> sampled =
        Runs.from(ALGORITHM, run, Map.of("T", start.t(), "C", start.c()));
    DMatrixRMaj slope = sampled.extend().state().slopeT();
    DMatrixRMaj exact = Objects.requireNonNull(ALGORITHM.gradients(run, start).get("T"));
    for (int e = 0; e < slope.getNumElements(); e++) {
      assertEquals(exact.data[e], slope.data[e], 0.01);
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void promisedClaimsHold(Mode mode) {
    for (int words : new int[] {1, 2, 9}) {
      for (double stepSize : new double[] {0.5, 2}) {
        Options options = new Options(3, 5, 0.75, stepSize, mode, 20);
        Timeline<WordCounts, Options, State> run =
            Runs.of(ALGORITHM, run(SmallCounts.random(words, words), options));
        Runs.extend(run, 60);
        Promises.assertHold(ALGORITHM, run);
      }
    }
  }

  @Test
  void aLongStepIsToldToDiverge() {
    Timeline<WordCounts, Options, State> run =
        Runs.of(ALGORITHM, run(SmallCounts.random(9, 1), expectation(3, 5, 20)));
    Runs.extend(run, 20);
    assertTrue(run.history().stream().anyMatch(r -> r.stopReason() == StopReason.DIVERGED));
  }

  @Test
  void aPartOfAWordOfNoiseCannotBeDrawn() {
    assertThrows(InvalidInputException.class, () -> new Options(2, 1.5, 1, 0.5, Mode.SAMPLING, 10));
  }
}
