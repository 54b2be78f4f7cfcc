package org.factorscope.algorithms.sparse;

/// Functions that shrink a number towards zero (sparsity notes, section 3). All are odd, never
/// fall, and lie between 0 and the identity.
///
/// ```
/// soft       (|x| − λ)₊ sign x
/// hard       x if |x| > λ, else 0
/// sigshrink  x/(1 + e^{−τ(|x| − λ)})
/// firm       0 up to λ, then 2(|x| − λ) sign x, from 2λ on x
/// garrote    x − λ²/x if |x| > λ, else 0
/// ```
public enum Operator {
  SOFT {
    @Override
    double ofPositive(double x, double lambda, double tau) {
      return SoftThreshold.of(x, lambda);
    }
  },
  HARD {
    @Override
    double ofPositive(double x, double lambda, double tau) {
      return x > lambda ? x : 0;
    }
  },
  SIGSHRINK {
    @Override
    double ofPositive(double x, double lambda, double tau) {
      double exponent = tau * (lambda - x);
      // The power of e of a negative number cannot overflow.
      return exponent < 0
          ? x / (1 + StrictMath.exp(exponent))
          : x * (StrictMath.exp(-exponent) / (1 + StrictMath.exp(-exponent)));
    }
  },
  FIRM {
    @Override
    double ofPositive(double x, double lambda, double tau) {
      return x <= lambda ? 0 : Math.min(x, 2 * (x - lambda));
    }
  },
  GARROTE {
    @Override
    double ofPositive(double x, double lambda, double tau) {
      return x > lambda ? x - lambda * (lambda / x) : 0;
    }
  };

  abstract double ofPositive(double x, double lambda, double tau);

  /// The value at x; zero of the sign of x where nothing is left.
  ///
  /// @param lambda the threshold, above 0
  /// @param tau how steep sigshrink is there, above 0; the others do not use it
  public double of(double x, double lambda, double tau) {
    return Math.copySign(ofPositive(Math.abs(x), lambda, tau), x);
  }
}
