package org.factorscope.app.lesson.subspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.subspace.CentredData;
import org.factorscope.algorithms.subspace.Pca;
import org.factorscope.algorithms.subspace.Pca.Options;
import org.factorscope.algorithms.subspace.Pca.State;
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
import org.factorscope.app.lesson.picture.ColumnPictures;
import org.factorscope.app.lesson.picture.DataPlane;
import org.factorscope.app.lesson.picture.DropLines;
import org.factorscope.app.lesson.picture.Factors;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// Principal components by the power method.
public final class PcaLesson extends Lesson<CentredData, Options, State> {
  private static final Parameter<Integer> COMPONENTS = Parameter.whole("components", 2, 1, 64);
  private static final Parameter<Double> TOLERANCE =
      Parameter.magnitude("tolerance", 1e-12, 1e-14, 0.1).atOnce();

  public PcaLesson() {
    super(
        Outline.of("pca", Chapter.SUBSPACES, new Pca())
            .parameters(COMPONENTS, TOLERANCE)
            .data(DataNeed.COMPLETE, "iris")
            .iterations(20000));
  }

  @Override
  public CentredData problem(Dataset data, ParameterValues values) {
    return CentredData.of(new DataMatrix(data.values()));
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(values.get(COMPONENTS), values.get(TOLERANCE));
  }

  /// Turns the direction within the plane that is shown; the other coordinates become zero.
  @Override
  public DMatrixRMaj dragged(
      LessonView<CentredData, Options, State> view, Handle handle, double x, double y) {
    if (x == 0 && y == 0) {
      throw new InvalidInputException(view.words().say("no-length"));
    }
    DMatrixRMaj origin = new DMatrixRMaj(view.data().dimension(), 1);
    return view.axes().withColumnAt(origin, 0, x, y);
  }

  @Override
  public List<Panel> panels(LessonView<CentredData, Options, State> view) {
    List<Panel> panels = new ArrayList<>();
    panels.add(points(view));
    panels.add(duality(view));
    panels.add(scree(view));
    panels.add(scores(view));
    panels.add(factors(view));
    if (ColumnPictures.isShown(view)) {
      panels.add(pictures(view));
    }
    return panels;
  }

  /// The points, centred, with the direction under way, the feet of the points on it and the
  /// residuals.
  private static Panel points(LessonView<CentredData, Options, State> view) {
    DataPlane plane = DataPlane.of(view);
    DMatrixRMaj centred = view.problem().matrix();
    int current = view.state().current();
    Plot plot =
        Plot.of(view, "points")
            .saying(
                view.data().dimension() > 2 ? "shadow" : "plane",
                plane.title(),
                view.data().dimension())
            .in(plane)
            .equalUnits()
            .add(DropLines.isShown(centred) ? residuals(view, plane) : List.of())
            .add(
                new Layer.Points(
                        plane.xs(centred),
                        plane.ys(centred),
                        view.data().labelIndices(),
                        null,
                        Role.OBSERVATION)
                    .named(view.data().classes()));
    for (int k = 0; k <= current; k++) {
      plot.add(arrow(view, plane, k, k < current ? Tone.MUTED : Tone.ofClass(0)));
    }
    return plot.add(tip(view, plane)).panel();
  }

  /// From each point to its foot on the direction, as the plane shows them.
  private static List<Layer> residuals(
      LessonView<CentredData, Options, State> view, DataPlane plane) {
    DMatrixRMaj centred = view.problem().matrix();
    DMatrixRMaj w = view.state().components();
    int current = view.state().current();
    DMatrixRMaj feet = new DMatrixRMaj(centred.numRows, centred.numCols);
    for (int i = 0; i < centred.numRows; i++) {
      double along = 0;
      for (int j = 0; j < centred.numCols; j++) {
        along += centred.get(i, j) * w.get(j, current);
      }
      for (int j = 0; j < centred.numCols; j++) {
        feet.set(i, j, along * w.get(j, current));
      }
    }
    return DropLines.of(plane, centred, feet);
  }

  /// Two standard deviations along component k.
  private static double length(LessonView<CentredData, Options, State> view, int k) {
    double deviation = Math.sqrt(view.state().variance().get(k, 0));
    return deviation > 0 ? 2 * deviation : 1;
  }

  private static Layer arrow(
      LessonView<CentredData, Options, State> view, DataPlane plane, int k, Tone tone) {
    DMatrixRMaj w = view.state().components();
    double length = length(view, k);
    double[] origin = {0};
    double[] x = {length * plane.x(w, k)};
    double[] y = {length * plane.y(w, k)};
    return new Layer.Arrows(origin, origin, x, y, tone);
  }

  private static Layer tip(LessonView<CentredData, Options, State> view, DataPlane plane) {
    State state = view.state();
    int k = state.current();
    String name = view.words().say("direction");
    double length = length(view, k);
    return new Layer.Markers(
        List.of(
            new Layer.Marker(
                length * plane.x(state.components(), k),
                length * plane.y(state.components(), k),
                Integer.toString(k + 1),
                Tone.ofClass(0),
                state.isComplete() ? null : new Handle("v", 0, name),
                Role.FACTOR,
                k)));
  }

  private static Panel duality(LessonView<CentredData, Options, State> view) {
    State state = view.state();
    CentredData data = view.problem();
    double total = data.squaredNorm();
    double spread = state.variance().get(state.current(), 0) * (data.rows() - 1);
    List<String> names =
        List.of(view.words().say("duality.spread"), view.words().say("duality.residual"));
    return Plot.of(view, "duality")
        .x(Axis.named("", names))
        .y(Axis.of(view.words().say("duality.y"), 0, total > 0 ? 1.08 * total : 1))
        .add(
            new Layer.Bars(
                new double[] {0, 1},
                0.6,
                List.of(new double[] {spread, 0}, new double[] {0, total - spread}),
                List.of("", ""),
                List.of(Tone.ofClass(0), Tone.ofClass(1)),
                -1),
            new Layer.Rule(
                Layer.Orientation.HORIZONTAL,
                total,
                "‖Xc‖² = " + Numbers.brief(total),
                Tone.INK,
                Layer.LineStyle.DASHED))
        .panel();
  }

  private static Panel scree(LessonView<CentredData, Options, State> view) {
    State state = view.state();
    double total = view.problem().squaredNorm() / (view.problem().rows() - 1);
    int shown = state.current() + 1;
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
    Plot plot = Plot.of(view, "scree");
    if (total > 0) {
      plot.saying("explained", Numbers.brief(100 * sum / total));
    }
    int underWay = state.isComplete() ? -1 : state.found();
    return plot.x(Axis.named(view.words().say("scree.x"), ticks))
        .y(Axis.of(view.words().say("scree.y")))
        .add(
            new Layer.Bars(
                xs, 0.7, List.of(variances), List.of(""), List.of(Tone.ofClass(0)), underWay))
        .panel();
  }

  private static Panel scores(LessonView<CentredData, Options, State> view) {
    DMatrixRMaj scores = scoreMatrix(view);
    boolean isLine = scores.numCols < 2;
    double[] ys = isLine ? new double[scores.numRows] : Numbers.column(scores, 1);
    int[] groups = view.data().labelIndices();
    return Plot.of(view, "scores")
        .saying(view.data().labels().isEmpty() ? "plain" : "labelled")
        .x(Axis.of(view.words().say("scores.axis", "₁")))
        .y(isLine ? Axis.of("", -1, 1) : Axis.of(view.words().say("scores.axis", "₂")))
        .add(
            new Layer.Points(Numbers.column(scores, 0), ys, groups, null, Role.OBSERVATION)
                .named(view.data().classes()))
        .panel();
  }

  private static DMatrixRMaj scoreMatrix(LessonView<CentredData, Options, State> view) {
    DMatrixRMaj w = view.state().components();
    DMatrixRMaj scores = new DMatrixRMaj(view.problem().rows(), w.numCols);
    CommonOps_DDRM.mult(view.problem().matrix(), w, scores);
    return scores;
  }

  private static Panel factors(LessonView<CentredData, Options, State> view) {
    DMatrixRMaj transposed = CommonOps_DDRM.transpose(view.state().components(), null);
    DMatrixRMaj scores = scoreMatrix(view);
    Range unit = new Range(-1, 1);
    return Factors.of(view, "factors")
        .block(block("Xc", view.problem().matrix(), Range.AUTO, Role.OBSERVATION, Role.FEATURE))
        .then("≈", block("XcW", scores, Range.AUTO, Role.OBSERVATION, Role.FACTOR))
        .then("·", block("Wᵀ", transposed, unit, Role.FACTOR, Role.FEATURE))
        .panel();
  }

  private static MatrixBlock block(
      String name, DMatrixRMaj matrix, Range limits, Role rows, Role columns) {
    return new MatrixBlock(name, matrix, ColorScale.DIVERGING, limits, rows, columns);
  }

  private static Panel pictures(LessonView<CentredData, Options, State> view) {
    State state = view.state();
    ColumnPictures pictures = ColumnPictures.of(view, "pictures");
    for (int k = 0; k <= state.current(); k++) {
      String phrase = k < state.found() ? "pictures.found" : "pictures.under-way";
      String caption = view.words().say(phrase, Numbers.subscript(k + 1));
      pictures.column(state.components(), k, caption);
    }
    return pictures.panel();
  }

  @Override
  public String numbers(String halfStep, LessonView<CentredData, Options, State> view) {
    State state = view.state();
    if (halfStep.equals("multiply")) {
      return view.words().say("stretched", Numbers.brief(Norms.frobenius(state.vector())));
    }
    return Double.isNaN(state.angle())
        ? ""
        : view.words()
            .say(
                "turned", Numbers.brief(state.angle()), state.found(), view.options().components());
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("turn-it-by-hand", "ellipse")
            .with(COMPONENTS, 1)
            .from("v", new DMatrixRMaj(new double[][] {{-0.6}, {0.8}})),
        Preset.of("iris", "iris"),
        Preset.of("wine-raw", "wine"),
        Preset.of("wine-standardized", "wine").scaled(Scale.STANDARDIZE),
        Preset.of("digits", "digits").with(COMPONENTS, 6).with(TOLERANCE, 1e-6));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(
        new Neighbour<>(
            "linear-autoencoder",
            (start, values) -> with(Map.of("components", components(values), "tied", "yes"))),
        Neighbour.to("power-method"),
        new Neighbour<>("svd", (start, values) -> with(Map.of("rank", components(values)))),
        new Neighbour<>("nmf", (start, values) -> with(Map.of("rank", components(values)))));
  }

  private static Neighbour.Start with(Map<String, String> parameters) {
    return new Neighbour.Start(parameters, Map.of());
  }

  private static String components(ParameterValues values) {
    return COMPONENTS.write(values.get(COMPONENTS));
  }
}
