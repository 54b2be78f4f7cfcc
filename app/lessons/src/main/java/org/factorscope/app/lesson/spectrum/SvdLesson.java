package org.factorscope.app.lesson.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.spectrum.Decomposed;
import org.factorscope.algorithms.spectrum.Svd;
import org.factorscope.algorithms.spectrum.Svd.Options;
import org.factorscope.algorithms.spectrum.Svd.State;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.Outline;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.lesson.picture.Factors;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.ImageShape;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.ImageGridPanel;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The best approximation of each rank, layer by layer.
public final class SvdLesson extends Lesson<Decomposed, Options, State> {
  private static final Parameter<Integer> RANK = Parameter.whole("rank", 20, 1, 500).atOnce();

  /// The largest rank that the lesson on words takes over.
  private static final int MOST_DIMENSIONS = 100;

  private static final int MOST_PICTURES = 6;

  public SvdLesson() {
    super(
        Outline.of("svd", Chapter.SPECTRA, new Svd())
            .parameters(RANK)
            .data(DataNeed.COMPLETE, "camera128")
            .iterations(500));
  }

  @Override
  public Decomposed problem(Dataset data, ParameterValues values) {
    return Decomposed.of(new DataMatrix(data.values()).matrix());
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(values.get(RANK));
  }

  /// Cuts at the nearest whole k, whatever the rank that the run aims at.
  @Override
  public State draggedState(
      LessonView<Decomposed, Options, State> view, Handle handle, double x, double y) {
    return Svd.at(view.problem(), (int) Math.round(x));
  }

  @Override
  public List<Panel> panels(LessonView<Decomposed, Options, State> view) {
    BestOfRank best = new BestOfRank(view, view.problem());
    ImageShape shape = view.data().imageShape();
    DMatrixRMaj a = view.problem().matrix();
    List<Panel> panels = new ArrayList<>();
    panels.add(shape.isLine() ? pictures(view, best) : sum(view, best));
    panels.add(layer(view));
    panels.add(best.scree(Axis.Scale.LOGARITHMIC));
    panels.add(price(view));
    panels.add(best.residual());
    if (!shape.isNone() && !shape.isLine()) {
      panels.add(rows(view));
    } else if (a.numRows == 2 && a.numCols == 2) {
      panels.add(CircleStages.of(view));
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

  private static Panel sum(LessonView<Decomposed, Options, State> view, BestOfRank best) {
    DMatrixRMaj a = view.problem().matrix();
    DMatrixRMaj sum = view.state().approximation();
    ColorScale scale = scale(view.data());
    Range limits = new Range(CommonOps_DDRM.elementMin(a), CommonOps_DDRM.elementMax(a));
    double most = CommonOps_DDRM.elementMaxAbs(a) / 2;
    Range rest = new Range(-most, most);
    String k = Numbers.subscript(view.state().layers());
    return Factors.of(view, "sum")
        .saying(kept(view), best.kept(), view.state().layers())
        .block(block("A", a, scale, limits))
        .then("=", block("A" + k, sum, scale, limits))
        .then("+", block("A − A" + k, view.problem().minus(sum), ColorScale.DIVERGING, rest))
        .panel();
  }

  private static String kept(LessonView<Decomposed, Options, State> view) {
    return view.state().layers() == 1 ? "one-layer" : "layers";
  }

  /// A photograph, what its layers show of it, and what they miss, about the middle of the scale.
  private static Panel pictures(LessonView<Decomposed, Options, State> view, BestOfRank best) {
    State state = view.state();
    DMatrixRMaj a = view.problem().matrix();
    Range limits = new Range(CommonOps_DDRM.elementMin(a), CommonOps_DDRM.elementMax(a));
    DMatrixRMaj rest = view.problem().minus(state.approximation());
    if (state.layers() > 0) {
      CommonOps_DDRM.add(rest, (limits.from() + limits.to()) / 2, rest);
    }
    String k = Numbers.subscript(state.layers());
    return new ImageGridPanel(
        "sum",
        view.words().panel("sum"),
        view.words().say("sum." + kept(view), best.kept(), state.layers()),
        List.of(
            new ImageGridPanel.Tile(a, "A"),
            new ImageGridPanel.Tile(state.approximation(), "A" + k),
            new ImageGridPanel.Tile(rest, "A − A" + k)),
        scale(view.data()),
        Role.NONE,
        limits);
  }

  /// The layer that came last, or the one that comes first.
  private static Panel layer(LessonView<Decomposed, Options, State> view) {
    Decomposed whole = view.problem();
    int shown = Math.max(0, view.state().layers() - 1);
    DMatrixRMaj u =
        CommonOps_DDRM.extract(whole.svd().u(), 0, whole.matrix().numRows, shown, shown + 1);
    DMatrixRMaj v =
        CommonOps_DDRM.extract(whole.svd().v(), 0, whole.matrix().numCols, shown, shown + 1);
    CommonOps_DDRM.scale(whole.value(shown), v);
    CommonOps_DDRM.transpose(v);
    ColorScale scale = ColorScale.DIVERGING;
    String k = Numbers.subscript(shown + 1);
    return Factors.of(view, "layer")
        .saying(
            view.state().layers() == 0 ? "next" : "newest",
            shown + 1,
            Numbers.brief(whole.value(shown)))
        .block(block("σuvᵀ", whole.layer(shown), scale, Range.AUTO))
        .then("=", new MatrixBlock("u" + k, u, scale, Range.AUTO, Role.OBSERVATION, Role.FACTOR))
        .then("·", new MatrixBlock("σv" + k + "ᵀ", v, scale, Range.AUTO, Role.FACTOR, Role.FEATURE))
        .panel();
  }

  /// What is kept against what it costs, for every k at once.
  private static Panel price(LessonView<Decomposed, Options, State> view) {
    Decomposed whole = view.problem();
    int r = whole.layers();
    double[] costs = new double[r];
    double[] kept = new double[r];
    for (int k = 1; k <= r; k++) {
      costs[k - 1] = 100.0 * whole.storage(k) / whole.entries();
      kept[k - 1] = 100 * whole.energy(k);
    }
    int k = view.state().layers();
    Plot plot =
        Plot.of(view, "price")
            .saying("numbers", grouped(whole.storage(k)), grouped(whole.entries()))
            .x(Axis.of(view.words().say("price.cost"), 0, Math.max(110, 1.02 * costs[r - 1])))
            .y(Axis.of(view.words().say("price.kept")))
            .add(
                new Layer.Rule(
                    Layer.Orientation.VERTICAL,
                    100,
                    view.words().say("price.itself"),
                    Tone.MUTED,
                    Layer.LineStyle.DASHED),
                new Layer.Line("", costs, kept, Tone.ofClass(0), Layer.LineStyle.SOLID));
    if (k > 0) {
      plot.add(
          new Layer.Markers(
              List.of(
                  new Layer.Marker(
                      costs[k - 1], kept[k - 1], "k", Tone.ACCENT, null, Role.NONE, 0))));
    }
    return plot.panel();
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
  }

  /// Some rows as the pictures that they are, first as they were, then from the layers.
  private static Panel rows(LessonView<Decomposed, Options, State> view) {
    List<ImageGridPanel.Tile> tiles = new ArrayList<>();
    int shown = Math.min(MOST_PICTURES, view.data().rows());
    for (int i = 0; i < shown; i++) {
      int row = (int) ((long) i * view.data().rows() / shown);
      ImageShape shape = view.data().imageShape();
      tiles.add(tile(view.problem().matrix(), row, shape, name(view, row)));
      tiles.add(tile(view.state().approximation(), row, shape, "k = " + view.state().layers()));
    }
    return new ImageGridPanel(
        "rows",
        view.words().panel("rows"),
        view.words().subtitle("rows"),
        tiles,
        ColorScale.GREY,
        Role.NONE);
  }

  private static String name(LessonView<Decomposed, Options, State> view, int row) {
    List<String> labels = view.data().labels();
    return labels.isEmpty() ? view.words().say("rows.row", row + 1) : labels.get(row);
  }

  private static ImageGridPanel.Tile tile(
      DMatrixRMaj matrix, int row, ImageShape shape, String caption) {
    DMatrixRMaj picture = new DMatrixRMaj(shape.height(), shape.width());
    System.arraycopy(matrix.data, row * matrix.numCols, picture.data, 0, picture.getNumElements());
    return new ImageGridPanel.Tile(picture, caption);
  }

  @Override
  public String numbers(String halfStep, LessonView<Decomposed, Options, State> view) {
    return new BestOfRank(view, view.problem()).numbers();
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("a-photograph", "camera128").with(RANK, 70),
        Preset.of("a-volcano", "volcano").with(RANK, 20),
        Preset.of("handwritten-digits", "digits").with(RANK, 30),
        Preset.of("circle-to-ellipse", "shear").with(RANK, 2),
        Preset.of("two-best-answers", "twin_axes").with(RANK, 3),
        Preset.of("nothing-to-save", "narrow_gap").with(RANK, 20));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(
        Neighbour.to("pca"),
        Neighbour.to("power-method"),
        new Neighbour<>("lsi", SvdLesson::words));
  }

  private static Neighbour.Start words(State start, ParameterValues values) {
    int dimensions = Math.min(MOST_DIMENSIONS, values.get(RANK));
    return new Neighbour.Start(Map.of("rank", String.valueOf(dimensions)), Map.of());
  }
}
