package org.factorscope.app.lesson.picture;

import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Tone;

/// A covariance as an ellipse around a point of the plane.
///
/// @param x of its centre
/// @param y of its centre
/// @param varianceX of the horizontal coordinate, above 0
/// @param covariance of both coordinates
/// @param varianceY of the vertical coordinate; 0 on a line of data
public record Ellipse(double x, double y, double varianceX, double covariance, double varianceY) {
  private static final int CORNERS = 72;

  /// The points that are `radius` standard deviations away: c + rL(cos t, sin t), where LLᵀ is the
  /// covariance.
  public Layer at(double radius, Tone tone, Layer.LineStyle style) {
    double width = Math.sqrt(varianceX);
    double slant = covariance / width;
    double height = Math.sqrt(Math.max(0, varianceY - slant * slant));
    double[] xs = new double[CORNERS + 1];
    double[] ys = new double[CORNERS + 1];
    for (int c = 0; c <= CORNERS; c++) {
      double angle = 2 * Math.PI * c / CORNERS;
      double cosine = radius * Math.cos(angle);
      double sine = radius * Math.sin(angle);
      xs[c] = x + width * cosine;
      ys[c] = y + slant * cosine + height * sine;
    }
    return new Layer.Line("", xs, ys, tone, style);
  }
}
