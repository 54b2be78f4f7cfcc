package org.factorscope.algorithms.flow;

/// The gradient flow of ½(a − uv)² and what is known of it in closed form.
public final class ScalarFlow {
  private ScalarFlow() {}

  /// x(t) = uv along the flow from a balanced start with x(0) = c (CIL lecture notes 2024, section
  /// 2.1).
  ///
  /// ```
  /// c > 0:  x(t) = a c / (c + (a − c) e^{−2at}),   c/(1 + 2ct) where a = 0
  /// c < 0:  −x follows the same law with −a and −c, because then u = −v
  /// c = 0:  the origin is a saddle, nothing moves
  /// ```
  ///
  /// @param c x(0)
  /// @param t time, at least 0
  public static double closedForm(double a, double c, double t) {
    if (c == 0) {
      return 0;
    }
    if (c < 0) {
      return -closedForm(-a, -c, t);
    }
    if (a == 0) {
      return c / (1 + 2 * c * t);
    }
    return a * c / (c + (a - c) * StrictMath.exp(-2 * a * t));
  }

  /// The direction of the flow at (u, v), minus the gradient: (a − uv) times (v, u).
  public static double[] direction(double a, double u, double v) {
    double residual = a - u * v;
    return new double[] {residual * v, residual * u};
  }

  /// One step of the classical Runge–Kutta method of order 4.
  ///
  /// @param h the time step
  /// @return the new u and v
  static double[] rungeKutta(double a, double u, double v, double h) {
    double[] k1 = direction(a, u, v);
    double[] k2 = direction(a, u + h / 2 * k1[0], v + h / 2 * k1[1]);
    double[] k3 = direction(a, u + h / 2 * k2[0], v + h / 2 * k2[1]);
    double[] k4 = direction(a, u + h * k3[0], v + h * k3[1]);
    return new double[] {
      u + h / 6 * (k1[0] + 2 * k2[0] + 2 * k3[0] + k4[0]),
      v + h / 6 * (k1[1] + 2 * k2[1] + 2 * k3[1] + k4[1])
    };
  }
}
