package org.factorscope.algorithms.subspace;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.StepRandom;

/// Vectors of length 1 and their place relative to others.
public final class Directions {
  private Directions() {}

  /// A projection that leaves less than this fraction of a vector leaves only rounding.
  private static final double NOTHING_LEFT = 1e-8;

  /// Column k of W as d x 1.
  public static DMatrixRMaj column(DMatrixRMaj w, int k) {
    DMatrixRMaj column = new DMatrixRMaj(w.numRows, 1);
    for (int i = 0; i < w.numRows; i++) {
      column.data[i] = w.get(i, k);
    }
    return column;
  }

  /// W with column k replaced.
  public static DMatrixRMaj withColumn(DMatrixRMaj w, int k, DMatrixRMaj column) {
    DMatrixRMaj changed = w.copy();
    for (int i = 0; i < w.numRows; i++) {
      changed.set(i, k, column.data[i]);
    }
    return changed;
  }

  /// v/‖v‖; v must not be zero.
  public static DMatrixRMaj unit(DMatrixRMaj v) {
    double norm = Norms.frobenius(v);
    DMatrixRMaj unit = v.copy();
    for (int i = 0; i < unit.getNumElements(); i++) {
      unit.data[i] /= norm;
    }
    return unit;
  }

  /// (I − W_j W_jᵀ) v for the first j columns of W, which are orthonormal.
  public static DMatrixRMaj outside(DMatrixRMaj w, int j, DMatrixRMaj v) {
    DMatrixRMaj rest = v.copy();
    for (int k = 0; k < j; k++) {
      double along = 0;
      for (int i = 0; i < w.numRows; i++) {
        along += w.get(i, k) * rest.data[i];
      }
      for (int i = 0; i < w.numRows; i++) {
        rest.data[i] -= along * w.get(i, k);
      }
    }
    return rest;
  }

  /// The angle between two directions, up to their sign; exact also if it is tiny, unlike arccos.
  static double angle(DMatrixRMaj a, DMatrixRMaj b) {
    double apart = Math.sqrt(Norms.squaredDistance(a, b));
    double together = 0;
    for (int i = 0; i < a.getNumElements(); i++) {
      double sum = a.data[i] + b.data[i];
      together += sum * sum;
    }
    together = Math.sqrt(together);
    double shorter = Math.min(apart, together);
    return 2 * StrictMath.asin(Math.min(1, shorter / 2));
  }

  /// The same direction with its entry of largest magnitude positive, the first one on ties.
  public static DMatrixRMaj signed(DMatrixRMaj v) {
    int largest = 0;
    for (int i = 1; i < v.getNumElements(); i++) {
      if (Math.abs(v.data[i]) > Math.abs(v.data[largest])) {
        largest = i;
      }
    }
    DMatrixRMaj signed = v.copy();
    for (int i = 0; i < v.getNumElements() && v.data[largest] < 0; i++) {
      signed.data[i] = -v.data[i];
    }
    return signed;
  }

  /// A random direction orthogonal to the first j columns of W, j below d.
  public static DMatrixRMaj random(DMatrixRMaj w, int j, long seed, int step) {
    var generator = StepRandom.at(seed, step);
    while (true) {
      DMatrixRMaj v = StepRandom.normal(w.numRows, 1, generator);
      DMatrixRMaj rest = outside(w, j, v);
      // Columns that are not numbers pass, or this would never end.
      if (!(Norms.frobenius(rest) <= NOTHING_LEFT * Norms.frobenius(v))) {
        return unit(outside(w, j, unit(rest)));
      }
    }
  }
}
