package org.factorscope.app.lesson.subspace;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.subspace.OrthogonalProjection;
import org.factorscope.algorithms.subspace.OrthogonalProjection.Options;
import org.factorscope.algorithms.subspace.OrthogonalProjection.Projection;
import org.factorscope.algorithms.subspace.OrthogonalProjection.State;
import org.factorscope.algorithms.subspace.Projector;
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
import org.factorscope.app.lesson.picture.ColumnArrows;
import org.factorscope.app.lesson.picture.DataPlane;
import org.factorscope.app.lesson.picture.DropLines;
import org.factorscope.app.lesson.picture.Factors;
import org.factorscope.app.lesson.picture.MomentTable;
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
import org.jspecify.annotations.Nullable;

/// A point, a subspace, and the matrix that brings the one to the other.
public final class ProjectionLesson extends Lesson<DataMatrix, Options, State> {
  private static final Parameter<Double> ANGLE =
      Parameter.magnitude("angle", 60, 1e-6, 90).atOnce();
  private static final Parameter<Double> OBLIQUE = Parameter.real("oblique", 0, 0, 80).atOnce();

  public ProjectionLesson() {
    super(
        Outline.of("projection", Chapter.SUBSPACES, new OrthogonalProjection())
            .parameters(ANGLE, OBLIQUE)
            .data(DataNeed.COMPLETE, "iris")
            .scale(Scale.CENTER)
            .iterations(10));
  }

  @Override
  public DataMatrix problem(Dataset data, ParameterValues values) {
    return new DataMatrix(data.values());
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(values.get(ANGLE), values.get(OBLIQUE));
  }

  @Override
  public DMatrixRMaj dragged(
      LessonView<DataMatrix, Options, State> view, Handle handle, double x, double y) {
    if (handle.variable().equals("x")) {
      return new ProjectionScene(view).dropped(x, y);
    }
    double unit = unit(view);
    return view.axes().withColumnAt(view.state().v(), handle.index(), x / unit, y / unit);
  }

  @Override
  public List<Panel> panels(LessonView<DataMatrix, Options, State> view) {
    return List.of(
        new ProjectionScene(view).panel(),
        points(view),
        pythagoras(view),
        factors(view),
        now(view));
  }

  /// How long an arrow of length 1 is drawn: twice the root mean square of the data.
  private static double unit(LessonView<DataMatrix, Options, State> view) {
    DMatrixRMaj x = view.problem().matrix();
    double unit = 2 * Norms.frobenius(x) / Math.sqrt(x.getNumElements());
    return unit > 0 ? unit : 1;
  }

  /// All points of the data with their feet, and the basis as arrows that can be dragged, which
  /// tilts the subspace.
  private static Panel points(LessonView<DataMatrix, Options, State> view) {
    DataPlane plane = DataPlane.of(view);
    int[] groups = view.data().labelIndices();
    return Plot.of(view, "points")
        .saying(
            view.data().dimension() > 2 ? "shadow" : "plane",
            plane.title(),
            view.data().dimension())
        .in(plane)
        .equalUnits()
        .add(feet(view, plane))
        .add(
            new Layer.Points(plane.xs(), plane.ys(), groups, null, Role.OBSERVATION)
                .named(view.data().classes()))
        .add(
            ColumnArrows.of(
                plane, view.state().v(), unit(view), k -> Tone.ofClass(2), k -> handle(view, k)))
        .panel();
  }

  private static Handle handle(LessonView<DataMatrix, Options, State> view, int k) {
    return new Handle("V", k, view.words().say("column", k + 1));
  }

  private static List<Layer> feet(LessonView<DataMatrix, Options, State> view, DataPlane plane) {
    DMatrixRMaj x = view.problem().matrix();
    Projection projection = view.state().projection();
    if (projection == null || !DropLines.isShown(x)) {
      return List.of();
    }
    DMatrixRMaj feet = new DMatrixRMaj(x.numRows, x.numCols);
    CommonOps_DDRM.multTransB(x, projection.projector().matrix(), feet);
    return DropLines.of(plane, x, feet);
  }

  /// ‖Px‖² and ‖x − Px‖² on top of each other: at a right angle they reach ‖x‖², otherwise not.
  private static Panel pythagoras(LessonView<DataMatrix, Options, State> view) {
    State state = view.state();
    Projection projection = state.projection();
    double whole = Norms.squaredFrobenius(state.x());
    double kept = projection == null ? 0 : Norms.squaredFrobenius(projection.foot());
    double lost = projection == null ? 0 : state.residual();
    double top = 1.12 * Math.max(whole, kept + lost);
    return Plot.of(view, "pythagoras")
        .x(Axis.named("", List.of("x")))
        .y(Axis.of(view.words().say("pythagoras.y"), 0, top > 0 ? top : 1))
        .add(
            new Layer.Bars(
                new double[] {0},
                0.5,
                List.of(new double[] {kept}, new double[] {lost}),
                List.of("‖Px‖²", "‖x − Px‖²"),
                List.of(Tone.ofClass(0), Tone.ofClass(1)),
                -1),
            new Layer.Rule(
                Layer.Orientation.HORIZONTAL,
                whole,
                "‖x‖² = " + Numbers.brief(whole),
                Tone.INK,
                Layer.LineStyle.DASHED))
        .panel();
  }

  private static Panel factors(LessonView<DataMatrix, Options, State> view) {
    State state = view.state();
    Projection projection = state.projection();
    int n = state.x().numRows;
    DMatrixRMaj p = projection == null ? new DMatrixRMaj(n, n) : projection.projector().matrix();
    DMatrixRMaj right =
        projection == null ? new DMatrixRMaj(state.v().numCols, n) : projection.projector().right();
    boolean tilted = projection != null && projection.projector().oblique();
    Range unit = new Range(-1, 1);
    String name = tilted ? "(AᵀV)⁻¹Aᵀ" : "V⁺";
    return Factors.of(view, "projector")
        .saying(projection == null ? "before" : tilted ? "oblique" : "orthogonal")
        .block(block("P", p, unit, Role.FEATURE, Role.FEATURE))
        .then("=", block("V", state.v(), unit, Role.FEATURE, Role.FACTOR))
        .then("·", block(name, right, Range.AUTO, Role.FACTOR, Role.FEATURE))
        .panel();
  }

  private static MatrixBlock block(
      String name, DMatrixRMaj matrix, Range limits, Role rows, Role columns) {
    return new MatrixBlock(name, matrix, ColorScale.DIVERGING, limits, rows, columns);
  }

  private static Panel now(LessonView<DataMatrix, Options, State> view) {
    Projection projection = view.state().projection();
    MomentTable table = MomentTable.of(view, "moment", Role.NONE);
    if (projection == null) {
      row(table, view, "dimensions", Integer.toString(view.state().x().numRows));
    } else {
      Projector projector = projection.projector();
      row(table, view, "rank", Integer.toString(projector.rank()));
      double condition = projector.condition();
      row(table, view, "condition", Numbers.brief(condition));
      row(table, view, "condition-squared", Numbers.brief(condition * condition));
      row(table, view, "error", Numbers.brief(projector.normalEquationsError()));
      row(table, view, "moved", Numbers.brief(projection.moved()));
    }
    return table.note(view.words().say(note(view, projection))).panel();
  }

  private static void row(
      MomentTable table, LessonView<DataMatrix, Options, State> view, String phrase, String value) {
    table.row(Tone.INK, view.words().say("moment." + phrase), value);
  }

  private static String note(
      LessonView<DataMatrix, Options, State> view, @Nullable Projection projection) {
    if (projection == null) {
      return "not-projected";
    }
    if (Double.isNaN(projection.projector().normalEquationsError())) {
      return "normal-equations-fail";
    }
    if (projection.projector().oblique()) {
      return "residual-leans";
    }
    boolean again = view.position() > 1 && !Double.isNaN(projection.moved());
    return again ? "nothing-moves" : "foot-is-nearest";
  }

  @Override
  public String numbers(String halfStep, LessonView<DataMatrix, Options, State> view) {
    State state = view.state();
    Projection projection = state.projection();
    if (projection == null) {
      return "";
    }
    return "‖x‖² = %s, ‖Px‖² = %s, ‖x − Px‖² = %s"
        .formatted(
            Numbers.brief(Norms.squaredFrobenius(state.x())),
            Numbers.brief(Norms.squaredFrobenius(projection.foot())),
            Numbers.brief(state.residual()));
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        preset("the-foot-of-a-flower"),
        preset("at-a-slant").with(OBLIQUE, 50.0),
        preset("a-basis-that-is-hardly-one").with(ANGLE, 1e-5),
        preset("in-the-plane-already")
            .from("V", new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}, {1, 1}, {0, 1}}))
            .from("x", new DMatrixRMaj(new double[][] {{1}, {1}, {2}, {1}})),
        preset("twice-the-same-column")
            .from("V", new DMatrixRMaj(new double[][] {{1, 2}, {0, 0}, {2, 4}, {1, 2}})),
        Preset.of("a-line-in-the-plane", "ellipse").scaled(Scale.CENTER));
  }

  private static Preset preset(String id) {
    return Preset.of(id, "iris").scaled(Scale.CENTER);
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(Neighbour.to("pca"));
  }
}
