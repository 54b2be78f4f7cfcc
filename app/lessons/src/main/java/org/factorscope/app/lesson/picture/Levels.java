package org.factorscope.app.lesson.picture;

import java.util.function.DoubleBinaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.panel.Layer;

/// Level lines of a function of two numbers, from its values on a grid.
public final class Levels {
  private Levels() {}

  /// Filled levels of `f`.
  ///
  /// @param x places of the grid's columns, ascending
  /// @param y places of its rows, ascending
  /// @param levels ascending
  public static Layer.Contours of(DoubleBinaryOperator f, double[] x, double[] y, double[] levels) {
    DMatrixRMaj values = new DMatrixRMaj(y.length, x.length);
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < x.length; j++) {
        values.set(i, j, f.applyAsDouble(x[j], y[i]));
      }
    }
    return new Layer.Contours(x, y, values, levels);
  }

  /// `count` places from `from` to `to`, equally far apart.
  public static double[] places(double from, double to, int count) {
    double[] places = new double[count];
    for (int i = 0; i < count; i++) {
      places[i] = from + (to - from) * i / (count - 1);
    }
    places[count - 1] = to;
    return places;
  }
}
