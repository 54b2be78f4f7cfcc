package org.factorscope.algorithms.sparse;

/// What an operator makes of a height μ that is seen in normal noise of standard deviation σ.
///
/// ```
/// bias = E S(μ + σξ) − μ,  variance = Var S(μ + σξ),  ξ ~ N(0, 1)
/// ```
///
/// @param bias error of the mean
/// @param variance about the mean
public record NoisyShrinkage(double bias, double variance) {
  private static final double FARTHEST = 8;
  private static final int NODES = 800;

  /// By the trapezoidal rule with 800 intervals on ±8σ: to 1e-10 for smooth operators, to about
  /// 0.01 σ where an operator jumps.
  public static NoisyShrinkage of(Shrinkage.Options options, double mu, double sigma) {
    double weights = 0;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i <= NODES; i++) {
      double xi = FARTHEST * (2.0 * i / NODES - 1);
      double weight = StrictMath.exp(-xi * xi / 2);
      double off = options.apply(mu + sigma * xi) - mu;
      weights += weight;
      sum += weight * off;
      squares += weight * off * off;
    }
    double bias = sum / weights;
    return new NoisyShrinkage(bias, Math.max(0, squares / weights - bias * bias));
  }

  /// Root of the mean squared error √(bias² + variance).
  public double error() {
    return Math.sqrt(bias * bias + variance);
  }
}
