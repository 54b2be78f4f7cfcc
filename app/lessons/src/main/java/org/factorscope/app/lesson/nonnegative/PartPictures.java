package org.factorscope.app.lesson.nonnegative;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.nonnegative.Nmf.Options;
import org.factorscope.algorithms.nonnegative.Nmf.State;
import org.factorscope.algorithms.nonnegative.NonNegativeData;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.datasets.ImageShape;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.ImageGridPanel;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The panels for data whose rows are pictures: parts, PCA's components, and the first picture's
/// mix, to be dragged.
final class PartPictures {
  private PartPictures() {}

  static Panel parts(LessonView<NonNegativeData, Options, State> view) {
    DMatrixRMaj h = view.state().h();
    ImageShape shape = view.data().imageShape();
    double[] sum = new double[h.numCols];
    Products.row(view.state().w(), 0, h, sum);
    List<ImageGridPanel.Tile> tiles = new ArrayList<>();
    for (int r = 0; r < h.numRows; r++) {
      tiles.add(tile(Numbers.row(h, r), shape, "h" + Numbers.subscript(r + 1)));
    }
    tiles.add(tile(Numbers.row(view.data().values(), 0), shape, "x₁"));
    tiles.add(tile(sum, shape, "(WH)₁"));
    return new ImageGridPanel(
        "parts",
        view.words().panel("parts"),
        view.words().subtitle("parts"),
        tiles,
        ColorScale.SEQUENTIAL,
        Role.FACTOR);
  }

  static Panel components(LessonView<NonNegativeData, Options, State> view) {
    DMatrixRMaj components = principal(view);
    List<ImageGridPanel.Tile> tiles = new ArrayList<>();
    for (int r = 0; r < components.numRows; r++) {
      double[] pixels = Numbers.row(components, r);
      tiles.add(tile(pixels, view.data().imageShape(), "pc " + (r + 1)));
    }
    boolean isStart = view.state().loss() == null;
    return new ImageGridPanel(
        "components",
        view.words().panel("components"),
        view.words().say(isStart ? "components.pictures-before" : "components.pictures"),
        tiles,
        ColorScale.DIVERGING,
        Role.FACTOR);
  }

  /// PCA's components, k x m; blank at the start, so that a run on large data begins without them.
  static DMatrixRMaj principal(LessonView<NonNegativeData, Options, State> view) {
    DMatrixRMaj h = view.state().h();
    if (view.state().loss() != null) {
      return view.problem().principal(view.options().rank()).components();
    }
    DMatrixRMaj blank = new DMatrixRMaj(h.numRows, h.numCols);
    Arrays.fill(blank.data, Double.NaN);
    return blank;
  }

  /// Pixels as a picture whose brightest is 1, because the scale of a part means nothing.
  private static ImageGridPanel.Tile tile(double[] pixels, ImageShape shape, String caption) {
    DMatrixRMaj picture = new DMatrixRMaj(shape.height(), shape.width());
    double largest = Double.MIN_NORMAL;
    for (double pixel : pixels) {
      largest = Double.isNaN(pixel) ? largest : Math.max(largest, Math.abs(pixel));
    }
    for (int j = 0; j < pixels.length; j++) {
      picture.data[j] = pixels[j] / largest;
    }
    return new ImageGridPanel.Tile(picture, caption);
  }

  /// How much of each part the first picture has.
  static Panel mix(LessonView<NonNegativeData, Options, State> view) {
    double[] weights = Numbers.row(view.state().w(), 0);
    double[] places = new double[weights.length];
    List<String> ticks = new ArrayList<>();
    List<Layer.Marker> markers = new ArrayList<>();
    for (int r = 0; r < weights.length; r++) {
      places[r] = r;
      String tick = Integer.toString(r + 1);
      ticks.add(tick);
      Handle handle = new Handle("W", r, view.words().say("mix.weight", r + 1));
      markers.add(new Layer.Marker(r, weights[r], tick, Tone.ofClass(r), handle, Role.FACTOR, r));
    }
    return Plot.of(view, "mix")
        .x(Axis.named(view.words().say("mix.x"), ticks))
        .y(Axis.of(view.words().say("mix.y")))
        .add(
            new Layer.Bars(places, 0.6, List.of(weights), List.of(""), List.of(Tone.MUTED), -1),
            new Layer.Markers(markers))
        .panel();
  }
}
