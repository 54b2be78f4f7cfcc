package org.factorscope.app.lesson.networks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Sigmoid;
import org.factorscope.algorithms.networks.Autoregressive;
import org.factorscope.algorithms.networks.Autoregressive.Options;
import org.factorscope.algorithms.networks.Autoregressive.State;
import org.factorscope.algorithms.networks.Bitmaps;
import org.factorscope.algorithms.networks.PixelModel;
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
import org.factorscope.app.lesson.StartShapes;
import org.factorscope.app.lesson.picture.Factors;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.app.lesson.picture.Levels;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.ImageGridPanel;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Layer.LineStyle;
import org.factorscope.viz.panel.Layer.Orientation;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Tone;

/// Pictures as a product of probabilities, pixel after pixel.
public final class AutoregressiveLesson extends Lesson<Bitmaps, Options, State> {
  private static final Parameter<Integer> WINDOW = Parameter.whole("window", 3, 1, 15);
  private static final Parameter<Double> STEP_SIZE =
      Parameter.magnitude("step-size", 0.5, 1e-3, 1e3).atOnce();
  private static final Parameter<Integer> PICTURE =
      Parameter.whole("picture", 1, 1, 100_000).viewOnly();
  private static final Parameter<Integer> PIXEL = Parameter.whole("pixel", 29, 1, 4096).viewOnly();

  /// Pictures that are drawn as a whole.
  private static final int WHOLE = 5;

  /// The randomness of pictures that are drawn is that of half-steps that no run comes to.
  private static final int BEYOND = -1000;

  public AutoregressiveLesson() {
    super(
        Outline.of("autoregressive", Chapter.NETWORKS, new Autoregressive())
            .parameters(WINDOW, STEP_SIZE, PICTURE, PIXEL)
            .data(DataNeed.COMPLETE, "digits")
            .iterations(2000));
  }

  @Override
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    return StartShapes.fit(start, "K", values, WINDOW, k -> k.numRows);
  }

  @Override
  public Bitmaps problem(Dataset data, ParameterValues values) {
    return Bitmaps.of(new DataMatrix(data.values()));
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(values.get(WINDOW), values.get(STEP_SIZE));
  }

  @Override
  public DMatrixRMaj dragged(
      LessonView<Bitmaps, Options, State> view, Handle handle, double x, double y) {
    State state = view.state();
    DMatrixRMaj value = (handle.variable().equals("K") ? state.k() : state.b()).copy();
    value.set(handle.index(), handle.column(), y);
    return value;
  }

  @Override
  public List<Panel> panels(LessonView<Bitmaps, Options, State> view) {
    return List.of(picture(view), moment(view), drawn(view), objective(view), small(view));
  }

  /// Where the picture shown begins among all pixels.
  private static int at(LessonView<Bitmaps, Options, State> view) {
    int picture = Math.min(view.parameters().get(PICTURE), view.problem().count());
    return (picture - 1) * view.problem().size();
  }

  /// The pixel shown, from 0.
  private static int pixel(LessonView<Bitmaps, Options, State> view) {
    return Math.min(view.parameters().get(PIXEL), view.problem().size()) - 1;
  }

  /// The picture shown, how likely each of its pixels is to be lit, and how far that is off.
  private static Panel picture(LessonView<Bitmaps, Options, State> view) {
    int side = view.problem().side();
    double[] x = view.problem().pixels().data;
    int at = at(view);
    double[] p = view.state().model().probabilities(x, at, side);
    double[] misses = new double[p.length];
    Arrays.setAll(misses, t -> Math.abs(x[at + t] - p[t]));
    double surprise = view.state().model().surprise(x, at, side) / p.length;
    double[] shown = Arrays.copyOfRange(x, at, at + p.length);
    boolean isWhole = p.length == view.data().dimension();
    return grid(view, "picture")
        .subtitle(
            view.words()
                .say(
                    isWhole ? "picture.surprise" : "picture.part",
                    Numbers.brief(surprise),
                    p.length))
        .tile(square(shown, side), view.words().say("picture.x"))
        .tile(square(p, side), view.words().say("picture.p"))
        .tile(square(misses, side), view.words().say("picture.miss"))
        .build();
  }

  private static ImageGridPanel.Builder grid(LessonView<Bitmaps, Options, State> view, String id) {
    return ImageGridPanel.named(id)
        .title(view.words().panel(id))
        .scale(ColorScale.GREY, new Range(0, 1));
  }

  private static DMatrixRMaj square(double[] pixels, int side) {
    return new DMatrixRMaj(side, side, true, pixels);
  }

  /// What the logit of the pixel shown is the sum of.
  private static Panel moment(LessonView<Bitmaps, Options, State> view) {
    DMatrixRMaj k = open(view.state().k());
    DMatrixRMaj around = around(view);
    DMatrixRMaj products = CommonOps_DDRM.elementMult(around, k, null);
    PixelModel model = view.state().model();
    double[] x = view.problem().pixels().data;
    double logit = model.logit(x, at(view), view.problem().side(), pixel(view));
    return Factors.of(view, "moment")
        .saying("logit", pixel(view) + 1, Numbers.brief(logit), Numbers.brief(Sigmoid.of(logit)))
        .block(MatrixBlock.of(view.words().say("moment.around"), around, ColorScale.GREY))
        .then("∘", MatrixBlock.of("K", k, ColorScale.DIVERGING).withHandles("K"))
        .then(
            "=",
            MatrixBlock.of(view.words().say("moment.products"), products, ColorScale.DIVERGING))
        .then("+", MatrixBlock.of("b", view.state().b(), ColorScale.DIVERGING).withHandles("b"))
        .panel();
  }

  /// A window with nothing in the entries that are masked.
  private static DMatrixRMaj open(DMatrixRMaj window) {
    DMatrixRMaj open = window.copy();
    Arrays.fill(open.data, open.getNumElements() / 2, open.getNumElements(), Double.NaN);
    return open;
  }

  /// The pixels around the one shown.
  private static DMatrixRMaj around(LessonView<Bitmaps, Options, State> view) {
    int w = view.options().window();
    int side = view.problem().side();
    double[] x = view.problem().pixels().data;
    DMatrixRMaj around = new DMatrixRMaj(w, w);
    for (int u = 0; u < w; u++) {
      for (int v = 0; v < w; v++) {
        int row = pixel(view) / side + u - w / 2;
        int column = pixel(view) % side + v - w / 2;
        boolean isInside = row >= 0 && row < side && column >= 0 && column < side;
        around.set(u, v, isInside ? x[at(view) + row * side + column] : 0);
      }
    }
    return open(around);
  }

  /// Pictures drawn from the model; of the first one the pixels before the one shown.
  private static Panel drawn(LessonView<Bitmaps, Options, State> view) {
    int side = view.problem().side();
    int count = pixel(view);
    PixelModel model = view.state().model();
    double[] begun = model.drawn(side, count, view.run().random(BEYOND));
    double p = Sigmoid.of(model.logit(begun, 0, side, count));
    Arrays.fill(begun, count, begun.length, Double.NaN);
    begun[count] = p;
    ImageGridPanel.Builder panel =
        grid(view, "drawn")
            .subtitle(view.words().say("drawn.next", count + 1, Numbers.brief(p)))
            .tile(square(begun, side), view.words().say("drawn.begun"));
    for (int i = 0; i < WHOLE; i++) {
      double[] whole = model.drawn(side, side * side, view.run().random(BEYOND - i));
      panel.tile(square(whole, side), "");
    }
    return panel.build();
  }

  /// The objective beside what a model without a window reaches.
  private static Panel objective(LessonView<Bitmaps, Options, State> view) {
    DMatrixRMaj pixels = view.problem().pixels();
    double lit = CommonOps_DDRM.elementSum(pixels) / pixels.getNumElements();
    double entropy = part(lit) + part(1 - lit);
    return HistoryCurve.of(view, "objective", Axis.of(view.words().say("objective.axis")))
        .curve("", Tone.ofClass(0), HistoryCurve::objective)
        .layer(
            new Layer.Rule(
                Orientation.HORIZONTAL,
                entropy,
                view.words().say("objective.blind"),
                Tone.INK,
                LineStyle.DASHED))
        .panel();
  }

  private static double part(double share) {
    return share > 0 ? -share * Math.log(share) : 0;
  }

  /// The probabilities of all small pictures, the most likely first, added up.
  private static Panel small(LessonView<Bitmaps, Options, State> view) {
    double[] p = Autoregressive.smallPictures(view.state().model());
    Arrays.sort(p);
    double[] sums = new double[p.length + 1];
    for (int i = 0; i < p.length; i++) {
      sums[i + 1] = sums[i] + p[p.length - 1 - i];
    }
    return Plot.of(view, "small")
        .saying("sum", Numbers.brief(sums[p.length]))
        .x(Axis.of(view.words().say("small.x"), 0, p.length))
        .y(Axis.of(view.words().say("small.y"), 0, 1.1))
        .add(
            new Layer.Line(
                "",
                Levels.places(0, p.length, sums.length),
                sums,
                Tone.ofClass(0),
                LineStyle.SOLID),
            new Layer.Rule(Orientation.HORIZONTAL, 1, "1", Tone.INK, LineStyle.DASHED))
        .panel();
  }

  @Override
  public String numbers(String halfStep, LessonView<Bitmaps, Options, State> view) {
    State state = view.state();
    double slope = state.slopeOfB().data[0];
    double eta = view.options().stepSize();
    if (halfStep.equals("update")) {
      double now = state.b().data[0];
      return "b ← %s − %s · %s = %s"
          .formatted(
              Numbers.brief(now + eta * slope),
              Numbers.brief(eta),
              Numbers.bracketed(slope),
              Numbers.brief(now));
    }
    DMatrixRMaj pixels = view.problem().pixels();
    double lit = CommonOps_DDRM.elementSum(pixels) / pixels.getNumElements();
    return "∂b = mean p − mean x = %s − %s = %s"
        .formatted(Numbers.brief(slope + lit), Numbers.brief(lit), Numbers.brief(slope));
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("handwriting", "digits"),
        Preset.of("by-hand", "checkers").with(STEP_SIZE, 1.0).with(PIXEL, 4),
        Preset.of("a-wider-window", "digits").with(WINDOW, 5).with(STEP_SIZE, 0.6),
        Preset.of("no-window", "digits").with(WINDOW, 1).with(STEP_SIZE, 2.0),
        Preset.of("step-too-long", "digits").with(STEP_SIZE, 12.0));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(
        Neighbour.to("convolution"), Neighbour.to("diffusion"), Neighbour.to("backprop"));
  }
}
