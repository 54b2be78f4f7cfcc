package org.factorscope.algorithms.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.networks.Backprop.Options;
import org.factorscope.algorithms.networks.Backprop.State;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.Snapshot;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class BackpropTest {
  private static final Backprop ALGORITHM = new Backprop();

  private static final Examples CORNERS =
      examples(new double[][] {{-1, -1}, {-1, 1}, {1, -1}, {1, 1}}, 0, 1, 1, 0);

  private static Examples examples(double[][] x, double... y) {
    return new Examples(new DataMatrix(new DMatrixRMaj(x)), new DMatrixRMaj(y.length, 1, true, y));
  }

  private static Examples random(int n, int d) {
    SplittableRandom random = new SplittableRandom(5);
    double[][] x = new double[n][d];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      Arrays.setAll(x[i], j -> 2 * random.nextDouble() - 1);
      y[i] = x[i][0] * x[i][d - 1];
    }
    return examples(x, y);
  }

  private static DMatrixRMaj column(double... entries) {
    return new DMatrixRMaj(entries.length, 1, true, entries);
  }

  private static Timeline<Examples, Options, State> byHand() {
    Run<Examples, Options> run = new Run<>(CORNERS, new Options(2, 1, Activation.RELU, 0.5, 0), 0);
    DMatrixRMaj w = new DMatrixRMaj(new double[][] {{1, -0.5}, {-0.5, 1}});
    return Runs.from(ALGORITHM, run, Map.of("W1", w, "beta", column(0.5, 0.5)));
  }

  /// By hand: a = Wx is (−½, −½), (−3/2, 3/2), (3/2, −3/2), (½, ½), z = max(a, 0), and ψ = (z₁ +
  /// z₂)/2 is 0, ¾, ¾, ½; so ψ − y is 0, −¼, −¼, ½ and J = (0 + 1/16 + 1/16 + ¼)/8 = 3/64.
  /// Backwards ∂β₁ = (−¼·3/2 + ½·½)/4 = −1/32 and ∂c = 0. The unit is awake at the last two, where
  /// g = (ψ − y)/2 is −⅛ and ¼: ∂W₁₁ = (−⅛ + ¼)/4 = 1/32, ∂W₁₂ = (⅛ + ¼)/4 = 3/32, ∂b₁ = 1/32. Then
  /// W₁₁ = 1 − 1/64, and so on.
  @Test
  void oneIterationIsWhatOneGetsByHand() {
    Timeline<Examples, Options, State> run = byHand();
    assertEquals(3.0 / 64, run.extend().record().objective().orElseThrow());
    Network gradient = run.extend().state().gradient();
    double a = 1.0 / 32;
    double b = 3.0 / 32;
    assertArrayEquals(new double[] {a, b, b, a}, gradient.w(1).data);
    assertArrayEquals(new double[] {a, a}, gradient.b(1).data);
    assertArrayEquals(new double[] {-a, -a}, gradient.beta().data);
    assertArrayEquals(new double[] {0}, gradient.c().data);
    Network theta = run.extend().state().theta();
    assertArrayEquals(
        new double[] {1 - a / 2, -0.5 - b / 2, -0.5 - b / 2, 1 - a / 2}, theta.w(1).data);
    assertArrayEquals(new double[] {0.5 + a / 2, 0.5 + a / 2}, theta.beta().data);
  }

  @Test
  void twoUnitsLearnExclusiveOrExactly() {
    Snapshot<State> end = Runs.extend(byHand(), 3 * 250);
    assertTrue(end.record().objective().orElseThrow() < 1e-15);
  }

  /// Richardson's difference. Biases are not 0: behind a layer that is dead at an example, relu
  /// would stand at its kink.
  @ParameterizedTest
  @CsvSource({"SIGMOID,1", "TANH,2", "RELU,1", "RELU,3", "LINEAR,2", "SIGMOID,3"})
  void everyGradientIsTheDifferenceOfTheObjective(Activation activation, int depth) {
    Options options = new Options(3, depth, activation, 0.1, 0);
    Run<Examples, Options> run = new Run<>(random(9, 2), options, 3);
    State start = ALGORITHM.start(run);
    for (int k = 1; k <= depth; k++) {
      start = ALGORITHM.replace(run, start, "b" + k, column(0.1, 0.2, -0.15));
    }
    State state = start;
    ALGORITHM
        .gradients(run, state)
        .forEach(
            (name, gradient) -> {
              for (int e = 0; e < gradient.getNumElements(); e++) {
                double half = difference(run, state, name, e, 5e-5);
                double whole = difference(run, state, name, e, 1e-4);
                assertEquals((4 * half - whole) / 3, gradient.data[e], 1e-9, name + "[" + e + "]");
              }
            });
    assertTrue(Backprop.worstDifference(run, state) < 1e-6);
  }

  private static double difference(
      Run<Examples, Options> run, State state, String name, int entry, double reach) {
    double sum = 0;
    for (int sign : new int[] {1, -1}) {
      int index = Network.names(run.options().depth()).indexOf(name);
      DMatrixRMaj value = state.theta().matrices().get(index).copy();
      value.data[entry] += sign * reach;
      sum += sign * ALGORITHM.replace(run, state, name, value).objective();
    }
    return sum / (2 * reach);
  }

  @Test
  void theGradientOfAllIsTheMeanOfTheGradientsOfParts() {
    Examples all = random(8, 3);
    Network theta = Network.random(3, 4, 2, new SplittableRandom(1));
    Network whole = Pass.forward(theta, Activation.TANH, all.x().matrix()).gradient(all.y());
    Network sum = theta.each(entry -> 0);
    for (int i = 0; i < 8; i += 2) {
      Examples part = all.rows(new int[] {i, i + 1});
      sum =
          sum.plus(
              0.25, Pass.forward(theta, Activation.TANH, part.x().matrix()).gradient(part.y()));
    }
    assertEquals(0, sum.plus(-1, whole).squaredNorm(), 1e-30);
  }

  @Test
  void aBatchHasDistinctExamplesThatAreDrawnAnew() {
    Examples all = random(6, 2);
    Run<Examples, Options> some = new Run<>(all, new Options(3, 1, Activation.TANH, 0.1, 2), 4);
    Timeline<Examples, Options, State> run = Runs.of(ALGORITHM, some);
    Network first = Runs.extend(run, 2).state().gradient();
    assertNotEquals(0, Runs.extend(run, 3).state().gradient().plus(-1, first).squaredNorm());
    Run<Examples, Options> every = new Run<>(all, new Options(3, 1, Activation.TANH, 0.1, 6), 4);
    Network ofSix = Runs.extend(Runs.of(ALGORITHM, every), 2).state().gradient();
    Run<Examples, Options> zero = new Run<>(all, new Options(3, 1, Activation.TANH, 0.1, 0), 4);
    Network ofAll = Runs.extend(Runs.of(ALGORITHM, zero), 2).state().gradient();
    assertEquals(0, ofSix.plus(-1, ofAll).squaredNorm(), 1e-30);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void aSymmetricStartStaysSymmetricToTheLastBit(Activation activation) {
    Run<Examples, Options> run = new Run<>(random(50, 2), new Options(3, 2, activation, 0.1, 0), 0);
    double[][] w1 = {{1, 0.5}, {1, 0.5}, {1, 0.5}};
    double[][] w2 = {{0.3, 0.3, 0.3}, {0.3, 0.3, 0.3}, {0.3, 0.3, 0.3}};
    Map<String, DMatrixRMaj> start =
        Map.of("W1", new DMatrixRMaj(w1), "W2", new DMatrixRMaj(w2), "beta", column(0.5, 0.5, 0.5));
    Timeline<Examples, Options, State> timeline = Runs.from(ALGORITHM, run, start);
    Network theta = Runs.extend(timeline, 600).state().theta();
    assertEquals(0, theta.apart(1, 0, 2));
    assertEquals(0, theta.apart(2, 0, 1));
    assertNotEquals(1, theta.w(1).get(0, 0));
    assertTrue(verdict(timeline, 599, "equal-units-learn-alike").holds());
  }

  @Test
  void linearLayersCollapseToOneProduct() {
    Options options = new Options(4, 3, Activation.LINEAR, 0.1, 0);
    Timeline<Examples, Options, State> run =
        Runs.of(ALGORITHM, new Run<>(random(40, 3), options, 2));
    Runs.extend(run, 300);
    assertTrue(verdict(run, 300, "linear-is-one-product").holds());
    assertEquals(Verdict.NOT_YET, verdict(byHand(), 0, "linear-is-one-product"));
  }

  @Test
  void deadUnitsNeverChange() {
    Run<Examples, Options> run = new Run<>(CORNERS, new Options(2, 1, Activation.RELU, 0.5, 0), 0);
    Timeline<Examples, Options, State> timeline =
        Runs.from(ALGORITHM, run, Map.of("b1", column(-9, -9)));
    double[] w = timeline.at(0).state().theta().w(1).data;
    Snapshot<State> end = Runs.extend(timeline, 300);
    assertArrayEquals(w, end.state().theta().w(1).data);
    assertEquals(0.5, end.state().theta().c().data[0], 1e-12);
    assertEquals(2, verdict(timeline, 0, "no-unit-is-stuck").margin());
    assertEquals(StopReason.CONVERGED, end.record().stopReason());
  }

  @Test
  void aStepThatIsTooLongRaisesTheObjective() {
    Options options = new Options(8, 1, Activation.RELU, 9, 0);
    Timeline<Examples, Options, State> run =
        Runs.of(ALGORITHM, new Run<>(random(30, 2), options, 1));
    assertNull(Runs.extend(run, 3).record().stopReason());
    assertEquals(Verdict.Status.FAILS, verdict(run, 3, "objective-never-rises").status());
  }

  private static Verdict verdict(
      Timeline<Examples, Options, State> run, int position, String claim) {
    return Objects.requireNonNull(run.verdictsAt(position).get(claim));
  }

  @Test
  void theStartHasTheVarianceOfItsFanInAndNoBiases() {
    Network theta = Network.random(25, 400, 2, new SplittableRandom(8));
    assertEquals(400, new Network(java.util.List.of(theta.w(1))).squaredNorm(), 12);
    assertEquals(400, new Network(java.util.List.of(theta.w(2))).squaredNorm(), 12);
    assertEquals(0, new Network(java.util.List.of(theta.b(1), theta.c())).squaredNorm());
  }

  @Test
  void wrongSizesAreRefusedWithTheirNumbers() {
    Run<Examples, Options> run = new Run<>(CORNERS, new Options(2, 1, Activation.TANH, 0.5, 5), 0);
    assertTrue(refusal(() -> ALGORITHM.start(run)).contains("at most the number of examples, 4"));
    assertTrue(refusal(() -> examples(new double[][] {{1}}, 1, 2)).contains("y is 2 × 1"));
    State state = byHand().at(0).state();
    Run<Examples, Options> two = run.with(new Options(2, 1, Activation.TANH, 0.5, 0));
    assertTrue(
        refusal(() -> ALGORITHM.replace(two, state, "W2", column(1))).contains("W1, b1, beta, c"));
  }

  private static String refusal(org.junit.jupiter.api.function.Executable attempt) {
    return String.valueOf(assertThrows(InvalidInputException.class, attempt).getMessage());
  }
}
