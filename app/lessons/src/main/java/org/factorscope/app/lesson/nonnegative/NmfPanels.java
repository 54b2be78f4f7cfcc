package org.factorscope.app.lesson.nonnegative;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.nonnegative.NmfOptions.Loss;
import org.factorscope.algorithms.nonnegative.NmfState;
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
import org.factorscope.viz.panel.SimplexPanel;
import org.factorscope.viz.panel.Tone;

/// The pictures of non-negative matrix factorization.
final class NmfPanels {
  private static final int MOST_PANELS = 6;

  private NmfPanels() {}

  static List<Panel> of(LessonView<?, ?, NmfState> view) {
    List<Panel> panels = new ArrayList<>();
    if (view.data().imageShape().isNone()) {
      panels.add(Cone.of(view));
      panels.add(factors(view));
      panels.add(objective(view));
      panels.add(partsBesideComponents(view));
    } else {
      panels.add(parts(view));
      panels.add(components(view));
      panels.add(objective(view));
      panels.add(MixByHand.of(view));
      panels.add(factors(view));
    }
    panels.add(NmfTable.of(view));
    if (panels.size() < MOST_PANELS && view.state().h().numRows == SimplexPanel.CORNERS) {
      panels.add(mixtures(view));
    }
    return panels;
  }

  /// How the total of each row of WH is shared among three parts.
  private static Panel mixtures(LessonView<?, ?, NmfState> view) {
    NmfState state = view.state();
    DMatrixRMaj shares = new DMatrixRMaj(state.w().numRows, SimplexPanel.CORNERS);
    for (int r = 0; r < SimplexPanel.CORNERS; r++) {
      double total = Arrays.stream(Numbers.row(state.h(), r)).sum();
      for (int i = 0; i < shares.numRows; i++) {
        shares.set(i, r, state.w().get(i, r) * total);
      }
    }
    return new SimplexPanel(
        "mixtures",
        "Mixtures",
        "how much of each row every part makes",
        List.of("h₁", "h₂", "h₃"),
        shares,
        view.data().labels().isEmpty() ? new int[0] : view.data().labelIndices(),
        Role.OBSERVATION);
  }

  private static Panel parts(LessonView<?, ?, NmfState> view) {
    NmfState state = view.state();
    ImageShape shape = view.data().imageShape();
    List<ImageGridPanel.Tile> tiles = new ArrayList<>();
    for (int r = 0; r < state.h().numRows; r++) {
      String caption = "h" + Numbers.subscript(r + 1);
      tiles.add(new ImageGridPanel.Tile(picture(Numbers.row(state.h(), r), shape), caption));
    }
    tiles.add(new ImageGridPanel.Tile(picture(Numbers.row(view.data().values(), 0), shape), "x₁"));
    tiles.add(new ImageGridPanel.Tile(picture(reconstruction(state), shape), "(WH)₁"));
    return new ImageGridPanel(
        "parts",
        "Parts",
        "rows of H, each in its own brightness; a picture and its sum",
        tiles,
        ColorScale.SEQUENTIAL,
        Role.FACTOR);
  }

  private static Panel components(LessonView<?, ?, NmfState> view) {
    DMatrixRMaj components = view.state().principal().components();
    ImageShape shape = view.data().imageShape();
    List<ImageGridPanel.Tile> tiles = new ArrayList<>();
    for (int r = 0; r < components.numRows; r++) {
      String caption = "pc " + (r + 1);
      tiles.add(new ImageGridPanel.Tile(picture(Numbers.row(components, r), shape), caption));
    }
    return new ImageGridPanel(
        "components",
        "PCA's components",
        "of the same data: both signs, they cancel",
        tiles,
        ColorScale.DIVERGING,
        Role.FACTOR);
  }

  /// Pixels as a picture whose brightest is 1, because the scale of a part means nothing.
  private static DMatrixRMaj picture(double[] pixels, ImageShape shape) {
    DMatrixRMaj picture = new DMatrixRMaj(shape.height(), shape.width());
    double largest = Double.MIN_NORMAL;
    for (double pixel : pixels) {
      largest = Math.max(largest, Math.abs(pixel));
    }
    for (int j = 0; j < pixels.length; j++) {
      picture.data[j] = pixels[j] / largest;
    }
    return picture;
  }

  /// The first row of WH.
  private static double[] reconstruction(NmfState state) {
    double[] row = new double[state.h().numCols];
    Products.row(state.w(), 0, state.h(), row);
    return row;
  }

  private static Panel factors(LessonView<?, ?, NmfState> view) {
    NmfState state = view.state();
    return new FactorPanel(
        "factors",
        "X ≈ W · H",
        "each row of X is a sum of parts",
        List.of(
            new MatrixBlock(
                "X",
                view.data().values(),
                ColorScale.SEQUENTIAL,
                Range.AUTO,
                Role.OBSERVATION,
                Role.FEATURE),
            new MatrixBlock(
                "W", state.w(), ColorScale.SEQUENTIAL, Range.AUTO, Role.OBSERVATION, Role.FACTOR),
            new MatrixBlock(
                "H", state.h(), ColorScale.SEQUENTIAL, Range.AUTO, Role.FACTOR, Role.FEATURE)),
        List.of("≈", "·"));
  }

  private static Panel partsBesideComponents(LessonView<?, ?, NmfState> view) {
    NmfState state = view.state();
    return new FactorPanel(
        "components",
        "H beside PCA's components",
        "PCA needs both signs",
        List.of(
            new MatrixBlock(
                "H", state.h(), ColorScale.SEQUENTIAL, Range.AUTO, Role.FACTOR, Role.FEATURE),
            new MatrixBlock(
                "PCA",
                state.principal().components(),
                ColorScale.DIVERGING,
                new Range(-1, 1),
                Role.FACTOR,
                Role.FEATURE)),
        List.of(" "));
  }

  private static Panel objective(LessonView<?, ?, NmfState> view) {
    boolean isFrobenius = view.state().options().loss() == Loss.FROBENIUS;
    String title = isFrobenius ? "½‖X − WH‖²" : "Σ x log(x/y) − x + y";
    HistoryCurve curve =
        new HistoryCurve(
                "objective", "Loss", title + ", drag to scrub", Axis.logarithmic("loss"), view)
            .curve("", Tone.INK, HistoryCurve::objective);
    double error = view.state().principal().error();
    if (isFrobenius && error > 0) {
      curve.layer(
          new Layer.Rule(
              Layer.Orientation.HORIZONTAL, error, "PCA", Tone.ofClass(1), Layer.LineStyle.DASHED));
    }
    return curve.panel();
  }
}
