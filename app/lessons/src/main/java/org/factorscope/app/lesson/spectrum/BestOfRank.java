package org.factorscope.app.lesson.spectrum;

import java.util.List;
import java.util.Locale;
import org.factorscope.algorithms.spectrum.Decomposed;
import org.factorscope.algorithms.spectrum.Svd.State;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// What lessons that build a matrix from its layers show alike: the singular values with a handle
/// at the last one that is used, the residual, and the numbers of the newest layer.
///
/// @param whole the matrix that is built
record BestOfRank(LessonView<?, ?, State> view, Decomposed whole) {
  /// Relative to the first singular value, or squared to ‖A‖²: what is smaller is rounding, and not
  /// drawn.
  private static final double NOTHING = 1e-13;

  private int layers() {
    return view.state().layers();
  }

  /// The singular values in their order.
  Panel scree(Axis.Scale scale) {
    int r = whole.layers();
    int k = layers();
    double[] xs = new double[r];
    double[] ys = new double[r];
    for (int i = 0; i < r; i++) {
      xs[i] = i + 1;
      ys[i] = isSomething(i) ? whole.value(i) : Double.NaN;
    }
    Handle handle = new Handle("S", k, view.words().say("scree.handle"));
    Layer.Marker cut = new Layer.Marker(k, height(), "k", Tone.ACCENT, handle, Role.NONE, 0);
    Range values = scale == Axis.Scale.LINEAR ? upTo(whole.value(0)) : Range.AUTO;
    return Plot.of(view, "scree")
        .saying(k < r ? "some" : "all", k, r, Numbers.brief(whole.value(k)))
        .x(Axis.of(view.words().say("scree.axis"), 0, r + 0.5))
        .y(new Axis("σ", scale, values, List.of()))
        .add(
            new Layer.Line("", xs, ys, Tone.MUTED, Layer.LineStyle.SOLID),
            new Layer.Points(xs, ys, used(r, k), null, Role.FACTOR),
            new Layer.Rule(Layer.Orientation.VERTICAL, k, "", Tone.ACCENT, Layer.LineStyle.DASHED),
            new Layer.Markers(List.of(cut)))
        .panel();
  }

  private boolean isSomething(int k) {
    return whole.value(k) > NOTHING * whole.value(0);
  }

  private static Range upTo(double first) {
    return new Range(0, first > 0 ? 1.1 * first : 1);
  }

  /// Where the handle sits: at σ_k, or at the last value that is drawn.
  private double height() {
    for (int i = Math.max(0, layers() - 1); i >= 0; i--) {
      if (isSomething(i)) {
        return whole.value(i);
      }
    }
    return 1;
  }

  private static int[] used(int r, int k) {
    int[] groups = new int[r];
    for (int i = 0; i < r; i++) {
      groups[i] = i < k ? 0 : -1;
    }
    return groups;
  }

  /// ‖A − A_k‖² over the run; what is only rounding is not drawn.
  Panel residual() {
    double nothing = NOTHING * whole.squaredNorm();
    return HistoryCurve.of(view, "objective", Axis.logarithmic(view.words().say("objective.axis")))
        .curve("", Tone.INK, record -> above(nothing, HistoryCurve.objective(record)))
        .panel();
  }

  private static double above(double least, double value) {
    return value > least ? value : Double.NaN;
  }

  /// What the newest layer brings, in numbers; nothing as long as there is none.
  String numbers() {
    int k = layers();
    return k == 0
        ? ""
        : view.words()
            .say(
                "newest",
                Numbers.subscript(k),
                Numbers.brief(whole.value(k - 1)),
                Numbers.brief(view.state().objective()),
                kept());
  }

  /// The share of ‖A‖² in A_k, in percent, with the digits that matter near the whole.
  String kept() {
    double share = whole.energy(layers());
    String format = share > 0.999 && share < 1 ? "%.3f %%" : "%.1f %%";
    return String.format(Locale.ROOT, format, 100 * share);
  }
}
