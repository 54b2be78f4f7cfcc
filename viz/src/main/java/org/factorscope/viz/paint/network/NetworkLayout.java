package org.factorscope.viz.paint.network;

import java.awt.Font;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.panel.NetworkPanel;

/// Where the nodes of a network go: a column for each layer, nodes equally far apart in it.
///
/// @param nodes the middle of each node, layer by layer
/// @param radius of a node
/// @param valuesBelow how many lines of values there is room for below a node
/// @param nameBaseline the base line of the layers' names, or -1
/// @param keyBaseline the base line of the key, or -1
record NetworkLayout(
    List<List<Point2D>> nodes,
    double radius,
    int valuesBelow,
    double nameBaseline,
    double keyBaseline) {
  /// Size of the type of values.
  static final double VALUE = 10;

  /// Height of a line of it.
  static final double LINE = 12.5;

  private static final double RADIUS = 15;
  private static final double SMALLEST_LABELLED = 8;

  NetworkLayout {
    nodes = List.copyOf(nodes);
  }

  static NetworkLayout of(NetworkPanel panel, Look look, double width, double height) {
    boolean hasNames =
        height >= look.em(110) && panel.layerNames().stream().anyMatch(n -> !n.isEmpty());
    boolean hasKey = height >= look.em(150) && width >= look.em(220);
    double top = Math.min(look.em(hasNames ? 30 : 10), height / 6);
    double bottom = Math.min(look.em(hasKey ? 30 : 8), height / 6);
    int most = panel.layers().stream().mapToInt(List::size).max().orElse(1);
    double each = (height - top - bottom) / Math.max(1, most);
    int columns = Math.max(1, panel.layers().size());
    double radius =
        Math.max(1, Math.min(look.em(RADIUS), Math.min(each * 0.38, width / columns / 4)));
    int values = values(each, radius, look);
    double below = values * look.em(LINE);
    double side = Math.min(width / 6, Math.max(radius + look.em(10), look.em(34)));
    List<List<Point2D>> nodes = new ArrayList<>();
    for (int l = 0; l < panel.layers().size(); l++) {
      double x = columns == 1 ? width / 2 : side + l * (width - 2 * side) / (columns - 1);
      int count = panel.layers().get(l).size();
      // Small layers are centred and not spread over the whole height.
      double step =
          Math.min((height - top - bottom) / Math.max(1, count), 1.6 * Math.max(each, look.em(56)));
      double first = top + (height - top - bottom - step * count) / 2;
      List<Point2D> column = new ArrayList<>();
      for (int n = 0; n < count; n++) {
        column.add(new Point2D.Double(x, first + step * (n + 0.5) - below / 2));
      }
      nodes.add(List.copyOf(column));
    }
    return new NetworkLayout(
        nodes, radius, values, hasNames ? look.em(16) : -1, hasKey ? height - look.em(9) : -1);
  }

  /// How many of a node's two values fit between it and the next one.
  private static int values(double each, double radius, Look look) {
    double free = each - 2 * radius - look.em(6);
    return (int) Math.clamp(Math.floor(free / look.em(LINE)), 0, 2);
  }

  boolean hasLabels(Look look) {
    return radius >= look.em(SMALLEST_LABELLED);
  }

  Font valueFont(Look look) {
    return look.font(VALUE);
  }

  /// The line from rim to rim of an edge.
  Line2D line(NetworkPanel.Edge edge) {
    Point2D from = nodes.get(edge.fromLayer()).get(edge.fromNode());
    Point2D to = nodes.get(edge.toLayer()).get(edge.toNode());
    double length = Math.max(1e-9, from.distance(to));
    double share = Math.min(0.5, radius / length);
    double dx = (to.getX() - from.getX()) * share;
    double dy = (to.getY() - from.getY()) * share;
    return new Line2D.Double(from.getX() + dx, from.getY() + dy, to.getX() - dx, to.getY() - dy);
  }
}
