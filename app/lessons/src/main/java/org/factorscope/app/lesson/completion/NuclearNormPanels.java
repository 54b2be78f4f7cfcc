package org.factorscope.app.lesson.completion;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.completion.CompletionProblem;
import org.factorscope.algorithms.completion.NuclearNormOptions.Method;
import org.factorscope.algorithms.completion.NuclearNormState;
import org.factorscope.algorithms.completion.Shrinkage;
import org.factorscope.algorithms.completion.Shrunk;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The pictures of completion by shrinkage.
final class NuclearNormPanels {
  private NuclearNormPanels() {}

  static List<Panel> of(LessonView<?, ?, NuclearNormState> view) {
    NuclearNormState state = view.state();
    Shrunk shrunk = state.shrunk();
    CompletionProblem problem = state.problem();
    DMatrixRMaj b =
        shrunk == null ? new DMatrixRMaj(problem.rows(), problem.columns()) : shrunk.b();
    List<Panel> panels = new ArrayList<>();
    panels.add(CompletionPanels.Blocks.of(problem).beside("B", b));
    panels.add(spectrum(state));
    panels.add(objective(view));
    panels.addAll(
        CompletionPanels.hiddenError(view, shrunk == null ? Double.NaN : shrunk.hiddenError()));
    panels.add(CompletionPanels.fit(problem, b, "B"));
    panels.add(corrected(state));
    return panels;
  }

  /// What stands above the floor becomes B.
  private static Panel spectrum(NuclearNormState state) {
    double tau = state.options().tau();
    double[] values = state.singularValues();
    double[] above = Shrinkage.soft(values, tau);
    double[] below = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      below[k] = Math.min(values[k], tau);
    }
    SpectrumBars bars = new SpectrumBars(above, below, SpectrumBars.Order.TAKEN_BELOW);
    return bars.panel(
        "what stands above τ goes into B; drag the floor",
        "Singular values of Y",
        Math.max(bars.top(), tau),
        List.of(
            new Layer.Rule(
                Layer.Orientation.HORIZONTAL,
                tau,
                "τ = " + Numbers.brief(tau),
                Tone.ACCENT,
                Layer.LineStyle.DASHED),
            new Layer.Markers(
                List.of(
                    new Layer.Marker(
                        0.5 * (bars.shown() + 1),
                        tau,
                        "τ",
                        Tone.ACCENT,
                        new Handle("tau", 0, "threshold"),
                        Role.NONE,
                        0)))));
  }

  private static Panel objective(LessonView<?, ?, NuclearNormState> view) {
    boolean isSvt = view.state().options().method() == Method.SVT;
    String now =
        view.state().objective().isPresent()
            ? Numbers.brief(view.state().objective().getAsDouble())
            : "not there yet";
    return new HistoryCurve(
            "objective",
            isSvt ? "Residual" : "Objective",
            isSvt ? now + " of ‖Π_Ω(M)‖; may rise" : now + "; never rises",
            Axis.logarithmic(isSvt ? "‖Π_Ω(M − B)‖ / ‖Π_Ω(M)‖" : "½‖Π_Ω(M − B)‖² + τ‖B‖∗"),
            view)
        .curve("", Tone.INK, HistoryCurve::objective)
        .panel();
  }

  private static Panel corrected(NuclearNormState state) {
    CompletionProblem problem = state.problem();
    boolean isSvt = state.options().method() == Method.SVT;
    MatrixBlock y =
        isSvt
            ? new MatrixBlock(
                "Y",
                dual(problem, state.y()),
                ColorScale.DIVERGING,
                Range.AUTO,
                Role.OBSERVATION,
                Role.FEATURE)
            : CompletionPanels.Blocks.of(problem).guess("Y", state.y());
    return new FactorPanel(
        "corrected",
        isSvt ? "Dual variable Y" : "Filled-in matrix Y",
        isSvt ? "zero where nothing is known (hatched)" : "known entries, and B in the gaps",
        List.of(y),
        List.of());
  }

  /// Y with its zeros off Ω shown as gaps.
  private static DMatrixRMaj dual(CompletionProblem problem, DMatrixRMaj y) {
    DMatrixRMaj shown = problem.known().asMatrix(Double.NaN);
    for (int e = 0; e < shown.getNumElements(); e++) {
      shown.data[e] = Double.isNaN(shown.data[e]) ? Double.NaN : y.data[e];
    }
    return shown;
  }
}
