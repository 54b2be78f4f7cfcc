package org.factorscope.viz.paint.network;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.factorscope.viz.paint.ground.Blend;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.NumberText;
import org.factorscope.viz.paint.ground.TextArt;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.NetworkPanel;
import org.factorscope.viz.panel.NetworkPanel.Edge;
import org.factorscope.viz.panel.NetworkPanel.Node;
import org.factorscope.viz.theme.ColorTable;
import org.factorscope.viz.theme.Oklab;
import org.factorscope.viz.theme.Palette;

/// Edges, nodes and their values. Positive numbers are solid lines and filled discs, negative ones
/// dashed lines and rings; colour says the same once more.
final class NetworkArt {
  private static final double THINNEST = 0.7;
  private static final double WIDEST = 4.6;
  private static final int MOST_LABELLED_EDGES = 40;

  /// More could neither be told apart nor drawn within a frame.
  private static final int MOST_EDGES = 1_500;

  // Along an edge, first choice first.
  private static final double[] LABEL_PLACES = {0.3, 0.45, 0.6, 0.72};

  private final NetworkPanel panel;
  private final NetworkLayout layout;
  private final Look look;
  private final Graphics2D g;
  private final double mostWeight;
  private final double mostForward;

  /// Many edges are drawn thinner and paler, so that the strong ones stand out; 1 for few.
  private final double crowding;

  private final List<Edge> shown;

  NetworkArt(NetworkPanel panel, NetworkLayout layout, Look look, Graphics2D g) {
    this.panel = panel;
    this.layout = layout;
    this.look = look;
    this.g = g;
    mostWeight = NetworkPicture.mostWeight(panel);
    mostForward = NetworkPicture.mostForward(panel);
    shown = strongest(panel.edges());
    crowding = Math.min(1, Math.sqrt((double) MOST_LABELLED_EDGES / Math.max(1, shown.size())));
  }

  /// At most [#MOST_EDGES] edges, the strongest of them, in their order.
  private static List<Edge> strongest(List<Edge> edges) {
    if (edges.size() <= MOST_EDGES) {
      return edges;
    }
    double[] sizes = edges.stream().mapToDouble(e -> Math.abs(e.weight())).sorted().toArray();
    double least = sizes[sizes.length - MOST_EDGES];
    return edges.stream().filter(e -> Math.abs(e.weight()) >= least).limit(MOST_EDGES).toList();
  }

  void draw(Highlight lit) {
    boolean isFocused = panel.edges().stream().anyMatch(edge -> touches(edge, lit));
    for (Edge edge : shown) {
      edge(edge, !isFocused || touches(edge, lit));
    }
    edgeLabels(isFocused, lit);
    for (int l = 0; l < panel.layers().size(); l++) {
      for (int n = 0; n < panel.layers().get(l).size(); n++) {
        Node node = panel.layers().get(l).get(n);
        node(node, layout.nodes().get(l).get(n), isLit(node, lit));
      }
      layerName(l);
    }
    key();
  }

  private static boolean isLit(Node node, Highlight lit) {
    return node.index() >= 0 && node.index() == lit.index(node.role());
  }

  private boolean touches(Edge edge, Highlight lit) {
    return isLit(panel.layers().get(edge.fromLayer()).get(edge.fromNode()), lit)
        || isLit(panel.layers().get(edge.toLayer()).get(edge.toNode()), lit);
  }

  private Color sign(double value) {
    ColorTable table = ColorTable.diverging(look.theme());
    Color end = new Color(table.at(value < 0 ? 0.04 : 0.96));
    return Oklab.mix(end, look.theme().ink(), 0.12);
  }

  private void edge(Edge edge, boolean isStrong) {
    double share = Math.min(1, Math.abs(edge.weight()) / mostWeight);
    Line2D line = layout.line(edge);
    if (Double.isNaN(share)) {
      g.setColor(look.theme().axis());
      g.setStroke(look.stroke(1));
    } else {
      double opacity = (crowding * 0.3 + 0.6 * share * share) * (isStrong ? 1 : 0.25);
      g.setColor(Blend.faded(sign(edge.weight()), opacity));
      g.setStroke(stroke(edge.weight(), share));
    }
    g.draw(line);
  }

  private BasicStroke stroke(double weight, double share) {
    float width = (float) look.px(THINNEST + (WIDEST - THINNEST) * share * crowding);
    float unit = (float) look.px(5 + 3 * share);
    return weight < 0
        ? new BasicStroke(
            width,
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            1,
            new float[] {unit, 0.7f * unit},
            0)
        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  }

  /// Weights and gradients beside the edges, if there are few; those that would cover each other
  /// are left out.
  private void edgeLabels(boolean isFocused, Highlight lit) {
    if (panel.edges().size() > MOST_LABELLED_EDGES && !isFocused || !layout.hasLabels(look)) {
      return;
    }
    List<Shape> taken = new ArrayList<>();
    for (List<Point2D> column : layout.nodes()) {
      for (Point2D node : column) {
        double r = layout.radius() + look.em(3);
        double below = layout.valuesBelow() * look.em(NetworkLayout.LINE);
        taken.add(new Rectangle2D.Double(node.getX() - r, node.getY() - r, 2 * r, 2 * r + below));
      }
    }
    for (Edge edge : shown) {
      if (!Double.isNaN(edge.weight()) && (!isFocused || touches(edge, lit))) {
        edgeLabel(edge, taken);
      }
    }
  }

  private void edgeLabel(Edge edge, List<Shape> taken) {
    Font font = layout.valueFont(look);
    String weight = NumberText.of(edge.weight(), 2);
    String gradient =
        Double.isNaN(edge.gradient()) ? "" : " ◂ " + NumberText.of(edge.gradient(), 2);
    double width = Look.width(weight + gradient, font) + look.em(5);
    double height = look.em(NetworkLayout.LINE);
    Line2D line = layout.line(edge);
    for (double share : LABEL_PLACES) {
      double x = line.getX1() + share * (line.getX2() - line.getX1());
      double y = line.getY1() + share * (line.getY2() - line.getY1());
      Rectangle2D box = new Rectangle2D.Double(x - width / 2, y - height / 2, width, height);
      if (taken.stream().noneMatch(other -> other.intersects(box))) {
        taken.add(box);
        g.setColor(Blend.faded(look.theme().surface(), 0.88));
        g.fill(box);
        double left = x - width / 2 + look.em(2.5);
        double baseline = y + Look.capHeight(font) / 2;
        g.setColor(look.theme().ink());
        TextArt.left(g, weight, font, left, baseline);
        g.setColor(look.theme().accent());
        TextArt.left(g, gradient, font, left + Look.width(weight, font), baseline);
        return;
      }
    }
  }

  private void node(Node node, Point2D at, boolean isLit) {
    double radius = layout.radius();
    if (isLit) {
      disc(at, radius + look.em(4), Blend.faded(look.theme().accent(), 0.35));
      disc(at, radius + look.em(2), look.theme().ink());
    }
    disc(at, radius + look.em(1), look.theme().surface());
    Color fill = fill(node);
    if (node.forward() < 0) {
      disc(at, radius, sign(node.forward()));
      disc(at, radius - Math.max(look.px(1), ring(node)), look.theme().surface());
      fill = look.theme().surface();
    } else {
      disc(at, radius, look.theme().mutedInk());
      disc(at, radius - look.px(1), fill);
    }
    if (layout.hasLabels(look)) {
      Font font = look.bold(node.label().length() > 2 ? 8.5 : 10.5);
      g.setColor(Palette.textOn(fill.getRGB()));
      String label = TextArt.fitted(node.label(), font, 2 * radius - look.em(3));
      TextArt.inside(g, label, font, at.getX(), at.getY());
    }
    values(node, at);
  }

  /// How wide the ring of a negative node is.
  private double ring(Node node) {
    return layout.radius() * 0.32 * Math.min(1, Math.abs(node.forward()) / mostForward)
        + look.px(1);
  }

  private Color fill(Node node) {
    if (Double.isNaN(node.forward())) {
      return look.theme().surface();
    }
    double share = Math.min(1, Math.abs(node.forward()) / mostForward);
    return Oklab.mix(look.theme().surface(), sign(1), 0.85 * share);
  }

  private void disc(Point2D at, double radius, Color color) {
    g.setColor(color);
    g.fill(new Ellipse2D.Double(at.getX() - radius, at.getY() - radius, 2 * radius, 2 * radius));
  }

  private void values(Node node, Point2D at) {
    Font font = layout.valueFont(look);
    double baseline = at.getY() + layout.radius() + look.em(NetworkLayout.LINE) - look.em(1);
    if (layout.valuesBelow() > 0 && !Double.isNaN(node.forward())) {
      text(NumberText.of(node.forward(), 3), font, at.getX(), baseline, look.theme().ink());
      baseline += look.em(NetworkLayout.LINE);
    }
    if (layout.valuesBelow() > 1 && !Double.isNaN(node.backward())) {
      String text = "◂ " + NumberText.of(node.backward(), 3);
      text(text, font, at.getX(), baseline, look.theme().accent());
    }
  }

  /// Text on a veil of surface, because edges pass below it.
  private void text(String text, Font font, double x, double baseline, Color color) {
    double width = Look.width(text, font) + look.em(3);
    g.setColor(Blend.faded(look.theme().surface(), 0.8));
    g.fill(
        new Rectangle2D.Double(
            x - width / 2, baseline - look.em(9.5), width, look.em(NetworkLayout.LINE)));
    g.setColor(color);
    TextArt.centred(g, text, font, x, baseline);
  }

  private void layerName(int layer) {
    if (layout.nameBaseline() < 0
        || layer >= panel.layerNames().size()
        || layout.nodes().get(layer).isEmpty()) {
      return;
    }
    Font font = look.font(Look.SMALL);
    g.setColor(look.theme().mutedInk());
    double x = layout.nodes().get(layer).getFirst().getX();
    TextArt.centred(g, panel.layerNames().get(layer), font, x, layout.nameBaseline());
  }

  private void key() {
    if (layout.keyBaseline() < 0 || panel.edges().isEmpty()) {
      return;
    }
    Font font = look.font(NetworkLayout.VALUE);
    double x = look.em(12);
    double middle = layout.keyBaseline() - Look.capHeight(font) / 2;
    for (double sign : new double[] {1, -1}) {
      g.setColor(sign(sign));
      g.setStroke(stroke(sign, 0.45));
      g.draw(new Line2D.Double(x, middle, x + look.em(22), middle));
      x = keyText(sign > 0 ? "positive weight" : "negative", font, x + look.em(26));
    }
    if (shown.size() < panel.edges().size()) {
      String some = "the strongest %,d of %,d";
      x = keyText(String.format(Locale.ROOT, some, shown.size(), panel.edges().size()), font, x);
    }
    boolean hasBackward =
        panel.layers().stream().flatMap(List::stream).anyMatch(n -> !Double.isNaN(n.backward()));
    if (hasBackward) {
      g.setColor(look.theme().accent());
      TextArt.left(g, "◂", font, x, layout.keyBaseline());
      keyText(panel.backwardName(), font, x + look.em(10));
    }
  }

  private double keyText(String text, Font font, double x) {
    g.setColor(look.theme().mutedInk());
    TextArt.left(g, text, font, x, layout.keyBaseline());
    return x + Look.width(text, font) + look.em(14);
  }
}
