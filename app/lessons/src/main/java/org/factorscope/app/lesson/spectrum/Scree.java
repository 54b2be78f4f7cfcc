package org.factorscope.app.lesson.spectrum;

import java.util.List;
import java.util.Locale;
import org.factorscope.algorithms.spectrum.SvdState;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The singular values in their order, with a handle at the last one that is used.
final class Scree {
  /// Relative to the first singular value: what is smaller is rounding, and not drawn.
  private static final double NOTHING = 1e-13;

  private Scree() {}

  static Panel of(SvdState state, Axis.Scale scale) {
    double first = state.whole().value(0);
    int r = state.whole().layers();
    int k = state.layers();
    double[] xs = new double[r];
    double[] ys = new double[r];
    for (int i = 0; i < r; i++) {
      xs[i] = i + 1;
      ys[i] = isSomething(state, i) ? state.whole().value(i) : Double.NaN;
    }
    Layer.Marker cut =
        new Layer.Marker(
            k,
            height(state),
            "k",
            Tone.ACCENT,
            new Handle("S", k, "number of layers k"),
            Role.NONE,
            0);
    String next = k < r ? ", next σ = " + Numbers.brief(state.whole().value(k)) : "";
    return new PlotPanel(
        "scree",
        "Singular values",
        String.format(Locale.ROOT, "k = %d of %d%s; drag k", k, r, next),
        Axis.of("number of layers k", 0, r + 0.5),
        new Axis("σ", scale, scale == Axis.Scale.LINEAR ? upTo(first) : Range.AUTO, List.of()),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.NO,
        List.of(
            new Layer.Line("", xs, ys, Tone.MUTED, Layer.LineStyle.SOLID),
            new Layer.Points(xs, ys, used(r, k), null, Role.FACTOR),
            new Layer.Rule(Layer.Orientation.VERTICAL, k, "", Tone.ACCENT, Layer.LineStyle.DASHED),
            new Layer.Markers(List.of(cut))));
  }

  private static boolean isSomething(SvdState state, int k) {
    return state.whole().value(k) > NOTHING * state.whole().value(0);
  }

  private static Range upTo(double first) {
    return new Range(0, first > 0 ? 1.1 * first : 1);
  }

  /// Where the handle sits: at σ_k, or at the last value that is drawn.
  private static double height(SvdState state) {
    for (int i = Math.max(0, state.layers() - 1); i >= 0; i--) {
      if (isSomething(state, i)) {
        return state.whole().value(i);
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
}
