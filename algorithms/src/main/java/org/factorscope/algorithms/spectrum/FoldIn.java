package org.factorscope.algorithms.spectrum;

import org.ejml.data.DMatrixRMaj;

/// Documents and queries that the space was not made of, and how alike things in it are.
///
/// ```
/// q̂ = Σ_k⁻¹ U_kᵀ q            a row beside those of V_k
/// Σ_k q̂ = U_kᵀ q              its place beside the documents' places V_k Σ_k
/// ```
public final class FoldIn {
  private FoldIn() {}

  /// A singular value below this fraction of the first is rounding; its dimension says nothing.
  private static final double NOTHING = 1e-12;

  /// The place of a document among the places of the documents: U_kᵀ q.
  ///
  /// @param dimensions k
  /// @param weights a weight a term. Not modified.
  /// @return k numbers, new
  public static double[] place(Decomposed space, int dimensions, double[] weights) {
    DMatrixRMaj u = space.svd().u();
    double[] place = new double[dimensions];
    for (int i = 0; i < weights.length; i++) {
      for (int k = 0; k < place.length && weights[i] != 0; k++) {
        place[k] += u.get(i, k) * weights[i];
      }
    }
    return place;
  }

  /// q̂ = Σ_k⁻¹ U_kᵀ q; 0 in dimensions that are rounding.
  ///
  /// @param dimensions k
  /// @param weights a weight a term. Not modified.
  /// @return k numbers, new
  public static double[] row(Decomposed space, int dimensions, double[] weights) {
    double[] row = place(space, dimensions, weights);
    for (int k = 0; k < row.length; k++) {
      double value = space.value(k);
      row[k] = value > NOTHING * space.value(0) ? row[k] / value : 0;
    }
    return row;
  }

  /// The cosine of two places; 0 if one of them is the origin.
  ///
  /// @param a Not modified.
  /// @param b the same length. Not modified.
  public static double cosine(double[] a, double[] b) {
    double scaleA = largest(a);
    double scaleB = largest(b);
    if (scaleA == 0 || scaleB == 0) {
      return 0;
    }
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (int k = 0; k < a.length; k++) {
      double x = a[k] / scaleA;
      double y = b[k] / scaleB;
      product += x * y;
      squareA += x * x;
      squareB += y * y;
    }
    return product / Math.sqrt(squareA) / Math.sqrt(squareB);
  }

  private static double largest(double[] numbers) {
    double largest = 0;
    for (double number : numbers) {
      largest = Math.max(largest, Math.abs(number));
    }
    return largest;
  }
}
