package org.factorscope.app.lesson.flow;

import java.util.ArrayList;
import java.util.List;
import org.factorscope.algorithms.flow.RankOneState;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Tone;

/// How far the factor that was updated last is from its best direction, against the line that
/// alternating least squares never leaves upwards.
final class RankOneError {
  /// Beyond this tangent the direction is at a right angle but for rounding.
  private static final double RIGHT_ANGLE = 1e8;

  private final LessonView<?, ?, RankOneState> view;
  private final List<StepRecord> history;

  private RankOneError(LessonView<?, ?, RankOneState> view) {
    this.view = view;
    history = view.history();
  }

  static Panel of(LessonView<?, ?, RankOneState> view) {
    return new RankOneError(view).panel();
  }

  /// The measured share of the error that the last whole sweep left, for u; NaN where unknown.
  static double lastRatio(LessonView<?, ?, RankOneState> view) {
    int end = view.position() - (view.position() + 1) % 2;
    return end < 3
        ? Double.NaN
        : tangent(view.history().get(end), "angle-u")
            / tangent(view.history().get(end - 2), "angle-u");
  }

  private static double tangent(StepRecord record, String angle) {
    double tangent = StrictMath.tan(RankOnePanels.measure(record, angle));
    return tangent >= 0 && tangent < RIGHT_ANGLE ? tangent : Double.NaN;
  }

  private static double updated(StepRecord record) {
    return tangent(record, record.position() % 2 == 0 ? "angle-v" : "angle-u");
  }

  private Panel panel() {
    double ratio = view.state().problem().ratio();
    HistoryCurve curve =
        new HistoryCurve(
            "error",
            "Error",
            "tan∠ to the best direction; (σ₂/σ₁)² = " + Numbers.brief(ratio * ratio) + " a sweep",
            Axis.logarithmic("tan∠"),
            view);
    curve.layer(line("u", 1, RankOnePanels.OF_U)).layer(line("v", 0, RankOnePanels.OF_V));
    return curve.layer(bound(ratio)).panel();
  }

  /// Every second half-step, beginning with `first`, updates this factor.
  private Layer line(String factor, int first, Tone tone) {
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (int p = first; p < history.size(); p += 2) {
      xs.add((double) p);
      ys.add(tangent(history.get(p), "angle-" + factor));
    }
    return new Layer.Line(factor, array(xs), array(ys), tone, Layer.LineStyle.SOLID);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /// tan∠ at the last edit, or at the start, times (σ₂/σ₁) for each half-step since.
  private Layer bound(double ratio) {
    int base = 0;
    for (StepRecord record : history) {
      base = record.edit() == null ? base : record.position();
    }
    double[] xs = new double[history.size() - base];
    double[] ys = new double[xs.length];
    double value = updated(history.get(base));
    for (int i = 0; i < xs.length; i++) {
      xs[i] = base + i;
      ys[i] = value > 1e-17 ? value : Double.NaN;
      value *= ratio;
    }
    return new Layer.Line("alternating, at most", xs, ys, Tone.MUTED, Layer.LineStyle.DASHED);
  }
}
