package org.factorscope.app.lesson.spectrum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.spectrum.FoldIn;
import org.factorscope.algorithms.spectrum.Lsi;
import org.factorscope.algorithms.spectrum.Svd;
import org.factorscope.algorithms.spectrum.Svd.Options;
import org.factorscope.algorithms.spectrum.Svd.State;
import org.factorscope.algorithms.spectrum.TermDocuments;
import org.factorscope.algorithms.spectrum.TermWeights.Weighting;
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
import org.factorscope.app.lesson.picture.MomentTable;
import org.factorscope.datasets.ColumnTitles;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// Words and documents in one space, and a search in it.
public final class LsiLesson extends Lesson<TermDocuments, Options, State> {
  private static final Parameter<Integer> RANK = Parameter.whole("rank", 2, 1, 100).atOnce();
  private static final Parameter<Weighting> WEIGHTING =
      Parameter.choice("weighting", Weighting.class);
  private static final Parameter<String> QUERY =
      Parameter.text("query", "human computer interaction", 200).viewOnly();

  /// Up to this many terms all pairs are shown, of more those nearest to the query.
  private static final int MOST_TERMS = 40;

  private static final int NEAREST_TERMS = 14;
  private static final int MOST_ROWS = 12;
  private static final int MOST_NAMED = 6;
  private static final int FIRST_TERMS = 8;

  /// A document with a cosine above this is found.
  private static final double NEAR = 0.5;

  public LsiLesson() {
    super(
        Outline.of("lsi", Chapter.SPECTRA, new Lsi())
            .parameters(RANK, WEIGHTING, QUERY)
            .data(DataNeed.COMPLETE, "deerwester")
            .iterations(500));
  }

  @Override
  public TermDocuments problem(Dataset data, ParameterValues values) {
    return Orientation.of(data).documents(data, values.get(WEIGHTING));
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(values.get(RANK));
  }

  /// Cuts at the nearest whole number of dimensions, whatever the number that the run aims at.
  @Override
  public State draggedState(
      LessonView<TermDocuments, Options, State> view, Handle handle, double x, double y) {
    return Svd.at(view.problem().space(), (int) Math.round(x));
  }

  @Override
  public List<Panel> panels(LessonView<TermDocuments, Options, State> view) {
    TermDocuments documents = view.problem();
    Query query = Query.of(documents, view.state().layers(), view.parameters().get(QUERY));
    Orientation orientation = Orientation.of(view.data());
    BestOfRank best = new BestOfRank(view, documents.space());
    return List.of(
        WordMap.of(view, orientation, query),
        search(view, query),
        cosines(view, orientation, query),
        product(view, orientation),
        best.scree(Axis.Scale.LINEAR),
        best.residual());
  }

  /// What a query finds: documents by their cosine in the space, beside their cosine word for word.
  private static Panel search(LessonView<TermDocuments, Options, State> view, Query query) {
    TermDocuments documents = view.problem();
    int k = view.state().layers();
    MomentTable table =
        MomentTable.of(view, "search", Role.NONE)
            .saying(
                query.unknown().isEmpty() ? "known" : "unknown",
                names(documents.terms(), query.known(), " "),
                String.join(", ", query.unknown()));
    if (!query.isThere() || k == 0) {
      return table.note(nothingFound(view, query)).panel();
    }
    Map<String, String> titles = ColumnTitles.of(view.data().name());
    List<Hit> found = hits(query, documents.documents().size(), j -> documents.document(j, k));
    for (Hit hit : found.subList(0, Math.min(MOST_ROWS, found.size()))) {
      String name = documents.documents().get(hit.index());
      table.row(
          isSurprise(documents, query, hit) ? Tone.ACCENT : Tone.INK,
          (name + " " + titles.getOrDefault(name, "")).strip(),
          cosine(hit.cosine()),
          cosine(query.plainCosine(documents, hit.index())));
    }
    return table.note(surprises(view, query, found) + " " + nearestWords(view, query)).panel();
  }

  private static String nothingFound(LessonView<TermDocuments, Options, State> view, Query query) {
    List<String> terms = view.problem().terms();
    int shown = Math.min(FIRST_TERMS, terms.size());
    return query.isThere()
        ? view.words().say("search.no-dimension")
        : view.words().say("search.no-word", String.join(", ", terms.subList(0, shown)));
  }

  /// Something with its cosine to the query.
  private record Hit(int index, double cosine) {}

  /// The nearest first; the order of the data on ties.
  private static List<Hit> hits(Query query, int count, IntFunction<double[]> place) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Hit(i, FoldIn.cosine(query.place(), place.apply(i))))
        .sorted(Comparator.comparingDouble((Hit hit) -> -hit.cosine()))
        .toList();
  }

  /// Near, without one of the words.
  private static boolean isSurprise(TermDocuments documents, Query query, Hit hit) {
    return hit.cosine() > NEAR && !query.isIn(documents, hit.index());
  }

  private static String cosine(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replace('-', '−');
  }

  private static String names(List<String> all, List<Integer> indices, String between) {
    List<String> names = new ArrayList<>();
    indices.forEach(i -> names.add(all.get(i)));
    return String.join(between, names);
  }

  private static String surprises(
      LessonView<TermDocuments, Options, State> view, Query query, List<Hit> found) {
    TermDocuments documents = view.problem();
    List<Integer> surprises =
        found.stream()
            .filter(hit -> isSurprise(documents, query, hit))
            .limit(MOST_NAMED)
            .map(Hit::index)
            .toList();
    return surprises.isEmpty()
        ? view.words().say("search.no-surprise")
        : view.words().say("search.surprise", names(documents.documents(), surprises, ", "));
  }

  private static String nearestWords(LessonView<TermDocuments, Options, State> view, Query query) {
    TermDocuments documents = view.problem();
    int k = view.state().layers();
    List<String> words = new ArrayList<>();
    for (Hit hit : hits(query, documents.terms().size(), i -> documents.term(i, k))) {
      if (words.size() < MOST_NAMED) {
        words.add(documents.terms().get(hit.index()) + " " + cosine(hit.cosine()));
      }
    }
    return view.words().say("search.words", String.join(", ", words));
  }

  private static Panel cosines(
      LessonView<TermDocuments, Options, State> view, Orientation orientation, Query query) {
    TermDocuments documents = view.problem();
    int k = view.state().layers();
    List<Integer> terms = shownTerms(documents, k, query);
    int count = terms.size();
    DMatrixRMaj plain = new DMatrixRMaj(count, count);
    DMatrixRMaj latent = new DMatrixRMaj(count, count);
    DMatrixRMaj x = documents.space().matrix();
    for (int a = 0; a < count; a++) {
      for (int b = 0; b <= a; b++) {
        int one = terms.get(a);
        int other = terms.get(b);
        set(plain, a, b, FoldIn.cosine(Numbers.row(x, one), Numbers.row(x, other)));
        set(latent, a, b, FoldIn.cosine(documents.term(one, k), documents.term(other, k)));
      }
    }
    boolean isAll = count == documents.terms().size();
    Role role = isAll ? orientation.terms() : Role.NONE;
    Range limits = new Range(-1, 1);
    ColorScale scale = ColorScale.DIVERGING;
    String inX = view.words().say("cosines.in-x");
    return Factors.of(view, "cosines")
        .saying(isAll ? "all" : "nearest", names(documents.terms(), terms, ", "))
        .block(new MatrixBlock(inX, plain, scale, limits, role, Role.NONE))
        .then("→", new MatrixBlock("k = " + k, latent, scale, limits, role, Role.NONE))
        .panel();
  }

  private static void set(DMatrixRMaj symmetric, int a, int b, double value) {
    symmetric.set(a, b, value);
    symmetric.set(b, a, value);
  }

  /// All terms, or those nearest to the query if they are too many.
  private static List<Integer> shownTerms(TermDocuments documents, int k, Query query) {
    int count = documents.terms().size();
    List<Integer> all = IntStream.range(0, count).boxed().toList();
    if (count <= MOST_TERMS) {
      return all;
    }
    double[] closeness = new double[count];
    for (int i = 0; i < count; i++) {
      closeness[i] = query.isThere() ? FoldIn.cosine(query.place(), documents.term(i, k)) : -i;
    }
    return all.stream()
        .sorted(Comparator.comparingDouble((Integer i) -> -closeness[i]))
        .limit(NEAREST_TERMS)
        .toList();
  }

  /// X ≈ X_k = ZW with Z = U_kΣ_k and W = V_kᵀ.
  private static Panel product(
      LessonView<TermDocuments, Options, State> view, Orientation orientation) {
    DMatrixRMaj x = view.problem().space().matrix();
    Range limits = new Range(0, CommonOps_DDRM.elementMaxAbs(x));
    int k = view.state().layers();
    Factors product =
        Factors.of(view, "product")
            .saying(view.parameters().written(WEIGHTING.name()))
            .block(block("X", x, limits, orientation))
            .then(
                "≈",
                block(
                    "X" + Numbers.subscript(k), view.state().approximation(), limits, orientation));
    if (k > 0) {
      DMatrixRMaj z = view.problem().termPlaces(k);
      DMatrixRMaj w = view.problem().documentVectors(k);
      ColorScale scale = ColorScale.DIVERGING;
      product
          .then("=", new MatrixBlock("Z", z, scale, Range.AUTO, orientation.terms(), Role.FACTOR))
          .then(
              "·",
              new MatrixBlock("W", w, scale, Range.AUTO, Role.FACTOR, orientation.documents()));
    }
    return product.panel();
  }

  private static MatrixBlock block(
      String name, DMatrixRMaj matrix, Range limits, Orientation orientation) {
    return new MatrixBlock(
        name, matrix, ColorScale.DIVERGING, limits, orientation.terms(), orientation.documents());
  }

  @Override
  public String numbers(String halfStep, LessonView<TermDocuments, Options, State> view) {
    return new BestOfRank(view, view.problem().space()).numbers();
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("nine-titles", "deerwester"),
        Preset.of("synonyms", "synonyms").with(QUERY, "automobile"),
        Preset.of("too-many-dimensions", "synonyms").with(RANK, 10).with(QUERY, "automobile"),
        Preset.of("a-word-with-two-meanings", "synonyms").with(QUERY, "jaguar"),
        Preset.of("the-bible-s-books", "kjv_term_document")
            .with(RANK, 12)
            .with(WEIGHTING, Weighting.LOG_ENTROPY)
            .with(QUERY, "faith hope grace"));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(new Neighbour<>("svd", LsiLesson::layers));
  }

  private static Neighbour.Start layers(State start, ParameterValues values) {
    return new Neighbour.Start(Map.of("rank", RANK.write(values.get(RANK))), Map.of());
  }
}
