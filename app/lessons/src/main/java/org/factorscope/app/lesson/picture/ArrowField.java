package org.factorscope.app.lesson.picture;

import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Tone;

/// A vector field as a square grid of arrows of one length, since only the direction can be read
/// between zero and very steep.
public final class ArrowField {
  /// The length of an arrow in units of the grid.
  private static final double LENGTH = 0.72;

  private ArrowField() {}

  /// The direction at a place; its length does not matter, and zero draws nothing.
  @FunctionalInterface
  public interface Direction {
    /// The direction as two numbers.
    double[] at(double x, double y);
  }

  /// Arrows from −reach to reach on both axes, the middle of each at its place.
  ///
  /// @param side how many arrows stand in a row
  public static Layer of(double reach, int side, Direction direction) {
    int count = side * side;
    double[] x1 = new double[count];
    double[] y1 = new double[count];
    double[] x2 = new double[count];
    double[] y2 = new double[count];
    double spacing = 2 * reach / side;
    for (int i = 0; i < count; i++) {
      double x = spacing * (i % side + 0.5) - reach;
      double y = spacing * (Math.floorDiv(i, side) + 0.5) - reach;
      double[] to = direction.at(x, y);
      double length = Math.hypot(to[0], to[1]);
      double half = length > 0 ? LENGTH / 2 * spacing / length : 0;
      x1[i] = x - half * to[0];
      y1[i] = y - half * to[1];
      x2[i] = x + half * to[0];
      y2[i] = y + half * to[1];
    }
    return new Layer.Arrows(x1, y1, x2, y2, Tone.MUTED);
  }
}
