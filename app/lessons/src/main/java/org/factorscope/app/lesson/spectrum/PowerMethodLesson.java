package org.factorscope.app.lesson.spectrum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.spectrum.Eigenpairs;
import org.factorscope.algorithms.spectrum.Estimate;
import org.factorscope.algorithms.spectrum.PowerMethod;
import org.factorscope.algorithms.spectrum.PowerMethod.Form;
import org.factorscope.algorithms.spectrum.PowerMethod.Options;
import org.factorscope.algorithms.spectrum.PowerMethod.State;
import org.factorscope.algorithms.spectrum.SymmetricMatrix;
import org.factorscope.algorithms.spectrum.SymmetricMatrix.Origin;
import org.factorscope.algorithms.step.InvalidInputException;
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
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// Eigenvectors by multiplying again and again.
public final class PowerMethodLesson extends Lesson<SymmetricMatrix, Options, State> {
  private static final Parameter<Integer> COMPONENTS = Parameter.whole("components", 2, 1, 64);
  private static final Parameter<Form> BLOCK = Parameter.choice("block", Form.class, "no", "yes");

  /// Residuals that theory allows are drawn up to this multiple of ‖A‖.
  private static final double MOST_ALLOWED = 10;

  private static final int MOST_LEVELS = 4;

  /// Levels nearer than this share of the picture get one name.
  private static final double LABEL_ROOM = 0.07;

  private static final int MOST_ENTRIES = 4;

  public PowerMethodLesson() {
    super(
        Outline.of("power-method", Chapter.SPECTRA, new PowerMethod())
            .parameters(COMPONENTS, BLOCK)
            .data(DataNeed.COMPLETE, "stretch")
            .iterations(20_000));
  }

  @Override
  public SymmetricMatrix problem(Dataset data, ParameterValues values) {
    return SymmetricMatrix.of(new DataMatrix(data.values()));
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(values.get(COMPONENTS), values.get(BLOCK));
  }

  /// Turns a vector within the plane that is shown; its other coordinates become zero.
  @Override
  public DMatrixRMaj dragged(
      LessonView<SymmetricMatrix, Options, State> view, Handle handle, double x, double y) {
    if (x == 0 && y == 0) {
      throw new InvalidInputException(view.words().say("no-direction"));
    }
    DMatrixRMaj v = view.state().estimate().directions().copy();
    for (int i = 0; i < v.numRows; i++) {
      v.set(i, handle.index(), 0);
    }
    return view.axes().withColumnAt(v, handle.index(), x, y);
  }

  @Override
  public List<Panel> panels(LessonView<SymmetricMatrix, Options, State> view) {
    return List.of(
        PowerMethodPlane.of(view),
        residual(view),
        eigenvalues(view),
        rayleigh(view),
        product(view));
  }

  private static HistoryCurve curve(
      LessonView<SymmetricMatrix, Options, State> view, String id, String subtitle, Axis y) {
    return new HistoryCurve(id, view.words().panel(id), subtitle, y, view);
  }

  private static Panel residual(LessonView<SymmetricMatrix, Options, State> view) {
    int p = view.state().width();
    HistoryCurve curve =
        curve(
            view,
            "objective",
            p == 1 ? slope(view) : view.words().say("objective.columns"),
            Axis.logarithmic(view.words().say("objective.axis")));
    for (int k = 0; k < p; k++) {
      int column = k;
      String name = p == 1 ? view.words().say("objective.run") : "v" + Numbers.subscript(k + 1);
      curve.curve(name, Tone.ofClass(k), record -> record.series("residuals")[column]);
    }
    double most = MOST_ALLOWED * view.problem().norm();
    double[] bound =
        view.history()
            .numbers(
                record -> {
                  double allowed = record.series("bound")[0];
                  return allowed <= most ? allowed : Double.NaN;
                });
    String name = view.words().say("objective.bound");
    double[] positions = view.history().positions();
    return curve
        .layer(new Layer.Line(name, positions, bound, Tone.INK, Layer.LineStyle.DASHED))
        .panel();
  }

  private static String slope(LessonView<SymmetricMatrix, Options, State> view) {
    double rate = view.state().convergence().rate();
    if (rate > 0) {
      return view.words().say("objective.slope", Numbers.brief(rate));
    }
    return view.words().say(rate == 0 ? "objective.single" : "objective.nothing");
  }

  private static Panel eigenvalues(LessonView<SymmetricMatrix, Options, State> view) {
    State state = view.state();
    int m = view.options().components();
    int found = state.found().count();
    int shown = state.width() == 1 ? Math.min(m, found + 1) : m;
    double[] heights = Arrays.copyOf(state.eigenvalues().data, shown);
    List<String> ticks = new ArrayList<>();
    for (int k = 0; k < m; k++) {
      ticks.add(Integer.toString(k + 1));
    }
    double norm = view.problem().norm();
    Range range = new Range(0, norm > 0 ? 1.1 * norm : 1);
    return Plot.of(view, "eigenvalues")
        .saying("found", found, m)
        .x(Axis.named(view.words().say("eigenvalues.axis"), ticks))
        .y(view.problem().isSemidefinite() ? Axis.of("μ", range.from(), range.to()) : Axis.of("μ"))
        .add(
            new Layer.Bars(
                counted(shown),
                0.7,
                List.of(heights),
                List.of(""),
                List.of(Tone.ofClass(0)),
                state.isComplete() || state.width() > 1 ? -1 : found),
            truth(view.problem(), m))
        .panel();
  }

  private static double[] counted(int count) {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, k -> k);
    return numbers;
  }

  private static Layer truth(SymmetricMatrix a, int m) {
    double[] ys = Arrays.copyOf(a.values(), m);
    int[] plain = new int[m];
    Arrays.fill(plain, -1);
    return new Layer.Points(counted(m), ys, plain, null, Role.NONE);
  }

  private static Panel rayleigh(LessonView<SymmetricMatrix, Options, State> view) {
    String phrase = view.state().width() == 1 ? "rayleigh.vector" : "rayleigh.column";
    HistoryCurve curve =
        curve(view, "rayleigh", view.words().say(phrase), Axis.of("μ = vᵀAv"))
            .curve("", Tone.ofClass(0), record -> record.measure("rayleigh"));
    levels(view).forEach(curve::layer);
    return curve.panel();
  }

  /// The first eigenvalues as levels, named if the names have room.
  private static List<Layer> levels(LessonView<SymmetricMatrix, Options, State> view) {
    double[] values = view.problem().values();
    int count = Math.min(MOST_LEVELS, values.length);
    double low = view.history().getFirst().measure("rayleigh");
    double room = LABEL_ROOM * (values[0] - Math.min(low, values[count - 1]));
    List<Layer> levels = new ArrayList<>();
    double above = Double.POSITIVE_INFINITY;
    for (int k = 0; k < count; k++) {
      String name = above - values[k] >= room ? "λ" + Numbers.subscript(k + 1) : "";
      above = name.isEmpty() ? above : values[k];
      levels.add(
          new Layer.Rule(
              Layer.Orientation.HORIZONTAL, values[k], name, Tone.MUTED, Layer.LineStyle.DASHED));
    }
    return levels;
  }

  private static Panel product(LessonView<SymmetricMatrix, Options, State> view) {
    State state = view.state();
    Eigenpairs out = state.takenOut();
    DMatrixRMaj a = view.problem().matrix();
    double most = CommonOps_DDRM.elementMaxAbs(a);
    Range limits = new Range(-most, most);
    ColorScale scale = ColorScale.DIVERGING;
    DMatrixRMaj v = state.estimate().directions();
    String origin = view.problem().origin() == Origin.GIVEN ? "given" : "covariance";
    return Factors.of(view, "product")
        .saying(out.count() == 0 ? origin : origin + "-deflated", out.count())
        .block(
            new MatrixBlock(
                "A",
                out.count() == 0 ? a : out.deflated(view.problem()),
                scale,
                limits,
                Role.NONE,
                Role.FEATURE))
        .then("·", new MatrixBlock("v", v, scale, new Range(-1, 1), Role.FEATURE, Role.FACTOR))
        .then(
            "=",
            new MatrixBlock("Av", state.estimate().images(), scale, limits, Role.NONE, Role.FACTOR))
        .panel();
  }

  @Override
  public String numbers(String halfStep, LessonView<SymmetricMatrix, Options, State> view) {
    State state = view.state();
    String column = state.width() == 1 ? "" : Numbers.subscript(1);
    return switch (halfStep) {
      case "multiply" -> {
        double[] first = Numbers.column(state.vectors(), 0);
        double length = Norms.frobenius(new DMatrixRMaj(first.length, 1, true, first));
        double mu = state.estimate().rayleigh()[0];
        yield view.words().say("multiplied", column, Numbers.brief(length), Numbers.brief(mu));
      }
      case "normalize" -> "v" + column + " = " + entries(state.vectors());
      default -> deflated(view);
    };
  }

  private static String entries(DMatrixRMaj v) {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_ENTRIES, v.numRows); i++) {
      shown.add(Numbers.brief(v.get(i, 0)));
    }
    return "(" + String.join(", ", shown) + (v.numRows > MOST_ENTRIES ? ", …)" : ")");
  }

  private static String deflated(LessonView<SymmetricMatrix, Options, State> view) {
    State state = view.state();
    int found = state.found().count();
    if (state.isComplete() || (state.convergence().rounds() == 0 && found > 0)) {
      return view.words()
          .say(
              "found",
              Numbers.subscript(found),
              Numbers.brief(state.found().values()[found - 1]),
              found,
              view.options().components());
    }
    int column = state.width() == 1 ? 0 : found;
    double tolerance = Estimate.tolerance(view.problem(), state.estimate().rayleigh()[column]);
    return view.words()
        .say(
            "not-yet",
            state.width() == 1 ? "" : Numbers.subscript(column + 1),
            Numbers.brief(state.estimate().residuals()[column]),
            Numbers.brief(tolerance));
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("three-to-one", "stretch").from("v", vector(-0.17, 0.98)),
        Preset.of("a-narrow-gap", "narrow_gap").with(COMPONENTS, 1),
        Preset.of("two-first-axes", "twin_axes").with(COMPONENTS, 3),
        Preset.of("a-start-that-is-blind", "stretch").from("v", vector(-0.5, 0.8660254037844386)),
        Preset.of("the-mirror", "reflection").with(COMPONENTS, 1).from("v", vector(1, 0)),
        Preset.of("all-of-iris-at-once", "iris").with(COMPONENTS, 4).with(BLOCK, Form.BLOCK));
  }

  private static DMatrixRMaj vector(double x, double y) {
    return new DMatrixRMaj(new double[][] {{x}, {y}});
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(Neighbour.to("pca"));
  }
}
