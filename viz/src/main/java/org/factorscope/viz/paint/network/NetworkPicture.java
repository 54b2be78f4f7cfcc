package org.factorscope.viz.paint.network;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.NumberText;
import org.factorscope.viz.paint.ground.PanelPicture;
import org.factorscope.viz.paint.ground.Pick;
import org.factorscope.viz.panel.HandlePlace;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.NetworkPanel;
import org.factorscope.viz.panel.NetworkPanel.Edge;
import org.factorscope.viz.panel.NetworkPanel.Node;

/// A network as shapes and text, the same for the window and for exports.
public record NetworkPicture(NetworkPanel panel, NetworkLayout layout, Look look)
    implements PanelPicture {
  private static final double REACH = 4;

  /// Lays out a network.
  public static NetworkPicture of(NetworkPanel panel, Look look, int width, int height) {
    return new NetworkPicture(panel, NetworkLayout.of(panel, look, width, height), look);
  }

  @Override
  public void draw(Graphics2D g, Highlight lit) {
    new NetworkArt(panel, layout, look, g).draw(lit);
  }

  /// Nodes are found before edges, and of several edges the nearest.
  @Override
  public Optional<Pick> pickAt(double x, double y) {
    double px = look.px(x);
    double py = look.px(y);
    for (int l = 0; l < layout.nodes().size(); l++) {
      for (int n = 0; n < layout.nodes().get(l).size(); n++) {
        double reach = layout.radius() + look.px(3);
        if (layout.nodes().get(l).get(n).distance(px, py) <= reach) {
          return Optional.of(pick(panel.layers().get(l).get(n)));
        }
      }
    }
    Edge nearest = null;
    double best = look.px(REACH);
    for (Edge edge : panel.edges()) {
      double distance = layout.line(edge).ptSegDist(px, py);
      if (distance <= best) {
        best = distance;
        nearest = edge;
      }
    }
    return Optional.ofNullable(nearest).map(this::pick);
  }

  private Pick pick(Node node) {
    String text =
        node.label()
            + value(": ", panel.forwardName(), node.forward())
            + value(", ", panel.backwardName(), node.backward());
    return new Pick(node.handle(), Highlight.of(node.role(), node.index()), text);
  }

  private Pick pick(Edge edge) {
    String text =
        label(edge.fromLayer(), edge.fromNode())
            + " → "
            + label(edge.toLayer(), edge.toNode())
            + value(": ", "weight", edge.weight())
            + value(", ", "gradient", edge.gradient());
    return new Pick(edge.handle(), Highlight.NONE, text);
  }

  private String label(int layer, int node) {
    return panel.layers().get(layer).get(node).label();
  }

  private static String value(String before, String name, double value) {
    return Double.isNaN(value) ? "" : before + name + " = " + NumberText.of(value, 4);
  }

  @Override
  public Optional<Grip> grip(HandlePlace place) {
    for (int l = 0; l < layout.nodes().size(); l++) {
      for (int n = 0; n < layout.nodes().get(l).size(); n++) {
        if (place.handle().equals(panel.layers().get(l).get(n).handle())) {
          return Optional.of(grip(place, layout.nodes().get(l).get(n)));
        }
      }
    }
    return panel.edges().stream()
        .filter(edge -> place.handle().equals(edge.handle()))
        .findFirst()
        .map(edge -> grip(place, middle(layout.line(edge))));
  }

  /// The scale of an edge is that of all edges; the scale of a node is that of all nodes.
  private Grip grip(HandlePlace place, Point2D pixel) {
    boolean isEdge = panel.edges().stream().anyMatch(e -> place.handle().equals(e.handle()));
    double most = isEdge ? mostWeight(panel) : mostForward(panel);
    DataPoint at = new DataPoint(pixel.getX() / look.scale(), pixel.getY() / look.scale());
    return Grip.vertical(place, at, 2 * most);
  }

  private static Point2D middle(Line2D line) {
    return new Point2D.Double((line.getX1() + line.getX2()) / 2, (line.getY1() + line.getY2()) / 2);
  }

  /// The largest magnitude of a weight; 1 without any.
  static double mostWeight(NetworkPanel panel) {
    return most(panel.edges(), Edge::weight);
  }

  /// The largest magnitude of a forward value; 1 without any.
  static double mostForward(NetworkPanel panel) {
    return most(panel.layers().stream().flatMap(List::stream).toList(), Node::forward);
  }

  private static <T> double most(List<T> all, ToDoubleFunction<T> value) {
    double most =
        all.stream().mapToDouble(value).map(Math::abs).filter(Double::isFinite).max().orElse(0);
    return most > 0 ? most : 1;
  }
}
