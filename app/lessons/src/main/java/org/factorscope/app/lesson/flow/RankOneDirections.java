package org.factorscope.app.lesson.flow;

import java.util.ArrayList;
import java.util.List;
import org.factorscope.algorithms.flow.Alignment;
import org.factorscope.algorithms.flow.RankOneState;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The directions of u and v, each in the plane of its first two singular vectors. What lies
/// outside of that plane shows as an arrow that does not reach the circle.
final class RankOneDirections {
  private static final int CIRCLE_POINTS = 96;
  private static final double LIMIT = 1.25;

  /// The marker of v sits this far along its arrow, so that it does not hide that of u in the end.
  private static final double INSIDE = 0.8;

  private RankOneDirections() {}

  static Panel of(LessonView<?, ?, RankOneState> view) {
    Alignment u = view.state().alignmentOfU();
    Alignment v = view.state().alignmentOfV();
    List<Layer> layers = new ArrayList<>();
    layers.add(circle());
    layers.add(trail(view, 0, RankOnePanels.OF_U));
    layers.add(trail(view, 2, RankOnePanels.OF_V));
    layers.add(arrow(u, RankOnePanels.OF_U));
    layers.add(arrow(v, RankOnePanels.OF_V));
    layers.add(
        new Layer.Markers(
            List.of(
                marker("u", u, 1, RankOnePanels.OF_U),
                marker("v", v, INSIDE, RankOnePanels.OF_V))));
    return new PlotPanel(
        "directions",
        "Directions",
        "±1 on the first axis is the best one; drag to turn",
        Axis.of("along u₁, or v₁", -LIMIT, LIMIT),
        Axis.of("along u₂, or v₂", -LIMIT, LIMIT),
        PlotPanel.Aspect.EQUAL,
        PlotPanel.Scrubber.NO,
        layers);
  }

  private static Layer circle() {
    double[] xs = new double[CIRCLE_POINTS + 1];
    double[] ys = new double[CIRCLE_POINTS + 1];
    for (int i = 0; i <= CIRCLE_POINTS; i++) {
      double angle = 2 * Math.PI * i / CIRCLE_POINTS;
      xs[i] = Math.cos(angle);
      ys[i] = Math.sin(angle);
    }
    return new Layer.Line("", xs, ys, Tone.MUTED, Layer.LineStyle.SOLID);
  }

  private static Layer trail(LessonView<?, ?, RankOneState> view, int from, Tone tone) {
    double[] xs = new double[view.position() + 1];
    double[] ys = new double[view.position() + 1];
    for (int p = 0; p < xs.length; p++) {
      double[] place = view.history().get(p).series("trail");
      xs[p] = place[from];
      ys[p] = place[from + 1];
    }
    return new Layer.Line("", xs, ys, tone, Layer.LineStyle.DOTTED);
  }

  private static Layer arrow(Alignment place, Tone tone) {
    double[] origin = {0};
    return new Layer.Arrows(
        origin, origin, new double[] {place.first()}, new double[] {place.second()}, tone);
  }

  /// A zero factor has no direction; it waits in the centre.
  ///
  /// @param share of the arrow's length at which it sits
  private static Layer.Marker marker(String name, Alignment place, double share, Tone tone) {
    double x = Double.isNaN(place.first()) ? 0 : share * place.first();
    double y = Double.isNaN(place.second()) ? 0 : share * place.second();
    Handle handle = new Handle(name, 0, "direction of " + name);
    return new Layer.Marker(x, y, name, tone, handle, Role.NONE, 0);
  }
}
