package org.factorscope.app.lesson.spectrum;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.spectrum.Convergence;
import org.factorscope.algorithms.spectrum.PowerMethodState;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.picture.DataPlane;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The unit circle of a coordinate plane, what A makes of it, and v between the two.
final class PowerMethodPlane {
  private static final int CURVE_POINTS = 120;
  private static final int PAST_ROUNDS = 12;
  private static final double SMALLEST_STRETCH = 0.25;
  private static final double LARGEST_STRETCH = 8;

  private final LessonView<?, ?, PowerMethodState> view;
  private final PowerMethodState state;
  private final DataPlane plane;
  private final int x;
  private final int y;
  private final double divisor;

  private PowerMethodPlane(LessonView<?, ?, PowerMethodState> view) {
    this.view = view;
    state = view.state();
    plane = DataPlane.of(view);
    x = view.axes().x();
    y = plane.isFlat() ? x : view.axes().y();
    divisor = divisor(state.convergence());
  }

  static Panel of(LessonView<?, ?, PowerMethodState> view) {
    return new PowerMethodPlane(view).panel();
  }

  /// What A is divided by so that circle and ellipse can be seen side by side; mostly 1.
  private static double divisor(Convergence convergence) {
    double stretch = Math.abs(convergence.target());
    boolean isFine = stretch >= SMALLEST_STRETCH && stretch <= LARGEST_STRETCH;
    return isFine || Double.isNaN(stretch) ? 1 : stretch / 2;
  }

  private Panel panel() {
    List<Layer> layers = new ArrayList<>();
    layers.addAll(circleAndImage());
    layers.add(found());
    layers.addAll(past());
    for (int k = 0; k < state.options().width(); k++) {
      layers.add(arrow(k));
    }
    layers.add(tips());
    String how = divisor == 1 ? "circle and its image" : "A divided by " + Numbers.brief(divisor);
    return new PlotPanel(
        "plane",
        "Circle and ellipse",
        (state.matrix().order() > 2 ? plane.title() + ", " : "") + how + "; drag v",
        plane.xAxis(),
        plane.yAxis(),
        PlotPanel.Aspect.EQUAL,
        PlotPanel.Scrubber.NO,
        layers);
  }

  private double[] height(double[] ys) {
    return plane.isFlat() ? new double[ys.length] : ys;
  }

  /// The unit vectors of the plane, and the shadows of A's images of them in it.
  private List<Layer> circleAndImage() {
    DMatrixRMaj a = block();
    double[][] curves = new double[4][CURVE_POINTS + 1];
    for (int i = 0; i <= CURVE_POINTS; i++) {
      double angle = 2 * Math.PI * i / CURVE_POINTS;
      double cos = Math.cos(angle);
      double sin = plane.isFlat() ? 0 : Math.sin(angle);
      curves[0][i] = cos;
      curves[1][i] = sin;
      curves[2][i] = a.get(0, 0) * cos + a.get(0, 1) * sin;
      curves[3][i] = a.get(1, 0) * cos + a.get(1, 1) * sin;
    }
    return List.of(
        new Layer.Line("circle", curves[0], curves[1], Tone.MUTED, Layer.LineStyle.SOLID),
        new Layer.Line(
            "image", curves[2], height(curves[3]), Tone.ofClass(1), Layer.LineStyle.SOLID));
  }

  /// The 2 x 2 block of A' that belongs to the two coordinates.
  private DMatrixRMaj block() {
    DMatrixRMaj a = new DMatrixRMaj(2, 2);
    int[] places = {x, y};
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        double entry = state.matrix().matrix().get(places[i], places[j]);
        for (int k = 0; k < state.takenOut().count(); k++) {
          DMatrixRMaj u = state.takenOut().vectors();
          entry -= state.takenOut().values()[k] * u.get(places[i], k) * u.get(places[j], k);
        }
        a.set(i, j, entry / divisor);
      }
    }
    return a;
  }

  private Layer found() {
    int count = state.found().count();
    double[] origin = new double[count];
    double[] tipX = new double[count];
    double[] tipY = new double[count];
    for (int k = 0; k < count; k++) {
      tipX[k] = state.found().vectors().get(x, k);
      tipY[k] = state.found().vectors().get(y, k);
    }
    return new Layer.Arrows(origin, origin, tipX, height(tipY), Tone.INK);
  }

  /// Where v pointed in the rounds before, of the same search.
  private List<Layer> past() {
    int offset = 1 + state.options().width();
    int first = view.position() - 3 * state.convergence().rounds();
    List<Layer> rounds = new ArrayList<>();
    for (int back = 1; back <= PAST_ROUNDS; back++) {
      int position = view.position() - 3 * back;
      if (position < Math.max(0, first)) {
        return rounds;
      }
      double[] trail = view.history().get(position).series("trail");
      if (trail.length > offset) {
        double[] tipX = {trail[offset + x]};
        double[] tipY = height(new double[] {trail[offset + y]});
        double[] origin = {0};
        rounds.add(
            new Layer.Segments(origin, origin, tipX, tipY, Tone.MUTED, Layer.LineStyle.DOTTED));
      }
    }
    return rounds;
  }

  private boolean isMultiplied() {
    return view.snapshot().record().halfStep().equals("multiply") && !state.isComplete();
  }

  private double[] tip(int k) {
    DMatrixRMaj v = state.vectors();
    double scale = isMultiplied() ? divisor : 1;
    return new double[] {v.get(x, k) / scale, plane.isFlat() ? 0 : v.get(y, k) / scale};
  }

  private Layer arrow(int k) {
    double[] origin = {0};
    double[] tip = tip(k);
    return new Layer.Arrows(
        origin, origin, new double[] {tip[0]}, new double[] {tip[1]}, Tone.ofClass(k));
  }

  private Layer tips() {
    List<Layer.Marker> markers = new ArrayList<>();
    for (int k = 0; k < state.options().width(); k++) {
      double[] tip = tip(k);
      Handle handle = state.isComplete() ? null : new Handle("v", k, "vector " + (k + 1));
      String label = state.options().width() == 1 ? "v" : Integer.toString(k + 1);
      markers.add(new Layer.Marker(tip[0], tip[1], label, Tone.ofClass(k), handle, Role.FACTOR, k));
    }
    return new Layer.Markers(markers);
  }
}
