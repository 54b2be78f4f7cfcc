package org.factorscope.algorithms.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.networks.Autoregressive.Options;
import org.factorscope.algorithms.networks.Autoregressive.State;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AutoregressiveTest {
  private static final Autoregressive ALGORITHM = new Autoregressive();

  private static final double[][] CHECKERS = {{1, 0, 0, 1}, {0, 1, 1, 0}};

  private static Run<Bitmaps, Options> run(double[][] pictures, int window, double eta) {
    Bitmaps bitmaps = Bitmaps.of(new DataMatrix(new DMatrixRMaj(pictures)));
    return new Run<>(bitmaps, new Options(window, eta), 0);
  }

  private static double[][] random(int count, int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] pictures = new double[count][size];
    for (double[] picture : pictures) {
      Arrays.setAll(picture, t -> random.nextDouble() < 0.3 ? 1 : 0);
    }
    return pictures;
  }

  private static PixelModel model(int window, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj k = Tokens.normal(window, window, 1.5, random);
    return new PixelModel(PixelModel.masked(k), 0.3);
  }

  private static Verdict verdict(Timeline<Bitmaps, Options, State> run, int at, String claim) {
    return Objects.requireNonNull(run.verdictsAt(at).get(claim));
  }

  /// By hand: at the start every p is ½. Of the pixels with a lit one on their left two are dark,
  /// none is lit: (½ + ½)/8 = ⅛; the same above. Of those with a lit one across the corner two are
  /// lit, none dark: on either side −½/8.
  @Test
  void theFirstGradientIsWhatOneGetsByHand() {
    Timeline<Bitmaps, Options, State> run = Runs.of(ALGORITHM, run(CHECKERS, 3, 1));
    assertEquals(Math.log(2), run.at(0).record().objective().orElseThrow(), 1e-15);
    State state = run.extend().state();
    assertArrayEquals(
        new double[] {-1.0 / 16, 0.125, -1.0 / 16, 0.125, 0, 0, 0, 0, 0}, state.slopesOfK().data);
    assertEquals(0, state.slopeOfB().data[0]);
    assertArrayEquals(
        new double[] {1.0 / 16, -0.125, 1.0 / 16, -0.125, 0, 0, 0, 0, 0},
        run.extend().state().k().data);
  }

  /// −log p of a picture, factor by factor.
  @Test
  void theSurpriseIsThatOfTheProductOfProbabilities() {
    PixelModel model = model(3, 4);
    for (double[] picture : random(5, 16, 9)) {
      double[] p = model.probabilities(picture, 0, 4);
      double sum = 0;
      for (int t = 0; t < 16; t++) {
        sum -= Math.log(picture[t] == 1 ? p[t] : 1 - p[t]);
      }
      assertEquals(sum, model.surprise(picture, 0, 4), 1e-13);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 7})
  void allPicturesSumToOne(int window) {
    double[] p = Autoregressive.smallPictures(model(window, window));
    assertEquals(512, p.length);
    assertEquals(1, Arrays.stream(p).sum(), 1e-13);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 9})
  void noPixelSeesItselfOrALaterOne(int window) {
    DMatrixRMaj all = new DMatrixRMaj(window, window);
    CommonOps_DDRM.fill(all, 1);
    DMatrixRMaj masked = PixelModel.masked(all);
    int middle = window / 2;
    for (int u = 0; u < window; u++) {
      for (int v = 0; v < window; v++) {
        boolean isBefore = u < middle || (u == middle && v < middle);
        assertEquals(isBefore ? 1 : 0, masked.get(u, v));
      }
    }
    assertEquals(PixelModel.open(window), CommonOps_DDRM.elementSum(masked));
  }

  /// Richardson's difference.
  @ParameterizedTest
  @CsvSource({"3, 2", "5, 3", "1, 4"})
  void everySlopeIsTheDifferenceOfTheObjective(int window, long seed) {
    Run<Bitmaps, Options> run = run(random(7, 16, seed), window, 0.5);
    PixelModel model = model(window, seed);
    State start = ALGORITHM.replace(run, ALGORITHM.start(run), "K", model.k());
    DMatrixRMaj slopes = Objects.requireNonNull(ALGORITHM.gradients(run, start).get("K"));
    for (int e = 0; e < window * window; e++) {
      double half = difference(run, start, e, 5e-4);
      double whole = difference(run, start, e, 1e-3);
      assertEquals((4 * half - whole) / 3, slopes.data[e], 1e-11);
    }
    Timeline<Bitmaps, Options, State> there = new Timeline<>(ALGORITHM, run, start, 1 << 20);
    Verdict check = verdict(there, 0, "gradient-check");
    assertTrue(check.holds() && check.margin() < 1e-9, "" + check);
  }

  private static double difference(Run<Bitmaps, Options> run, State state, int e, double reach) {
    DMatrixRMaj up = state.k().copy();
    DMatrixRMaj down = state.k().copy();
    up.data[e] += reach;
    down.data[e] -= reach;
    double rise =
        ALGORITHM.replace(run, state, "K", up).objective()
            - ALGORITHM.replace(run, state, "K", down).objective();
    return rise / (2 * reach);
  }

  @Test
  void aSafeStepDescendsAndALongOneNeedNot() {
    double[][] dense = random(20, 16, 3);
    Timeline<Bitmaps, Options, State> safe = Runs.of(ALGORITHM, run(dense, 3, 1.6));
    Runs.extend(safe, 60);
    Timeline<Bitmaps, Options, State> wild = Runs.of(ALGORITHM, run(dense, 3, 200));
    Runs.extend(wild, 60);
    int rises = 0;
    for (int p = 2; p <= 60; p += 2) {
      assertTrue(verdict(safe, p, "safe-steps-descend").holds());
      rises += verdict(wild, p, "longer-steps-descend").holds() ? 0 : 1;
    }
    assertNotEquals(0, rises);
  }

  /// The optimum of the bias alone is the log odds of the share of lit pixels.
  @Test
  void withoutAWindowTheModelLearnsTheShareOfLitPixels() {
    double[][] pictures = random(30, 9, 6);
    Timeline<Bitmaps, Options, State> run = Runs.of(ALGORITHM, run(pictures, 1, 4));
    while (run.at(run.end()).record().stopReason() == null) {
      run.extend();
    }
    double share = Arrays.stream(pictures).flatMapToDouble(Arrays::stream).sum() / 270;
    assertEquals(StopReason.CONVERGED, run.at(run.end()).record().stopReason());
    assertEquals(Math.log(share / (1 - share)), run.at(run.end()).state().b().data[0], 1e-9);
  }

  @Test
  void promisesHoldFromAnyStart() {
    Run<Bitmaps, Options> run = run(random(9, 25, 2), 5, 0.5);
    State start = ALGORITHM.replace(run, ALGORITHM.start(run), "K", model(5, 8).k());
    Timeline<Bitmaps, Options, State> timeline = new Timeline<>(ALGORITHM, run, start, 1 << 20);
    Runs.extend(timeline, 20);
    for (int p = 0; p <= 20; p++) {
      assertTrue(verdict(timeline, p, "all-pictures-sum-to-one").holds());
      assertTrue(verdict(timeline, p, "no-logit-looks-ahead").holds());
      assertTrue(verdict(timeline, p, "gradient-check").holds());
    }
  }

  @Test
  void aStartIsMasked() {
    Run<Bitmaps, Options> run = run(CHECKERS, 3, 0.5);
    DMatrixRMaj all = new DMatrixRMaj(3, 3);
    CommonOps_DDRM.fill(all, 2);
    assertArrayEquals(
        new double[] {2, 2, 2, 2, 0, 0, 0, 0, 0},
        ALGORITHM.replace(run, ALGORITHM.start(run), "K", all).k().data);
  }

  @Test
  void numbersBecomePixelsAtTheMiddleOfTheirRange() {
    DataMatrix grey = new DataMatrix(new DMatrixRMaj(new double[][] {{0, 9, 8, 16}}));
    assertArrayEquals(new double[] {0, 1, 0, 1}, Bitmaps.of(grey).pixels().data);
    DataMatrix equal = new DataMatrix(new DMatrixRMaj(new double[][] {{7}, {7}}));
    assertArrayEquals(new double[] {0, 0}, Bitmaps.of(equal).pixels().data);
    DataMatrix bits = new DataMatrix(new DMatrixRMaj(new double[][] {{1}, {1}}));
    assertArrayEquals(new double[] {1, 1}, Bitmaps.of(bits).pixels().data);
  }

  /// The share of pictures that are drawn is their probability.
  @Test
  void pixelsAreDrawnWithTheirProbabilities() {
    PixelModel model = model(3, 1);
    SplittableRandom random = new SplittableRandom(5);
    double[] counts = new double[512];
    int draws = 40_000;
    for (int i = 0; i < draws; i++) {
      double[] x = model.drawn(3, 9, random);
      int bits = 0;
      for (int t = 0; t < 9; t++) {
        bits += (int) x[t] << t;
      }
      counts[bits]++;
    }
    double[] p = Autoregressive.smallPictures(model);
    for (int bits = 0; bits < 512; bits++) {
      double spread = Math.sqrt(p[bits] / draws);
      assertEquals(p[bits], counts[bits] / draws, 5 * spread + 5.0 / draws);
    }
  }

  @Test
  void aRowIsUsedAsFarAsItFillsASquare() {
    Bitmaps bitmaps = Bitmaps.of(new DataMatrix(new DMatrixRMaj(new double[][] {{0, 1, 1, 0, 7}})));
    assertEquals(2, bitmaps.side());
    assertArrayEquals(new double[] {0, 1, 1, 0}, bitmaps.pixels().data);
  }

  /// With K dragged far beyond the optimum between the two half-steps, the update climbs.
  @Test
  void anUpdateAlongAnOldGradientIsNotBlamed() {
    Run<Bitmaps, Options> run = run(random(20, 16, 3), 3, 1);
    Timeline<Bitmaps, Options, State> timeline = Runs.of(ALGORITHM, run);
    State there = timeline.extend().state();
    DMatrixRMaj k = there.slopesOfK().copy();
    CommonOps_DDRM.scale(-1000, k);
    State edited = ALGORITHM.replace(run, there, "K", k);
    Timeline<Bitmaps, Options, State> branch = timeline.fork(1, run, edited, "drag");
    double objective = branch.extend().record().objective().orElseThrow();
    assertTrue(objective > edited.objective());
    assertEquals(Verdict.Status.NOT_YET, verdict(branch, 2, "safe-steps-descend").status());
  }

  @Test
  void aWindowWithoutAMiddleIsRefused() {
    Run<Bitmaps, Options> even = run(CHECKERS, 4, 1);
    InvalidInputException refusal =
        assertThrows(InvalidInputException.class, () -> ALGORITHM.start(even));
    assertTrue(String.valueOf(refusal.getMessage()).contains("window = 4, but it must be odd"));
  }
}
