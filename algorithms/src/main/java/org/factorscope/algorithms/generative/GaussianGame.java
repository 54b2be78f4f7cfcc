package org.factorscope.algorithms.generative;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Sigmoid;

/// The game of a generator a + bz against data from N(3, 1), both on the line, with a logistic
/// discriminator π(x) = 1/(1 + e^−ℓ), ℓ = w·(1, ξ, ξ²), ξ = x − 1.5.
///
/// ```
/// V   = ½ mean_j log π(x_j) + ½ mean_j log(1 − π(g_j)),   x_j = 3 + z_j,  g_j = a + b z_j
/// ∂w  = ½ mean (1 − π(x_j)) φ(x_j) − ½ mean π(g_j) φ(g_j),   φ = (1, ξ, ξ²)
/// ∂g_j = −½ π(g_j) ℓ'(g_j), or −½ (1 − π(g_j)) ℓ'(g_j) of −½ log π(g_j)
/// ```
///
/// Means run over the 200 mid-quantiles z_j = Φ⁻¹((j − ½)/200) of the standard normal distribution,
/// so nothing is drawn. The ideal discriminator π* = p/(p + p_θ) has a quadratic logit too.
public final class GaussianGame {
  /// Where the data are, and their standard deviation.
  public static final double MEAN = 3;

  public static final double DEVIATION = 1;

  private static final int COUNT = 200;
  private static final double ORIGIN = 1.5;
  private static final double LOG_2 = StrictMath.log(2);

  /// How far integrals reach, in standard deviations, and how long their pieces are.
  private static final double REACH = 8;

  private static final double PIECE = 1;

  private static final double SMALLEST_SPREAD = 1e-9;

  /// Gauss–Legendre quadrature of five points on [−1, 1].
  private static final double[] NODES = {
    -0.9061798459386640, -0.5384693101056831, 0, 0.5384693101056831, 0.9061798459386640
  };

  private static final double[] WEIGHTS = {
    0.2369268850561891,
    0.4786286704993665,
    0.5688888888888889,
    0.4786286704993665,
    0.2369268850561891
  };

  private static final double[] QUANTILES = quantiles();

  private GaussianGame() {}

  private static double[] quantiles() {
    double[] quantiles = new double[COUNT];
    for (int j = 0; j < COUNT; j++) {
      quantiles[j] = quantile((j + 0.5) / COUNT);
    }
    return quantiles;
  }

  /// Φ⁻¹(p) by Newton's method on Φ(z) − ½ = φ(z)(z + z³/3 + z⁵/15 + …), whose terms have one sign;
  /// from 0 the steps never overshoot. For p not too near to 0 and 1.
  static double quantile(double p) {
    if (p < 0.5) {
      return -quantile(1 - p);
    }
    double z = 0;
    for (int i = 0; i < 50; i++) {
      double density = StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
      double sum = 0;
      double term = z;
      for (int n = 3; sum + term != sum; n += 2) {
        sum += term;
        term *= z * z / n;
      }
      double next = z + ((p - 0.5) / density - sum);
      if (!(next > z)) {
        return z;
      }
      z = next;
    }
    return z;
  }

  /// The 200 z_j, ascending; a copy.
  public static double[] latent() {
    return QUANTILES.clone();
  }

  /// ℓ(x), the logit of the discriminator.
  ///
  /// @param w 3 x 1. Not modified.
  public static double logit(DMatrixRMaj w, double x) {
    double xi = x - ORIGIN;
    return w.data[0] + xi * (w.data[1] + xi * w.data[2]);
  }

  /// log(1 + e^t), without overflow.
  private static double softplus(double t) {
    return Math.max(t, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(t)));
  }

  /// V.
  ///
  /// @param w 3 x 1. Not modified.
  /// @param generator (a, b), 2 x 1. Not modified.
  static double value(DMatrixRMaj w, DMatrixRMaj generator) {
    double sum = 0;
    for (double z : QUANTILES) {
      sum -= softplus(-logit(w, MEAN + z));
      sum -= softplus(logit(w, generator.data[0] + generator.data[1] * z));
    }
    return sum / (2 * COUNT);
  }

  /// ∂V/∂w, 3 x 1.
  ///
  /// @param w 3 x 1. Not modified.
  /// @param generator (a, b), 2 x 1. Not modified.
  static DMatrixRMaj discriminatorGradient(DMatrixRMaj w, DMatrixRMaj generator) {
    DMatrixRMaj gradient = new DMatrixRMaj(3, 1);
    for (double z : QUANTILES) {
      double x = MEAN + z;
      double g = generator.data[0] + generator.data[1] * z;
      addFeatures(gradient, Sigmoid.of(-logit(w, x)) / (2 * COUNT), x);
      addFeatures(gradient, -Sigmoid.of(logit(w, g)) / (2 * COUNT), g);
    }
    return gradient;
  }

  /// @param sum gets factor · (1, ξ, ξ²) on top. Modified.
  private static void addFeatures(DMatrixRMaj sum, double factor, double x) {
    double xi = x - ORIGIN;
    sum.data[0] += factor;
    sum.data[1] += factor * xi;
    sum.data[2] += factor * xi * xi;
  }

  /// The derivative by (a, b) of what the generator wants to be small, 2 x 1.
  ///
  /// @param w 3 x 1. Not modified.
  /// @param generator (a, b), 2 x 1. Not modified.
  static DMatrixRMaj generatorGradient(DMatrixRMaj w, DMatrixRMaj generator, Gan.Loss loss) {
    DMatrixRMaj gradient = new DMatrixRMaj(2, 1);
    for (double z : QUANTILES) {
      double slope = slope(w, generator.data[0] + generator.data[1] * z, loss) / COUNT;
      gradient.data[0] += slope;
      gradient.data[1] += slope * z;
    }
    return gradient;
  }

  /// The derivative by g of the loss of a single generated point, half of log(1 − π) or −log π.
  ///
  /// @param w 3 x 1. Not modified.
  public static double slope(DMatrixRMaj w, double g, Gan.Loss loss) {
    double logit = logit(w, g);
    double push = Sigmoid.of(loss == Gan.Loss.MINIMAX ? logit : -logit);
    return -0.5 * push * (w.data[1] + 2 * w.data[2] * (g - ORIGIN));
  }

  /// A bound of the curvature of V in w: ⅛ (mean ‖φ(x_j)‖² + mean ‖φ(g_j)‖²), because π(1 − π) is
  /// at most ¼.
  ///
  /// @param generator (a, b), 2 x 1. Not modified.
  static double largestCurvature(DMatrixRMaj generator) {
    double sum = 0;
    for (double z : QUANTILES) {
      double x = MEAN + z - ORIGIN;
      double g = generator.data[0] + generator.data[1] * z - ORIGIN;
      sum += 2 + x * x + x * x * x * x + g * g + g * g * g * g;
    }
    return sum / (8 * COUNT);
  }

  /// The logarithm of the density of N(mean, deviation²).
  public static double logDensity(double x, double mean, double deviation) {
    double z = (x - mean) / deviation;
    return -z * z / 2 - StrictMath.log(Math.abs(deviation)) - StrictMath.log(2 * Math.PI) / 2;
  }

  /// The logit of the ideal discriminator π* = p/(p + p_θ).
  ///
  /// @param generator (a, b), 2 x 1, not a point. Not modified.
  public static double idealLogit(DMatrixRMaj generator, double x) {
    return logDensity(x, MEAN, DEVIATION) - logDensity(x, generator.data[0], generator.data[1]);
  }

  /// The Jensen–Shannon divergence of the data and the generator's distribution in nats, between 0
  /// and log 2: ½ KL(p ‖ m) + ½ KL(p_θ ‖ m), m = ½(p + p_θ). A generator of a single point is as
  /// far from the data as can be.
  ///
  /// @param generator (a, b), 2 x 1. Not modified.
  public static double divergence(DMatrixRMaj generator) {
    return isPoint(generator)
        ? LOG_2
        : Math.clamp(
            integral(
                generator,
                x -> LOG_2 - softplus(-idealLogit(generator, x)),
                x -> LOG_2 - softplus(idealLogit(generator, x))),
            0,
            LOG_2);
  }

  /// Whether b is 0, or so small beside a and the data that rounding cannot tell.
  ///
  /// @param generator (a, b), 2 x 1. Not modified.
  public static boolean isPoint(DMatrixRMaj generator) {
    double scale = DEVIATION + Math.abs(generator.data[0]);
    return Math.abs(generator.data[1]) <= SMALLEST_SPREAD * scale;
  }

  /// V with the distributions themselves in place of their 200 quantiles.
  ///
  /// @param w 3 x 1. Not modified.
  /// @param generator (a, b), 2 x 1, not a point. Not modified.
  static double exactValue(DMatrixRMaj w, DMatrixRMaj generator) {
    return integral(generator, x -> -softplus(-logit(w, x)), x -> -softplus(logit(w, x)));
  }

  /// ½ ∫ p · ofData + ½ ∫ p_θ · ofGenerated, piece by piece over both distributions.
  private static double integral(
      DMatrixRMaj generator, DoubleUnaryOperator ofData, DoubleUnaryOperator ofGenerated) {
    double[] ends = pieces(generator);
    double sum = 0;
    for (int i = 1; i < ends.length; i++) {
      double half = (ends[i] - ends[i - 1]) / 2;
      for (int k = 0; k < NODES.length; k++) {
        double x = ends[i - 1] + half * (1 + NODES[k]);
        double p = StrictMath.exp(logDensity(x, MEAN, DEVIATION));
        double q = StrictMath.exp(logDensity(x, generator.data[0], generator.data[1]));
        sum += half * WEIGHTS[k] / 2 * (weighted(p, ofData, x) + weighted(q, ofGenerated, x));
      }
    }
    return sum;
  }

  /// density · curve(x); 0 if nothing is there, however large the curve is.
  private static double weighted(double density, DoubleUnaryOperator curve, double x) {
    return density > 0 ? density * curve.applyAsDouble(x) : 0;
  }

  /// The ends of the pieces of both distributions in one order.
  private static double[] pieces(DMatrixRMaj generator) {
    int count = (int) (2 * REACH / PIECE) + 1;
    double[] ends = new double[2 * count];
    for (int i = 0; i < count; i++) {
      double z = i * PIECE - REACH;
      ends[i] = MEAN + DEVIATION * z;
      ends[count + i] = generator.data[0] + generator.data[1] * z;
    }
    Arrays.sort(ends);
    return ends;
  }
}
