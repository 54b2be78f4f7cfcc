package org.factorscope.algorithms.optimizers;

import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;
import org.jspecify.annotations.Nullable;

/// A function of two variables for optimizers to go down, with what is known of it.
///
/// @param condition κ of the quadratic, at least 1; the others do not have it
/// @param own what [Function#OWN] is; null for the others
public record Landscape(Function function, double condition, @Nullable OwnFunction own) {
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
    PL,
    /// A formula that the user typed.
    OWN
  }

  public Landscape {
    if (!(condition >= 1)) {
      throw InvalidInputException.option("condition", condition, "must be at least 1");
    }
    if ((function == Function.OWN) != (own != null)) {
      throw new IllegalArgumentException(function + " with " + own);
    }
  }

  /// A function that is built in.
  public Landscape(Function function, double condition) {
    this(function, condition, null);
  }

  /// A function of x = θ₁ and y = θ₂ that a user typed.
  ///
  /// @throws InvalidInputException naming the column of a mistake, or if there is no finite value
  ///   and gradient at the start
  public static Landscape own(String formula, double startX, double startY) {
    return new Landscape(Function.OWN, 1, OwnFunction.of(formula, startX, startY));
  }

  private OwnFunction typed() {
    return Objects.requireNonNull(own);
  }

  /// Where all racers start, 2 x 1.
  public DMatrixRMaj start() {
    return switch (function) {
      case QUADRATIC -> point(1, 1);
      case ROSENBROCK -> point(-1.2, 1);
      case FACTORIZATION -> point(0.1, 1.5);
      case SADDLE -> point(1, 0.001);
      case PL -> point(3, -2.5);
      case OWN -> point(typed().startX(), typed().startY());
    };
  }

  /// f* ≤ f, its smallest value; of a typed function the smallest that was found, which is no
  /// bound.
  public double smallest() {
    return switch (function) {
      case SADDLE -> -0.25;
      case OWN -> typed().smallest();
      case QUADRATIC, ROSENBROCK, FACTORIZATION, PL -> 0;
    };
  }

  /// L: the gradient changes at most L times as fast as the place, anywhere; NaN if there is no
  /// such number.
  public double smoothness() {
    return switch (function) {
      case QUADRATIC -> condition;
      case PL -> 8;
      case ROSENBROCK, FACTORIZATION, SADDLE, OWN -> Double.NaN;
    };
  }

  /// μ of Polyak and Łojasiewicz, ‖∇f‖² ≥ 2μ(f − f*) anywhere; NaN if there is no such number. For
  /// [Function#PL] it is the value of Karimi, Nutini and Schmidt (2016); the best is about 0.175.
  public double pl() {
    return switch (function) {
      case QUADRATIC -> 1;
      case PL -> 1.0 / 32;
      case ROSENBROCK, FACTORIZATION, SADDLE, OWN -> Double.NaN;
    };
  }

  public double value(double x, double y) {
    return switch (function) {
      case SADDLE -> 0.5 * (x * x - y * y) + 0.25 * (y * y * y * y);
      case OWN -> typed().formula().at(x, y).value();
      case QUADRATIC, ROSENBROCK, FACTORIZATION, PL -> gap(x, y);
    };
  }

  /// f − f*, without cancellation but for typed functions; of these negative below [#smallest()].
  public double gap(double x, double y) {
    return switch (function) {
      case QUADRATIC -> 0.5 * (x * x + condition * (y * y));
      case ROSENBROCK -> (1 - x) * (1 - x) + 100 * ((y - x * x) * (y - x * x));
      case FACTORIZATION -> 0.5 * ((1 - x * y) * (1 - x * y));
      case SADDLE -> 0.5 * (x * x) + 0.25 * ((y * y - 1) * (y * y - 1));
      case PL -> bumpy(x) + bumpy(y);
      case OWN -> typed().formula().at(x, y).value() - typed().smallest();
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
      case OWN -> {
        Jet f = typed().formula().at(x, y);
        yield point(f.x(), f.y());
      }
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
      case OWN -> {
        Jet f = typed().formula().at(x, y);
        yield eigenvalues(f.xx(), f.xy(), f.yy());
      }
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
