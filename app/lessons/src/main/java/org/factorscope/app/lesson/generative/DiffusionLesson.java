package org.factorscope.app.lesson.generative;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.generative.Diffusion;
import org.factorscope.algorithms.generative.Diffusion.Direction;
import org.factorscope.algorithms.generative.Diffusion.Noise;
import org.factorscope.algorithms.generative.Diffusion.Options;
import org.factorscope.algorithms.generative.Diffusion.Sampler;
import org.factorscope.algorithms.generative.Diffusion.Sigma;
import org.factorscope.algorithms.generative.Diffusion.State;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.step.StepRecord;
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
import org.factorscope.app.lesson.picture.ArrowField;
import org.factorscope.app.lesson.picture.DataPlane;
import org.factorscope.app.lesson.picture.MomentTable;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Layer.LineStyle;
import org.factorscope.viz.panel.Layer.Orientation;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// Noise becomes data and data becomes noise, one small step at a time, with the exact score.
public final class DiffusionLesson extends Lesson<DataMatrix, Options, State> {
  private static final Parameter<Direction> DIRECTION =
      Parameter.choice("direction", Direction.class);
  private static final Parameter<Integer> STEPS = Parameter.whole("steps", 100, 25, 1000);
  private static final Parameter<Sigma> SIGMA =
      Parameter.choice("sigma", Sigma.class).atOnce().appliesIf(DiffusionLesson::isReverse);
  private static final Parameter<Sampler> SAMPLER =
      Parameter.choice("sampler", Sampler.class).atOnce().appliesIf(DiffusionLesson::isReverse);
  private static final Parameter<Integer> PARTICLES = Parameter.whole("particles", 400, 1, 5000);

  private static final int ARROWS_A_SIDE = 15;

  /// Half-steps that the trail of particle 1 goes back.
  private static final int TRAIL = 12;

  /// The picture reaches as far as standard normal noise does, or the data.
  private static final double NOISE_REACH = 3;

  private static final double HUGE = 1e300;

  public DiffusionLesson() {
    super(
        Outline.of("diffusion", Chapter.GENERATIVE, new Diffusion())
            .parameters(DIRECTION, STEPS, SIGMA, SAMPLER, PARTICLES)
            .data(DataNeed.COMPLETE, "spiral")
            .scale(Scale.STANDARDIZE)
            .iterations(1001));
  }

  private static boolean isReverse(ParameterValues values) {
    return values.get(DIRECTION) == Direction.REVERSE;
  }

  @Override
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    return StartShapes.fit(start, "X", values, PARTICLES, x -> x.numRows);
  }

  @Override
  public DataMatrix problem(Dataset data, ParameterValues values) {
    return new DataMatrix(data.values());
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(
        values.get(DIRECTION),
        values.get(STEPS),
        values.get(SIGMA),
        values.get(SAMPLER),
        values.get(PARTICLES));
  }

  @Override
  public DMatrixRMaj dragged(
      LessonView<DataMatrix, Options, State> view, Handle handle, double x, double y) {
    return view.axes().withRowAt(view.state().x(), handle.index(), x, y);
  }

  @Override
  public List<Panel> panels(LessonView<DataMatrix, Options, State> view) {
    return List.of(particles(view), schedule(view), shares(view), moment(view));
  }

  private static boolean isForward(LessonView<DataMatrix, Options, State> view) {
    return view.options().direction() == Direction.FORWARD;
  }

  private static int time(LessonView<DataMatrix, Options, State> view) {
    return view.options().timeAt(view.record().place());
  }

  private static Panel particles(LessonView<DataMatrix, Options, State> view) {
    DataPlane plane = DataPlane.of(view);
    DMatrixRMaj x = view.state().x();
    double[] xs = plane.xs(x);
    double[] ys = plane.ys(x);
    double reach = reach(plane, xs, ys);
    Axis vertical = plane.isFlat() ? plane.yAxis() : within(plane.yAxis(), reach);
    Handle handle = new Handle("X", 0, "particle 1");
    Layer.Marker first = new Layer.Marker(xs[0], ys[0], "1", Tone.ofClass(1), handle, Role.NONE, 0);
    return Plot.of(view, "particles")
        .saying(time(view) > 0 ? "field" : "data", time(view))
        .x(within(plane.xAxis(), reach))
        .y(vertical)
        .equalUnits()
        .add(field(view, reach))
        .add(points(plane.xs(), plane.ys(), -1, Role.OBSERVATION))
        .add(points(xs, ys, 0, Role.NONE), trail(view))
        .add(new Layer.Markers(List.of(first)))
        .panel();
  }

  /// Where particle 1 came from in the last few moves.
  private static Layer trail(LessonView<DataMatrix, Options, State> view) {
    List<double[]> past =
        view.history().stream()
            .filter(r -> r.position() <= view.position() && r.position() > view.position() - TRAIL)
            .map(record -> record.series("X"))
            .filter(place -> place.length > 0 && view.data().dimension() > 1)
            .toList();
    double[] xs = past.stream().mapToDouble(place -> place[view.axes().x()]).toArray();
    double[] ys = past.stream().mapToDouble(place -> place[view.axes().y()]).toArray();
    return new Layer.Line("", xs, ys, Tone.ofClass(1), LineStyle.SOLID);
  }

  private static Axis within(Axis axis, double reach) {
    return Axis.of(axis.title(), -reach, reach);
  }

  private static Layer points(double[] x, double[] y, int group, Role role) {
    int[] groups = new int[x.length];
    Arrays.fill(groups, group);
    return new Layer.Points(x, y, groups, null, role);
  }

  /// The data and nine particles in ten; doubled until they are in, so that it rarely changes.
  private static double reach(DataPlane plane, double[] xs, double[] ys) {
    double data = CommonOps_DDRM.elementMaxAbs(plane.data().values());
    double[] far = new double[xs.length];
    Arrays.setAll(far, i -> Math.max(Math.abs(xs[i]), Math.abs(ys[i])));
    Arrays.sort(far);
    double reach = Math.max(NOISE_REACH, data);
    while (reach < far[(9 * far.length - 1) / 10] && reach < HUGE) {
      reach *= 2;
    }
    return 1.1 * reach;
  }

  /// Arrows along the score ∝ ᾱm − x, in the plane through the mean of the other columns; none at t
  /// = 0, and none on a line.
  private static List<Layer> field(LessonView<DataMatrix, Options, State> view, double reach) {
    DataPlane plane = DataPlane.of(view);
    int t = time(view);
    if (t == 0 || plane.isFlat()) {
      return List.of();
    }
    Noise noise = Noise.schedule(view.options().steps()).get(t);
    DMatrixRMaj mean = CommonOps_DDRM.sumCols(view.data().values(), null);
    CommonOps_DDRM.scale(noise.alphaBar() / view.data().rows(), mean);
    ArrowField.Direction score =
        (x, y) -> {
          DMatrixRMaj place = view.axes().withRowAt(mean, 0, x, y);
          DMatrixRMaj m = Diffusion.weightedMeans(view.problem(), place, noise);
          double share = noise.alphaBar();
          return new double[] {share * plane.xs(m)[0] - x, share * plane.ys(m)[0] - y};
        };
    return List.of(ArrowField.of(reach, ARROWS_A_SIDE, score));
  }

  /// ᾱ and β̄ over the half-steps of the whole run, also those to come; a click moves the playhead.
  private static Panel schedule(LessonView<DataMatrix, Options, State> view) {
    String subtitle = view.words().say(isForward(view) ? "schedule.forward" : "schedule.reverse");
    return new PlotPanel(
        "schedule",
        view.words().panel("schedule"),
        subtitle,
        Axis.of(view.words().say("schedule.axis"), 0, 2 * view.options().steps()),
        Axis.of("", 0, 1),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.X_IS_POSITION,
        List.of(
            curve(view, "data", 2, Noise::alphaBar),
            curve(view, "noise", 1, Noise::betaBar),
            new Layer.Line(
                view.words().say("schedule.distance"),
                view.history().positions(),
                view.history().numbers(record -> record.measure("distance")),
                Tone.INK,
                LineStyle.SOLID),
            new Layer.Rule(
                Orientation.VERTICAL, view.position(), "", Tone.ACCENT, LineStyle.SOLID)));
  }

  private static Layer curve(
      LessonView<DataMatrix, Options, State> view,
      String name,
      int color,
      ToDoubleFunction<Noise> of) {
    List<Noise> schedule = Noise.schedule(view.options().steps());
    List<Noise> made = isForward(view) ? schedule : schedule.reversed();
    double[] xs = new double[made.size()];
    Arrays.setAll(xs, k -> 2 * k);
    double[] ys = made.stream().mapToDouble(of).toArray();
    String label = view.words().say("schedule." + name);
    return new Layer.Line(label, xs, ys, Tone.ofClass(color), LineStyle.SOLID);
  }

  /// The share of the particles that is nearest to each data point.
  private static Panel shares(LessonView<DataMatrix, Options, State> view) {
    int n = view.data().rows();
    int[] hits = Diffusion.hits(view.state(), n);
    double[] xs = new double[n];
    double[] ys = new double[n];
    Arrays.setAll(xs, j -> j + 1);
    Arrays.setAll(ys, j -> (double) hits[j] / view.state().x().numRows);
    return Plot.of(view, "shares")
        .saying("hit", Arrays.stream(hits).filter(count -> count > 0).count(), n)
        .x(Axis.of(view.words().say("shares.x")))
        .y(Axis.of(view.words().say("shares.y")))
        .add(new Layer.Bars(xs, 0.8, List.of(ys), List.of(""), List.of(Tone.ofClass(0)), -1))
        .add(new Layer.Rule(Orientation.HORIZONTAL, 1.0 / n, "1/n", Tone.INK, LineStyle.DASHED))
        .panel();
  }

  private static Panel moment(LessonView<DataMatrix, Options, State> view) {
    int t = time(view);
    Noise noise = Noise.schedule(view.options().steps()).get(t);
    MomentTable table = MomentTable.of(view, "moment", Role.NONE);
    table.row(Tone.INK, "t", t + " / " + view.options().steps());
    table.row(Tone.ofClass(2), "ᾱ", Numbers.brief(noise.alphaBar()));
    table.row(Tone.ofClass(1), "β̄", Numbers.brief(noise.betaBar()));
    if (!isForward(view)) {
      table.row(Tone.INK, "σ", Numbers.brief(view.options().sigma(t)));
    }
    String distance = view.words().say("moment.distance");
    table.row(Tone.INK, distance, Numbers.brief(view.state().distance()));
    return table.note(view.words().say("moment." + note(view))).panel();
  }

  private static String note(LessonView<DataMatrix, Options, State> view) {
    Options options = view.options();
    int t = time(view);
    if (isForward(view)) {
      return t < options.steps() ? "spreads" : "forgotten";
    }
    if (options.sampler() == Sampler.PRINTED) {
      return "printed";
    }
    if (t > 0) {
      return view.record().halfStep().equals("estimate") ? "estimated" : "moved";
    }
    return options.sigma() == Sigma.ZERO ? "crowded" : "memorized";
  }

  /// The half-step just made, written out for the first coordinate of particle 1.
  @Override
  public String numbers(String halfStep, LessonView<DataMatrix, Options, State> view) {
    StepRecord before = view.recordBefore().orElse(null);
    if (before == null || before.series("X").length == 0) {
      return "";
    }
    Options options = view.options();
    Noise noise = Noise.schedule(options.steps()).get(options.time(view.record().iteration()));
    double old = before.series("X")[0];
    double e = view.state().e().get(0, 0);
    double x = view.state().x().get(0, 0);
    boolean isEstimate = halfStep.equals("estimate");
    if (isForward(view)) {
      return isEstimate
          ? say("e₁₁ = %s", e)
          : say("x₁₁ = %s · %s + %s · %s = %s", noise.alpha(), old, noise.beta(), e, x);
    }
    double m = (old - noise.betaBar() * e) / noise.alphaBar();
    boolean isPrinted = options.sampler() == Sampler.PRINTED;
    double part = noise.beta() * (isPrinted ? 1 : noise.beta()) / noise.betaBar();
    double z = x - (old - part * e) / noise.alpha();
    return isEstimate
        ? say("e₁₁ = (%s − %s · %s)/%s = %s", x, noise.alphaBar(), m, noise.betaBar(), e)
        : say("x₁₁ = (%s − %s · %s)/%s + %s = %s", old, part, e, noise.alpha(), z, x);
  }

  private static String say(String format, double... numbers) {
    Object[] shown = Arrays.stream(numbers).mapToObj(Numbers::bracketed).toArray();
    shown[numbers.length - 1] = Numbers.brief(numbers[numbers.length - 1]);
    return format.formatted(shown);
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        spiral("out-of-noise"),
        spiral("into-noise").with(DIRECTION, Direction.FORWARD),
        spiral("without-the-noise").with(SIGMA, Sigma.ZERO),
        spiral("as-printed").with(SAMPLER, Sampler.PRINTED),
        Preset.of("twelve-words", "topics")
            .scaled(Scale.STANDARDIZE)
            .with(SIGMA, Sigma.BETA_TILDE));
  }

  private static Preset spiral(String id) {
    return Preset.of(id, "spiral").scaled(Scale.STANDARDIZE);
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(
        new Neighbour<>("soft-vq", (start, values) -> Neighbour.Start.NOTHING),
        new Neighbour<>("gaussian-mixture", (start, values) -> Neighbour.Start.NOTHING));
  }
}
