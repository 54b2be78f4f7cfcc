package org.factorscope.viz.paint.simplex;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.PanelGeometry.DataPoint;
import org.factorscope.viz.paint.ground.Projection;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.SimplexPanel;

/// Where the triangle is: as large as the picture allows, its three sides equally long.
///
/// As a projection it takes plane coordinates in which the lower left corner is (0, 0), the lower
/// right one (1, 0) and the top (1/2, √3/2).
///
/// @param left the lower left corner
/// @param bottom the lower side
/// @param side length of a side in pixels
/// @param area the whole picture
/// @param hasNames whether there is room for the corners' names
public record SimplexLayout(
    double left, double bottom, double side, Rectangle2D area, boolean hasNames)
    implements Projection {
  private static final double HEIGHT = Math.sqrt(3) / 2;
  private static final double NAME = 20;

  static SimplexLayout of(Look look, double width, double height) {
    boolean hasNames = height >= look.em(90) && width >= look.em(90);
    double edge = Math.min(look.em(14), Math.min(width, height) / 16);
    double below = hasNames ? look.em(NAME) : 0;
    double room = height - 2 * edge - 2 * below;
    double side = Math.max(1, Math.min(width - 2 * edge, room / HEIGHT));
    double bottom = (height + side * HEIGHT) / 2;
    Rectangle2D picture = new Rectangle2D.Double(0, 0, width, height);
    return new SimplexLayout((width - side) / 2, bottom, side, picture, hasNames);
  }

  @Override
  public double x(double value) {
    return left + value * side;
  }

  @Override
  public double y(double value) {
    return bottom - value * side;
  }

  @Override
  public double valueX(double pixel) {
    return (pixel - left) / side;
  }

  @Override
  public double valueY(double pixel) {
    return (bottom - pixel) / side;
  }

  /// The pixel of three weights.
  Point2D pixel(double first, double second, double third) {
    return new Point2D.Double(x(planeX(first, second, third)), y(planeY(first, second, third)));
  }

  /// The weights of the first two corners at a pixel. Outside of the triangle, negative weights are
  /// cut off and the others divided by their sum.
  DataPoint weights(double px, double py) {
    double third = valueY(py) / HEIGHT;
    double second = valueX(px) - third / 2;
    double[] w = {Math.max(0, 1 - second - third), Math.max(0, second), Math.max(0, third)};
    double sum = w[0] + w[1] + w[2];
    return new DataPoint(w[0] / sum, w[1] / sum);
  }

  /// The lines on which one weight is `level`, each from side to side.
  Path2D lines(double level) {
    Path2D lines = new Path2D.Double();
    double rest = 1 - level;
    line(lines, pixel(level, rest, 0), pixel(level, 0, rest));
    line(lines, pixel(rest, level, 0), pixel(0, level, rest));
    line(lines, pixel(rest, 0, level), pixel(0, rest, level));
    return lines;
  }

  private static void line(Path2D lines, Point2D from, Point2D to) {
    lines.moveTo(from.getX(), from.getY());
    lines.lineTo(to.getX(), to.getY());
  }

  /// The panel's points in plane coordinates.
  static Layer.Points points(SimplexPanel panel) {
    DMatrixRMaj weights = panel.memberships();
    boolean mixes = panel.group().length == 0;
    int[] group = panel.group();
    if (mixes) {
      group = new int[weights.numRows];
      Arrays.fill(group, -1);
    }
    return new Layer.Points(
        planeX(weights), planeY(weights), group, mixes ? weights : null, panel.role());
  }

  /// A trail in plane coordinates.
  static Layer.Line line(SimplexPanel.Trail trail) {
    return new Layer.Line(
        "", planeX(trail.path()), planeY(trail.path()), trail.tone(), trail.style());
  }

  /// The panel's discs in plane coordinates.
  static Layer.Markers markers(SimplexPanel panel) {
    return new Layer.Markers(
        panel.markers().stream()
            .map(
                m ->
                    new Layer.Marker(
                        planeX(m.first(), m.second(), m.third()),
                        planeY(m.first(), m.second(), m.third()),
                        m.label(),
                        m.tone(),
                        m.handle(),
                        m.role(),
                        m.index()))
            .toList());
  }

  private static double[] planeX(DMatrixRMaj weights) {
    double[] x = new double[weights.numRows];
    Arrays.setAll(x, i -> planeX(weights.get(i, 0), weights.get(i, 1), weights.get(i, 2)));
    return x;
  }

  private static double[] planeY(DMatrixRMaj weights) {
    double[] y = new double[weights.numRows];
    Arrays.setAll(y, i -> planeY(weights.get(i, 0), weights.get(i, 1), weights.get(i, 2)));
    return y;
  }

  private static double planeX(double first, double second, double third) {
    double sum = first + second + third;
    return sum > 0 ? (second + third / 2) / sum : Double.NaN;
  }

  private static double planeY(double first, double second, double third) {
    double sum = first + second + third;
    return sum > 0 ? HEIGHT * third / sum : Double.NaN;
  }
}
