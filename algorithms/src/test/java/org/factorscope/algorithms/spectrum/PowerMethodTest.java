package org.factorscope.algorithms.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.SymmetricEigen;
import org.factorscope.algorithms.spectrum.PowerMethod.Form;
import org.factorscope.algorithms.spectrum.PowerMethod.Options;
import org.factorscope.algorithms.spectrum.PowerMethod.State;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.subspace.Directions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PowerMethodTest {
  private static final PowerMethod ALGORITHM = new PowerMethod();

  private static SymmetricMatrix given(double[][] rows) {
    return SymmetricMatrix.of(new DataMatrix(new DMatrixRMaj(rows)));
  }

  /// The covariance of random points, its eigenvalues well apart.
  private static SymmetricMatrix cloud(int n, int d) {
    var random = StepRandom.at(5, 0);
    DMatrixRMaj x = new DMatrixRMaj(n, d);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < d; j++) {
        x.set(i, j, 3 + StepRandom.gaussian(random) * (d - j) + (j > 0 ? 0.3 * x.get(i, 0) : 0));
      }
    }
    return SymmetricMatrix.of(new DataMatrix(x));
  }

  private static Timeline<SymmetricMatrix, Options, State> run(
      SymmetricMatrix a, int components, Form form) {
    return Runs.of(ALGORITHM, new Run<>(a, new Options(components, form), 2));
  }

  private static Timeline<SymmetricMatrix, Options, State> run(SymmetricMatrix a, DMatrixRMaj v) {
    Run<SymmetricMatrix, Options> run = new Run<>(a, new Options(1, Form.SINGLE), 2);
    return Runs.from(ALGORITHM, run, Map.of("v", v));
  }

  private static State finished(Timeline<SymmetricMatrix, Options, State> run) {
    State state = Runs.extend(run, 60_000).state();
    assertEquals(StopReason.COMPLETE, run.history().getLast().stopReason());
    assertTrue(run.halfStepAfter(run.end()).isEmpty());
    return state;
  }

  private static State turned(
      Timeline<SymmetricMatrix, Options, State> run, int position, DMatrixRMaj v) {
    return ALGORITHM.replace(run.run(), run.at(position).state(), "v", v);
  }

  private static DMatrixRMaj vector(double... entries) {
    return new DMatrixRMaj(entries.length, 1, true, entries);
  }

  /// The independent reference: EJML's decomposition of the covariance.
  @ParameterizedTest
  @EnumSource(Form.class)
  void eigenpairsAgreeWithADirectMethod(Form form) {
    SymmetricMatrix a = cloud(40, 5);
    State state = finished(run(a, 5, form));
    SymmetricEigen eigen = SymmetricEigen.of(a.matrix());
    for (int k = 0; k < 5; k++) {
      assertEquals(eigen.values()[k], state.found().values()[k], 1e-11 * a.norm());
      for (int i = 0; i < 5; i++) {
        assertEquals(eigen.vectors().get(i, k), state.found().vectors().get(i, k), 1e-9);
      }
    }
  }

  /// λ = (3, 1): tan ∠(v, u₁) shrinks by exactly a third in each round.
  @Test
  void inThePlaneTheTangentShrinksByTheRatioOfTheEigenvalues() {
    Timeline<SymmetricMatrix, Options, State> run =
        run(given(new double[][] {{3, 0}, {0, 1}}), vector(1, 1));
    for (int t = 1; t <= 12; t++) {
      run.extend();
      run.extend();
      State state = run.extend().state();
      assertEquals(Math.pow(3, -t), state.vectors().get(1, 0) / state.vectors().get(0, 0), 1e-13);
      assertEquals(Math.pow(3, -t), state.convergence().tangent(), 1e-13);
      assertEquals(Math.pow(3, -t), state.convergence().bound(), 1e-13);
    }
  }

  /// Worked by hand: A(1, 1) = (3, 1), of length √10; μ = (3·3² + 1·1²)/10.
  @Test
  void theFirstRoundByHand() {
    Timeline<SymmetricMatrix, Options, State> run =
        run(given(new double[][] {{3, 0}, {0, 1}}), vector(1, 1));
    double half = Math.sqrt(0.5);
    State multiplied = run.extend().state();
    assertArrayEquals(new double[] {3 * half, half}, multiplied.vectors().data, 1e-15);
    State normalized = run.extend().state();
    double[] unit = {3 / Math.sqrt(10), 1 / Math.sqrt(10)};
    assertArrayEquals(unit, normalized.vectors().data, 1e-15);
    assertEquals(2.8, normalized.estimate().rayleigh()[0], 1e-15);
    assertEquals(0.6, ALGORITHM.objective(run.run(), normalized).orElseThrow(), 1e-15);
  }

  @Test
  void theResidualMayRiseBeforeItFalls() {
    Timeline<SymmetricMatrix, Options, State> run =
        run(given(new double[][] {{3, 0}, {0, 1}}), vector(0.01, 1));
    double first = run.history().getFirst().objective().orElseThrow();
    assertTrue(run.extend().record().objective().orElseThrow() > 2 * first);
    finished(run);
    long failures =
        run.history().stream()
            .filter(
                record ->
                    record.verdicts().getOrDefault("residual-never-rises", Verdict.NOT_YET).margin()
                        > 1e-3)
            .count();
    assertTrue(failures > 1);
  }

  @Test
  void afterDeflationTheRestOfTheSpectrumIsUnchanged() {
    SymmetricMatrix a = cloud(30, 4);
    State state = finished(run(a, 2, Form.SINGLE));
    SymmetricEigen rest = SymmetricEigen.of(state.found().deflated(a));
    assertEquals(a.values()[2], rest.values()[0], 1e-10 * a.norm());
    assertEquals(a.values()[3], rest.values()[1], 1e-10 * a.norm());
    assertEquals(0, rest.values()[2], 1e-10 * a.norm());
    for (int i = 0; i < 4; i++) {
      double sign = Math.signum(a.vectors().get(0, 2) * rest.vectors().get(0, 0));
      assertEquals(a.vectors().get(i, 2), sign * rest.vectors().get(i, 0), 1e-9);
    }
  }

  @Test
  void aStoppedSearchHasAnEigenvalueWithinItsResidual() {
    SymmetricMatrix a = cloud(30, 4);
    State state = finished(run(a, 1, Form.SINGLE));
    assertTrue(state.estimate().residual() <= 1e-12 * a.norm());
    assertEquals(a.values()[0], state.found().values()[0], 1e-12 * a.norm());
  }

  /// Gap 1.01: about log(1e-12)/log(1.01) ≈ 2777 rounds, against 26 for 3 : 1.
  @Test
  void aNarrowGapIsSlow() {
    Timeline<SymmetricMatrix, Options, State> narrow =
        run(given(new double[][] {{1.01, 0}, {0, 1}}), vector(1, 1));
    finished(narrow);
    assertEquals(2300, narrow.end() / 3.0, 200);
    Timeline<SymmetricMatrix, Options, State> wide =
        run(given(new double[][] {{3, 0}, {0, 1}}), vector(1, 1));
    finished(wide);
    assertEquals(26, wide.end() / 3.0, 2);
  }

  @Test
  void withTwoEqualEigenvaluesTheStartDecides() {
    SymmetricMatrix a = given(new double[][] {{2, 0, 0}, {0, 2, 0}, {0, 0, 1}});
    double[] one = finished(run(a, vector(3, 4, 5))).found().vectors().data;
    double[] other = finished(run(a, vector(4, 3, 5))).found().vectors().data;
    assertArrayEquals(new double[] {0.6, 0.8, 0}, one, 1e-11);
    assertArrayEquals(new double[] {0.8, 0.6, 0}, other, 1e-11);
  }

  @Test
  void aStartOrthogonalToTheFirstFindsTheSecond() {
    SymmetricMatrix a = given(new double[][] {{3, 0, 0}, {0, 2, 0}, {0, 0, 1}});
    Timeline<SymmetricMatrix, Options, State> run = run(a, vector(0, 1, 1));
    assertEquals(2, finished(run).found().values()[0], 1e-11);
    assertEquals(
        Verdict.Status.FAILS,
        run.history()
            .getLast()
            .verdicts()
            .getOrDefault("largest-comes-first", Verdict.NOT_YET)
            .status());
  }

  @Test
  void aNegativeEigenvalueOfLargestMagnitudeFlipsTheSignInEachRound() {
    Timeline<SymmetricMatrix, Options, State> run =
        run(given(new double[][] {{-3, 0}, {0, 1}}), vector(1, 1));
    for (int t = 1; t <= 6; t++) {
      run.extend();
      run.extend();
      assertEquals(t % 2 == 0, run.extend().state().vectors().get(0, 0) > 0);
    }
    assertEquals(-3, finished(run).found().values()[0], 1e-11);
  }

  @Test
  void oppositeEigenvaluesNeverSettle() {
    Timeline<SymmetricMatrix, Options, State> run =
        run(given(new double[][] {{0, 1}, {1, 0}}), vector(2, 1));
    for (int i = 0; i < 3_000; i++) {
      run.extend();
    }
    assertNull(run.history().getLast().stopReason());
    double[] there = run.at(6).state().vectors().data;
    assertArrayEquals(there, run.at(12).state().vectors().data, 1e-15);
    assertTrue(Math.abs(there[0] - run.at(9).state().vectors().data[0]) > 0.1);
  }

  /// Orthogonal iteration on a matrix of rank one: the columns without an image keep a direction.
  @Test
  void aBlockWiderThanTheRankStaysOrthonormal() {
    SymmetricMatrix a = given(new double[][] {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}});
    State state = finished(run(a, 3, Form.BLOCK));
    assertArrayEquals(new double[] {3, 0, 0}, state.found().values(), 1e-12);
    double[] first = {state.found().vectors().get(0, 0), state.found().vectors().get(1, 0)};
    assertArrayEquals(new double[] {1 / Math.sqrt(3), 1 / Math.sqrt(3)}, first, 1e-12);
  }

  @Test
  void theBlocksFirstColumnIsThePowerMethod() {
    SymmetricMatrix a = cloud(30, 4);
    Timeline<SymmetricMatrix, Options, State> block = run(a, 3, Form.BLOCK);
    Timeline<SymmetricMatrix, Options, State> single = run(a, 1, Form.SINGLE);
    for (int i = 0; i < 30; i++) {
      DMatrixRMaj one = single.extend().state().estimate().directions();
      DMatrixRMaj all = block.extend().state().estimate().directions();
      for (int j = 0; j < 4; j++) {
        assertEquals(one.get(j, 0), all.get(j, 0), 1e-13);
      }
    }
  }

  @Test
  void whatIsNotSymmetricIsDataAndAIsTheirCovariance() {
    SymmetricMatrix a = given(new double[][] {{1, 2}, {3, 6}, {5, 4}});
    assertEquals(SymmetricMatrix.Origin.COVARIANCE, a.origin());
    assertEquals(4, a.matrix().get(0, 0), 1e-15);
    assertEquals(2, a.matrix().get(0, 1), 1e-15);
    assertEquals(SymmetricMatrix.Origin.GIVEN, given(new double[][] {{1, 2}, {2, 5}}).origin());
    assertEquals(
        SymmetricMatrix.Origin.COVARIANCE, given(new double[][] {{1, 2}, {3, 5}}).origin());
  }

  @Test
  void turningVKeepsItOutsideOfWhatWasTakenOut() {
    SymmetricMatrix a = given(new double[][] {{3, 0, 0}, {0, 2, 0}, {0, 0, 1}});
    Timeline<SymmetricMatrix, Options, State> run = run(a, 2, Form.SINGLE);
    while (run.at(run.end()).state().found().count() == 0) {
      run.extend();
    }
    State turned = turned(run, run.end(), vector(1, 1, 1));
    assertEquals(0, turned.vectors().get(0, 0), 1e-10);
    assertEquals(1, Norms.frobenius(turned.vectors()), 1e-15);
    int end = run.end();
    assertThrows(InvalidInputException.class, () -> turned(run, end, vector(1, 0, 0)));
    assertThrows(InvalidInputException.class, () -> turned(run, end, vector(1, 0)));
  }

  /// A symmetric matrix with this spectrum in a random basis.
  private static SymmetricMatrix withSpectrum(double... values) {
    int d = values.length;
    DMatrixRMaj q = new DMatrixRMaj(d, d);
    for (int k = 0; k < d; k++) {
      q = Directions.withColumn(q, k, Directions.random(q, k, 8, k));
    }
    DMatrixRMaj a = new DMatrixRMaj(d, d);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        for (int k = 0; k < d; k++) {
          a.add(i, j, values[k] * q.get(i, k) * q.get(j, k));
        }
        a.set(j, i, a.get(i, j));
      }
    }
    return SymmetricMatrix.of(new DataMatrix(a));
  }

  /// The residual cannot fall below what the vectors that were kept left of theirs.
  @ParameterizedTest
  @EnumSource(Form.class)
  void repeatedEigenvaluesAreAllFound(Form form) {
    double[][] spectra = {
      {2, 2, 1}, {3, 3, 2, 1, 1, 0}, {1, 1, 1, 1}, {5, 5, 5, 0, 0}, {4, -2, -2, 1, 1}
    };
    for (double[] spectrum : spectra) {
      SymmetricMatrix a = withSpectrum(spectrum);
      for (long seed = 0; seed < 6; seed++) {
        Options options = new Options(spectrum.length, form);
        Timeline<SymmetricMatrix, Options, State> run =
            Runs.of(ALGORITHM, new Run<>(a, options, seed));
        State state = finished(run);
        assertArrayEquals(spectrum, state.found().values(), 1e-11);
        assertEquals(Verdict.Status.HOLDS, verdict(run, "largest-comes-first"));
        assertEquals(Verdict.Status.HOLDS, verdict(run, "found-are-orthonormal"));
      }
    }
  }

  private static Verdict.Status verdict(
      Timeline<SymmetricMatrix, Options, State> run, String claim) {
    return run.verdictsAt(run.end()).getOrDefault(claim, Verdict.NOT_YET).status();
  }

  /// A residual of 1e-12 ‖A‖ would leave any vector of the last ones as good as any other: the
  /// residual over the gap is the angle.
  @ParameterizedTest
  @EnumSource(Form.class)
  void eigenvectorsOfSmallEigenvaluesAreAsGoodAsTheirGapsAllow(Form form) {
    double[] spectrum = {4e5, 7e3, 40, 0.4, 2e-3, 3e-5, 1.2e-5, 4e-6, 1.5e-6, 6e-7};
    SymmetricMatrix a = withSpectrum(spectrum);
    State state = finished(run(a, spectrum.length, form));
    for (int k = 0; k < spectrum.length; k++) {
      double gap = spectrum[k] - (k + 1 < spectrum.length ? spectrum[k + 1] : 0);
      double along = 0;
      double before = 0;
      for (int i = 0; i < spectrum.length; i++) {
        along += state.found().vectors().get(i, k) * a.vectors().get(i, k);
      }
      for (int i = 0; i < spectrum.length; i++) {
        double rest = state.found().vectors().get(i, k) - along * a.vectors().get(i, k);
        before += rest * rest;
      }
      double sine = Math.sqrt(before);
      assertEquals(0, sine, 4 * Estimate.tolerance(a, spectrum[k]) / gap, "eigenvector " + (k + 1));
      assertTrue(sine < 0.02, "eigenvector " + (k + 1) + " is off by " + sine);
    }
  }

  /// What a replay does: after each half-step v is set to the value that was traced.
  @ParameterizedTest
  @EnumSource(Form.class)
  void aRunReadBackIsTheSameRun(Form form) {
    Timeline<SymmetricMatrix, Options, State> run = run(cloud(30, 4), 3, form);
    finished(run);
    State state = run.at(0).state();
    for (int position = 0; position < run.end(); position++) {
      HalfStep<SymmetricMatrix, Options, State> next = run.halfStepAfter(position).orElseThrow();
      State own = next.apply(run.run(), state, run.placeOf(position + 1));
      DMatrixRMaj traced = run.at(position + 1).state().vectors();
      state = ALGORITHM.replace(run.run(), own, "v", traced);
      assertArrayEquals(traced.data, state.vectors().data);
      assertEquals(own.convergence(), state.convergence());
    }
    assertTrue(state.isComplete());
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void aVThatWasWrittenWithOtherRoundingContinuesItsSearch(Form form) {
    Timeline<SymmetricMatrix, Options, State> run = run(cloud(30, 4), 2, form);
    Runs.extend(run, 7);
    State state = run.at(7).state();
    DMatrixRMaj rounded = state.vectors().copy();
    for (int i = 0; i < rounded.getNumElements(); i++) {
      rounded.data[i] *= 1 + (i % 2 == 0 ? 1e-13 : -1e-13);
    }
    State nudged = ALGORITHM.replace(run.run(), state, "v", rounded);
    assertArrayEquals(rounded.data, nudged.vectors().data);
    assertEquals(state.convergence().rounds(), nudged.convergence().rounds());
    assertEquals(state.convergence().bound(), nudged.convergence().bound());
    assertEquals(state.convergence().tangent(), nudged.convergence().tangent(), 1e-11);
  }

  @Test
  void anotherVIsRefusedOnceAllAreFound() {
    Timeline<SymmetricMatrix, Options, State> run = run(cloud(30, 4), 2, Form.SINGLE);
    finished(run);
    assertThrows(InvalidInputException.class, () -> turned(run, run.end(), vector(1, 2, 3, 4)));
  }

  @Test
  void moreEigenvectorsThanTheOrderAreRefused() {
    Options three = new Options(3, Form.SINGLE);
    SymmetricMatrix a = given(new double[][] {{1, 0}, {0, 1}});
    assertThrows(InvalidInputException.class, () -> ALGORITHM.start(new Run<>(a, three, 0)));
    assertThrows(InvalidInputException.class, () -> new Options(0, Form.SINGLE));
  }
}
