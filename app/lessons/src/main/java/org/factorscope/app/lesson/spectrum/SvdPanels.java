package org.factorscope.app.lesson.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.spectrum.Decomposed;
import org.factorscope.algorithms.spectrum.SvdState;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.datasets.Dataset;
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

/// The pictures of the singular value decomposition.
final class SvdPanels {
  private static final int MOST_PICTURES = 6;

  /// Relative to ‖A‖²: what is missing below this is rounding.
  private static final double NOTHING = 1e-13;

  private SvdPanels() {}

  static List<Panel> of(LessonView<?, ?, SvdState> view) {
    SvdState state = view.state();
    List<Panel> panels = new ArrayList<>();
    panels.add(view.data().imageShape().isLine() ? pictures(view) : sum(view));
    panels.add(layer(view));
    panels.add(Scree.of(state, Axis.Scale.LOGARITHMIC));
    panels.add(price(state));
    panels.add(objective(view));
    ImageShape shape = view.data().imageShape();
    DMatrixRMaj a = state.whole().matrix();
    if (!shape.isNone() && !shape.isLine()) {
      panels.add(rows(view));
    } else if (a.numRows == 2 && a.numCols == 2) {
      panels.add(CircleStages.of(state));
    }
    return panels;
  }

  /// How entries of the data become colours: a photograph is grey, signed data are diverging.
  private static ColorScale scale(Dataset data) {
    if (!data.imageShape().isNone() && data.unit().startsWith("grey")) {
      return ColorScale.GREY;
    }
    boolean isSigned = CommonOps_DDRM.elementMin(data.values()) < 0;
    return isSigned ? ColorScale.DIVERGING : ColorScale.SEQUENTIAL;
  }

  private static MatrixBlock block(
      String name, DMatrixRMaj matrix, ColorScale scale, Range limits) {
    return new MatrixBlock(name, matrix, scale, limits, Role.OBSERVATION, Role.FEATURE);
  }

  private static Panel sum(LessonView<?, ?, SvdState> view) {
    SvdState state = view.state();
    DMatrixRMaj a = state.whole().matrix();
    ColorScale scale = scale(view.data());
    Range limits = new Range(CommonOps_DDRM.elementMin(a), CommonOps_DDRM.elementMax(a));
    double most = CommonOps_DDRM.elementMaxAbs(a) / 2;
    String k = Numbers.subscript(state.layers());
    return new FactorPanel(
        "sum",
        "A = A" + k + " + residual",
        kept(state),
        List.of(
            block("A", a, scale, limits),
            block("A" + k, state.approximation(), scale, limits),
            block("A − A" + k, state.residual(), ColorScale.DIVERGING, new Range(-most, most))),
        List.of("=", "+"));
  }

  /// A photograph, what its layers show of it, and what they miss, about the middle of the scale.
  private static Panel pictures(LessonView<?, ?, SvdState> view) {
    SvdState state = view.state();
    DMatrixRMaj a = state.whole().matrix();
    Range limits = new Range(CommonOps_DDRM.elementMin(a), CommonOps_DDRM.elementMax(a));
    DMatrixRMaj rest = state.residual();
    if (state.layers() > 0) {
      CommonOps_DDRM.add(rest, (limits.from() + limits.to()) / 2, rest);
    }
    String k = Numbers.subscript(state.layers());
    return new ImageGridPanel(
        "sum",
        "A = A" + k + " + residual",
        kept(state),
        List.of(
            new ImageGridPanel.Tile(a, "A"),
            new ImageGridPanel.Tile(state.approximation(), "A" + k),
            new ImageGridPanel.Tile(rest, "A − A" + k)),
        scale(view.data()),
        Role.NONE,
        limits);
  }

  private static String kept(SvdState state) {
    String layers = state.layers() == 1 ? "1 layer" : state.layers() + " layers";
    return percent(energy(state)) + " of ‖A‖² in " + layers;
  }

  private static double energy(SvdState state) {
    return state.whole().energy(state.layers());
  }

  /// What the newest layer brings, in numbers; nothing while there is none.
  ///
  /// @param a how the matrix is called
  static String numbers(SvdState state, String a) {
    int k = state.layers();
    if (k == 0) {
      return "";
    }
    return "σ%s = %s, ‖%s − %s%s‖² = %s, %s of ‖%s‖²"
        .formatted(
            Numbers.subscript(k),
            Numbers.brief(state.whole().value(k - 1)),
            a,
            a,
            Numbers.subscript(k),
            Numbers.brief(state.objective()),
            percent(energy(state)),
            a);
  }

  /// A share in percent, with the digits that matter near the whole.
  private static String percent(double share) {
    String format = share > 0.999 && share < 1 ? "%.3f %%" : "%.1f %%";
    return String.format(Locale.ROOT, format, 100 * share);
  }

  /// The layer that came last, or the one that comes first.
  private static Panel layer(LessonView<?, ?, SvdState> view) {
    SvdState state = view.state();
    int shown = Math.max(0, state.layers() - 1);
    Decomposed whole = state.whole();
    DMatrixRMaj u =
        CommonOps_DDRM.extract(whole.svd().u(), 0, whole.matrix().numRows, shown, shown + 1);
    DMatrixRMaj v =
        CommonOps_DDRM.extract(whole.svd().v(), 0, whole.matrix().numCols, shown, shown + 1);
    CommonOps_DDRM.scale(whole.value(shown), v);
    CommonOps_DDRM.transpose(v);
    String k = Numbers.subscript(shown + 1);
    return new FactorPanel(
        "layer",
        "Layer " + (shown + 1),
        (state.layers() == 0 ? "comes next: " : "")
            + "one column times one row, σ = "
            + Numbers.brief(whole.value(shown)),
        List.of(
            new MatrixBlock(
                "σuvᵀ",
                whole.layer(shown),
                ColorScale.DIVERGING,
                Range.AUTO,
                Role.OBSERVATION,
                Role.FEATURE),
            new MatrixBlock(
                "u" + k, u, ColorScale.DIVERGING, Range.AUTO, Role.OBSERVATION, Role.FACTOR),
            new MatrixBlock(
                "σv" + k + "ᵀ", v, ColorScale.DIVERGING, Range.AUTO, Role.FACTOR, Role.FEATURE)),
        List.of("=", "·"));
  }

  /// What is kept against what it costs, for every k at once.
  private static Panel price(SvdState state) {
    Decomposed whole = state.whole();
    int r = whole.layers();
    double[] costs = new double[r];
    double[] kept = new double[r];
    for (int k = 1; k <= r; k++) {
      costs[k - 1] = 100.0 * whole.storage(k) / whole.entries();
      kept[k - 1] = 100 * whole.energy(k);
    }
    int k = state.layers();
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new Layer.Rule(
            Layer.Orientation.VERTICAL, 100, "A itself", Tone.MUTED, Layer.LineStyle.DASHED));
    layers.add(new Layer.Line("", costs, kept, Tone.ofClass(0), Layer.LineStyle.SOLID));
    if (k > 0) {
      layers.add(
          new Layer.Markers(
              List.of(
                  new Layer.Marker(
                      costs[k - 1], kept[k - 1], "k", Tone.ACCENT, null, Role.NONE, 0))));
    }
    return new PlotPanel(
        "price",
        "Kept against cost",
        String.format(
                Locale.ROOT,
                "k(n + m + 1) = %,d of nm = %,d numbers",
                whole.storage(k),
                whole.entries())
            .replace(',', ' '),
        Axis.of("numbers stored, % of nm", 0, Math.max(110, 1.02 * costs[r - 1])),
        Axis.of("% of ‖A‖² kept"),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.NO,
        layers);
  }

  private static Panel objective(LessonView<?, ?, SvdState> view) {
    return residual(view, view.state(), "A");
  }

  /// ‖A − A_k‖² over the run; what is only rounding is not drawn.
  static Panel residual(LessonView<?, ?, ?> view, SvdState state, String name) {
    double nothing = NOTHING * state.whole().squaredNorm();
    String norm = "‖%s − %sₖ‖²".formatted(name, name);
    return new HistoryCurve(
            "objective", "Residual", norm + ", drag to scrub", Axis.logarithmic(norm), view)
        .curve("", Tone.INK, record -> above(nothing, HistoryCurve.objective(record)))
        .panel();
  }

  private static double above(double least, double value) {
    return value > least ? value : Double.NaN;
  }

  /// Some rows as the pictures that they are, first as they were, then from the layers.
  private static Panel rows(LessonView<?, ?, SvdState> view) {
    SvdState state = view.state();
    List<ImageGridPanel.Tile> tiles = new ArrayList<>();
    int shown = Math.min(MOST_PICTURES, view.data().rows());
    for (int i = 0; i < shown; i++) {
      int row = (int) ((long) i * view.data().rows() / shown);
      tiles.add(tile(state.whole().matrix(), row, view.data().imageShape(), name(view, row)));
      String from = "k = " + state.layers();
      tiles.add(tile(state.approximation(), row, view.data().imageShape(), from));
    }
    return new ImageGridPanel(
        "rows", "Rows as pictures", "in A and in Aₖ", tiles, ColorScale.GREY, Role.NONE);
  }

  private static String name(LessonView<?, ?, SvdState> view, int row) {
    List<String> labels = view.data().labels();
    return labels.isEmpty() ? "row " + (row + 1) : labels.get(row);
  }

  private static ImageGridPanel.Tile tile(
      DMatrixRMaj matrix, int row, ImageShape shape, String caption) {
    DMatrixRMaj picture = new DMatrixRMaj(shape.height(), shape.width());
    System.arraycopy(matrix.data, row * matrix.numCols, picture.data, 0, picture.getNumElements());
    return new ImageGridPanel.Tile(picture, caption);
  }
}
