package org.factorscope.app.lesson.sparse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.SimplexProjection;
import org.factorscope.algorithms.linalg.Softmax;
import org.factorscope.algorithms.sparse.Sparsemax;
import org.factorscope.algorithms.sparse.Sparsemax.Nothing;
import org.factorscope.algorithms.sparse.Sparsemax.Options;
import org.factorscope.algorithms.sparse.Sparsemax.State;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.NoData;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.Outline;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.lesson.picture.Factors;
import org.factorscope.app.lesson.picture.Levels;
import org.factorscope.app.lesson.picture.MomentTable;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Layer.LineStyle;
import org.factorscope.viz.panel.Layer.Orientation;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.SimplexPanel;
import org.factorscope.viz.panel.Tone;
import org.jspecify.annotations.Nullable;

/// Softmax and sparsemax of the same scores.
public final class SparsemaxLesson extends Lesson<Nothing, Options, State> {
  private static final Parameter<Double> TEMPERATURE =
      Parameter.magnitude("temperature", 1, 0.01, 100).atOnce();

  private static final Tone SPARSE = Tone.ofClass(0);
  private static final Tone SOFT = Tone.ofClass(1);

  /// Scores that the formulas and the table write out.
  private static final int FEW = 4;

  private static final int MOST_ROWS = 12;

  /// Discs have room for two digits.
  private static final int MOST_NAMED = 99;

  private static final int CURVE_POINTS = 201;

  /// Lines of the grid of scores, from −REACH to REACH in both directions.
  private static final double REACH = 2.4;

  private static final int GRID_LINES = 21;

  /// A weight that somebody drags to zero: softmax has none.
  private static final double SMALLEST_WEIGHT = 1e-3;

  public SparsemaxLesson() {
    super(
        Outline.of("sparsemax", Chapter.SPARSE, new Sparsemax())
            .parameters(TEMPERATURE)
            .iterations(1));
  }

  @Override
  public Nothing problem(Dataset data, ParameterValues values) {
    return new Nothing();
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(values.get(TEMPERATURE));
  }

  /// A score, or in a triangle all three: those that have the dragged probabilities.
  @Override
  public DMatrixRMaj dragged(
      LessonView<Nothing, Options, State> view, Handle handle, double x, double y) {
    DMatrixRMaj z = view.state().z().copy();
    double temperature = view.options().temperature();
    if (handle.index() < z.numRows) {
      z.data[handle.index()] = y * temperature;
      return z;
    }
    boolean isSoft = handle.index() > z.numRows;
    double mean = CommonOps_DDRM.elementSum(z) / z.numRows;
    double[] weights = {x, y, 1 - x - y};
    for (int i = 0; i < weights.length; i++) {
      weights[i] = isSoft ? StrictMath.log(Math.max(SMALLEST_WEIGHT, weights[i])) : weights[i];
    }
    double middle = Arrays.stream(weights).sum() / weights.length;
    Arrays.setAll(z.data, i -> mean + temperature * (weights[i] - middle));
    return z;
  }

  @Override
  public List<Panel> panels(LessonView<Nothing, Options, State> view) {
    List<Panel> panels = new ArrayList<>();
    panels.add(level(view));
    if (view.state().z().numRows == SimplexPanel.CORNERS) {
      panels.add(map(view, "map-sparse", u -> SimplexProjection.of(u).p(), view.state().p(), 0));
      panels.add(map(view, "map-soft", u -> Softmax.ofColumns(u, 1), view.state().q(), 1));
    } else {
      panels.add(bars(view));
    }
    panels.add(oneScore(view));
    panels.add(jacobians(view));
    panels.add(moment(view));
    return panels;
  }

  /// The scores as stems on the level τ above which they are probabilities.
  private static Panel level(LessonView<Nothing, Options, State> view) {
    DMatrixRMaj u = Sparsemax.scaled(view.options(), view.state().z());
    DMatrixRMaj tau = view.state().tau();
    double level = tau == null ? CommonOps_DDRM.elementMax(u) : tau.data[0];
    List<Layer.Marker> markers = new ArrayList<>();
    for (int i = 0; i < u.numRows; i++) {
      Handle handle = new Handle("z", i, view.words().say("level.handle", i + 1));
      Tone tone = u.data[i] > level ? SPARSE : Tone.MUTED;
      String label = i < MOST_NAMED ? String.valueOf(i + 1) : "";
      markers.add(new Layer.Marker(i, u.data[i], label, tone, handle, Role.FACTOR, i));
    }
    Plot plot =
        Plot.of(view, "level")
            .saying(tau == null ? "before" : "after")
            .x(Axis.named(view.words().say("level.x"), names(u)))
            .y(Axis.of("z/T"));
    if (tau != null) {
      double[] x = IntStream.range(0, u.numRows).asDoubleStream().toArray();
      double[] foot = Arrays.stream(x).map(i -> level).toArray();
      double[] top = Arrays.stream(u.data).map(v -> Math.max(level, v)).toArray();
      String name = "τ = " + Numbers.brief(level);
      plot.add(
          new Layer.Segments(x, foot, x, top, SPARSE, LineStyle.SOLID),
          new Layer.Rule(Orientation.HORIZONTAL, level, name, Tone.ACCENT, LineStyle.DASHED));
    }
    return plot.add(new Layer.Markers(markers)).panel();
  }

  private static List<String> names(DMatrixRMaj scores) {
    return IntStream.rangeClosed(1, scores.numRows).mapToObj(String::valueOf).toList();
  }

  /// What a map makes of a square grid in the plane of scores that sum to zero, and of the present
  /// scores at every temperature.
  private static Panel map(
      LessonView<Nothing, Options, State> view,
      String id,
      UnaryOperator<DMatrixRMaj> map,
      @Nullable DMatrixRMaj now,
      int number) {
    SimplexPanel.Builder triangle =
        SimplexPanel.named(id)
            .title(view.words().panel(id))
            .subtitle(view.words().subtitle(id))
            .corners("1", "2", "3");
    double[] along = Levels.places(-REACH, REACH, CURVE_POINTS);
    for (double level : Levels.places(-REACH, REACH, GRID_LINES)) {
      triangle.trail(trail(along, t -> map.apply(scores(level, t)), Tone.MUTED));
      triangle.trail(trail(along, t -> map.apply(scores(t, level)), Tone.MUTED));
    }
    double[] z = view.state().z().data;
    double[] inverse =
        Arrays.stream(Levels.places(0, 1, CURVE_POINTS)).map(t -> t / (1.01 - t)).toArray();
    triangle.trail(
        trail(inverse, t -> map.apply(column(t * z[0], t * z[1], t * z[2])), Tone.ofClass(number)));
    if (now != null) {
      Handle handle =
          new Handle("z", SimplexPanel.CORNERS + number, view.words().say("map-sparse.handle"));
      triangle.marker(
          new SimplexPanel.Marker(
              now.data[0], now.data[1], now.data[2], "", Tone.ACCENT, Role.NONE, 0, handle));
    }
    return triangle.build();
  }

  private static DMatrixRMaj scores(double across, double up) {
    double half = across / Math.sqrt(2);
    double third = up / Math.sqrt(6);
    return column(-half - third, half - third, 2 * third);
  }

  private static SimplexPanel.Trail trail(
      double[] places, DoubleFunction<DMatrixRMaj> line, Tone tone) {
    DMatrixRMaj path = new DMatrixRMaj(places.length, SimplexPanel.CORNERS);
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(line.apply(places[i]).data, 0, path.data, i * path.numCols, path.numCols);
    }
    return new SimplexPanel.Trail(path, tone, LineStyle.SOLID);
  }

  private static DMatrixRMaj column(double... entries) {
    return new DMatrixRMaj(entries.length, 1, true, entries);
  }

  /// Both distributions side by side.
  private static Panel bars(LessonView<Nothing, Options, State> view) {
    State state = view.state();
    Plot plot =
        Plot.of(view, "bars")
            .x(Axis.named(view.words().say("level.x"), names(state.z())))
            .y(Axis.of("", 0, 1));
    return plot.add(bars(state.p(), -0.19, "sparsemax", SPARSE))
        .add(bars(state.q(), 0.19, "softmax", SOFT))
        .panel();
  }

  private static List<Layer> bars(
      @Nullable DMatrixRMaj weights, double shift, String name, Tone tone) {
    if (weights == null) {
      return List.of();
    }
    double[] x = IntStream.range(0, weights.numRows).mapToDouble(i -> i + shift).toArray();
    double[] heights = weights.data.clone();
    return List.of(new Layer.Bars(x, 0.36, List.of(heights), List.of(name), List.of(tone), -1));
  }

  /// Both probabilities of the first class while its score alone moves.
  private static Panel oneScore(LessonView<Nothing, Options, State> view) {
    DMatrixRMaj u = Sparsemax.scaled(view.options(), view.state().z());
    double largest = CommonOps_DDRM.elementMax(u);
    double from = Math.min(largest - 2.5, u.data[0] - 0.5);
    double to = Math.max(largest + 2.5, u.data[0] + 0.5);
    double[] x = Levels.places(from, to, CURVE_POINTS);
    double[] sparse = new double[x.length];
    double[] soft = new double[x.length];
    DMatrixRMaj moved = u.copy();
    for (int i = 0; i < x.length; i++) {
      moved.data[0] = x[i];
      sparse[i] = SimplexProjection.of(moved).p().data[0];
      soft[i] = Softmax.ofColumns(moved, 1).data[0];
    }
    return Plot.of(view, "one-score")
        .saying(u.numRows == 2 ? "clamp" : "pieces")
        .x(Axis.of("z₁/T", from, to))
        .y(Axis.of(view.words().say("one-score.y"), 0, 1.02))
        .add(
            new Layer.Line("softmax", x, soft, SOFT, LineStyle.SOLID),
            new Layer.Line("sparsemax", x, sparse, SPARSE, LineStyle.SOLID),
            new Layer.Rule(Orientation.VERTICAL, u.data[0], "", Tone.ACCENT, LineStyle.DASHED))
        .panel();
  }

  private static Panel jacobians(LessonView<Nothing, Options, State> view) {
    Options options = view.options();
    DMatrixRMaj z = view.state().z();
    DMatrixRMaj p = Sparsemax.projection(options, z).p();
    DMatrixRMaj q = Softmax.ofColumns(z, options.temperature());
    return Factors.of(view, "jacobians")
        .block(block(view, "support", Sparsemax.jacobian(Sparsemax.support(p))))
        .then("", block(view, "values", Sparsemax.jacobian(p)))
        .then("", block(view, "soft", Sparsemax.jacobian(q)))
        .panel();
  }

  private static MatrixBlock block(
      LessonView<Nothing, Options, State> view, String name, DMatrixRMaj jacobian) {
    return MatrixBlock.of(view.words().say("jacobians." + name), jacobian, ColorScale.DIVERGING)
        .withLimits(new Range(-1, 1))
        .withRoles(Role.FACTOR, Role.FACTOR);
  }

  private static Panel moment(LessonView<Nothing, Options, State> view) {
    State state = view.state();
    DMatrixRMaj u = Sparsemax.scaled(view.options(), state.z());
    MomentTable table = MomentTable.of(view, "moment", Role.FACTOR);
    for (int i = 0; i < Math.min(MOST_ROWS, u.numRows); i++) {
      table.row(
          Tone.INK,
          String.valueOf(i + 1),
          Numbers.brief(state.z().data[i]),
          Numbers.brief(u.data[i]),
          entry(state.s(), i),
          entry(state.p(), i),
          entry(state.q(), i));
    }
    DMatrixRMaj p = state.p();
    if (p != null) {
      int support = SimplexProjection.of(u).support();
      String note = support == u.numRows ? "everybody" : support == 1 ? "winner" : "some";
      table.note(view.words().say("moment." + note, support, u.numRows));
    }
    return table.panel();
  }

  private static String entry(@Nullable DMatrixRMaj vector, int i) {
    return vector == null ? "" : Numbers.brief(vector.data[i]);
  }

  @Override
  public String numbers(String halfStep, LessonView<Nothing, Options, State> view) {
    State state = view.state();
    if (state.s() == null) {
      return "";
    }
    double[] s = state.s().data;
    SimplexProjection projection = Sparsemax.projection(view.options(), state.z());
    int k = projection.support();
    String tau = Numbers.bracketed(projection.tau());
    String first = Numbers.brief(state.z().data[0] / view.options().temperature());
    return switch (halfStep) {
      case "sort" -> "s₁ = " + Numbers.brief(s[0]) + ", s = (" + joined(s, s.length, ", ") + ")";
      case "threshold" ->
          "τ = (%s − 1)/%s = %s".formatted(joined(s, k, " + "), k, Numbers.brief(projection.tau()));
      default ->
          "p₁ = (%s − %s)₊ = %s, q₁ = %s"
              .formatted(first, tau, entry(state.p(), 0), entry(state.q(), 0));
    };
  }

  /// The first numbers of a list with a sign between them; of a long sum the last one too.
  private static String joined(double[] s, int count, String sign) {
    boolean isSum = sign.contains("+");
    int shown = count <= FEW ? count : isSum ? 1 : FEW;
    String text =
        Arrays.stream(s, 0, shown)
            .mapToObj(isSum ? Numbers::bracketed : Numbers::brief)
            .collect(Collectors.joining(sign));
    String end = count == shown ? "" : isSum ? " + … + " + Numbers.bracketed(s[count - 1]) : ", …";
    return text + end;
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("by-hand", NoData.NAME),
        scores("two-classes", 0.3, -0.1),
        scores("winner-takes-all", 1.2, 0.1, -0.4),
        scores("printed-jacobian", 0.8, 0.6, 0.1),
        scores("on-a-kink", 1, 0, -0.5),
        scores(
            "many-classes", IntStream.range(0, 24).mapToDouble(SparsemaxLesson::wave).toArray()));
  }

  /// A smooth curve with two hills, in whole hundredths.
  private static double wave(int i) {
    return Math.rint(100 * (1.2 * StrictMath.sin(i / 2.6) + 0.4 * StrictMath.cos(i / 5.0))) / 100;
  }

  private static Preset scores(String id, double... z) {
    return Preset.of(id, NoData.NAME).from("z", column(z));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(Neighbour.to("soft-vq"), Neighbour.to("gaussian-mixture"));
  }
}
