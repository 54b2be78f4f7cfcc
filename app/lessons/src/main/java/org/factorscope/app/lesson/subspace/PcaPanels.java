package org.factorscope.app.lesson.subspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.subspace.PcaState;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.datasets.ImageShape;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.ImageGridPanel;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The pictures of principal component analysis.
final class PcaPanels {
  private PcaPanels() {}

  static List<Panel> of(LessonView<?, ?, PcaState> view) {
    List<Panel> panels = new ArrayList<>();
    panels.add(PcaPlane.of(view));
    panels.add(duality(view));
    panels.add(scree(view));
    panels.add(scores(view));
    panels.add(factors(view));
    if (!view.data().imageShape().isNone()) {
      panels.add(pictures(view));
    }
    return panels;
  }

  /// Which column of W is under way, or the last one when all are found.
  static int current(PcaState state) {
    return Math.min(state.found(), state.options().components() - 1);
  }

  private static Panel duality(LessonView<?, ?, PcaState> view) {
    PcaState state = view.state();
    double total = state.data().squaredNorm();
    double spread = state.variance().get(current(state), 0) * (state.data().rows() - 1);
    double[] place = {0, 1};
    List<double[]> heights = List.of(new double[] {spread, 0}, new double[] {0, total - spread});
    return new PlotPanel(
        "duality",
        "Spread and residual",
        "along this direction; the sum never changes",
        Axis.named("", List.of("spread", "residual")),
        Axis.of("sum of squares", 0, total > 0 ? 1.08 * total : 1),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.NO,
        List.of(
            new Layer.Bars(
                place,
                0.6,
                heights,
                List.of("", ""),
                List.of(Tone.ofClass(0), Tone.ofClass(1)),
                -1),
            new Layer.Rule(
                Layer.Orientation.HORIZONTAL,
                total,
                "‖Xc‖² = " + Numbers.brief(total),
                Tone.INK,
                Layer.LineStyle.DASHED)));
  }

  private static Panel scree(LessonView<?, ?, PcaState> view) {
    PcaState state = view.state();
    int m = state.options().components();
    int shown = Math.min(m, state.found() + 1);
    double total = state.data().squaredNorm() / (state.data().rows() - 1);
    double[] xs = new double[shown];
    double[] variances = new double[shown];
    List<String> ticks = new ArrayList<>();
    double sum = 0;
    for (int k = 0; k < shown; k++) {
      xs[k] = k;
      variances[k] = state.variance().get(k, 0);
      sum += variances[k];
      ticks.add(Integer.toString(k + 1));
    }
    int underWay = state.isComplete() ? -1 : state.found();
    String explained = total > 0 ? Numbers.brief(100 * sum / total) + " % of the variance" : "";
    return new PlotPanel(
        "scree",
        "Scree",
        explained,
        Axis.named("component", ticks),
        Axis.of("variance"),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.NO,
        List.of(
            new Layer.Bars(
                xs, 0.7, List.of(variances), List.of(""), List.of(Tone.ofClass(0)), underWay)));
  }

  private static Panel scores(LessonView<?, ?, PcaState> view) {
    PcaState state = view.state();
    DMatrixRMaj scores = scores(state);
    boolean one = scores.numCols < 2;
    double[] ys = one ? new double[scores.numRows] : Numbers.column(scores, 1);
    return new PlotPanel(
        "scores",
        "Projected points",
        view.data().labels().isEmpty() ? "on the components" : "coloured by label",
        Axis.of("along w₁"),
        one ? Axis.of("", -1, 1) : Axis.of("along w₂"),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.NO,
        List.of(
            new Layer.Points(
                Numbers.column(scores, 0),
                ys,
                view.data().labelIndices(),
                null,
                Role.OBSERVATION)));
  }

  private static DMatrixRMaj scores(PcaState state) {
    DMatrixRMaj scores = new DMatrixRMaj(state.data().rows(), state.components().numCols);
    CommonOps_DDRM.mult(state.data().matrix(), state.components(), scores);
    return scores;
  }

  private static Panel factors(LessonView<?, ?, PcaState> view) {
    PcaState state = view.state();
    DMatrixRMaj transposed =
        new DMatrixRMaj(state.components().numCols, state.components().numRows);
    CommonOps_DDRM.transpose(state.components(), transposed);
    return new FactorPanel(
        "factors",
        "Xc ≈ (XcW) · Wᵀ",
        "centred data, scores, components",
        List.of(
            new MatrixBlock(
                "Xc",
                state.data().matrix(),
                ColorScale.DIVERGING,
                Range.AUTO,
                Role.OBSERVATION,
                Role.FEATURE),
            new MatrixBlock(
                "XcW",
                scores(state),
                ColorScale.DIVERGING,
                Range.AUTO,
                Role.OBSERVATION,
                Role.FACTOR),
            new MatrixBlock(
                "Wᵀ",
                transposed,
                ColorScale.DIVERGING,
                new Range(-1, 1),
                Role.FACTOR,
                Role.FEATURE)),
        List.of("≈", "·"));
  }

  private static Panel pictures(LessonView<?, ?, PcaState> view) {
    PcaState state = view.state();
    ImageShape shape = view.data().imageShape();
    List<ImageGridPanel.Tile> tiles = new ArrayList<>();
    for (int k = 0; k < Math.min(state.options().components(), state.found() + 1); k++) {
      DMatrixRMaj picture = new DMatrixRMaj(shape.height(), shape.width());
      for (int i = 0; i < picture.getNumElements(); i++) {
        picture.data[i] = state.components().get(i, k);
      }
      String caption = "w" + Numbers.subscript(k + 1) + (k < state.found() ? "" : " under way");
      tiles.add(new ImageGridPanel.Tile(picture, caption));
    }
    return new ImageGridPanel(
        "pictures",
        "Components",
        String.format(Locale.ROOT, "as %d × %d pictures", shape.height(), shape.width()),
        tiles,
        ColorScale.DIVERGING,
        Role.FACTOR);
  }
}
