package org.factorscope.app.lesson.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.factorscope.algorithms.completion.SvpState;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The pictures of singular value projection.
final class SvpPanels {
  private SvpPanels() {}

  static List<Panel> of(LessonView<?, ?, SvpState> view) {
    List<Panel> panels = new ArrayList<>();
    panels.add(CompletionPanels.Blocks.of(view.state().problem()).beside("A", view.state().a()));
    panels.add(spectrum(view.state()));
    panels.add(objective(view));
    panels.addAll(CompletionPanels.hiddenError(view, view.state().hiddenError()));
    panels.add(CompletionPanels.fit(view.state().problem(), view.state().a(), "A"));
    return panels;
  }

  private static Panel spectrum(SvpState state) {
    double[] values = state.singularValues();
    int r = values.length;
    int k = Math.min(state.options().rank(), r);
    double[] kept = Arrays.copyOf(Arrays.copyOf(values, k), r);
    double[] cut = new double[r];
    boolean isCut = state.cut().length > 0;
    if (isCut) {
      System.arraycopy(state.cut(), 0, cut, r - state.cut().length, state.cut().length);
    } else {
      System.arraycopy(values, k, cut, k, r - k);
    }
    SpectrumBars bars = new SpectrumBars(kept, cut, SpectrumBars.Order.KEPT_BELOW);
    double edge = Math.min(k, bars.shown()) + 0.5;
    return bars.panel(
        isCut ? "grey: cut off; drag the cut" : "grey: goes next; drag the cut",
        "Singular values of A",
        bars.top(),
        List.of(
            new Layer.Rule(
                Layer.Orientation.VERTICAL, edge, "", Tone.ACCENT, Layer.LineStyle.DASHED),
            new Layer.Markers(
                List.of(
                    new Layer.Marker(
                        edge,
                        0.6 * bars.top(),
                        "k",
                        Tone.ACCENT,
                        new Handle("rank", 0, "rank"),
                        Role.NONE,
                        0)))));
  }

  private static Panel objective(LessonView<?, ?, SvpState> view) {
    return new HistoryCurve(
            "objective",
            "Loss after each cut",
            "relative residual " + Numbers.brief(view.state().relativeResidual()),
            Axis.logarithmic("½‖Π_Ω(M − A)‖²"),
            view)
        .layer(CompletionPanels.curve(view, "truncate", Tone.INK))
        .panel();
  }
}
