package org.factorscope.algorithms.optimizers;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.factorscope.algorithms.step.InvalidInputException;

/// A function that a user typed, where the race on it starts, and how low it goes.
///
/// @param smallest the smallest value of f that was found: on a grid over the square from −4 to 4
///   and at the start, then by going down with damped Newton steps. A guess, not a proof
record OwnFunction(Formula formula, double startX, double startY, double smallest) {
  private static final double REACH = 4;
  private static final int GRID = 160;
  private static final int CANDIDATES = 8;
  private static final int STEPS = 60;
  private static final int HALVINGS = 40;

  /// Reads a formula.
  ///
  /// @throws InvalidInputException if it cannot be read, or has no value or gradient at the start
  static OwnFunction of(String text, double startX, double startY) {
    Formula formula = Formula.of(text);
    Jet start = formula.at(startX, startY);
    if (!Double.isFinite(start.value() + start.x() + start.y())) {
      throw new InvalidInputException(
          "The formula '%s' has no finite value and gradient at the start (%s, %s); start elsewhere."
              .formatted(text, startX, startY));
    }
    return new OwnFunction(formula, startX, startY, lowest(formula, startX, startY));
  }

  private record Point(double x, double y, double value) {
    static Point of(Formula formula, double x, double y) {
      return new Point(x, y, formula.at(x, y).value());
    }
  }

  private static double lowest(Formula formula, double startX, double startY) {
    PriorityQueue<Point> best =
        new PriorityQueue<>(Comparator.comparingDouble(point -> -point.value()));
    for (int i = 0; i <= GRID; i++) {
      for (int j = 0; j <= GRID; j++) {
        double x = REACH * (2.0 * i / GRID - 1);
        Point point = Point.of(formula, x, REACH * (2.0 * j / GRID - 1));
        if (!Double.isNaN(point.value())) {
          best.add(point);
        }
        if (best.size() > CANDIDATES) {
          best.remove();
        }
      }
    }
    best.add(Point.of(formula, startX, startY));
    return best.stream().mapToDouble(point -> descended(formula, point)).min().orElseThrow();
  }

  private static double descended(Formula formula, Point from) {
    Point point = from;
    for (int k = 0; k < STEPS; k++) {
      Point next = lower(formula, point);
      if (!(next.value() < point.value())) {
        break;
      }
      point = next;
    }
    return point.value();
  }

  /// The Newton step if the Hessian is positive definite, else the gradient's, halved until f
  /// falls.
  private static Point lower(Formula formula, Point from) {
    Jet f = formula.at(from.x(), from.y());
    double determinant = f.xx() * f.yy() - f.xy() * f.xy();
    boolean convex = determinant > 0 && f.xx() > 0;
    double dx = convex ? (f.yy() * f.x() - f.xy() * f.y()) / determinant : f.x();
    double dy = convex ? (f.xx() * f.y() - f.xy() * f.x()) / determinant : f.y();
    double share = 1;
    for (int k = 0; k < HALVINGS; k++) {
      Point next = Point.of(formula, from.x() - share * dx, from.y() - share * dy);
      if (next.value() < from.value()) {
        return next;
      }
      share /= 2;
    }
    return from;
  }
}
