package org.factorscope.app.lesson.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.networks.Convolution;
import org.factorscope.algorithms.networks.Convolution.Operation;
import org.factorscope.algorithms.networks.Convolution.Options;
import org.factorscope.algorithms.networks.Convolution.State;
import org.factorscope.algorithms.networks.Frequencies;
import org.factorscope.algorithms.networks.Kernel;
import org.factorscope.algorithms.networks.Sliding;
import org.factorscope.algorithms.networks.Sliding.Mode;
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
import org.factorscope.app.lesson.picture.Levels;
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
import org.factorscope.viz.panel.Tone;

/// A kernel that slides over a picture or a signal.
public final class ConvolutionLesson extends Lesson<DataMatrix, Options, State> {
  private static final int LONGEST = 4096;

  private static final Parameter<Kernel> KERNEL = Parameter.choice("kernel", Kernel.class).atOnce();
  private static final Parameter<Operation> OPERATION =
      Parameter.choice("operation", Operation.class).atOnce();
  private static final Parameter<Mode> MODE = Parameter.choice("mode", Mode.class);
  private static final Parameter<Integer> POOL = Parameter.whole("pool", 1, 1, LONGEST);
  private static final Parameter<Integer> COLUMN =
      Parameter.whole("column", 64, 1, LONGEST).viewOnly();

  /// Matrices of more entries are not drawn.
  private static final int MOST_ENTRIES = 3000;

  /// Waves a direction in the picture of what a kernel lets through.
  private static final int WAVES = 32;

  /// The frame in a picture of more rows needs a pointer to it.
  private static final int FEW_ROWS = 40;

  /// Sums of more terms are abridged.
  private static final int MOST_TERMS = 6;

  public ConvolutionLesson() {
    super(
        Outline.of("convolution", Chapter.NETWORKS, new Convolution())
            .parameters(KERNEL, OPERATION, MODE, POOL, COLUMN)
            .data(DataNeed.COMPLETE, "camera128")
            .iterations(2 * LONGEST));
  }

  @Override
  public DataMatrix problem(Dataset data, ParameterValues values) {
    return new DataMatrix(data.values());
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(
        values.get(KERNEL), values.get(OPERATION), values.get(MODE), values.get(POOL));
  }

  @Override
  public DMatrixRMaj dragged(
      LessonView<DataMatrix, Options, State> view, Handle handle, double x, double y) {
    DMatrixRMaj k = view.state().k().copy();
    k.set(handle.index(), handle.column(), y);
    return k;
  }

  @Override
  public List<Panel> panels(LessonView<DataMatrix, Options, State> view) {
    List<Panel> panels = new ArrayList<>();
    boolean isSignal = Convolution.isSignal(view.problem());
    panels.add(isSignal ? signal(view) : picture(view));
    panels.add(moment(view));
    panels.add(output(view));
    panels.add(kernel(view));
    DMatrixRMaj y = view.state().y();
    if (y.getNumElements() * view.problem().matrix().getNumElements() <= MOST_ENTRIES) {
      panels.add(product(view));
    }
    panels.add(isSignal ? gainOfSignal(view) : gain(view));
    return panels;
  }

  private static Sliding sliding(LessonView<DataMatrix, Options, State> view) {
    return Convolution.sliding(view.run(), view.state().k());
  }

  /// The row of Y that was made last.
  private static int row(LessonView<DataMatrix, Options, State> view) {
    return Math.max(0, view.state().rows() - 1);
  }

  /// The column of Y whose sum is shown.
  private static int column(LessonView<DataMatrix, Options, State> view) {
    return Math.min(view.parameters().get(COLUMN), view.state().y().numCols) - 1;
  }

  private static String entry(LessonView<DataMatrix, Options, State> view) {
    int row = row(view) + 1;
    return view.state().y().numCols == 1 ? "" + row : row + ", " + (column(view) + 1);
  }

  /// The data with a frame around what the entry shown is made of.
  private static Panel picture(LessonView<DataMatrix, Options, State> view) {
    DMatrixRMaj x = view.problem().matrix();
    double[] columns = IntStream.rangeClosed(1, x.numCols).asDoubleStream().toArray();
    double[] rows = IntStream.range(0, x.numRows).mapToDouble(i -> x.numRows - 1.0 - i).toArray();
    List<String> names =
        IntStream.range(0, x.numRows).mapToObj(i -> Integer.toString(x.numRows - i)).toList();
    return Plot.of(view, "picture")
        .saying("entry", entry(view))
        .x(Axis.of(view.words().say("picture.x")))
        .y(Axis.named(view.words().say("picture.y"), names))
        .equalUnits()
        .add(new Layer.Heat(columns, rows, 1, 1, x, Range.AUTO), frame(view))
        .add(x.numRows > FEW_ROWS ? crosshair(view) : List.of())
        .panel();
  }

  /// Leads to the frame if that is small.
  private static List<Layer> crosshair(LessonView<DataMatrix, Options, State> view) {
    Sliding sliding = sliding(view);
    double x = sliding.left(column(view)) + (sliding.k().numCols + 1) / 2.0;
    double y = sliding.x().numRows - sliding.top(row(view)) - (sliding.k().numRows + 1) / 2.0;
    return List.of(
        new Layer.Rule(Orientation.VERTICAL, x, "", Tone.ACCENT, LineStyle.DASHED),
        new Layer.Rule(Orientation.HORIZONTAL, y, "", Tone.ACCENT, LineStyle.DASHED));
  }

  private static Layer frame(LessonView<DataMatrix, Options, State> view) {
    Sliding sliding = sliding(view);
    double left = sliding.left(column(view)) + 0.5;
    double right = left + sliding.k().numCols;
    double top = sliding.x().numRows - 0.5 - sliding.top(row(view));
    double bottom = top - sliding.k().numRows;
    return new Layer.Line(
        "",
        new double[] {left, right, right, left, left},
        new double[] {top, top, bottom, bottom, top},
        Tone.ACCENT,
        LineStyle.SOLID);
  }

  /// The signal and as much of Y as there is, between two lines what the entry shown is made of.
  private static Panel signal(LessonView<DataMatrix, Options, State> view) {
    Sliding sliding = sliding(view);
    double[] x = view.problem().matrix().data;
    double[] y = Arrays.copyOf(view.state().y().data, view.state().rows());
    int first = view.options().mode().first(sliding.k().numRows);
    int middle = (sliding.k().numRows - 1) / 2;
    double[] places = IntStream.rangeClosed(1, x.length).asDoubleStream().toArray();
    double[] made =
        IntStream.range(0, y.length).mapToDouble(i -> i + 1.0 + first - middle).toArray();
    double top = sliding.top(row(view)) + 0.5;
    return Plot.of(view, "picture")
        .saying("signal", entry(view))
        .x(Axis.of(view.words().say("picture.place")))
        .y(Axis.of(""))
        .add(
            new Layer.Bars(places, 0.6, List.of(x), List.of("X"), List.of(Tone.MUTED), -1),
            new Layer.Line("Y", made, y, Tone.ACCENT, LineStyle.SOLID),
            edge(top),
            edge(top + sliding.k().numRows))
        .panel();
  }

  private static Layer edge(double place) {
    return new Layer.Rule(Orientation.VERTICAL, place, "", Tone.ACCENT, LineStyle.DASHED);
  }

  /// The products that the entry shown is the sum of.
  private static Panel moment(LessonView<DataMatrix, Options, State> view) {
    Sliding sliding = sliding(view);
    DMatrixRMaj patch = sliding.patch(row(view), column(view));
    DMatrixRMaj weights = Sliding.turned(sliding.k());
    DMatrixRMaj products = CommonOps_DDRM.elementMult(patch, weights, null);
    boolean isTurned = view.options().operation() == Operation.CONVOLUTION;
    String value = Numbers.brief(sliding.entry(row(view), column(view)));
    return Factors.of(view, "moment")
        .saying("sum", entry(view), value)
        .block(MatrixBlock.of(view.words().say("moment.patch"), patch, ColorScale.DIVERGING))
        .then(
            "∘",
            MatrixBlock.of(
                view.words().say(isTurned ? "moment.turned" : "moment.kernel"),
                weights,
                ColorScale.DIVERGING))
        .then(
            "=",
            MatrixBlock.of(view.words().say("moment.products"), products, ColorScale.DIVERGING))
        .panel();
  }

  /// X and Y with the rows that are made, and P once it is there.
  private static Panel output(LessonView<DataMatrix, Options, State> view) {
    State state = view.state();
    DMatrixRMaj y = state.y().copy();
    Arrays.fill(y.data, state.rows() * y.numCols, y.getNumElements(), Double.NaN);
    DMatrixRMaj whole = sliding(view).all();
    Range range = new Range(CommonOps_DDRM.elementMin(whole), CommonOps_DDRM.elementMax(whole));
    ColorScale scale = range.from() < 0 ? ColorScale.DIVERGING : ColorScale.GREY;
    DMatrixRMaj x = view.problem().matrix();
    boolean isSigned = CommonOps_DDRM.elementMin(x) < 0;
    Factors panel =
        Factors.of(view, "output")
            .saying("rows", state.rows(), y.numRows)
            .block(MatrixBlock.of("X", x, isSigned ? ColorScale.DIVERGING : ColorScale.GREY))
            .then("→", MatrixBlock.of("Y", y, scale).withLimits(range));
    return state.isPooled()
        ? panel.then("max", MatrixBlock.of("P", state.p(), scale).withLimits(range)).panel()
        : panel.panel();
  }

  private static Panel kernel(LessonView<DataMatrix, Options, State> view) {
    return Factors.of(view, "kernel")
        .block(MatrixBlock.of("K", view.state().k(), ColorScale.DIVERGING).withHandles("K"))
        .panel();
  }

  /// Y as a matrix times X, both in one column; column e of the matrix is what the kernel makes of
  /// a single 1 at place e.
  private static Panel product(LessonView<DataMatrix, Options, State> view) {
    Sliding sliding = sliding(view);
    DMatrixRMaj x = sliding.x();
    DMatrixRMaj y = view.state().y();
    DMatrixRMaj matrix = new DMatrixRMaj(y.getNumElements(), x.getNumElements());
    for (int e = 0; e < x.getNumElements(); e++) {
      DMatrixRMaj one = new DMatrixRMaj(x.numRows, x.numCols);
      one.data[e] = 1;
      DMatrixRMaj made = new Sliding(one, sliding.k(), sliding.mode()).all();
      for (int i = 0; i < made.getNumElements(); i++) {
        matrix.set(i, e, made.data[i]);
      }
    }
    boolean isCircular = view.options().mode() == Mode.CIRCULAR;
    return Factors.of(view, "product")
        .saying(isCircular ? "circulant" : "toeplitz")
        .block(MatrixBlock.of("Y", column(y), ColorScale.DIVERGING))
        .then("=", MatrixBlock.of(isCircular ? "C" : "T", matrix, ColorScale.DIVERGING))
        .then("·", MatrixBlock.of("X", column(x), ColorScale.DIVERGING))
        .panel();
  }

  private static DMatrixRMaj column(DMatrixRMaj matrix) {
    return new DMatrixRMaj(matrix.getNumElements(), 1, true, matrix.data);
  }

  /// By how much the kernel multiplies each wave, the slow ones in the middle.
  private static Panel gain(LessonView<DataMatrix, Options, State> view) {
    DMatrixRMaj sizes = gains(view, WAVES, WAVES);
    DMatrixRMaj centred = Sliding.moved(sizes, WAVES / 2, WAVES / 2, true);
    double[] waves = new double[WAVES];
    Arrays.setAll(waves, g -> (g - WAVES / 2) / (double) WAVES);
    Range range = new Range(0, Math.max(1, CommonOps_DDRM.elementMax(sizes)));
    double half = 0.5 / WAVES;
    return Plot.of(view, "gain")
        .x(Axis.of(view.words().say("gain.x"), -0.5 - half, 0.5 - half))
        .y(Axis.of(view.words().say("gain.y"), -0.5 - half, 0.5 - half))
        .equalUnits()
        .add(new Layer.Heat(waves, waves, 1.0 / WAVES, 1.0 / WAVES, centred, range))
        .panel();
  }

  private static Panel gainOfSignal(LessonView<DataMatrix, Options, State> view) {
    double[] gains = Arrays.copyOf(gains(view, 2 * WAVES, 1).data, WAVES + 1);
    return Plot.of(view, "gain")
        .x(Axis.of(view.words().say("gain.wave"), 0, 0.5))
        .y(Axis.of(view.words().say("gain.size")))
        .add(
            new Layer.Line(
                "", Levels.places(0, 0.5, WAVES + 1), gains, Tone.ofClass(0), LineStyle.SOLID),
            new Layer.Rule(Orientation.HORIZONTAL, 0, "", Tone.MUTED, LineStyle.SOLID))
        .panel();
  }

  private static DMatrixRMaj gains(
      LessonView<DataMatrix, Options, State> view, int rows, int columns) {
    return Frequencies.of(Convolution.around(sliding(view).k(), rows, columns)).sizes();
  }

  @Override
  public String numbers(String halfStep, LessonView<DataMatrix, Options, State> view) {
    return halfStep.equals("slide") ? sum(view) : largest(view);
  }

  /// The sum of the entry shown, without the terms that are 0.
  private static String sum(LessonView<DataMatrix, Options, State> view) {
    Sliding sliding = sliding(view);
    int i = row(view);
    int j = column(view);
    DMatrixRMaj patch = sliding.patch(i, j);
    DMatrixRMaj weights = Sliding.turned(sliding.k());
    List<String> terms = new ArrayList<>();
    for (int e = 0; e < patch.getNumElements(); e++) {
      if (patch.data[e] != 0 && weights.data[e] != 0) {
        terms.add(Numbers.bracketed(weights.data[e]) + " · " + Numbers.bracketed(patch.data[e]));
      }
    }
    int count = terms.size();
    String text =
        count <= MOST_TERMS
            ? String.join(" + ", terms)
            : terms.get(0) + " + " + terms.get(1) + " + … + " + terms.get(count - 1);
    String name = "Y" + Numbers.subscript(i + 1) + Numbers.subscript(j + 1);
    String value = Numbers.brief(view.state().y().get(i, j));
    return name + " = " + (count == 0 ? "" : text + " = ") + value;
  }

  /// The largest entry of the first cell.
  private static String largest(LessonView<DataMatrix, Options, State> view) {
    State state = view.state();
    int side = view.options().pool();
    int width = state.y().numCols == 1 ? 1 : side;
    return view.words().say("largest", side, width, Numbers.brief(state.p().get(0, 0)));
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("a-photograph", "camera128"),
        Preset.of("by-hand", "square")
            .with(KERNEL, Kernel.SOBEL_X)
            .with(MODE, Mode.SAME)
            .with(POOL, 2)
            .with(COLUMN, 3),
        Preset.of("edges", "camera128")
            .with(KERNEL, Kernel.SOBEL_X)
            .with(MODE, Mode.SAME)
            .with(POOL, 4),
        Preset.of("turned-or-not", "pulses")
            .with(MODE, Mode.SAME)
            .from("K", new DMatrixRMaj(3, 1, true, 1, 2, 3)),
        Preset.of("a-ring-of-numbers", "pulses")
            .with(KERNEL, Kernel.GAUSSIAN)
            .with(MODE, Mode.CIRCULAR),
        Preset.of("a-dark-border", "volcano")
            .with(KERNEL, Kernel.BOX)
            .with(MODE, Mode.SAME)
            .with(POOL, 2));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(Neighbour.to("backprop"), Neighbour.to("svd"));
  }
}
