package org.factorscope.algorithms.embeddings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.factorscope.algorithms.embeddings.Pmi.Clip;
import org.factorscope.algorithms.embeddings.Pmi.Options;
import org.factorscope.algorithms.embeddings.Pmi.Stage;
import org.factorscope.algorithms.embeddings.Pmi.State;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PmiTest {
  private static final Pmi ALGORITHM = new Pmi();

  private static final WordCounts FOUR =
      SmallCounts.of(new double[][] {{0, 8, 1, 1}, {8, 0, 1, 1}, {1, 1, 0, 6}, {1, 1, 6, 0}});

  private static Timeline<WordCounts, Options, State> run(WordCounts counts, Options options) {
    Timeline<WordCounts, Options, State> run = Runs.of(ALGORITHM, new Run<>(counts, options, 0));
    Runs.extend(run, 10);
    return run;
  }

  private static DMatrixRMaj m(State state) {
    return Objects.requireNonNull(state.m());
  }

  @Test
  void fourWordsByHand() {
    var run = run(FOUR, new Options(2, 1, Clip.YES, 2));
    DMatrixRMaj measured = m(run.at(1).state());
    assertEquals(Math.log(8 * 36 / 100.0), measured.get(0, 1), 1e-14);
    assertEquals(Math.log(6 * 36 / 64.0), measured.get(2, 3), 1e-14);
    assertEquals(Math.log(36 / 80.0), measured.get(0, 2), 1e-14);
    assertEquals(0, measured.get(1, 1));
    DMatrixRMaj shifted = m(run.at(2).state());
    assertEquals(Math.log(8 * 36 / 200.0), shifted.get(0, 1), 1e-14);
    assertEquals(0, shifted.get(0, 2));
    assertEquals(3, run.end());
    assertEquals(StopReason.COMPLETE, run.at(3).record().stopReason());
  }

  @Test
  void theFactorsAreTheBestOfTheirRank() {
    WordCounts counts = SmallCounts.random(12, 3);
    State state = run(counts, new Options(1, 0.75, Clip.NO, 5)).at(3).state();
    double[] values = SingularOps_DDRM.singularValues(m(state));
    double tail = 0;
    for (int k = 5; k < 12; k++) {
      tail += values[k] * values[k];
    }
    assertEquals(tail, state.objective(), 1e-12 * tail);
    State whole = run(counts, new Options(1, 0.75, Clip.NO, 15)).at(3).state();
    assertEquals(0, whole.objective(), 1e-20);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.75, 1})
  void promisedClaimsHoldOnRandomCounts(double smoothing) {
    for (Clip clip : Clip.values()) {
      for (int words : new int[] {1, 2, 9}) {
        for (double scale : new double[] {1e-12, 1, 1e140}) {
          DMatrixRMaj scaled = SmallCounts.random(words, words).counts().copy();
          CommonOps_DDRM.scale(scale, scaled);
          WordCounts counts = WordCounts.of(SmallCounts.random(words, words).words(), scaled);
          Promises.assertHold(ALGORITHM, run(counts, new Options(5, smoothing, clip, 4)));
        }
      }
    }
  }

  @Test
  void wordsThatIgnoreEachOtherHaveNoInformation() {
    double[] share = {1, 2, 5};
    double[][] rows = new double[3][3];
    for (int w = 0; w < 3; w++) {
      for (int v = 0; v < 3; v++) {
        rows[w][v] = share[w] * share[v];
      }
    }
    State state = run(SmallCounts.of(rows), new Options(1, 1, Clip.NO, 2)).at(1).state();
    assertEquals(0, CommonOps_DDRM.elementMaxAbs(m(state)), 1e-14);
    assertEquals(0, state.information(), 1e-14);
  }

  @Test
  void aNewShiftAtTheEndIsFeltInTheFactors() {
    WordCounts counts = SmallCounts.random(7, 1);
    State before = run(counts, new Options(1, 1, Clip.NO, 3)).at(3).state();
    Options options = new Options(4, 1, Clip.NO, 3);
    State after = ALGORITHM.reconsidered(new Run<>(counts, options, 0), before);
    assertEquals(Stage.FACTORED, after.stage());
    State fresh = run(counts, options).at(3).state();
    assertArrayEquals(
        Objects.requireNonNull(fresh.u()).data, Objects.requireNonNull(after.u()).data);
  }

  @Test
  void countsThatAreNoCountsOfPairsAreRefusedWithTheirWords() {
    assertRefused(new double[][] {{1, -2}, {-2, 1}}, "'w0' comes with 'w1' -2.0 times");
    assertRefused(new double[][] {{1, 2}, {3, 1}}, "'w0' comes with 'w1' 2.0 times, but 'w1'");
    assertRefused(new double[][] {{1, 0}, {0, 0}}, "'w1' comes with no word at all");
    assertRefused(new double[][] {{1, Double.NaN}, {Double.NaN, 0}}, "must be a finite number");
    assertRefused(new double[][] {{1e160, 0}, {0, 1}}, "too large");
  }

  private static void assertRefused(double[][] rows, String part) {
    String sentence =
        assertThrows(InvalidInputException.class, () -> SmallCounts.of(rows)).getMessage();
    assertTrue(Objects.requireNonNull(sentence).contains(part), sentence);
  }

  @Test
  void anAnalogyIsAnsweredWithoutItsOwnWords() {
    WordVectors vectors =
        new WordVectors(new DMatrixRMaj(new double[][] {{1, 0}, {1, 1}, {3, 0}, {3, 1}, {-1, 0}}));
    assertEquals(3, vectors.analogy(0, 1, 2, 1).getFirst().word());
    assertEquals(2, vectors.neighbours(0, 1).getFirst().word());
    assertEquals(1, vectors.neighbours(0, 1).getFirst().cosine(), 1e-15);
  }

  @Test
  void thePlaneKeepsDistancesOfVectorsThatLieInIt() {
    WordVectors vectors =
        new WordVectors(new DMatrixRMaj(new double[][] {{1, 2, 2}, {1, 2, 2}, {4, 2, 6}}));
    DMatrixRMaj places = vectors.plane().places(vectors.rows());
    double apart =
        Math.hypot(places.get(0, 0) - places.get(2, 0), places.get(0, 1) - places.get(2, 1));
    assertEquals(5, apart, 1e-12);
    assertEquals(0, CommonOps_DDRM.elementSum(places), 1e-12);
  }
}
