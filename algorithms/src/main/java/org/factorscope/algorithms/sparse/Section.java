package org.factorscope.algorithms.sparse;

import org.factorscope.algorithms.linalg.Norms;

/// F over two entries a and b of a code while the others stay as they are.
///
/// ```
/// F(α, β) = ½‖r₀‖² − α p_a − β p_b + ½(α² g_aa + 2αβ g_ab + β² g_bb) + λ(|α| + |β|) + rest
/// ```
///
/// r₀ is the residual without both columns, p their products with it, g those with each other.
public final class Section {
  private static final int SWEEPS = 200;

  private final double constant;
  private final double[] products;
  private final double[] gram;
  private final double lambda;

  /// Cost O(n).
  public Section(SparseProblem problem, Code code, int a, int b, double lambda) {
    double ya = code.y().data[a];
    double yb = code.y().data[b];
    this.gram = new double[] {problem.product(a, a), problem.product(a, b), problem.product(b, b)};
    this.products =
        new double[] {
          code.correlations().data[a] + gram[0] * ya + gram[1] * yb,
          code.correlations().data[b] + gram[1] * ya + gram[2] * yb
        };
    this.lambda = lambda;
    double fit = Norms.squaredFrobenius(code.residual()) / 2;
    double others = lambda * (code.length1() - Math.abs(ya) - Math.abs(yb));
    this.constant = fit - smooth(ya, yb) + others;
  }

  /// g_aa, g_ab and g_bb. Not to be modified.
  public double[] gram() {
    return gram;
  }

  private double smooth(double alpha, double beta) {
    return alpha * (gram[0] * alpha / 2 + gram[1] * beta - products[0])
        + beta * (gram[2] * beta / 2 - products[1]);
  }

  /// F(α, β).
  public double value(double alpha, double beta) {
    return constant + smooth(alpha, beta) + lambda * (Math.abs(alpha) + Math.abs(beta));
  }

  /// The smallest F by coordinate descent, which is exact enough for a picture.
  ///
  /// @return α and β
  public double[] minimum() {
    double[] place = new double[2];
    for (int k = 0; k < SWEEPS; k++) {
      place[0] = entry(products[0] - gram[1] * place[1], gram[0]);
      place[1] = entry(products[1] - gram[1] * place[0], gram[2]);
    }
    return place;
  }

  private double entry(double product, double square) {
    return square > 0 ? SoftThreshold.of(product, lambda) / square : 0;
  }
}
