package org.factorscope.algorithms.networks;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Exponential;
import org.factorscope.algorithms.linalg.Logarithm;
import org.factorscope.algorithms.linalg.Sigmoid;

/// The probability of each pixel, given those before it: a logistic regression on a window around
/// it, of which only the part is open that comes before.
///
/// ```
/// p(x_ij = 1) = σ(b + Σ_uv K_uv x_{i+u−c, j+v−c}),  c = ⌊w/2⌋,  zeros outside of the picture
/// ```
///
/// @param k K, w x w, w odd; 0 from the middle on. Not modified.
/// @param b the bias
public record PixelModel(DMatrixRMaj k, double b) {
  /// How many entries of a window are open: those above the middle, and left of it in its row.
  public static int open(int width) {
    return width * width / 2;
  }

  /// A matrix with 0 from the middle on.
  ///
  /// @param k w x w, w odd. Not modified.
  static DMatrixRMaj masked(DMatrixRMaj k) {
    DMatrixRMaj masked = k.copy();
    int middle = k.getNumElements() / 2;
    Arrays.fill(masked.data, middle, k.getNumElements(), 0);
    return masked;
  }

  /// The pixel in the window around (i, j).
  ///
  /// @param x pictures of side x side pixels in one run of numbers. Not modified.
  /// @param at where the picture begins
  static double pixel(double[] x, int at, int side, int row, int column) {
    boolean isInside = row >= 0 && row < side && column >= 0 && column < side;
    return isInside ? x[at + row * side + column] : 0;
  }

  /// The logit of a pixel.
  ///
  /// @param x pictures of side x side pixels in one run of numbers. Not modified.
  /// @param at where the picture begins
  public double logit(double[] x, int at, int side, int pixel) {
    int middle = k.numRows / 2;
    int top = Math.floorDiv(pixel, side) - middle;
    int left = pixel % side - middle;
    double logit = b;
    for (int u = 0; u <= middle; u++) {
      for (int v = 0; v < (u < middle ? k.numCols : middle); v++) {
        logit += k.get(u, v) * pixel(x, at, side, top + u, left + v);
      }
    }
    return logit;
  }

  /// The logits of all pixels of a picture.
  ///
  /// @param logits side² numbers. Modified.
  public void logits(double[] x, int at, int side, double[] logits) {
    for (int t = 0; t < side * side; t++) {
      logits[t] = logit(x, at, side, t);
    }
  }

  /// The probabilities that the pixels of a picture are 1.
  ///
  /// @param x pictures of side x side pixels in one run of numbers. Not modified.
  /// @param at where the picture begins
  /// @return side² numbers
  public double[] probabilities(double[] x, int at, int side) {
    double[] p = new double[side * side];
    logits(x, at, side, p);
    for (int t = 0; t < p.length; t++) {
      p[t] = -p[t];
    }
    Exponential.replace(p, new double[p.length], p.length);
    for (int t = 0; t < p.length; t++) {
      p[t] = 1 / (1 + p[t]);
    }
    return p;
  }

  /// −log p of a picture, in nats: Σ log(1 + e^{−l}) with the sign of l turned for pixels that are
  /// 0.
  ///
  /// @param x pictures of side x side pixels in one run of numbers, 0 or 1. Not modified.
  /// @param at where the picture begins
  public double surprise(double[] x, int at, int side) {
    int size = side * side;
    double[] against = new double[size];
    logits(x, at, side, against);
    double[] wrong = new double[size];
    for (int t = 0; t < size; t++) {
      double turned = x[at + t] == 1 ? -against[t] : against[t];
      wrong[t] = Math.max(0, turned);
      against[t] = -Math.abs(turned);
    }
    double[] powers = new double[size];
    Exponential.replace(against, powers, size);
    for (int t = 0; t < size; t++) {
      against[t] += 1;
    }
    Logarithm.replace(against, powers, size);
    double sum = 0;
    for (int t = 0; t < size; t++) {
      sum += wrong[t] + against[t];
    }
    return sum;
  }

  /// A picture drawn pixel after pixel, each with its probability given those before it.
  ///
  /// @param count how many pixels are drawn; the others are 0
  /// @return side² numbers, 0 or 1
  public double[] drawn(int side, int count, SplittableRandom random) {
    double[] x = new double[side * side];
    for (int t = 0; t < Math.min(count, x.length); t++) {
      double p = Sigmoid.of(logit(x, 0, side, t));
      x[t] = random.nextDouble() < p ? 1 : 0;
    }
    return x;
  }
}
