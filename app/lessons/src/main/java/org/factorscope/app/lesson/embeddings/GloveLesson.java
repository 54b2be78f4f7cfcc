package org.factorscope.app.lesson.embeddings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.embeddings.Glove;
import org.factorscope.algorithms.embeddings.Glove.Biases;
import org.factorscope.algorithms.embeddings.Glove.Method;
import org.factorscope.algorithms.embeddings.Glove.Options;
import org.factorscope.algorithms.embeddings.Glove.State;
import org.factorscope.algorithms.embeddings.PairErrors;
import org.factorscope.algorithms.embeddings.WordCounts;
import org.factorscope.algorithms.embeddings.WordVectors;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.Outline;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.lesson.StartShapes;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.app.lesson.picture.Levels;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Tone;

/// Words from the logarithms of their counts, as a weighted completion of a matrix.
public final class GloveLesson extends Lesson<WordCounts, Options, State> {
  private static final Parameter<Integer> DIMENSION = Parameter.whole("dimension", 8, 1, 300);
  private static final Parameter<Double> X_MAX =
      Parameter.magnitude("x-max", 10, 0.1, 10_000).atOnce();
  private static final Parameter<Double> ALPHA = Parameter.real("alpha", 0.75, 0, 3).atOnce();
  private static final Parameter<Double> STEP_SIZE =
      Parameter.magnitude("step-size", 0.05, 0.0001, 20).atOnce();
  private static final Parameter<Method> METHOD = Parameter.choice("method", Method.class);
  private static final Parameter<Biases> BIASES = Parameter.choice("biases", Biases.class);

  private static final int PLACES = 81;

  public GloveLesson() {
    super(
        Outline.of("glove", Chapter.EMBEDDINGS, new Glove())
            .parameters(
                DIMENSION,
                X_MAX,
                ALPHA,
                STEP_SIZE,
                METHOD,
                BIASES,
                WordPictures.WORD,
                WordPictures.ANALOGY)
            .data(CountTable.NEED, "toy_corpus")
            .iterations(2000));
  }

  @Override
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    ParameterValues fitted = StartShapes.fit(start, "U", values, DIMENSION, u -> u.numCols);
    return StartShapes.fit(start, "V", fitted, DIMENSION, v -> v.numCols);
  }

  @Override
  public WordCounts problem(Dataset data, ParameterValues values) {
    return CountTable.of(data);
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(
        values.get(DIMENSION),
        values.get(X_MAX),
        values.get(ALPHA),
        values.get(STEP_SIZE),
        values.get(METHOD),
        values.get(BIASES));
  }

  /// Moves the word looked at within the plane of the map, which shows U + V.
  @Override
  public DMatrixRMaj dragged(
      LessonView<WordCounts, Options, State> view, Handle handle, double x, double y) {
    int w = handle.index();
    double[] row = WordPictures.moved(vectors(view.state()), w, x, y);
    DMatrixRMaj u = view.state().theta().getFirst().copy();
    for (int k = 0; k < row.length; k++) {
      u.set(w, k, row[k] - view.state().theta().get(1).get(w, k));
    }
    return u;
  }

  /// What the authors' program gives out.
  private static WordVectors vectors(State state) {
    return new WordVectors(CommonOps_DDRM.add(state.theta().get(0), state.theta().get(1), null));
  }

  @Override
  public List<Panel> panels(LessonView<WordCounts, Options, State> view) {
    WordPictures pictures = WordPictures.of(view);
    WordVectors words = vectors(view.state());
    WordVectors.Plane plane = words.plane();
    PairErrors errors = PairErrors.of(view.run(), view.state().theta());
    DMatrixRMaj logarithms = view.problem().logarithms();
    WordVectors information = new WordVectors(view.problem().information(view.problem().noise(1)));
    return List.of(
        pictures.map(words, plane, pictures.grip(plane.places(words.rows()), "U")),
        PairScatter.of(pictures, logarithms::get, errors::said),
        HistoryCurve.of(view, "objective", Axis.logarithmic("J"))
            .curve("", Tone.ofClass(0), HistoryCurve::objective)
            .panel(),
        weights(view, errors),
        pictures.neighbours(List.of(words, information), ""),
        pictures.analogy(words));
  }

  /// The weight of each count up to the largest one.
  private static Panel weights(LessonView<WordCounts, Options, State> view, PairErrors errors) {
    double largest = CommonOps_DDRM.elementMax(view.problem().logarithms());
    double reach = 1.05 * Math.max(0.1, Math.max(largest, errors.logXMax()));
    double[] xs = Levels.places(0, reach, PLACES);
    double[] weights = Arrays.stream(xs).map(errors::weight).toArray();
    return Plot.of(view, "weights")
        .x(Axis.of(view.words().say("weights.x"), 0, reach))
        .y(Axis.of(view.words().say("weights.y"), 0, 1.1))
        .add(new Layer.Line("", xs, weights, Tone.ofClass(0), Layer.LineStyle.SOLID))
        .add(
            new Layer.Rule(
                Layer.Orientation.VERTICAL,
                errors.logXMax(),
                "x_max",
                Tone.INK,
                Layer.LineStyle.DASHED))
        .panel();
  }

  /// For the word looked at: the error of the pair with the word that it meets most often, and the
  /// move of its vector's first coordinate.
  @Override
  public String numbers(String halfStep, LessonView<WordCounts, Options, State> view) {
    WordPictures pictures = WordPictures.of(view);
    return halfStep.equals("errors") ? error(view, pictures) : move(view, pictures);
  }

  private static String error(LessonView<WordCounts, Options, State> view, WordPictures pictures) {
    WordCounts counts = view.problem();
    int w = pictures.word();
    int v = pictures.partner();
    if (counts.count(w, v) == 0) {
      return "";
    }
    PairErrors errors = PairErrors.of(view.run(), view.state().theta());
    double b = view.state().theta().get(2).get(w, 0);
    double c = view.state().theta().get(3).get(v, 0);
    return "e(%s, %s) = u·v + b + c − log N = %s + %s + %s − log(%s) = %s, f = %s"
        .formatted(
            pictures.name(),
            counts.words().get(v),
            Numbers.bracketed(errors.said(w, v) - b - c),
            Numbers.bracketed(b),
            Numbers.bracketed(c),
            Numbers.brief(counts.count(w, v)),
            Numbers.brief(errors.error(w, v)),
            Numbers.brief(errors.weight(w, v)));
  }

  private static String move(LessonView<WordCounts, Options, State> view, WordPictures pictures) {
    State state = view.state();
    int w = pictures.word();
    double now = state.theta().getFirst().get(w, 0);
    double slope = state.slopes().getFirst().get(w, 0);
    double root = Math.sqrt(state.gamma().getFirst().get(w, 0));
    double divisor =
        switch (view.options().method()) {
          case GRADIENT_DESCENT -> view.problem().size();
          case ADAGRAD -> root;
          case STOCHASTIC -> Double.NaN;
        };
    if (Double.isNaN(divisor)) {
      return view.words()
          .say("passed", view.problem().pairs().length, Numbers.brief(state.objective()));
    }
    double eta = view.options().stepSize();
    return "u₁(%s) = %s − %s · %s/%s = %s"
        .formatted(
            pictures.name(),
            Numbers.bracketed(now + eta * slope / divisor),
            Numbers.bracketed(eta),
            Numbers.bracketed(slope),
            Numbers.bracketed(divisor),
            Numbers.brief(now));
  }

  @Override
  public List<Preset> presets() {
    DMatrixRMaj ones = new DMatrixRMaj(new double[][] {{1}, {1}, {1}, {1}});
    return List.of(
        Preset.of("logarithms-of-counts", "toy_corpus"),
        Preset.of("by-hand", "four_words")
            .with(DIMENSION, 1)
            .with(BIASES, Biases.NO)
            .with(STEP_SIZE, 0.4)
            .with(WordPictures.WORD, "tea")
            .with(WordPictures.ANALOGY, "tea : cup = road : ?")
            .from("U", ones)
            .from("V", ones),
        Preset.of("matrix-completion", "toy_corpus")
            .with(DIMENSION, 2)
            .with(ALPHA, 0.0)
            .with(BIASES, Biases.NO)
            .with(STEP_SIZE, 0.1),
        Preset.of("pair-by-pair", "toy_corpus").with(METHOD, Method.STOCHASTIC),
        Preset.of("the-bible", "kjv_words")
            .with(METHOD, Method.ADAGRAD)
            .with(WordPictures.ANALOGY, "father : mother = son : ?"),
        Preset.of("too-long-a-step", "toy_corpus").with(STEP_SIZE, 1.0));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(
        new Neighbour<>("skip-gram", (start, values) -> dimension(values)),
        new Neighbour<>("pmi", (start, values) -> dimension(values)),
        Neighbour.to("als"));
  }

  private static Neighbour.Start dimension(ParameterValues values) {
    return new Neighbour.Start(
        Map.of("dimension", DIMENSION.write(values.get(DIMENSION))), Map.of());
  }
}
