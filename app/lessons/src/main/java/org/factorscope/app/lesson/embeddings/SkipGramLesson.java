package org.factorscope.app.lesson.embeddings;

import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.embeddings.Logits;
import org.factorscope.algorithms.embeddings.SkipGram;
import org.factorscope.algorithms.embeddings.SkipGram.Mode;
import org.factorscope.algorithms.embeddings.SkipGram.Options;
import org.factorscope.algorithms.embeddings.SkipGram.State;
import org.factorscope.algorithms.embeddings.WordCounts;
import org.factorscope.algorithms.embeddings.WordVectors;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.Products;
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
import org.factorscope.app.lesson.picture.Factors;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Tone;

/// Words learned by telling their company from noise.
public final class SkipGramLesson extends Lesson<WordCounts, Options, State> {
  private static final Parameter<Integer> DIMENSION = Parameter.whole("dimension", 8, 1, 300);
  private static final Parameter<Double> NEGATIVES = Parameter.real("negatives", 5, 0, 50).atOnce();
  private static final Parameter<Double> SMOOTHING =
      Parameter.real("smoothing", 0.75, 0, 1).atOnce();
  private static final Parameter<Double> STEP_SIZE =
      Parameter.magnitude("step-size", 0.5, 0.001, 20).atOnce();
  private static final Parameter<Mode> MODE = Parameter.choice("mode", Mode.class).atOnce();
  private static final Parameter<Integer> BATCH =
      Parameter.whole("batch", 1000, 1, 100_000)
          .appliesIf(values -> values.get(MODE) == Mode.SAMPLING);

  /// The longer of the two forces on the map, as a share of the map's width.
  private static final double ARROW = 0.2;

  public SkipGramLesson() {
    super(
        Outline.of("skip-gram", Chapter.EMBEDDINGS, new SkipGram())
            .parameters(
                DIMENSION,
                NEGATIVES,
                SMOOTHING,
                STEP_SIZE,
                MODE,
                BATCH,
                WordPictures.WORD,
                WordPictures.ANALOGY)
            .data(CountTable.NEED, "toy_corpus")
            .iterations(1000));
  }

  @Override
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    ParameterValues fitted = StartShapes.fit(start, "T", values, DIMENSION, t -> t.numCols);
    return StartShapes.fit(start, "C", fitted, DIMENSION, c -> c.numCols);
  }

  @Override
  public WordCounts problem(Dataset data, ParameterValues values) {
    return CountTable.of(data);
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(
        values.get(DIMENSION),
        values.get(NEGATIVES),
        values.get(SMOOTHING),
        values.get(STEP_SIZE),
        values.get(MODE),
        values.get(BATCH));
  }

  /// Moves the word looked at within the plane of the map.
  @Override
  public DMatrixRMaj dragged(
      LessonView<WordCounts, Options, State> view, Handle handle, double x, double y) {
    DMatrixRMaj t = view.state().t().copy();
    double[] row = WordPictures.moved(new WordVectors(t), handle.index(), x, y);
    System.arraycopy(row, 0, t.data, handle.index() * row.length, row.length);
    return t;
  }

  @Override
  public List<Panel> panels(LessonView<WordCounts, Options, State> view) {
    WordPictures pictures = WordPictures.of(view);
    WordVectors words = new WordVectors(view.state().t());
    return List.of(
        map(view, pictures, words),
        pairs(view, pictures),
        objective(view),
        product(view, pictures),
        neighbours(view, pictures, words),
        pictures.analogy(words));
  }

  /// The map with what pulls and what pushes the word looked at.
  private static Panel map(
      LessonView<WordCounts, Options, State> view, WordPictures pictures, WordVectors words) {
    WordVectors.Plane plane = words.plane();
    State state = view.state();
    DMatrixRMaj forces =
        Products.times(
            Logits.of(view.run()).forces(state.t(), state.c(), pictures.word()), plane.axes());
    DMatrixRMaj places = plane.places(words.rows());
    double longest = CommonOps_DDRM.elementMaxAbs(forces);
    double width = 2 * CommonOps_DDRM.elementMaxAbs(places);
    CommonOps_DDRM.scale(longest > 0 ? ARROW * width / longest : 0, forces);
    return pictures.map(
        words,
        plane,
        arrow(places, pictures.word(), forces, 0, Tone.ofClass(2)),
        arrow(places, pictures.word(), forces, 1, Tone.ofClass(1)),
        pictures.grip(places, "T"));
  }

  private static Layer arrow(
      DMatrixRMaj places, int word, DMatrixRMaj forces, int force, Tone tone) {
    double x = places.get(word, 0);
    double y = places.get(word, 1);
    return new Layer.Arrows(
        new double[] {x},
        new double[] {y},
        new double[] {x + forces.get(force, 0)},
        new double[] {y + forces.get(force, 1)},
        tone);
  }

  private static Panel pairs(LessonView<WordCounts, Options, State> view, WordPictures pictures) {
    Logits logits = Logits.of(view.run());
    DMatrixRMaj s = Products.timesTransposed(view.state().t(), view.state().c());
    return PairScatter.of(pictures, logits::best, s::get);
  }

  private static Panel objective(LessonView<WordCounts, Options, State> view) {
    double optimum = Logits.of(view.run()).optimum();
    return HistoryCurve.of(view, "objective", Axis.of("J"))
        .curve("", Tone.ofClass(0), HistoryCurve::objective)
        .layer(
            new Layer.Rule(
                Layer.Orientation.HORIZONTAL,
                optimum,
                view.words().say("objective.optimum", Numbers.brief(optimum)),
                Tone.INK,
                Layer.LineStyle.DASHED))
        .panel();
  }

  private static Panel product(LessonView<WordCounts, Options, State> view, WordPictures pictures) {
    State state = view.state();
    DMatrixRMaj s = Products.timesTransposed(state.t(), state.c());
    return Factors.of(view, "product")
        .block(pictures.square("S", s, ColorScale.DIVERGING))
        .then("=", pictures.rows("T", state.t()))
        .then("·", pictures.columns("Cᵀ", state.c()))
        .panel();
  }

  /// Who is near now, before the half-step, and by the information that the logits aim at.
  private static Panel neighbours(
      LessonView<WordCounts, Options, State> view, WordPictures pictures, WordVectors words) {
    WordVectors before = new WordVectors(before(view));
    DMatrixRMaj aim = view.problem().information(view.problem().noise(view.options().smoothing()));
    return pictures.neighbours(List.of(words, before, new WordVectors(aim)), "");
  }

  /// T before the half-step just made.
  private static DMatrixRMaj before(LessonView<WordCounts, Options, State> view) {
    DMatrixRMaj before = view.state().t().copy();
    if (view.record().halfStep().equals("move") && view.record().edit() == null) {
      CommonOps_DDRM.addEquals(before, SkipGram.step(view.run()), view.state().slopeT());
    }
    return before;
  }

  /// For the word looked at: the slope of the logit with the word that it meets most often, and the
  /// first coordinate's move.
  @Override
  public String numbers(String halfStep, LessonView<WordCounts, Options, State> view) {
    WordPictures pictures = WordPictures.of(view);
    State state = view.state();
    int w = pictures.word();
    if (halfStep.equals("move")) {
      double slope = state.slopeT().get(w, 0);
      double ratio = SkipGram.step(view.run()) / view.options().stepSize();
      return "t₁(%s) = %s − %s · %s · %s = %s"
          .formatted(
              pictures.name(),
              Numbers.bracketed(before(view).get(w, 0)),
              Numbers.bracketed(view.options().stepSize()),
              Numbers.brief(ratio),
              Numbers.bracketed(slope),
              Numbers.brief(state.t().get(w, 0)));
    }
    if (view.options().mode() == Mode.SAMPLING) {
      String length = Numbers.brief(Norms.frobenius(state.slopeT()));
      return view.words().say("sampled", view.options().batch(), length);
    }
    return slope(view, pictures);
  }

  private static String slope(LessonView<WordCounts, Options, State> view, WordPictures pictures) {
    WordCounts counts = view.problem();
    int w = pictures.word();
    int v = pictures.partner();
    DMatrixRMaj s = Products.timesTransposed(view.state().t(), view.state().c());
    double sigmoid = Logits.sigmoid(s.get(w, v), StrictMath.exp(-Math.abs(s.get(w, v))));
    double n = counts.count(w, v);
    double noise = counts.noise(view.options().smoothing())[v];
    double r = view.options().negatives();
    double slope = (n * (sigmoid - 1) + r * counts.totals()[w] * noise * sigmoid) / counts.total();
    return "σ(%s) = %s: G(%s, %s) = (%s · (%2$s − 1) + %s · %s · %s · %2$s)/%s = %s"
        .formatted(
            Numbers.brief(s.get(w, v)),
            Numbers.bracketed(sigmoid),
            pictures.name(),
            counts.words().get(v),
            Numbers.bracketed(n),
            Numbers.bracketed(r),
            Numbers.bracketed(counts.totals()[w]),
            Numbers.bracketed(noise),
            Numbers.bracketed(counts.total()),
            Numbers.brief(slope));
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("company-and-noise", "toy_corpus"),
        Preset.of("by-hand", "four_words")
            .with(NEGATIVES, 1.0)
            .with(SMOOTHING, 1.0)
            .with(DIMENSION, 1)
            .with(WordPictures.WORD, "tea")
            .with(WordPictures.ANALOGY, "tea : cup = road : ?")
            .from("T", new DMatrixRMaj(new double[][] {{0.5}, {0.5}, {-0.5}, {-0.5}})),
        Preset.of("enough-dimensions", "four_words")
            .with(NEGATIVES, 1.0)
            .with(SMOOTHING, 1.0)
            .with(DIMENSION, 4)
            .with(WordPictures.WORD, "tea")
            .with(WordPictures.ANALOGY, "tea : cup = road : ?"),
        Preset.of("drawn", "toy_corpus").with(MODE, Mode.SAMPLING),
        Preset.of("the-bible", "kjv_words").with(WordPictures.ANALOGY, "father : mother = son : ?"),
        Preset.of("too-long-a-step", "toy_corpus").with(STEP_SIZE, 1.0));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(new Neighbour<>("pmi", (start, values) -> pmi(values)), Neighbour.to("glove"));
  }

  private static Neighbour.Start pmi(ParameterValues values) {
    return new Neighbour.Start(
        Map.of(
            "shift", String.valueOf(Math.max(0.01, values.get(NEGATIVES))),
            "smoothing", SMOOTHING.write(values.get(SMOOTHING)),
            "dimension", DIMENSION.write(values.get(DIMENSION))),
        Map.of());
  }
}
