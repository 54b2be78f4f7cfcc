package org.factorscope.app.lesson.picture;

import java.util.ArrayList;
import java.util.List;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.PlotPanel;

/// Builds a plot panel; its title and subtitle stand in the lesson's text under its id.
public final class Plot {
  private final LessonView<?, ?, ?> view;
  private final String id;
  private final List<Layer> layers = new ArrayList<>();
  private String subtitle;
  private Axis x = Axis.of("");
  private Axis y = Axis.of("");
  private PlotPanel.Aspect aspect = PlotPanel.Aspect.FREE;

  private Plot(LessonView<?, ?, ?> view, String id) {
    this.view = view;
    this.id = id;
    this.subtitle = view.words().subtitle(id);
  }

  public static Plot of(LessonView<?, ?, ?> view, String id) {
    return new Plot(view, id);
  }

  /// Another subtitle: a phrase below the panel in the lesson's text, with its placeholders filled.
  public Plot saying(String phrase, Object... values) {
    subtitle = view.words().say(id + "." + phrase, values);
    return this;
  }

  /// The axes of a plane of the data.
  public Plot in(DataPlane plane) {
    return x(plane.xAxis()).y(plane.yAxis());
  }

  public Plot x(Axis axis) {
    x = axis;
    return this;
  }

  public Plot y(Axis axis) {
    y = axis;
    return this;
  }

  /// One unit is equally long on both axes.
  public Plot equalUnits() {
    aspect = PlotPanel.Aspect.EQUAL;
    return this;
  }

  /// Adds layers on top of those that are there.
  public Plot add(Layer... more) {
    layers.addAll(List.of(more));
    return this;
  }

  public Plot add(List<? extends Layer> more) {
    layers.addAll(more);
    return this;
  }

  public PlotPanel panel() {
    return new PlotPanel(
        id, view.words().panel(id), subtitle, x, y, aspect, PlotPanel.Scrubber.NO, layers);
  }
}
