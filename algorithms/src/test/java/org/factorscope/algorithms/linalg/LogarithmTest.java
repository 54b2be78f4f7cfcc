package org.factorscope.algorithms.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Our logarithms against StrictMath's, whose own error is below one unit in the last place.
class LogarithmTest {

  @Test
  void logarithmsOfAllMagnitudes() {
    SplittableRandom random = new SplittableRandom(1);
    double[] x = new double[100 * (Double.MAX_EXPONENT - Double.MIN_EXPONENT + 1 + 52)];
    for (int i = 0; i < x.length; i++) {
      // The smallest exponents are those of subnormal numbers.
      x[i] = Math.scalb(1 + random.nextDouble(), i / 100 + Double.MIN_EXPONENT - 52);
    }
    x[0] = Double.MIN_VALUE;
    x[1] = Double.MIN_NORMAL;
    x[2] = Double.MAX_VALUE;
    x[3] = Math.nextDown(Double.MIN_NORMAL);
    assertClose(x);
  }

  @Test
  void logarithmsAroundOne() {
    SplittableRandom random = new SplittableRandom(2);
    double[] x = new double[200_000];
    for (int i = 0; i < x.length; i++) {
      double distance = Math.scalb(random.nextDouble() - 0.5, -(i % 54));
      x[i] = 1 + distance;
    }
    x[0] = Math.nextUp(1.0);
    x[1] = Math.nextDown(1.0);
    x[2] = Math.sqrt(2);
    x[3] = Math.sqrt(0.5);
    x[4] = Math.nextDown(Math.sqrt(0.5));
    assertClose(x);
  }

  @Test
  void logarithmsWithoutRounding() {
    double[] x = {1, 0, -0.0, Double.POSITIVE_INFINITY, -1, Double.NEGATIVE_INFINITY, Double.NaN};
    double[] expected = x.clone();
    for (int i = 0; i < x.length; i++) {
      expected[i] = StrictMath.log(x[i]);
    }
    Logarithm.replace(x, new double[x.length], x.length);
    for (int i = 0; i < x.length; i++) {
      assertEquals(expected[i], x[i], 0.0);
    }
  }

  @Test
  void theRestOfAnArrayStays() {
    double[] x = {2, 3, 4};
    Logarithm.replace(x, new double[3], 2);
    assertEquals(4, x[2]);
  }

  /// Two results whose errors are below one unit each are at most one unit apart, as a rule.
  private static void assertClose(double[] arguments) {
    double[] x = arguments.clone();
    Logarithm.replace(x, new double[x.length], x.length);
    for (int i = 0; i < x.length; i++) {
      double expected = StrictMath.log(arguments[i]);
      assertEquals(expected, x[i], Math.ulp(expected), "x = " + arguments[i]);
    }
  }
}
