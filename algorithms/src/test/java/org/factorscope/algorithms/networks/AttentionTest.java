package org.factorscope.algorithms.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.networks.Attention.Options;
import org.factorscope.algorithms.networks.Attention.State;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AttentionTest {
  private static final Attention ALGORITHM = new Attention();
  private static final Tokens NONE = new Tokens(null);

  private static Run<Tokens, Options> run(double[][] x, Options options) {
    return new Run<>(new Tokens(new DataMatrix(new DMatrixRMaj(x))), options, 0);
  }

  private static Map<String, DMatrixRMaj> identities(int d) {
    DMatrixRMaj one = CommonOps_DDRM.identity(d);
    return Map.of("WQ", one, "WK", one, "WV", one);
  }

  /// By hand: S = XXᵀ at √k τ = 1, that is (2, 1) and (1, 1); the first row of A is σ(1), σ(−1),
  /// the second ½, ½; Y is (σ(1), 1) and (½, 1).
  @Test
  void twoTokensAreWhatOneGetsByHand() {
    Options options = new Options(2, 1, Math.sqrt(0.5), false, true);
    Timeline<Tokens, Options, State> run =
        Runs.from(ALGORITHM, run(new double[][] {{1, 1}, {0, 1}}, options), identities(2));
    assertArrayEquals(new double[] {2, 1, 1, 1}, run.extend().state().s().data, 1e-15);
    double most = 1 / (1 + Math.exp(-1));
    double[] a = {most, 1 - most, 0.5, 0.5};
    assertArrayEquals(a, run.extend().state().a().data, 1e-15);
    assertArrayEquals(new double[] {most, 1, 0.5, 1}, run.extend().state().y().data, 1e-15);
  }

  /// X + Y of a token is (1 + σ(1), 2): a mean and half a difference, which becomes −1 and 1 but
  /// for the 1e-5.
  @Test
  void theNextLayerBeginsWithNormalizedSums() {
    Options options = new Options(2, 1, Math.sqrt(0.5), false, true);
    Run<Tokens, Options> run = run(new double[][] {{1, 1}, {0, 1}}, options);
    State next = Runs.extend(Runs.from(ALGORITHM, run, identities(2)), 4).state();
    double half = (1 - 1 / (1 + Math.exp(-1))) / 2;
    double normal = half / Math.sqrt(half * half + 1e-5);
    assertArrayEquals(new double[] {-normal, normal}, Arrays.copyOf(next.x().data, 2), 1e-14);
    Run<Tokens, Options> plain = run.with(new Options(2, 1, Math.sqrt(0.5), false, false));
    Timeline<Tokens, Options, State> other = Runs.from(ALGORITHM, plain, identities(2));
    DMatrixRMaj y = Runs.extend(other, 3).state().y();
    assertArrayEquals(y.data, other.extend().state().x().data);
  }

  private static Timeline<Tokens, Options, State> ended(Options options, int layers) {
    Timeline<Tokens, Options, State> run = Runs.of(ALGORITHM, new Run<>(NONE, options, 4));
    Runs.extend(run, 3 * layers);
    return run;
  }

  private static Verdict verdict(Timeline<Tokens, Options, State> run, int at, String claim) {
    return Objects.requireNonNull(run.verdictsAt(at).get(claim));
  }

  @ParameterizedTest
  @CsvSource({"4, 1, false", "2, 3, false", "1, 2, true", "8, 1, true"})
  void promisesHoldLayerAfterLayer(int keys, int heads, boolean causal) {
    Timeline<Tokens, Options, State> run = ended(new Options(keys, heads, 1, causal, true), 6);
    for (int p = 1; p <= run.end(); p++) {
      for (String claim :
          new String[] {
            "rows-sum-to-one",
            "nothing-from-the-future",
            "tokens-are-a-set",
            "tokens-are-normalized",
            "scores-have-rank-k"
          }) {
        assertNotEquals(Verdict.Status.FAILS, verdict(run, p, claim).status(), claim + p);
      }
    }
    assertTrue(verdict(run, 18, "rows-sum-to-one").holds());
    assertTrue(verdict(run, 4, "tokens-are-normalized").holds());
    assertEquals(!causal, verdict(run, 3, "tokens-are-a-set").holds());
    assertEquals(causal, verdict(run, 2, "nothing-from-the-future").holds());
    assertEquals(keys < 8, verdict(run, 1, "scores-have-rank-k").holds());
  }

  @Test
  void theMaskBreaksTheSetAndTheSoftmaxBreaksTheRank() {
    Timeline<Tokens, Options, State> run = ended(new Options(2, 1, 1, true, true), 1);
    assertEquals(Verdict.Status.FAILS, verdict(run, 3, "tokens-are-a-set-under-the-mask").status());
    assertEquals(Verdict.Status.FAILS, verdict(run, 3, "weights-have-rank-k").status());
    State state = run.at(3).state();
    assertEquals(1, state.a().get(0, 0));
    assertArrayEquals(
        Arrays.copyOf(state.mixed(0).data, 6), Arrays.copyOf(state.y().data, 6), 1e-15);
  }

  /// Heads are added: two heads are the sum of two runs with one head each.
  @Test
  void headsAreSummed() {
    Timeline<Tokens, Options, State> both = ended(new Options(3, 2, 1, false, true), 1);
    State state = both.at(3).state();
    DMatrixRMaj sum = new DMatrixRMaj(8, 6);
    for (int head = 0; head < 2; head++) {
      Run<Tokens, Options> one = new Run<>(NONE, new Options(3, 1, 1, false, true), 4);
      Map<String, DMatrixRMaj> start =
          Map.of(
              "WQ", Attention.rows(state.queries(), 3 * head, 3),
              "WK", Attention.rows(state.keys(), 3 * head, 3),
              "WV", Attention.rows(state.values(), 6 * head, 6));
      CommonOps_DDRM.addEquals(sum, Runs.extend(Runs.from(ALGORITHM, one, start), 3).state().y());
    }
    assertArrayEquals(sum.data, state.y().data, 1e-14);
  }

  @Test
  void coldAttentionLooksUpAndHotAttentionAverages() {
    State cold = ended(new Options(4, 1, 1e-4, false, true), 1).at(3).state();
    State hot = ended(new Options(4, 1, 1e6, false, true), 1).at(3).state();
    for (int i = 0; i < 8; i++) {
      assertEquals(1, CommonOps_DDRM.elementMax(Attention.rows(cold.a(), i, 1)), 1e-12);
      assertEquals(0.125, hot.a().get(i, i), 1e-6);
    }
  }

  /// Queries and keys of independent standard normal numbers: their product has variance k, with
  /// 1/√k it has variance 1.
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 64})
  void theRootKeepsTheVarianceOfScores(int k) {
    SplittableRandom random = new SplittableRandom(k);
    DMatrixRMaj x = CommonOps_DDRM.identity(40);
    Options options = new Options(k, 1, 1, false, true);
    Run<Tokens, Options> run = new Run<>(new Tokens(new DataMatrix(x)), options, 1);
    Map<String, DMatrixRMaj> start =
        Map.of("WQ", Tokens.normal(k, 40, 1, random), "WK", Tokens.normal(k, 40, 1, random));
    DMatrixRMaj s = Runs.extend(Runs.from(ALGORITHM, run, start), 1).state().s();
    double squares = 0;
    for (double score : s.data) {
      squares += score * score / s.getNumElements();
    }
    assertEquals(1, squares, 0.25);
  }

  @Test
  void identicalTokensSeeTheirMean() {
    double[][] x = {{1, 2, 3}, {1, 2, 3}, {1, 2, 3}};
    Timeline<Tokens, Options, State> run =
        Runs.of(ALGORITHM, run(x, new Options(2, 1, 1, false, true)));
    State state = Runs.extend(run, 3).state();
    for (int e = 0; e < 9; e++) {
      assertEquals(1.0 / 3, state.a().data[e], 1e-15);
      assertEquals(state.mixed(0).data[e % 3], state.y().data[e], 1e-14);
    }
  }

  /// In whatever order they are set; with data their shapes are fixed.
  @Test
  void withoutDataWeightsAndTokensOfAnyLengthCanBeSet() {
    Options options = new Options(2, 1, 1, false, true);
    Run<Tokens, Options> run = new Run<>(NONE, options, 0);
    DMatrixRMaj x = Tokens.normal(5, 3, 1, new SplittableRandom(1));
    DMatrixRMaj q = Tokens.normal(2, 3, 1, new SplittableRandom(2));
    State start = ALGORITHM.start(run);
    State first = ALGORITHM.replace(run, ALGORITHM.replace(run, start, "X", x), "WQ", q);
    State last = ALGORITHM.replace(run, ALGORITHM.replace(run, start, "WQ", q), "X", x);
    assertArrayEquals(first.x().data, last.x().data);
    assertArrayEquals(first.queries().data, last.queries().data);
    assertArrayEquals(first.values().data, last.values().data);
    assertTrue(refusal(run, "WQ", 3, 3).contains("WQ is 3 × 3, but must be 2 × 3"));
    Run<Tokens, Options> fixed = run(new double[][] {{1, 2}, {3, 4}}, options);
    assertTrue(refusal(fixed, "WV", 3, 3).contains("must be 2 × 2"));
    assertTrue(refusal(fixed, "X", 3, 2).contains("must be 2 × 2"));
  }

  private static String refusal(Run<Tokens, Options> run, String name, int rows, int columns) {
    State start = ALGORITHM.start(run);
    return String.valueOf(
        assertThrows(
                InvalidInputException.class,
                () -> ALGORITHM.replace(run, start, name, new DMatrixRMaj(rows, columns)))
            .getMessage());
  }
}
