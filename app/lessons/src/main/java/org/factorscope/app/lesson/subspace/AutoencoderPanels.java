package org.factorscope.app.lesson.subspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.subspace.AutoencoderFit;
import org.factorscope.algorithms.subspace.AutoencoderState;
import org.factorscope.algorithms.subspace.ScaledCovariance;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.datasets.ImageShape;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.ImageGridPanel;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;
import org.jspecify.annotations.Nullable;

/// The pictures of the linear autoencoder.
final class AutoencoderPanels {
  /// Beyond this many columns the projectors are too fine a mesh to be read.
  private static final int MOST_COLUMNS = 128;

  private AutoencoderPanels() {}

  static List<Panel> of(LessonView<?, ?, AutoencoderState> view) {
    List<Panel> panels = new ArrayList<>();
    panels.add(AutoencoderPlane.of(view));
    panels.add(AutoencoderLoss.of(view));
    panels.add(kept(view));
    if (view.data().dimension() <= MOST_COLUMNS) {
      panels.add(projectors(view));
    }
    panels.add(apart(view));
    panels.add(view.data().imageShape().isNone() ? factors(view) : pictures(view));
    return panels;
  }

  /// How much of each eigenvector comes back, qᵢᵀPqᵢ, from 0 to 1.
  private static Panel kept(LessonView<?, ?, AutoencoderState> view) {
    int m = view.state().options().components();
    int shown = view.state().fit().kept().length;
    HistoryCurve curve =
        new HistoryCurve(
            "kept",
            "What P keeps of each axis",
            "qᵢᵀPqᵢ, the axes by falling variance",
            Axis.of("kept"),
            view);
    curve.layer(rule(1, "all", Tone.MUTED));
    for (int i = shown - 1; i >= 0; i--) {
      int axis = i;
      Tone tone = i < m ? Tone.ofClass(i) : Tone.MUTED;
      curve.curve(name(i, m, shown), tone, record -> record.series("trail")[axis]);
    }
    return curve.panel();
  }

  /// For the legend; the axes beyond the bottleneck share one entry.
  private static String name(int i, int m, int shown) {
    if (i > m) {
      return "";
    }
    return "q" + Numbers.subscript(i + 1) + (i == m && m + 1 < shown ? ", …" : "");
  }

  /// The distance to what PCA computes at once.
  private static Panel apart(LessonView<?, ?, AutoencoderState> view) {
    return new HistoryCurve(
            "apart",
            "How far from PCA",
            "angle of the subspaces; distance of the projectors",
            Axis.logarithmic("distance (angle in rad)"),
            view)
        .curve("angle", Tone.ofClass(0), record -> positive(record.measures().get("angle")))
        .curve("‖P − P*‖", Tone.ofClass(1), record -> positive(record.measures().get("distance")))
        .curve(
            "drift of VᵀV − WWᵀ",
            Tone.ofClass(2),
            record -> positive(record.measures().get("drift")))
        .panel();
  }

  private static double positive(@Nullable Double value) {
    return value == null || value <= 0 ? Double.NaN : value;
  }

  private static Layer rule(double value, String label, Tone tone) {
    return new Layer.Rule(Layer.Orientation.HORIZONTAL, value, label, tone, Layer.LineStyle.DASHED);
  }

  private static Panel projectors(LessonView<?, ?, AutoencoderState> view) {
    AutoencoderState state = view.state();
    ScaledCovariance problem = state.problem();
    DMatrixRMaj p = state.product();
    DMatrixRMaj best = AutoencoderFit.projector(problem, state.options().components());
    DMatrixRMaj missing = CommonOps_DDRM.subtract(best, p, null);
    double largest = CommonOps_DDRM.elementMaxAbs(best);
    Range limits = largest > 0 ? new Range(-largest, largest) : new Range(-1, 1);
    return new FactorPanel(
        "projectors",
        "P beside PCA's projector",
        "P* = QₘQₘᵀ is unique, V and W are not",
        List.of(
            block("P*", best, limits, Role.FEATURE, Role.FEATURE),
            block("P", p, limits, Role.FEATURE, Role.FEATURE),
            block("P* − P", missing, limits, Role.FEATURE, Role.FEATURE)),
        List.of("−", "="));
  }

  private static MatrixBlock block(
      String name, DMatrixRMaj matrix, Range limits, Role rows, Role columns) {
    return new MatrixBlock(name, matrix, ColorScale.DIVERGING, limits, rows, columns);
  }

  private static Panel factors(LessonView<?, ?, AutoencoderState> view) {
    AutoencoderState state = view.state();
    Range limits = new Range(-1, 1);
    return new FactorPanel(
        "factors",
        "P = V · W",
        "decoder times encoder",
        List.of(
            block("P", state.product(), limits, Role.FEATURE, Role.FEATURE),
            block("V", state.v(), limits, Role.FEATURE, Role.FACTOR),
            block("W", state.w(), limits, Role.FACTOR, Role.FEATURE)),
        List.of("=", "·"));
  }

  private static Panel pictures(LessonView<?, ?, AutoencoderState> view) {
    DMatrixRMaj v = view.state().v();
    ImageShape shape = view.data().imageShape();
    List<ImageGridPanel.Tile> tiles = new ArrayList<>();
    for (int k = 0; k < v.numCols; k++) {
      DMatrixRMaj picture = new DMatrixRMaj(shape.height(), shape.width());
      for (int i = 0; i < picture.getNumElements(); i++) {
        picture.data[i] = v.get(i, k);
      }
      tiles.add(new ImageGridPanel.Tile(picture, "v" + Numbers.subscript(k + 1)));
    }
    return new ImageGridPanel(
        "pictures",
        "Columns of V",
        String.format(Locale.ROOT, "as %d × %d pictures", shape.height(), shape.width()),
        tiles,
        ColorScale.DIVERGING,
        Role.FACTOR);
  }
}
