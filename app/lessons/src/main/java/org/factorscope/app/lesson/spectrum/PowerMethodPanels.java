package org.factorscope.app.lesson.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.spectrum.Eigenpairs;
import org.factorscope.algorithms.spectrum.PowerMethodState;
import org.factorscope.algorithms.spectrum.SymmetricMatrix.Origin;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The pictures of the power method.
final class PowerMethodPanels {
  private PowerMethodPanels() {}

  /// Residuals that theory allows are drawn up to this multiple of ‖A‖.
  private static final double MOST_ALLOWED = 10;

  private static final int MOST_LEVELS = 4;

  /// Levels nearer than this share of the picture get one name.
  private static final double LABEL_ROOM = 0.07;

  static List<Panel> of(LessonView<?, ?, PowerMethodState> view) {
    return List.of(
        PowerMethodPlane.of(view),
        residual(view),
        eigenvalues(view),
        rayleigh(view),
        product(view));
  }

  private static Panel residual(LessonView<?, ?, PowerMethodState> view) {
    PowerMethodState state = view.state();
    int p = state.options().width();
    String slope = slope(state.convergence().rate());
    HistoryCurve curve =
        new HistoryCurve(
            "objective",
            "Residual ‖Av − μv‖",
            p == 1 ? slope + "; drag to scrub" : "of each column; drag to scrub",
            Axis.logarithmic("residual"),
            view);
    for (int k = 0; k < p; k++) {
      int column = 1 + k;
      String name = p == 1 ? "run" : "v" + Numbers.subscript(k + 1);
      curve.curve(name, Tone.ofClass(k), record -> record.series("trail")[column]);
    }
    double most = MOST_ALLOWED * state.matrix().norm();
    curve.layer(bound(view, most));
    return curve.panel();
  }

  private static String slope(double rate) {
    if (rate > 0) {
      return "slope log %s a round".formatted(Numbers.brief(rate));
    }
    return rate == 0 ? "a single eigenvalue is left" : "nothing is left to find";
  }

  /// The line that theory draws, broken where a new search begins.
  private static Layer bound(LessonView<?, ?, PowerMethodState> view, double most) {
    List<StepRecord> history = view.history();
    double[] xs = new double[history.size()];
    double[] ys = new double[history.size()];
    for (int p = 0; p < xs.length; p++) {
      double allowed = history.get(p).series("trail")[0];
      xs[p] = p;
      ys[p] = allowed <= most ? allowed : Double.NaN;
    }
    return new Layer.Line("bound", xs, ys, Tone.INK, Layer.LineStyle.DASHED);
  }

  private static Panel eigenvalues(LessonView<?, ?, PowerMethodState> view) {
    PowerMethodState state = view.state();
    int m = state.options().components();
    int found = state.found().count();
    int shown = state.options().width() == 1 ? Math.min(m, found + 1) : m;
    double[] xs = new double[shown];
    double[] heights = new double[shown];
    List<String> ticks = new ArrayList<>();
    for (int k = 0; k < m; k++) {
      ticks.add(Integer.toString(k + 1));
    }
    for (int k = 0; k < shown; k++) {
      xs[k] = k;
      heights[k] = state.eigenvalues().get(k, 0);
    }
    return new PlotPanel(
        "eigenvalues",
        "Eigenvalues",
        String.format(Locale.ROOT, "%d of %d found; dots by a direct method", found, m),
        Axis.named("eigenvalue", ticks),
        state.matrix().isSemidefinite() ? Axis.of("μ", 0, top(state)) : Axis.of("μ"),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.NO,
        List.of(
            new Layer.Bars(
                xs,
                0.7,
                List.of(heights),
                List.of(""),
                List.of(Tone.ofClass(0)),
                state.isComplete() || state.options().width() > 1 ? -1 : found),
            truth(state, m)));
  }

  private static double top(PowerMethodState state) {
    return state.matrix().norm() > 0 ? 1.1 * state.matrix().norm() : 1;
  }

  private static Layer truth(PowerMethodState state, int m) {
    double[] xs = new double[m];
    double[] ys = new double[m];
    int[] plain = new int[m];
    for (int k = 0; k < m; k++) {
      xs[k] = k;
      ys[k] = k < state.matrix().values().length ? state.matrix().values()[k] : 0;
      plain[k] = -1;
    }
    return new Layer.Points(xs, ys, plain, null, Role.NONE);
  }

  private static Panel rayleigh(LessonView<?, ?, PowerMethodState> view) {
    PowerMethodState state = view.state();
    HistoryCurve curve =
        new HistoryCurve(
                "rayleigh",
                "Rayleigh value",
                state.options().width() == 1 ? "of the vector under way" : "of the first column",
                Axis.of("μ = vᵀAv"),
                view)
            .curve(
                "",
                Tone.ofClass(0),
                record -> record.measures().getOrDefault("rayleigh", Double.NaN));
    levels(view).forEach(curve::layer);
    return curve.panel();
  }

  /// The first eigenvalues as levels, named where the names have room.
  private static List<Layer> levels(LessonView<?, ?, PowerMethodState> view) {
    double[] values = view.state().matrix().values();
    int count = Math.min(MOST_LEVELS, values.length);
    double low = view.history().getFirst().measures().getOrDefault("rayleigh", values[0]);
    double room = LABEL_ROOM * (values[0] - Math.min(low, values[count - 1]));
    List<Layer> levels = new ArrayList<>();
    double above = Double.POSITIVE_INFINITY;
    for (int k = 0; k < count; k++) {
      String name = above - values[k] >= room ? "λ" + Numbers.subscript(k + 1) : "";
      above = name.isEmpty() ? above : values[k];
      levels.add(
          new Layer.Rule(
              Layer.Orientation.HORIZONTAL, values[k], name, Tone.MUTED, Layer.LineStyle.DASHED));
    }
    return levels;
  }

  private static Panel product(LessonView<?, ?, PowerMethodState> view) {
    PowerMethodState state = view.state();
    Eigenpairs out = state.takenOut();
    DMatrixRMaj a = out.count() == 0 ? state.matrix().matrix() : out.deflated(state.matrix());
    double most = CommonOps_DDRM.elementMaxAbs(state.matrix().matrix());
    Range limits = new Range(-most, most);
    String origin = state.matrix().origin() == Origin.GIVEN ? "the matrix" : "the covariance";
    return new FactorPanel(
        "product",
        "A · v = Av",
        out.count() == 0 ? "A is " + origin : origin + " without the " + out.count() + " found",
        List.of(
            new MatrixBlock("A", a, ColorScale.DIVERGING, limits, Role.NONE, Role.FEATURE),
            new MatrixBlock(
                "v",
                state.estimate().directions(),
                ColorScale.DIVERGING,
                new Range(-1, 1),
                Role.FEATURE,
                Role.FACTOR),
            new MatrixBlock(
                "Av",
                state.estimate().images(),
                ColorScale.DIVERGING,
                limits,
                Role.NONE,
                Role.FACTOR)),
        List.of("·", "="));
  }
}
