package org.factorscope.app.lesson.completion;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.completion.AlsOptions.Normalize;
import org.factorscope.algorithms.completion.AlsState;
import org.factorscope.algorithms.completion.Observations;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The pictures of alternating least squares.
final class AlsPanels {
  /// A ratio from which an axis is logarithmic.
  private static final double DECADES = 30;

  private final LessonView<?, ?, AlsState> view;
  private final AlsState state;
  private final RatingWindow window;

  private AlsPanels(LessonView<?, ?, AlsState> view) {
    this.view = view;
    state = view.state();
    window = RatingWindow.of(view.data(), view.parameters());
  }

  static List<Panel> of(LessonView<?, ?, AlsState> view) {
    AlsPanels panels = new AlsPanels(view);
    return List.of(
        panels.factors(),
        panels.predictions(),
        panels.errors(),
        panels.objective(),
        AlsPlane.of(view, panels.window),
        AlsSystem.of(view, panels.window));
  }

  /// What is fitted, and the factors that fit it.
  private Panel factors() {
    boolean normalized = isNormalized();
    String name = fitted();
    DMatrixRMaj known = window.known(state.ratings().normalized());
    DMatrixRMaj v = window.columnsOf(state.v());
    DMatrixRMaj transposed = new DMatrixRMaj(v.numCols, v.numRows);
    CommonOps_DDRM.transpose(v, transposed);
    Range limits = normalized ? Range.AUTO : range(state.ratings().training());
    return new FactorPanel(
        "factors",
        name + " ≈ U · Vᵀ",
        subtitle(normalized ? "normalized, with gaps" : "with gaps"),
        List.of(
            new MatrixBlock(name, known, scale(limits), limits, Role.OBSERVATION, Role.FEATURE),
            new MatrixBlock(
                "U",
                window.rowsOf(state.u()),
                ColorScale.DIVERGING,
                Range.AUTO,
                Role.OBSERVATION,
                Role.FACTOR),
            new MatrixBlock(
                "Vᵀ", transposed, ColorScale.DIVERGING, Range.AUTO, Role.FACTOR, Role.FEATURE)),
        List.of("≈", "·"));
  }

  private boolean isNormalized() {
    return state.options().normalize() != Normalize.NONE;
  }

  /// The name of what is fitted: the ratings, or the normalized ratings.
  private String fitted() {
    return isNormalized() ? "Z" : "A";
  }

  private String subtitle(String what) {
    return window.isWhole() ? what : what + ", " + window.extent();
  }

  /// Magnitudes where nothing is negative, otherwise signed.
  private static ColorScale scale(Range limits) {
    return limits.from() >= 0 ? ColorScale.SEQUENTIAL : ColorScale.DIVERGING;
  }

  private static Range range(Observations ratings) {
    Range range = Range.AUTO;
    for (int e = 0; e < ratings.count(); e++) {
      range = range.including(ratings.byRow(e));
    }
    return range;
  }

  /// Every entry, in rating units; what training did not see is a prediction.
  private Panel predictions() {
    DMatrixRMaj predicted = new DMatrixRMaj(window.rows(), window.columns());
    DMatrixRMaj known = window.known(state.ratings().training());
    DMatrixRMaj unseen = new DMatrixRMaj(window.rows(), window.columns());
    for (int i = 0; i < window.rows(); i++) {
      for (int j = 0; j < window.columns(); j++) {
        predicted.set(i, j, state.prediction(window.firstRow() + i, window.firstColumn() + j));
        unseen.set(i, j, Double.isNaN(known.get(i, j)) ? 1 : 0);
      }
    }
    Range limits = range(state.ratings().training());
    return new FactorPanel(
        "predictions",
        "Predictions",
        subtitle("dots where nothing was known"),
        List.of(
            new MatrixBlock("Â", predicted, scale(limits), limits, Role.OBSERVATION, Role.FEATURE)
                .withPredicted(unseen)),
        List.of());
  }

  private Panel errors() {
    boolean holdsOut = state.ratings().heldOut().count() > 0;
    HistoryCurve curve =
        new HistoryCurve(
            "errors",
            "Error per rating",
            holdsOut ? "fitted, and held out" : "of the fitted ratings; nothing is held out",
            axis("root mean square error", AlsPanels::fitted),
            view);
    curve.curve("fitted", Tone.ofClass(0), AlsPanels::fitted);
    if (holdsOut) {
      curve.curve("held out", Tone.ofClass(1), record -> measure(record, "held-out-rmse"));
    }
    return curve.panel();
  }

  /// Logarithmic where the numbers fall through more than a decade or two.
  private Axis axis(String title, ToDoubleFunction<StepRecord> number) {
    DoubleSummaryStatistics all =
        view.history().stream().mapToDouble(number).filter(Double::isFinite).summaryStatistics();
    boolean isLong = all.getMin() > 0 && all.getMax() > DECADES * all.getMin();
    return isLong ? Axis.logarithmic(title) : Axis.of(title);
  }

  private static double fitted(StepRecord record) {
    return measure(record, "train-rmse");
  }

  /// Not at the start, where random factors err by as much as they like.
  private static double measure(StepRecord record, String name) {
    return record.position() == 0 ? Double.NaN : record.measures().getOrDefault(name, Double.NaN);
  }

  private Panel objective() {
    return new HistoryCurve(
            "objective",
            "Objective",
            "½‖Π(%s − UVᵀ)‖² + λ/2(‖U‖² + ‖V‖²), λ = %s"
                .formatted(fitted(), Numbers.brief(state.options().lambda())),
            axis("objective", HistoryCurve::objective),
            view)
        .curve("", Tone.INK, HistoryCurve::objective)
        .panel();
  }
}
