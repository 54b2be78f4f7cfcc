package org.factorscope.algorithms.sparse;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;

/// Dictionaries and signals for tests.
final class SparseProblems {
  /// Two columns of length 1 with inner product 0.6: L = 1.6, Dᵀx = (2, 1.6).
  static final SparseProblem TWO_ATOMS =
      new SparseProblem(
          new DMatrixRMaj(new double[][] {{1, 0.6}, {0, 0.8}}), column(new double[] {2, 0.5}));

  private SparseProblems() {}

  static DMatrixRMaj column(double... entries) {
    return new DMatrixRMaj(entries.length, 1, true, entries.clone());
  }

  /// Normal entries.
  static SparseProblem random(int n, int p, long seed) {
    SplittableRandom random = StepRandom.at(seed, 0);
    return new SparseProblem(normal(n, p, 1, random), normal(n, 1, 1, random));
  }

  private static DMatrixRMaj normal(int n, int p, double scale, SplittableRandom random) {
    DMatrixRMaj matrix = new DMatrixRMaj(n, p);
    for (int i = 0; i < n * p; i++) {
      matrix.data[i] = scale * StepRandom.gaussian(random);
    }
    return matrix;
  }

  /// Spikes behind a blur with a standard deviation of 2 places.
  static SparseProblem blurred(int n) {
    DMatrixRMaj d = new DMatrixRMaj(n, n);
    DMatrixRMaj x = new DMatrixRMaj(n, 1);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        d.set(i, j, Math.exp(-(i - j) * (i - j) / 8.0) / Math.sqrt(2 * Math.sqrt(Math.PI)));
      }
      x.set(i, 0, d.get(i, n / 4) - 1.5 * d.get(i, n / 2) + 0.02 * Math.sin(i * i));
    }
    return new SparseProblem(d, x);
  }

  /// One row, one column, dependent and zero columns, a zero signal, far from zero, tiny and huge.
  static List<SparseProblem> odd() {
    SplittableRandom random = StepRandom.at(5, 0);
    DMatrixRMaj twins = normal(6, 4, 1, random);
    DMatrixRMaj offset = normal(8, 3, 1, random);
    for (int i = 0; i < 8; i++) {
      offset.set(i, 0, offset.get(i, 0) + 1e8);
      offset.set(i, 1, offset.get(i, 1) + 1e8);
    }
    for (int i = 0; i < 6; i++) {
      twins.set(i, 1, twins.get(i, 0));
      twins.set(i, 2, 0);
    }
    return List.of(
        random(1, 5, 1),
        random(7, 1, 2),
        random(4, 9, 3),
        new SparseProblem(twins, normal(6, 1, 1, random)),
        new SparseProblem(offset, normal(8, 1, 1e8, random)),
        new SparseProblem(offset, normal(8, 1, 1, random)),
        new SparseProblem(normal(6, 3, 1e-8, random), normal(6, 1, 1, random)),
        new SparseProblem(normal(6, 3, 1, random), normal(6, 1, 1e12, random)),
        new SparseProblem(normal(6, 3, 1e100, random), normal(6, 1, 1e-100, random)),
        new SparseProblem(normal(6, 3, 1, random), new DMatrixRMaj(6, 1)),
        new SparseProblem(new DMatrixRMaj(6, 3), normal(6, 1, 1, random)),
        new SparseProblem(new DMatrixRMaj(1, 1), new DMatrixRMaj(1, 1)));
  }

  /// Checks every promised claim at every position.
  static <P, O, S> void assertPromised(Algorithm<P, O, S> algorithm, Timeline<P, O, S> run) {
    for (StepRecord record : run.history()) {
      for (Claim<P, O, S> claim : algorithm.claims()) {
        Verdict verdict = run.verdictsAt(record.position()).get(claim.id());
        assertTrue(verdict != null);
        boolean fails = verdict.status() == Verdict.Status.FAILS;
        assertFalse(
            fails && claim.promise() == Claim.Promise.PROMISED,
            () -> claim.id() + " at " + record.position() + ": " + verdict.margin());
      }
    }
  }
}
