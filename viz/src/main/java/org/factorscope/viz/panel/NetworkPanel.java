package org.factorscope.viz.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A network in layers from left to right: nodes with the values of a forward pass and, if there
/// are any, of a backward one, and edges with weights.
///
/// Edges are as wide as their weight is large, solid if it is positive and dashed if it is
/// negative, so that colour is not the only cue. Widths and colours are relative to the largest
/// weight.
///
/// @param layers the nodes of each layer, top to bottom
/// @param layerNames one a layer, or empty
/// @param edges between nodes of any two layers
/// @param forwardName what a node's first value is, for the tooltip, for example "activation"
/// @param backwardName what its second value is, for example "∂L/∂z"
public record NetworkPanel(
    String id,
    String title,
    String subtitle,
    List<List<Node>> layers,
    List<String> layerNames,
    List<Edge> edges,
    String forwardName,
    String backwardName)
    implements Panel {
  /// A node.
  ///
  /// @param label one to three characters inside the disc
  /// @param forward its value; NaN for none yet
  /// @param backward its derivative; NaN for none yet
  /// @param role what `index` counts
  /// @param handle set if the value can be dragged
  public record Node(
      String label,
      double forward,
      double backward,
      Role role,
      int index,
      @Nullable Handle handle) {
    /// A node with one value that is not linked and cannot be dragged.
    public static Node of(String label, double forward) {
      return new Node(label, forward, Double.NaN, Role.NONE, -1, null);
    }
  }

  /// An edge from a node of one layer to a node of another.
  ///
  /// @param weight NaN for an edge without one
  /// @param gradient the derivative of the loss by the weight; NaN for none yet
  /// @param handle set if the weight can be dragged
  public record Edge(
      int fromLayer,
      int fromNode,
      int toLayer,
      int toNode,
      double weight,
      double gradient,
      @Nullable Handle handle) {}

  public NetworkPanel {
    layers = layers.stream().map(List::copyOf).toList();
    layerNames = List.copyOf(layerNames);
    edges = List.copyOf(edges);
    for (Edge edge : edges) {
      check(layers, edge.fromLayer(), edge.fromNode());
      check(layers, edge.toLayer(), edge.toNode());
    }
  }

  private static void check(List<List<Node>> layers, int layer, int node) {
    boolean exists =
        layer >= 0 && layer < layers.size() && node >= 0 && node < layers.get(layer).size();
    if (!exists) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "there is no node %d in layer %d", node, layer));
    }
  }

  /// A builder of a network with this [Panel#id()].
  public static Builder named(String id) {
    return new Builder(id);
  }

  @Override
  public List<HandlePlace> handles() {
    List<HandlePlace> places = new ArrayList<>();
    for (Node node : layers.stream().flatMap(List::stream).toList()) {
      Handle handle = node.handle();
      if (handle != null) {
        places.add(HandlePlace.ofValue(handle, node.forward()));
      }
    }
    for (Edge edge : edges) {
      Handle handle = edge.handle();
      if (handle != null) {
        places.add(HandlePlace.ofValue(handle, edge.weight()));
      }
    }
    return places;
  }

  /// Collects layers from left to right, then edges.
  public static final class Builder extends PanelBuilder<Builder> {
    private final List<List<Node>> layers = new ArrayList<>();
    private final List<String> layerNames = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private String forwardName = "value";
    private String backwardName = "gradient";

    private Builder(String id) {
      super(id);
    }

    /// What the two values of a node are.
    public Builder values(String forward, String backward) {
      forwardName = forward;
      backwardName = backward;
      return this;
    }

    /// Adds a layer to the right of the others.
    public Builder layer(String name, List<Node> nodes) {
      layerNames.add(name);
      layers.add(nodes);
      return this;
    }

    public Builder edge(Edge edge) {
      edges.add(edge);
      return this;
    }

    public NetworkPanel build() {
      return new NetworkPanel(
          id, title, subtitle, layers, layerNames, edges, forwardName, backwardName);
    }

    @Override
    Builder self() {
      return this;
    }
  }
}
