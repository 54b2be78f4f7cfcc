package org.factorscope.app.lesson.spectrum;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.spectrum.Convergence;
import org.factorscope.algorithms.spectrum.PowerMethod.Options;
import org.factorscope.algorithms.spectrum.PowerMethod.State;
import org.factorscope.algorithms.spectrum.SymmetricMatrix;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.picture.DataPlane;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The unit circle of a coordinate plane, what A makes of it, and v between the two.
final class PowerMethodPlane {
  private static final int CURVE_POINTS = 120;
  private static final int PAST_ROUNDS = 12;

  /// Of a round.
  private static final int HALF_STEPS = 3;

  private static final double SMALLEST_STRETCH = 0.25;
  private static final double LARGEST_STRETCH = 8;

  private final LessonView<SymmetricMatrix, Options, State> view;
  private final State state;
  private final DataPlane plane;
  private final int x;
  private final int y;
  private final double divisor;

  private PowerMethodPlane(LessonView<SymmetricMatrix, Options, State> view) {
    this.view = view;
    state = view.state();
    plane = DataPlane.of(view);
    x = view.axes().x();
    y = plane.isFlat() ? x : view.axes().y();
    divisor = divisor(state.convergence());
  }

  static Panel of(LessonView<SymmetricMatrix, Options, State> view) {
    return new PowerMethodPlane(view).panel();
  }

  /// What A is divided by so that circle and ellipse can be seen side by side; mostly 1.
  private static double divisor(Convergence convergence) {
    double stretch = Math.abs(convergence.target());
    boolean isFine = stretch >= SMALLEST_STRETCH && stretch <= LARGEST_STRETCH;
    return isFine || Double.isNaN(stretch) ? 1 : stretch / 2;
  }

  private Panel panel() {
    Plot plot = Plot.of(view, "plane").in(plane).equalUnits();
    String within = view.problem().order() > 2 ? "plane-" : "";
    plot.saying(
        within + (divisor == 1 ? "image" : "divided"), plane.title(), Numbers.brief(divisor));
    plot.add(circleAndImage()).add(found()).add(past());
    for (int k = 0; k < state.width(); k++) {
      plot.add(arrow(k));
    }
    return plot.add(tips()).panel();
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
        new Layer.Line(say("circle"), curves[0], curves[1], Tone.MUTED, Layer.LineStyle.SOLID),
        new Layer.Line(
            say("ellipse"), curves[2], height(curves[3]), Tone.ofClass(1), Layer.LineStyle.SOLID));
  }

  private String say(String phrase) {
    return view.words().say("plane." + phrase);
  }

  /// The 2 x 2 block of A' that belongs to the two coordinates.
  private DMatrixRMaj block() {
    DMatrixRMaj a = new DMatrixRMaj(2, 2);
    int[] places = {x, y};
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        double entry = view.problem().matrix().get(places[i], places[j]);
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

  /// Where v pointed in earlier rounds of the same search.
  private List<Layer> past() {
    List<Layer> rounds = new ArrayList<>();
    int most = Math.min(PAST_ROUNDS, state.convergence().rounds());
    for (int back = 1; back <= most; back++) {
      int position = view.position() - HALF_STEPS * back;
      StepRecord record = view.history().atOrBefore(Math.max(0, position));
      double[] direction = record.series("direction");
      if (record.position() == position && direction.length > 0) {
        double[] tipX = {direction[x]};
        double[] tipY = height(new double[] {direction[y]});
        double[] origin = {0};
        rounds.add(
            new Layer.Segments(origin, origin, tipX, tipY, Tone.MUTED, Layer.LineStyle.DOTTED));
      }
    }
    return rounds;
  }

  private boolean isMultiplied() {
    return view.record().halfStep().equals("multiply") && !state.isComplete();
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
    for (int k = 0; k < state.width(); k++) {
      double[] tip = tip(k);
      Handle handle =
          state.isComplete() ? null : new Handle("v", k, view.words().say("plane.vector", k + 1));
      String label = state.width() == 1 ? "v" : Integer.toString(k + 1);
      markers.add(new Layer.Marker(tip[0], tip[1], label, Tone.ofClass(k), handle, Role.FACTOR, k));
    }
    return new Layer.Markers(markers);
  }
}
