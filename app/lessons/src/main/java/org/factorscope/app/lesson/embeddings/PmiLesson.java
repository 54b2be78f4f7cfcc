package org.factorscope.app.lesson.embeddings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.embeddings.Pmi;
import org.factorscope.algorithms.embeddings.Pmi.Clip;
import org.factorscope.algorithms.embeddings.Pmi.Options;
import org.factorscope.algorithms.embeddings.Pmi.Stage;
import org.factorscope.algorithms.embeddings.Pmi.State;
import org.factorscope.algorithms.embeddings.WordCounts;
import org.factorscope.algorithms.embeddings.WordVectors;
import org.factorscope.algorithms.linalg.Vectors;
import org.factorscope.app.lesson.Chapter;
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
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// Words from how much more often they meet than chance would have it.
public final class PmiLesson extends Lesson<WordCounts, Options, State> {
  private static final double MIN_SHIFT = 0.01;
  private static final double MAX_SHIFT = 1000;

  private static final Parameter<Double> SHIFT =
      Parameter.magnitude("shift", 1, MIN_SHIFT, MAX_SHIFT).atOnce();
  private static final Parameter<Double> SMOOTHING = Parameter.real("smoothing", 1, 0, 1).atOnce();
  private static final Parameter<Clip> CLIP = Parameter.choice("clip", Clip.class).atOnce();
  private static final Parameter<Integer> DIMENSION = Parameter.whole("dimension", 8, 1, 300);

  private static final int BINS = 40;

  public PmiLesson() {
    super(
        Outline.of("pmi", Chapter.EMBEDDINGS, new Pmi())
            .parameters(SHIFT, SMOOTHING, CLIP, DIMENSION, WordPictures.WORD, WordPictures.ANALOGY)
            .data(CountTable.NEED, "toy_corpus")
            .iterations(1));
  }

  @Override
  public WordCounts problem(Dataset data, ParameterValues values) {
    return CountTable.of(data);
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(
        values.get(SHIFT), values.get(SMOOTHING), values.get(CLIP), values.get(DIMENSION));
  }

  /// Moves the line at log r.
  @Override
  public String draggedParameter(
      LessonView<WordCounts, Options, State> view, Handle handle, double x, double y) {
    return Numbers.typed(Math.clamp(StrictMath.exp(x), MIN_SHIFT, MAX_SHIFT));
  }

  @Override
  public List<Panel> panels(LessonView<WordCounts, Options, State> view) {
    WordPictures pictures = WordPictures.of(view);
    WordVectors now = new WordVectors(rows(view));
    return List.of(
        pictures.map(now, now.plane()),
        matrices(view, pictures),
        information(view),
        neighbours(view, pictures),
        pictures.analogy(now));
  }

  /// What stands for the words now: their counts, their rows of M, or U.
  private static DMatrixRMaj rows(LessonView<WordCounts, Options, State> view) {
    State state = view.state();
    return isFactored(state)
        ? Objects.requireNonNull(state.u())
        : Objects.requireNonNullElse(state.m(), view.problem().counts());
  }

  private static boolean isFactored(State state) {
    return state.stage() == Stage.FACTORED;
  }

  private static Panel neighbours(
      LessonView<WordCounts, Options, State> view, WordPictures pictures) {
    State state = view.state();
    List<WordVectors> spaces = new ArrayList<>();
    spaces.add(new WordVectors(isFactored(state) ? rows(view) : unknown(view)));
    spaces.add(new WordVectors(Objects.requireNonNullElse(state.m(), unknown(view))));
    spaces.add(new WordVectors(view.problem().counts()));
    String note = "neighbours." + (isFactored(state) ? "factored" : "before");
    return pictures.neighbours(spaces, view.words().say(note));
  }

  /// Vectors that are not there yet.
  private static DMatrixRMaj unknown(LessonView<WordCounts, Options, State> view) {
    DMatrixRMaj unknown = new DMatrixRMaj(view.problem().size(), 1);
    Arrays.fill(unknown.data, Double.NaN);
    return unknown;
  }

  /// The counts, M with the pairs that never met hatched, and M ≈ U Cᵀ.
  private static Panel matrices(
      LessonView<WordCounts, Options, State> view, WordPictures pictures) {
    State state = view.state();
    DMatrixRMaj counts = view.problem().counts();
    DMatrixRMaj m = state.m();
    if (m == null) {
      return Factors.of(view, "matrices")
          .saying("counts")
          .block(pictures.square("N", counts, ColorScale.SEQUENTIAL))
          .panel();
    }
    DMatrixRMaj seen = m.copy();
    int strangers = 0;
    for (int e = 0; e < seen.getNumElements(); e++) {
      if (counts.data[e] == 0) {
        seen.data[e] = Double.NaN;
        strangers++;
      }
    }
    Factors factors =
        Factors.of(view, "matrices")
            .saying(strangers > 0 ? "strangers" : "measured", strangers)
            .block(pictures.square("M", seen, ColorScale.DIVERGING));
    if (isFactored(state) && state.u() != null && state.c() != null) {
      factors.then("≈", pictures.rows("U", state.u())).then("·", pictures.columns("Cᵀ", state.c()));
    }
    return factors.panel();
  }

  /// How the information of all pairs that met is spread, with the line at log r to drag.
  private static Panel information(LessonView<WordCounts, Options, State> view) {
    WordCounts counts = view.problem();
    DMatrixRMaj m = counts.information(counts.noise(view.options().smoothing()));
    double shift = StrictMath.log(view.options().shift());
    double reach = 1.02 * Math.max(CommonOps_DDRM.elementMaxAbs(m), Math.abs(shift)) + 0.1;
    double[] kept = new double[BINS];
    double[] below = new double[BINS];
    for (int e = 0; e < m.getNumElements(); e++) {
      if (counts.counts().data[e] > 0) {
        int bin = (int) ((m.data[e] + reach) / (2 * reach) * BINS);
        (m.data[e] > shift ? kept : below)[bin]++;
      }
    }
    double[] xs = new double[BINS];
    Arrays.setAll(xs, b -> (2 * b + 1.0) / BINS * reach - reach);
    double top = 0;
    for (int b = 0; b < BINS; b++) {
      top = Math.max(top, kept[b] + below[b]);
    }
    String clip = view.options().clip() == Clip.YES ? "clipped" : "negative";
    return Plot.of(view, "information")
        .x(Axis.of(view.words().say("information.x")))
        .y(Axis.of(view.words().say("information.y"), 0, 1.15 * top))
        .add(
            new Layer.Bars(
                xs,
                1.8 * reach / BINS,
                List.of(below, kept),
                List.of(
                    view.words().say("information." + clip), view.words().say("information.above")),
                List.of(Tone.MUTED, Tone.ofClass(0)),
                -1),
            new Layer.Rule(
                Layer.Orientation.VERTICAL, shift, "", Tone.ACCENT, Layer.LineStyle.SOLID),
            new Layer.Markers(
                List.of(
                    new Layer.Marker(
                        shift,
                        1.05 * top,
                        "r",
                        Tone.ACCENT,
                        new Handle(SHIFT.name(), 0, "log r"),
                        Role.NONE,
                        0))))
        .panel();
  }

  /// The half-step just made, for the word looked at and the word that it meets most often.
  @Override
  public String numbers(String halfStep, LessonView<WordCounts, Options, State> view) {
    State state = view.state();
    DMatrixRMaj m = state.m();
    if (m == null) {
      return "";
    }
    WordCounts counts = view.problem();
    WordPictures pictures = WordPictures.of(view);
    int w = pictures.word();
    int v = pictures.partner();
    double[] q = counts.noise(view.options().smoothing());
    double measured = counts.count(w, v) > 0 ? counts.information(w, v, q) : 0;
    String pair = "(" + pictures.name() + ", " + counts.words().get(v) + ") = ";
    String value = Numbers.brief(m.get(w, v));
    if (state.stage() == Stage.MEASURED) {
      return "M%slog(%s / (%s · %s)) = %s"
          .formatted(
              pair,
              Numbers.brief(counts.count(w, v)),
              Numbers.brief(counts.totals()[w]),
              Numbers.bracketed(q[v]),
              value);
    }
    if (state.stage() == Stage.SHIFTED) {
      String shifted =
          Numbers.brief(measured) + " − log(" + Numbers.brief(view.options().shift()) + ")";
      boolean isClipped = view.options().clip() == Clip.YES;
      return "M" + pair + (isClipped ? "max(0, " + shifted + ")" : shifted) + " = " + value;
    }
    double product =
        Vectors.dot(
            new WordVectors(rows(view)).row(w),
            0,
            new WordVectors(Objects.requireNonNull(state.c())).row(v),
            0,
            view.options().dimension());
    return "U Cᵀ" + pair + Numbers.brief(product) + " against M" + pair + value;
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("king-and-queen", "toy_corpus").with(DIMENSION, 6),
        Preset.of("by-hand", "four_words")
            .with(CLIP, Clip.NO)
            .with(DIMENSION, 2)
            .with(WordPictures.WORD, "tea")
            .with(WordPictures.ANALOGY, "tea : cup = road : ?"),
        Preset.of("too-many-dimensions", "toy_corpus").with(DIMENSION, 40),
        Preset.of("the-bible", "kjv_words")
            .with(DIMENSION, 20)
            .with(WordPictures.ANALOGY, "father : mother = son : ?"),
        Preset.of("shift-of-five", "kjv_words").with(SHIFT, 5.0).with(DIMENSION, 20),
        Preset.of("strangers-as-friends", "kjv_words")
            .with(SHIFT, 15.0)
            .with(CLIP, Clip.NO)
            .with(DIMENSION, 20));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(
        new Neighbour<>("skip-gram", (start, values) -> skipGram(values)),
        Neighbour.to("lsi"),
        Neighbour.to("svd"));
  }

  private static Neighbour.Start skipGram(ParameterValues values) {
    return new Neighbour.Start(
        Map.of(
            "negatives", String.valueOf(Math.min(50, values.get(SHIFT))),
            "smoothing", SMOOTHING.write(values.get(SMOOTHING)),
            "dimension", DIMENSION.write(values.get(DIMENSION))),
        Map.of());
  }
}
