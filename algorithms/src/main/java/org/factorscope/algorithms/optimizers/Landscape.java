package org.factorscope.algorithms.optimizers;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;

/// A function of two variables for optimizers to go down, with what is known of it.
///
/// @param condition κ of the quadratic, at least 1; the others do not have it
public record Landscape(Function function, double condition) {
  /// The functions.
  public enum Function {
    /// ½(x² + κy²).
    QUADRATIC,
    /// (1 − x)² + 100(y − x²)²: a bent valley (Rosenbrock 1960).
    ROSENBROCK,
    /// ½(1 − xy)²: the number 1 as a product.
    FACTORIZATION,
    /// ½(x² − y²) + ¼y⁴: a saddle at the origin, minima at (0, ±1).
    SADDLE,
    /// x² + 3 sin²x + y² + 3 sin²y: not convex, and yet without another critical point.
    PL
  }

  public Landscape {
    if (!(condition >= 1)) {
      throw InvalidInputException.option("condition", condition, "must be at least 1");
    }
  }

  /// Where all racers start, 2 x 1.
  public DMatrixRMaj start() {
    return switch (function) {
      case QUADRATIC -> point(1, 1);
      case ROSENBROCK -> point(-1.2, 1);
      case FACTORIZATION -> point(0.1, 1.5);
      case SADDLE -> point(1, 0.001);
      case PL -> point(3, -2.5);
    };
  }

  /// f* ≤ f, its smallest value.
  public double smallest() {
    return function == Function.SADDLE ? -0.25 : 0;
  }

  /// L: the gradient changes at most L times as fast as the place, anywhere; NaN if there is no
  /// such number.
  public double smoothness() {
    return switch (function) {
      case QUADRATIC -> condition;
      case PL -> 8;
      case ROSENBROCK, FACTORIZATION, SADDLE -> Double.NaN;
    };
  }

  /// μ of Polyak and Łojasiewicz, ‖∇f‖² ≥ 2μ(f − f*) anywhere; NaN if there is no such number. For
  /// [Function#PL] it is the value of Karimi, Nutini and Schmidt (2016); the best is about 0.175.
  public double pl() {
    return switch (function) {
      case QUADRATIC -> 1;
      case PL -> 1.0 / 32;
      case ROSENBROCK, FACTORIZATION, SADDLE -> Double.NaN;
    };
  }

  public double value(double x, double y) {
    return function == Function.SADDLE ? 0.5 * (x * x - y * y) + 0.25 * (y * y * y * y) : gap(x, y);
  }

  /// f − f*, without cancellation.
  public double gap(double x, double y) {
    return switch (function) {
      case QUADRATIC -> 0.5 * (x * x + condition * (y * y));
      case ROSENBROCK -> (1 - x) * (1 - x) + 100 * ((y - x * x) * (y - x * x));
      case FACTORIZATION -> 0.5 * ((1 - x * y) * (1 - x * y));
      case SADDLE -> 0.5 * (x * x) + 0.25 * ((y * y - 1) * (y * y - 1));
      case PL -> bumpy(x) + bumpy(y);
    };
  }

  private static double bumpy(double x) {
    double sine = StrictMath.sin(x);
    return x * x + 3 * (sine * sine);
  }

  /// The gradient, 2 x 1.
  ///
  /// @param at 2 x 1. Not modified.
  public DMatrixRMaj gradient(DMatrixRMaj at) {
    double x = at.data[0];
    double y = at.data[1];
    return switch (function) {
      case QUADRATIC -> point(x, condition * y);
      case ROSENBROCK -> point(-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x));
      case FACTORIZATION -> point(-(1 - x * y) * y, -(1 - x * y) * x);
      case SADDLE -> point(x, -y + y * y * y);
      case PL -> point(2 * x + 3 * StrictMath.sin(2 * x), 2 * y + 3 * StrictMath.sin(2 * y));
    };
  }

  /// The two eigenvalues of the Hessian, ascending.
  ///
  /// @param at 2 x 1. Not modified.
  public double[] curvatures(DMatrixRMaj at) {
    double x = at.data[0];
    double y = at.data[1];
    return switch (function) {
      case QUADRATIC -> eigenvalues(1, 0, condition);
      case ROSENBROCK -> eigenvalues(2 + 1200 * x * x - 400 * y, -400 * x, 200);
      case FACTORIZATION -> eigenvalues(y * y, 2 * x * y - 1, x * x);
      case SADDLE -> eigenvalues(1, 0, 3 * y * y - 1);
      case PL -> eigenvalues(2 + 6 * StrictMath.cos(2 * x), 0, 2 + 6 * StrictMath.cos(2 * y));
    };
  }

  private static double[] eigenvalues(double xx, double xy, double yy) {
    double mean = (xx + yy) / 2;
    double half = (xx - yy) / 2;
    double radius = Math.sqrt(half * half + xy * xy);
    return new double[] {mean - radius, mean + radius};
  }

  private static DMatrixRMaj point(double x, double y) {
    return new DMatrixRMaj(new double[][] {{x}, {y}});
  }
}
