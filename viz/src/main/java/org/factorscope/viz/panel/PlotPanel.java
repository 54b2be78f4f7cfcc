package org.factorscope.viz.panel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Axes with layers: scatter plots, curves, vector fields and bars are all this.
///
/// @param aspect whether one unit is equally long on both axes
/// @param scrubber whether a click or drag at x moves the playhead to position x
/// @param layers lowest first
public record PlotPanel(
    String id,
    String title,
    String subtitle,
    Axis x,
    Axis y,
    Aspect aspect,
    Scrubber scrubber,
    List<Layer> layers)
    implements Panel {
  /// The relation of the two axes' units.
  public enum Aspect {
    FREE,
    EQUAL
  }

  /// Whether the x axis is the timeline.
  public enum Scrubber {
    NO,
    X_IS_POSITION
  }

  public PlotPanel {
    layers = List.copyOf(layers);
  }

  /// A builder of a plot with this [Panel#id()].
  public static Builder named(String id) {
    return new Builder(id);
  }

  /// The same between other axes.
  public PlotPanel withAxes(Axis newX, Axis newY) {
    return new PlotPanel(id, title, subtitle, newX, newY, aspect, scrubber, layers);
  }

  /// The same with other layers.
  public PlotPanel withLayers(List<Layer> newLayers) {
    return new PlotPanel(id, title, subtitle, x, y, aspect, scrubber, newLayers);
  }

  @Override
  public List<HandlePlace> handles() {
    return layers.stream().flatMap(layer -> layer.handles().stream()).toList();
  }

  /// Collects what a plot shows. Axes without a title that fit their data are the default.
  public static final class Builder extends PanelBuilder<Builder> {
    private Axis x = Axis.of("");
    private Axis y = Axis.of("");
    private Aspect aspect = Aspect.FREE;
    private Scrubber scrubber = Scrubber.NO;
    private final List<Layer> layers = new ArrayList<>();

    private Builder(String id) {
      super(id);
    }

    public Builder x(Axis axis) {
      x = axis;
      return this;
    }

    public Builder y(Axis axis) {
      y = axis;
      return this;
    }

    /// One unit is equally long on both axes.
    public Builder equalAspect() {
      aspect = Aspect.EQUAL;
      return this;
    }

    /// The x axis is the timeline: a click or drag at x moves the playhead to x.
    public Builder scrubber() {
      scrubber = Scrubber.X_IS_POSITION;
      return this;
    }

    /// Adds a layer above the others.
    public Builder add(Layer layer) {
      layers.add(layer);
      return this;
    }

    /// Adds layers above the others, the first one lowest.
    public Builder addAll(Collection<? extends Layer> more) {
      layers.addAll(more);
      return this;
    }

    public PlotPanel build() {
      return new PlotPanel(id, title, subtitle, x, y, aspect, scrubber, layers);
    }

    @Override
    Builder self() {
      return this;
    }
  }
}
