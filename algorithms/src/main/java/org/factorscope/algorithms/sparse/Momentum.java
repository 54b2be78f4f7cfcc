package org.factorscope.algorithms.sparse;

/// How far FISTA goes beyond y in the direction of its last step.
///
/// ```
/// nesterov  t_1 = 1, t_k = (1 + √(1 + 4 t_{k−1}²))/2, m_k = (t_{k−1} − 1)/t_k, m_1 = 0
/// ratio     m_k = (k − 1)/(k + 2)
/// ```
///
/// @param k iterations since the start or the last restart
/// @param previous t_{k−1}, 0 in the first iteration
/// @param t t_k
/// @param m m_k
public record Momentum(int k, double previous, double t, double m) {
  /// Which sequence m_k is.
  public enum Rule {
    NESTEROV,
    RATIO
  }

  /// Before the first iteration.
  static final Momentum NONE = new Momentum(0, 0, 0, 0);

  /// That of the next iteration.
  Momentum next(Rule rule) {
    double after = (1 + Math.sqrt(1 + 4 * t * t)) / 2;
    double m =
        switch (rule) {
          case NESTEROV -> Math.max(0, (t - 1) / after);
          case RATIO -> k / (k + 3.0);
        };
    return new Momentum(k + 1, t, after, m);
  }

  /// The same after a restart: the next m is 0, and the one after it the first that is not.
  Momentum restarted() {
    return new Momentum(0, previous, 1, m);
  }
}
