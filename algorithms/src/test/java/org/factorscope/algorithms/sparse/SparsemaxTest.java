package org.factorscope.algorithms.sparse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.SimplexProjection;
import org.factorscope.algorithms.sparse.Sparsemax.Nothing;
import org.factorscope.algorithms.sparse.Sparsemax.Options;
import org.factorscope.algorithms.sparse.Sparsemax.State;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SparsemaxTest {
  private static final Sparsemax ALGORITHM = new Sparsemax();

  private static Timeline<Nothing, Options, State> run(double temperature, double... z) {
    Run<Nothing, Options> run = new Run<>(new Nothing(), new Options(temperature), 0);
    Timeline<Nothing, Options, State> timeline = Runs.from(ALGORITHM, run, Map.of("z", column(z)));
    Runs.extend(timeline, 10);
    return timeline;
  }

  private static State end(Timeline<Nothing, Options, State> run) {
    return run.at(run.end()).state();
  }

  private static double[] p(double temperature, double... z) {
    return data(end(run(temperature, z)).p());
  }

  private static double[] q(double temperature, double... z) {
    return data(end(run(temperature, z)).q());
  }

  private static double[] data(@Nullable DMatrixRMaj vector) {
    return Objects.requireNonNull(vector).data;
  }

  private static DMatrixRMaj column(double... entries) {
    return new DMatrixRMaj(entries.length, 1, true, entries);
  }

  private static Status status(Timeline<Nothing, Options, State> run, String claim) {
    return Objects.requireNonNull(run.verdictsAt(run.end()).get(claim), claim).status();
  }

  private static double[] random(SplittableRandom random, int n) {
    return random.doubles(n).map(d -> 3 * d - 1.5).toArray();
  }

  /// s = (1, 0.4, −0.2): 1 + 2 · 0.4 > 1.4, but 1 − 3 · 0.2 < 1.2, so k = 2, τ = 0.4/2.
  @Test
  void theDefaultIsWhatOneGetsByHand() {
    Timeline<Nothing, Options, State> run = run(1, 1, 0.4, -0.2);
    assertArrayEquals(new double[] {1, 0.4, -0.2}, data(run.at(1).state().s()));
    assertEquals(0.2, data(run.at(2).state().tau())[0], 1e-16);
    assertTrue(run.at(2).record().objective().isEmpty());
    assertArrayEquals(new double[] {0.8, 0.2, 0}, data(end(run).p()), 1e-16);
    assertEquals(0.06, run.at(3).record().objective().orElseThrow(), 1e-16);
    assertEquals(3, run.end());
    assertEquals(StopReason.COMPLETE, run.at(3).record().stopReason());
    double sum = Math.exp(1) + Math.exp(0.4) + Math.exp(-0.2);
    double[] soft = {Math.exp(1) / sum, Math.exp(0.4) / sum, Math.exp(-0.2) / sum};
    assertArrayEquals(soft, data(end(run).q()), 1e-15);
  }

  /// Over all supports: the best of the projections on their affine hulls that lie in the simplex.
  @Test
  void theNearestPointIsThatOfAllSupportsTried() {
    SplittableRandom random = StepRandom.at(4, 1);
    for (int trial = 0; trial < 200; trial++) {
      double[] z = random(random, 1 + trial % 6);
      assertArrayEquals(bruteForce(z), p(1, z), 1e-14);
    }
  }

  private static double[] bruteForce(double[] z) {
    double[] best = {};
    double least = Double.POSITIVE_INFINITY;
    for (int set = 1; set < 1 << z.length; set++) {
      double sum = -1;
      for (int i = 0; i < z.length; i++) {
        sum += (set >> i & 1) * z[i];
      }
      double[] candidate = new double[z.length];
      double distance = 0;
      boolean isInside = true;
      for (int i = 0; i < z.length; i++) {
        candidate[i] = (set >> i & 1) * (z[i] - sum / Integer.bitCount(set));
        distance += (candidate[i] - z[i]) * (candidate[i] - z[i]);
        isInside &= candidate[i] >= 0;
      }
      if (isInside && distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best;
  }

  @ParameterizedTest
  @CsvSource({"0.3, -0.1, 1", "0.9, -0.2, 1", "-3, 4, 1", "0.3, -0.1, 0.25", "0.3, -0.1, 5"})
  void twoClassesAreAClampAndALogisticCurve(double first, double second, double temperature) {
    double difference = (first - second) / temperature;
    double clamp = Math.clamp((difference + 1) / 2, 0, 1);
    assertEquals(clamp, p(temperature, first, second)[0], 1e-15);
    assertEquals(1 / (1 + Math.exp(-difference)), q(temperature, first, second)[0], 1e-15);
  }

  @Test
  void allPromisesHoldOnManyScoresAndTheOthersFailSomewhere() {
    SplittableRandom random = StepRandom.at(5, 1);
    int zeros = 0;
    int mistaken = 0;
    for (int trial = 0; trial < 100; trial++) {
      Timeline<Nothing, Options, State> run = run(0.2 + random.nextDouble(), random(random, 12));
      for (Claim<Nothing, Options, State> claim : ALGORITHM.claims()) {
        boolean isPromised = claim.promise() == Claim.Promise.PROMISED;
        assertTrue(!isPromised || status(run, claim.id()) != Status.FAILS, claim.id());
      }
      zeros += status(run, "everybody-gets-something") == Status.FAILS ? 1 : 0;
      mistaken += status(run, "jacobian-of-the-values") == Status.FAILS ? 1 : 0;
    }
    assertEquals(100, zeros);
    assertTrue(mistaken > 80, mistaken + " of 100");
  }

  /// The formula is that of the support; with the values in it, it is softmax's and off by 0.44.
  @Test
  void theJacobianIsThatOfTheSupportAndNotOfTheValues() {
    Timeline<Nothing, Options, State> run = run(1, 0.8, 0.6, 0.1);
    assertArrayEquals(new double[] {0.6, 0.4, 0}, data(end(run).p()), 1e-15);
    assertEquals(Status.HOLDS, status(run, "jacobian-of-the-support"));
    assertEquals(Status.FAILS, status(run, "jacobian-of-the-values"));
    DMatrixRMaj right = Sparsemax.jacobian(Sparsemax.support(column(0.6, 0.4, 0)));
    assertArrayEquals(new double[] {0.5, -0.5, 0, -0.5, 0.5, 0, 0, 0, 0}, right.data, 1e-16);
    DMatrixRMaj wrong = Sparsemax.jacobian(column(0.6, 0.4, 0));
    assertArrayEquals(new double[] {0.24, -0.24, 0, -0.24, 0.24, 0, 0, 0, 0}, wrong.data, 1e-15);
  }

  @Test
  void theSameFormulaWithSoftmaxInItIsTheSlopeOfSoftmax() {
    double[] z = {0.5, -0.3, 0.2};
    DMatrixRMaj jacobian = Sparsemax.jacobian(column(q(1, z)));
    for (int j = 0; j < 3; j++) {
      double[] up = z.clone();
      double[] down = z.clone();
      up[j] += 1e-5;
      down[j] -= 1e-5;
      for (int i = 0; i < 3; i++) {
        assertEquals((q(1, up)[i] - q(1, down)[i]) / 2e-5, jacobian.get(i, j), 1e-9);
      }
    }
  }

  @Test
  void onAKinkThereIsNoJacobian() {
    Timeline<Nothing, Options, State> run = run(1, 1, 0, -0.5);
    assertArrayEquals(new double[] {1, 0, 0}, data(end(run).p()));
    assertEquals(Status.NOT_YET, status(run, "jacobian-of-the-support"));
    assertEquals(Status.HOLDS, status(run, "a-gap-takes-all"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.6, 0.3, 0.01})
  void aGapOfTheTemperatureIsEnoughForEverything(double temperature) {
    assertArrayEquals(new double[] {1, 0, 0}, p(temperature, 1, 0.4, -0.2));
    assertTrue(q(0.6, 1, 0.4, -0.2)[1] > 0.2);
    assertTrue(p(0.61, 1, 0.4, -0.2)[1] > 0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e8, -1e12, 1e-12})
  void anOffsetTakesNoDigitsOfTheSum(double offset) {
    Timeline<Nothing, Options, State> run = run(1, offset + 0.5, offset, offset - 4, offset + 0.25);
    assertArrayEquals(new double[] {7 / 12.0, 1 / 12.0, 0, 4 / 12.0}, data(end(run).p()), 1e-4);
    assertEquals(Status.HOLDS, status(run, "p-is-a-distribution"));
    assertEquals(Status.HOLDS, status(run, "p-is-nearest"));
    assertEquals(Status.FAILS, status(run, "jacobian-of-the-values"));
  }

  @Test
  void equalScoresShareAndOneScoreTakesAll() {
    assertArrayEquals(new double[] {0.25, 0.25, 0.25, 0.25}, p(1, 7, 7, 7, 7));
    assertArrayEquals(new double[] {1}, p(1, -3));
    assertEquals(3, SimplexProjection.of(column(0, 0, 0)).support());
  }

  @Test
  void whoeverMovesAScoreAtTheEndSeesTheNewProbabilities() {
    Timeline<Nothing, Options, State> run = run(1, 1, 0.4, -0.2);
    State moved = ALGORITHM.replace(run.run(), end(run), "z", column(0.3, -0.1));
    assertArrayEquals(new double[] {0.7, 0.3}, data(moved.p()), 1e-16);
    State warmer = ALGORITHM.reconsidered(run.run().with(new Options(2)), moved);
    assertArrayEquals(new double[] {0.6, 0.4}, data(warmer.p()), 1e-16);
    State early = ALGORITHM.replace(run.run(), run.at(1).state(), "z", column(3, 5));
    assertArrayEquals(new double[] {5, 3}, data(early.s()));
    assertEquals(null, early.tau());
  }

  @Test
  void whatIsNoColumnOfSensibleScoresIsRefused() {
    Timeline<Nothing, Options, State> run = run(1, 1, 2);
    for (DMatrixRMaj wrong :
        new DMatrixRMaj[] {new DMatrixRMaj(2, 2), new DMatrixRMaj(0, 1), column(1e120)}) {
      assertThrows(
          InvalidInputException.class, () -> ALGORITHM.replace(run.run(), end(run), "z", wrong));
    }
    for (double temperature : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(InvalidInputException.class, () -> new Options(temperature));
    }
  }
}
