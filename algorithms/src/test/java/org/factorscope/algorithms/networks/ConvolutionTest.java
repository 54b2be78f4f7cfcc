package org.factorscope.algorithms.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.networks.Convolution.Operation;
import org.factorscope.algorithms.networks.Convolution.Options;
import org.factorscope.algorithms.networks.Convolution.State;
import org.factorscope.algorithms.networks.Sliding.Mode;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ConvolutionTest {
  private static final Convolution ALGORITHM = new Convolution();

  private static final String[] PROMISES = {
    "is-a-matrix-product", "shifts-commute", "waves-multiply", "order-is-free"
  };

  private static final DMatrixRMaj SIGNAL = new DMatrixRMaj(4, 1, true, 1, 2, 4, 8);

  private static Run<DataMatrix, Options> run(
      DMatrixRMaj x, Kernel kernel, Operation operation, Mode mode, int pool) {
    return new Run<>(new DataMatrix(x), new Options(kernel, operation, mode, pool), 0);
  }

  private static Timeline<DataMatrix, Options, State> ended(
      Run<DataMatrix, Options> run, Map<String, DMatrixRMaj> start) {
    Timeline<DataMatrix, Options, State> timeline = Runs.from(ALGORITHM, run, start);
    Runs.extend(timeline, 1000);
    return timeline;
  }

  private static DMatrixRMaj random(int rows, int columns) {
    SplittableRandom random = new SplittableRandom(rows * 31L + columns);
    DMatrixRMaj x = new DMatrixRMaj(rows, columns);
    for (int e = 0; e < x.getNumElements(); e++) {
      x.data[e] = 2 * random.nextDouble() - 1;
    }
    return x;
  }

  /// By hand: 1, 2, 4, 8 against (1, 3, 10). The last weight reaches furthest back.
  @ParameterizedTest
  @CsvSource({
    "FULL, CONVOLUTION, 1 5 20 40 64 80",
    "SAME, CONVOLUTION, 5 20 40 64",
    "VALID, CONVOLUTION, 20 40",
    "CIRCULAR, CONVOLUTION, 85 20 40 65",
    "FULL, CROSS_CORRELATION, 10 23 47 94 28 8",
    "SAME, CROSS_CORRELATION, 23 47 94 28",
    "VALID, CROSS_CORRELATION, 47 94",
    "CIRCULAR, CROSS_CORRELATION, 31 47 94 38"
  })
  void aSignalIsWhatOneGetsByHand(Mode mode, Operation operation, String wanted) {
    DMatrixRMaj k = new DMatrixRMaj(3, 1, true, 1, 3, 10);
    Timeline<DataMatrix, Options, State> run =
        ended(run(SIGNAL, Kernel.BOX, operation, mode, 1), Map.of("K", k));
    double[] y = run.at(run.end()).state().y().data;
    String said = String.join(" ", java.util.Arrays.stream(y).mapToObj(v -> "" + (int) v).toList());
    assertEquals(wanted, said);
  }

  @Test
  void oneIterationIsOneRowAndThePoolEndsTheRun() {
    DMatrixRMaj x = new DMatrixRMaj(new double[][] {{1, 2, 3, 9}, {4, 8, 6, 9}, {9, 9, 9, 9}});
    Timeline<DataMatrix, Options, State> run =
        Runs.of(ALGORITHM, run(x, Kernel.IDENTITY, Operation.CONVOLUTION, Mode.SAME, 2));
    State first = run.extend().state();
    assertArrayEquals(new double[] {1, 2, 3, 9, 0, 0, 0, 0, 0, 0, 0, 0}, first.y().data);
    assertArrayEquals(new double[] {0, 0}, first.p().data);
    State last = Runs.extend(run, 9).state();
    assertArrayEquals(new double[] {8, 9}, last.p().data);
    assertEquals(4, run.end());
    assertEquals(3, run.placeOf(4).iteration());
    assertEquals(StopReason.COMPLETE, run.at(4).record().stopReason());
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aSymmetricKernelMakesNoDifference(Mode mode) {
    DMatrixRMaj x = random(6, 5);
    for (Kernel kernel : new Kernel[] {Kernel.IDENTITY, Kernel.GAUSSIAN, Kernel.SHARPEN}) {
      DMatrixRMaj one = y(run(x, kernel, Operation.CONVOLUTION, mode, 1));
      assertArrayEquals(one.data, y(run(x, kernel, Operation.CROSS_CORRELATION, mode, 1)).data);
    }
    DMatrixRMaj sobel = y(run(x, Kernel.SOBEL_X, Operation.CONVOLUTION, mode, 1));
    DMatrixRMaj other = y(run(x, Kernel.SOBEL_X, Operation.CROSS_CORRELATION, mode, 1));
    assertNotEquals(0, sobel.data[0]);
    assertEquals(-sobel.data[0], other.data[0], 1e-15);
  }

  private static DMatrixRMaj y(Run<DataMatrix, Options> run) {
    Timeline<DataMatrix, Options, State> timeline = ended(run, Map.of());
    return timeline.at(timeline.end()).state().y();
  }

  @Test
  void convolutionsCanBePutTogetherInAnyOrder() {
    DMatrixRMaj f = random(5, 6);
    DMatrixRMaj g = random(3, 2);
    DMatrixRMaj h = random(2, 4);
    DMatrixRMaj left = full(full(f, g), h);
    DMatrixRMaj right = full(f, full(g, h));
    assertEquals(
        0, CommonOps_DDRM.elementMaxAbs(CommonOps_DDRM.subtract(left, right, null)), 1e-14);
  }

  private static DMatrixRMaj full(DMatrixRMaj f, DMatrixRMaj h) {
    return new Sliding(f, h, Mode.FULL).all();
  }

  /// An even kernel that is larger than the data along one direction, in every mode that takes it.
  @ParameterizedTest
  @CsvSource({"6, 7, 4, 2", "5, 1, 2, 1", "1, 5, 3, 4", "3, 3, 5, 4", "8, 8, 3, 3"})
  void promisesHoldForAllShapes(int n, int m, int p, int q) {
    int checked = 0;
    for (Mode mode : Mode.values()) {
      boolean fits = mode.length(n, p) > 0 && mode.length(m, q) > 0;
      boolean fitsNamed = mode.length(n, 3) > 0 && mode.length(m, m == 1 ? 1 : 3) > 0;
      for (Operation operation : fits && fitsNamed ? Operation.values() : new Operation[0]) {
        Timeline<DataMatrix, Options, State> run =
            ended(
                run(random(n, m), Kernel.IDENTITY, operation, mode, 1), Map.of("K", random(p, q)));
        for (String claim : PROMISES) {
          Verdict verdict = verdict(run, run.end(), claim);
          assertNotEquals(Verdict.Status.FAILS, verdict.status(), mode + " " + claim);
          checked += verdict.holds() ? 1 : 0;
        }
      }
    }
    assertTrue(checked >= 11, checked + " verdicts");
  }

  private static Verdict verdict(
      Timeline<DataMatrix, Options, State> run, int position, String claim) {
    return Objects.requireNonNull(run.verdictsAt(position).get(claim));
  }

  @Test
  void atTheBorderAShiftLosesWhatPoolingDoesNotForget() {
    Timeline<DataMatrix, Options, State> run =
        ended(run(random(6, 6), Kernel.BOX, Operation.CONVOLUTION, Mode.SAME, 2), Map.of());
    assertEquals(
        Verdict.Status.FAILS, verdict(run, run.end(), "shifts-commute-at-the-border").status());
    assertEquals(Verdict.Status.FAILS, verdict(run, run.end(), "pooling-forgets-a-shift").status());
    Timeline<DataMatrix, Options, State> still =
        ended(run(random(6, 6), Kernel.IDENTITY, Operation.CONVOLUTION, Mode.SAME, 1), Map.of());
    assertTrue(verdict(still, still.end(), "shifts-commute-at-the-border").holds());
  }

  /// One bright entry anywhere in its cell gives the same maxima; in the next cell it does not.
  @Test
  void poolingForgetsWhereInItsCellAnEntryIs() {
    double[][] maxima = new double[4][];
    for (int e = 0; e < 4; e++) {
      DMatrixRMaj x = new DMatrixRMaj(2, 6);
      x.set(0, e, 1);
      Run<DataMatrix, Options> run = run(x, Kernel.IDENTITY, Operation.CONVOLUTION, Mode.SAME, 2);
      Timeline<DataMatrix, Options, State> timeline = ended(run, Map.of());
      maxima[e] = timeline.at(timeline.end()).state().p().data;
    }
    assertArrayEquals(maxima[0], maxima[1]);
    assertArrayEquals(new double[] {0, 1, 0}, maxima[2]);
    assertArrayEquals(maxima[2], maxima[3]);
  }

  @Test
  void aKernelThatIsSetCountsUntilAnotherOneIsChosen() {
    Run<DataMatrix, Options> run =
        run(random(4, 4), Kernel.BOX, Operation.CONVOLUTION, Mode.SAME, 1);
    State set = ALGORITHM.replace(run, ALGORITHM.start(run), "K", random(2, 2));
    assertEquals(2, ALGORITHM.reconsidered(run, set).k().numRows);
    Options other = new Options(Kernel.SOBEL_X, Operation.CONVOLUTION, Mode.SAME, 1);
    State changed = ALGORITHM.reconsidered(run.with(other), set);
    assertEquals(-2, changed.k().get(1, 0));
  }

  @Test
  void rowsThatAreMadeFollowTheKernel() {
    DMatrixRMaj x = random(5, 4);
    Run<DataMatrix, Options> run = run(x, Kernel.BOX, Operation.CONVOLUTION, Mode.SAME, 1);
    State two = Runs.extend(Runs.of(ALGORITHM, run), 2).state();
    DMatrixRMaj k = random(3, 3);
    DMatrixRMaj wanted = new Sliding(x, k, Mode.SAME).all();
    DMatrixRMaj y = ALGORITHM.replace(run, two, "K", k).y();
    for (int e = 0; e < 20; e++) {
      assertEquals(e < 8 ? wanted.data[e] : 0, y.data[e]);
    }
  }

  @Test
  void whatDoesNotFitIsRefusedWithItsNumbers() {
    DMatrixRMaj small = random(2, 5);
    assertTrue(refusal(small, Mode.VALID, 1).contains("3 × 3 and the data are 2 × 5"));
    assertTrue(refusal(small, Mode.SAME, 3).contains("at most the shorter side of Y, 2"));
    Run<DataMatrix, Options> signal = run(SIGNAL, Kernel.BOX, Operation.CONVOLUTION, Mode.SAME, 2);
    State start = ALGORITHM.start(signal);
    InvalidInputException refused =
        assertThrows(
            InvalidInputException.class, () -> ALGORITHM.replace(signal, start, "K", random(3, 3)));
    assertTrue(String.valueOf(refused.getMessage()).contains("must be 3 × 1"));
  }

  private static String refusal(DMatrixRMaj x, Mode mode, int pool) {
    Run<DataMatrix, Options> run = run(x, Kernel.BOX, Operation.CONVOLUTION, mode, pool);
    return String.valueOf(
        assertThrows(InvalidInputException.class, () -> ALGORITHM.start(run)).getMessage());
  }
}
