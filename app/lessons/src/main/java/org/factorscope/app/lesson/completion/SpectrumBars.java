package org.factorscope.app.lesson.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Tone;

/// Singular values as bars, in full colour what is kept and pale what is taken away.
///
/// @param kept a height for each singular value
/// @param taken on top of or below it
/// @param order which of the two stands on the axis
@SuppressWarnings("ArrayRecordComponent") // Made for one picture, never compared.
record SpectrumBars(double[] kept, double[] taken, Order order) {
  /// Which part of a bar stands on the axis.
  enum Order {
    KEPT_BELOW,
    TAKEN_BELOW
  }

  /// More bars than this are too thin to be told apart.
  private static final int MOST_BARS = 40;

  int shown() {
    return Math.min(MOST_BARS, kept.length);
  }

  /// The tallest bar; 1 where all are zero or not finite.
  double top() {
    double top = 0;
    for (int k = 0; k < kept.length; k++) {
      top = Math.max(top, kept[k] + taken[k]);
    }
    return top > 0 && Double.isFinite(top) ? top : 1;
  }

  /// @param top the highest thing to be shown
  /// @param marks lines and handles on top of the bars
  Panel panel(String subtitle, String title, double top, List<Layer> marks) {
    double[] xs = new double[shown()];
    for (int k = 0; k < xs.length; k++) {
      xs[k] = k + 1;
    }
    boolean keptBelow = order == Order.KEPT_BELOW;
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new Layer.Bars(
            xs,
            0.7,
            keptBelow ? List.of(first(kept), first(taken)) : List.of(first(taken), first(kept)),
            keptBelow ? List.of("kept", "cut") : List.of("taken off", "kept"),
            keptBelow ? List.of(Tone.ofClass(0), Tone.MUTED) : List.of(Tone.MUTED, Tone.ofClass(0)),
            -1));
    layers.addAll(marks);
    return new PlotPanel(
        "spectrum",
        title,
        subtitle,
        Axis.of("singular value number", 0.3, shown() + 0.7),
        Axis.of("σ", 0, roomFor(top)),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.NO,
        layers);
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
