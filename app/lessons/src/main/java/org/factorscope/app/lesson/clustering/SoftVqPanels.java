package org.factorscope.app.lesson.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.clustering.SoftVqReport;
import org.factorscope.algorithms.clustering.SoftVqState;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.picture.ColumnArrows;
import org.factorscope.app.lesson.picture.DataPlane;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.TablePanel;
import org.factorscope.viz.panel.Tone;

/// The pictures of soft vector quantization.
final class SoftVqPanels {
  private SoftVqPanels() {}

  /// Temperatures of the entropy curve, evenly spread over the slider's range on a logarithmic
  /// scale.
  private static final int TEMPERATURES = 33;

  static List<Panel> of(LessonView<?, ?, SoftVqState> view) {
    return List.of(points(view), factors(view), error(view), entropy(view), updates(view));
  }

  private static Panel points(LessonView<?, ?, SoftVqState> view) {
    DataPlane plane = DataPlane.of(view);
    DMatrixRMaj codes = view.state().codes();
    int[] groups = new int[view.data().rows()];
    Arrays.fill(groups, -1);
    DMatrixRMaj membership = null;
    if (codes != null) {
      membership = new DMatrixRMaj(codes.numCols, codes.numRows);
      CommonOps_DDRM.transpose(codes, membership);
    }
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Points(plane.xs(), plane.ys(), groups, membership, Role.OBSERVATION));
    layers.addAll(
        ColumnArrows.of(
            plane,
            view.state().atoms(),
            1,
            Tone::ofClass,
            k -> new Handle("D", k, "atom " + (k + 1))));
    return new PlotPanel(
        "points",
        "Points",
        plane.title() + ", colours mixed by C",
        plane.xAxis(),
        plane.yAxis(),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.NO,
        layers);
  }

  private static Panel factors(LessonView<?, ?, SoftVqState> view) {
    SoftVqState state = view.state();
    DMatrixRMaj x = state.data().matrix();
    DMatrixRMaj codes = state.codes();
    DMatrixRMaj shown = codes == null ? new DMatrixRMaj(state.atoms().numCols, x.numCols) : codes;
    Range limits = Range.AUTO;
    for (int i = 0; i < x.getNumElements(); i++) {
      limits = limits.including(x.data[i]);
    }
    return new FactorPanel(
        "factors",
        "X ≈ D · C",
        codes == null ? "C is not there yet" : "each column of C shares a point among the atoms",
        List.of(
            new MatrixBlock("X", x, ColorScale.SEQUENTIAL, limits, Role.FEATURE, Role.OBSERVATION),
            new MatrixBlock(
                "D", state.atoms(), ColorScale.SEQUENTIAL, limits, Role.FEATURE, Role.FACTOR),
            new MatrixBlock(
                "C",
                shown,
                ColorScale.CLASS_OF_ROW,
                new Range(0, 1),
                Role.FACTOR,
                Role.OBSERVATION)),
        List.of("≈", "·"));
  }

  private static Panel error(LessonView<?, ?, SoftVqState> view) {
    return new HistoryCurve(
            "objective", "Error", "‖X − DC‖², may rise; drag to scrub", Axis.of("‖X − DC‖²"), view)
        .curve("", Tone.INK, HistoryCurve::objective)
        .panel();
  }

  private static Panel entropy(LessonView<?, ?, SoftVqState> view) {
    SoftVqState state = view.state();
    double[] temperatures = new double[TEMPERATURES];
    for (int i = 0; i < TEMPERATURES; i++) {
      temperatures[i] = StrictMath.pow(10, -3 + 4.0 * i / (TEMPERATURES - 1));
    }
    double[] entropies = SoftVqReport.entropies(state, temperatures);
    double now = state.options().temperature();
    double entropy = SoftVqReport.entropies(state, new double[] {now})[0];
    double most = StrictMath.log(state.options().atoms());
    Handle handle = new Handle("temperature", 0, "temperature");
    Layer.Marker marker = new Layer.Marker(now, entropy, "T", Tone.ACCENT, handle, Role.NONE, 0);
    return new PlotPanel(
        "entropy",
        "Entropy against temperature",
        "of C for the atoms of this moment; drag T",
        Axis.logarithmic("temperature T"),
        Axis.of("mean entropy (nats)", 0, Math.max(0.1, 1.1 * most)),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.NO,
        List.of(
            new Layer.Rule(
                Layer.Orientation.HORIZONTAL, most, "log r", Tone.MUTED, Layer.LineStyle.DASHED),
            new Layer.Line("", temperatures, entropies, Tone.INK, Layer.LineStyle.SOLID),
            new Layer.Markers(List.of(marker))));
  }

  private static Panel updates(LessonView<?, ?, SoftVqState> view) {
    SoftVqState state = view.state();
    SoftVqReport.Updates updates = SoftVqReport.updates(state);
    List<List<String>> rows =
        List.of(
            List.of("atoms as they are", Numbers.brief(updates.now())),
            List.of("weighted mean", Numbers.brief(updates.weightedMean())),
            List.of("least squares", Numbers.brief(updates.leastSquares())));
    String note =
        updates.weightedMean() > updates.now()
            ? "Taking the weighted mean would raise the error from here: the mean is the best atom"
                + " only where C is one-hot."
            : "Least squares can only do better than the mean; on one-hot C they agree.";
    return new TablePanel(
        "updates",
        "Two updates of D",
        "error for the same C",
        List.of("", "‖X − DC‖²"),
        rows,
        Role.NONE,
        List.of(Tone.INK, Tone.INK, Tone.INK),
        note);
  }
}
