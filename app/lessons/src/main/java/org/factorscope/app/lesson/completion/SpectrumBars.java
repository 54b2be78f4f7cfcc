package org.factorscope.app.lesson.completion;

import java.util.Arrays;
import java.util.List;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Tone;

/// Singular values as bars, in full colour what is kept and pale what is taken away.
///
/// @param kept a height for each singular value
/// @param taken on top of or below it
/// @param order which of the two stands on the axis
record SpectrumBars(double[] kept, double[] taken, Order order) {
  /// Which part of a bar stands on the axis.
  enum Order {
    KEPT_BELOW,
    TAKEN_BELOW
  }

  /// More bars than this are too thin to be told apart.
  private static final int MAX_BARS = 40;

  private static final double WIDTH = 0.7;

  int shown() {
    return Math.min(MAX_BARS, kept.length);
  }

  /// The tallest bar; 1 if all are zero or not finite.
  double top() {
    double top = 0;
    for (int k = 0; k < kept.length; k++) {
      top = Math.max(top, kept[k] + taken[k]);
    }
    return top > 0 && Double.isFinite(top) ? top : 1;
  }

  /// The bars as the panel `spectrum` of the lesson's text.
  ///
  /// @param top the highest thing to be shown
  /// @param marks lines and handles on top of the bars
  Plot plot(LessonView<?, ?, ?> view, double top, Layer... marks) {
    double[] xs = new double[shown()];
    Arrays.setAll(xs, k -> k + 1);
    String keptName = view.words().say("spectrum.kept");
    String takenName = view.words().say("spectrum.taken");
    boolean keptBelow = order == Order.KEPT_BELOW;
    Layer bars =
        new Layer.Bars(
            xs,
            WIDTH,
            keptBelow ? List.of(first(kept), first(taken)) : List.of(first(taken), first(kept)),
            keptBelow ? List.of(keptName, takenName) : List.of(takenName, keptName),
            keptBelow ? List.of(Tone.ofClass(0), Tone.MUTED) : List.of(Tone.MUTED, Tone.ofClass(0)),
            -1);
    return Plot.of(view, "spectrum")
        .x(Axis.of(view.words().say("spectrum.axis"), 0.3, shown() + 0.7))
        .y(Axis.of("σ", 0, roomFor(top)))
        .add(bars)
        .add(marks);
  }

  /// A round number above `top` that rarely changes while the bars grow.
  private static double roomFor(double top) {
    double unit = Math.pow(10, Math.floor(Math.log10(top)));
    for (double factor : new double[] {1.25, 1.5, 2, 3, 4, 5, 6, 8}) {
      if (top <= 0.95 * factor * unit) {
        return factor * unit;
      }
    }
    return 12 * unit;
  }

  private double[] first(double[] values) {
    return Arrays.copyOf(values, shown());
  }
}
