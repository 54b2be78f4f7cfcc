package org.factorscope.algorithms.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.spectrum.Svd.Options;
import org.factorscope.algorithms.spectrum.Svd.State;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.Snapshot;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.junit.jupiter.api.Test;

final class SvdTest {
  private static final Svd ALGORITHM = new Svd();

  private static DMatrixRMaj random(int n, int m, int stream) {
    var random = StepRandom.at(21, stream);
    DMatrixRMaj a = new DMatrixRMaj(n, m);
    for (int i = 0; i < n * m; i++) {
      a.data[i] = StepRandom.gaussian(random);
    }
    return a;
  }

  private static Timeline<Decomposed, Options, State> run(DMatrixRMaj a, int rank) {
    return Runs.of(ALGORITHM, new Run<>(Decomposed.of(a), new Options(rank), 0));
  }

  private static State after(DMatrixRMaj a, int layers) {
    return Runs.extend(run(a, 100), layers).state();
  }

  /// Eckart and Young: what is missing has exactly the singular values that were left out.
  @Test
  void theResidualIsTheTailInBothNorms() {
    DMatrixRMaj a = random(9, 6, 0);
    double[] sigma = ThinSvd.of(a).values();
    Decomposed whole = Decomposed.of(a);
    for (int k = 0; k <= 6; k++) {
      State state = after(a, k);
      double tail = 0;
      for (int i = k; i < 6; i++) {
        tail += sigma[i] * sigma[i];
      }
      assertEquals(tail, state.objective(), 1e-12 * whole.squaredNorm());
      double spectral = ThinSvd.of(whole.minus(state.approximation())).values()[0];
      assertEquals(k < 6 ? sigma[k] : 0, spectral, 1e-12 * sigma[0]);
    }
  }

  @Test
  void noneOfTwoThousandRandomMatricesOfTheSameRankIsNearer() {
    DMatrixRMaj a = random(8, 5, 1);
    double best = after(a, 2).objective();
    for (int trial = 0; trial < 2_000; trial++) {
      DMatrixRMaj left = random(8, 2, 10 + 2 * trial);
      // The best right factor for a random left one: harder to beat than a random product.
      DMatrixRMaj gram = new DMatrixRMaj(2, 2);
      CommonOps_DDRM.multTransA(left, left, gram);
      assertTrue(CommonOps_DDRM.invert(gram));
      DMatrixRMaj image = new DMatrixRMaj(2, 5);
      CommonOps_DDRM.multTransA(left, a, image);
      DMatrixRMaj right = new DMatrixRMaj(2, 5);
      CommonOps_DDRM.mult(gram, image, right);
      DMatrixRMaj b = new DMatrixRMaj(8, 5);
      CommonOps_DDRM.mult(left, right, b);
      assertTrue(Norms.squaredDistance(a, b) >= best);
    }
  }

  /// Also near by: A_k with both of its factors nudged.
  @Test
  void noNudgeOfTheFactorsImproves() {
    DMatrixRMaj a = random(7, 5, 2);
    State state = after(a, 2);
    Decomposed whole = Decomposed.of(a);
    for (int trial = 0; trial < 200; trial++) {
      DMatrixRMaj left = random(7, 2, 5_000 + trial);
      CommonOps_DDRM.scale(1e-3, left);
      CommonOps_DDRM.addEquals(left, whole.left(2));
      DMatrixRMaj right = random(5, 2, 6_000 + trial);
      CommonOps_DDRM.scale(1e-3, right);
      CommonOps_DDRM.addEquals(right, scaled(whole, 2));
      DMatrixRMaj b = new DMatrixRMaj(7, 5);
      CommonOps_DDRM.multTransB(left, right, b);
      assertTrue(Norms.squaredDistance(a, b) >= state.objective());
    }
  }

  private static DMatrixRMaj scaled(Decomposed whole, int layers) {
    DMatrixRMaj v = whole.right(layers);
    for (int j = 0; j < v.numRows; j++) {
      for (int k = 0; k < v.numCols; k++) {
        v.set(j, k, v.get(j, k) * whole.value(k));
      }
    }
    return v;
  }

  @Test
  void approximationsAreNested() {
    DMatrixRMaj a = random(8, 6, 3);
    State three = after(a, 3);
    State ofThree = after(three.approximation(), 2);
    DMatrixRMaj two = after(a, 2).approximation();
    assertArrayEquals(two.data, ofThree.approximation().data, 1e-12);
  }

  /// The golden ratio and its inverse, worked by hand from AᵀA = [[1, 1], [1, 2]].
  @Test
  void theShearByHand() {
    DMatrixRMaj shear = new DMatrixRMaj(new double[][] {{1, 1}, {0, 1}});
    Decomposed whole = Decomposed.of(shear);
    double golden = (1 + Math.sqrt(5)) / 2;
    assertEquals(golden, whole.value(0), 1e-15);
    assertEquals(1 / golden, whole.value(1), 1e-15);
    assertEquals(1 / golden / golden, after(shear, 1).objective(), 1e-15);
    double length = Math.sqrt(1 + golden * golden);
    assertArrayEquals(new double[] {1 / length, golden / length}, whole.right(1).data, 1e-15);
  }

  @Test
  void theVariablesGrowByAColumnALayer() {
    Timeline<Decomposed, Options, State> run = run(random(6, 4, 4), 3);
    assertTrue(shapes(run, 0).isEmpty());
    Runs.extend(run, 2);
    assertEquals(Map.of("U", "6 x 2", "S", "2 x 1", "V", "4 x 2"), shapes(run, 2));
  }

  private static Map<String, String> shapes(
      Timeline<Decomposed, Options, State> run, int position) {
    Map<String, String> shapes = new LinkedHashMap<>();
    ALGORITHM
        .variables(run.run().options())
        .forEach(
            variable -> {
              DMatrixRMaj value = variable.read(run.run(), run.at(position).state());
              if (value != null) {
                shapes.put(variable.name(), value.numRows + " x " + value.numCols);
              }
            });
    return shapes;
  }

  @Test
  void theRunIsOverAtTheRankOrWhenTheMatrixHasNoMoreLayers() {
    for (int rank : new int[] {2, 4, 9}) {
      Timeline<Decomposed, Options, State> run = run(random(6, 4, 5), rank);
      Snapshot<State> last = Runs.extend(run, 20);
      assertEquals(StopReason.COMPLETE, last.record().stopReason());
      assertEquals("converged", StopReason.COMPLETE.id());
      assertEquals(Math.min(rank, 4), run.end());
      assertEquals(Math.min(rank, 4), last.record().iteration());
      assertTrue(run.halfStepAfter(run.end()).isEmpty());
      assertThrows(IllegalStateException.class, run::extend);
    }
  }

  @Test
  void aLargerRankContinuesARunThatWasOver() {
    Timeline<Decomposed, Options, State> two = run(random(6, 4, 5), 2);
    State state = Runs.extend(two, 2).state();
    Run<Decomposed, Options> four = two.run().with(new Options(4));
    Timeline<Decomposed, Options, State> more =
        two.fork(2, four, ALGORITHM.reconsidered(four, state), "rank 4");
    assertEquals(2, more.at(2).state().layers());
    assertEquals(4, Runs.extend(more, 9).state().layers());
  }

  @Test
  void aCutHasTheSameBitsAsTheWayThere() {
    DMatrixRMaj a = random(9, 7, 6);
    Decomposed whole = Decomposed.of(a);
    assertArrayEquals(after(a, 3).approximation().data, Svd.at(whole, 3).approximation().data);
    assertEquals(0, Svd.at(whole, -4).layers());
    assertEquals(7, Svd.at(whole, 50).layers());
    Run<Decomposed, Options> run = new Run<>(whole, new Options(2), 0);
    State two = ALGORITHM.reconsidered(run, after(a, 5));
    assertEquals(2, two.layers());
    assertTrue(Svd.isComplete(whole, run.options(), two));
  }

  @Test
  void equalSingularValuesHaveTwoBestAnswers() {
    DMatrixRMaj a = CommonOps_DDRM.diag(2, 2, 1);
    Timeline<Decomposed, Options, State> run = run(a, 3);
    Verdict one = run.extend().record().verdicts().getOrDefault("best-is-unique", Verdict.NOT_YET);
    Verdict two = run.extend().record().verdicts().getOrDefault("best-is-unique", Verdict.NOT_YET);
    assertEquals(Verdict.Status.FAILS, one.status());
    assertEquals(Verdict.Status.HOLDS, two.status());
    DMatrixRMaj other = CommonOps_DDRM.diag(0, 2, 0);
    assertEquals(run.at(1).state().objective(), Norms.squaredDistance(a, other), 1e-14);
  }

  /// Equal values far below the first one differ by rounding, relative to themselves by much more.
  @Test
  void equalSmallSingularValuesHaveTwoBestAnswersToo() {
    DMatrixRMaj a = new DMatrixRMaj(5, 5);
    double[] sigma = {1e6, 1, 1e-3, 1e-3, 0};
    for (int k = 0; k < 5; k++) {
      DMatrixRMaj u = unit(5, k, 30);
      DMatrixRMaj v = unit(5, k, 40);
      CommonOps_DDRM.multAddTransB(sigma[k], u, v, a);
    }
    Timeline<Decomposed, Options, State> run = run(a, 5);
    Runs.extend(run, 5);
    Verdict.Status[] expected = {
      Verdict.Status.HOLDS, Verdict.Status.HOLDS, Verdict.Status.FAILS, Verdict.Status.HOLDS
    };
    for (int k = 1; k <= 4; k++) {
      Verdict verdict = run.verdictsAt(k).getOrDefault("best-is-unique", Verdict.NOT_YET);
      assertEquals(expected[k - 1], verdict.status(), "k = " + k);
    }
  }

  /// Column k of an orthonormal basis.
  private static DMatrixRMaj unit(int n, int k, int stream) {
    return CommonOps_DDRM.extractColumn(ThinSvd.of(random(n, n, stream)).u(), k, null);
  }

  @Test
  void storageIsCheaperOnlyBelowTheBreakEven() {
    Timeline<Decomposed, Options, State> run = run(random(6, 4, 7), 4);
    assertEquals(22, run.run().problem().storage(2));
    assertEquals(24, run.run().problem().entries());
    run.extend();
    assertTrue(
        run.extend().record().verdicts().getOrDefault("saves-numbers", Verdict.NOT_YET).holds());
    assertFalse(
        run.extend().record().verdicts().getOrDefault("saves-numbers", Verdict.NOT_YET).holds());
  }

  @Test
  void nothingCanBeSet() {
    Timeline<Decomposed, Options, State> run = run(random(3, 3, 8), 2);
    State state = run.at(0).state();
    DMatrixRMaj one = new DMatrixRMaj(1, 1);
    assertThrows(InvalidInputException.class, () -> ALGORITHM.replace(run.run(), state, "U", one));
    assertThrows(InvalidInputException.class, () -> new Options(0));
  }
}
