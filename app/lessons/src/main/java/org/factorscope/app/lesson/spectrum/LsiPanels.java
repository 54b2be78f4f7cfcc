package org.factorscope.app.lesson.spectrum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.spectrum.FoldIn;
import org.factorscope.algorithms.spectrum.LsiState;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;

/// The pictures of latent semantic indexing.
final class LsiPanels {
  /// Up to this many terms all pairs are shown, of more those nearest to the query.
  private static final int MOST_TERMS = 40;

  private static final int NEAREST_TERMS = 14;

  private final LessonView<?, ?, LsiState> view;
  private final LsiState state;
  private final Orientation orientation;
  private final Query query;

  private LsiPanels(LessonView<?, ?, LsiState> view) {
    this.view = view;
    state = view.state();
    orientation = Orientation.of(view.data());
    query = Query.of(state, view.parameters().text("query"));
  }

  static List<Panel> of(LessonView<?, ?, LsiState> view) {
    LsiPanels panels = new LsiPanels(view);
    return List.of(
        WordMap.of(panels.state, panels.orientation, panels.query),
        SearchTable.of(panels.state, panels.query),
        panels.cosines(),
        panels.product(),
        Scree.of(panels.state.space(), Axis.Scale.LINEAR),
        panels.objective());
  }

  private Panel cosines() {
    List<Integer> terms = shownTerms();
    int count = terms.size();
    DMatrixRMaj plain = new DMatrixRMaj(count, count);
    DMatrixRMaj latent = new DMatrixRMaj(count, count);
    for (int a = 0; a < count; a++) {
      for (int b = 0; b <= a; b++) {
        set(plain, a, b, FoldIn.cosine(counts(terms.get(a)), counts(terms.get(b))));
        set(latent, a, b, FoldIn.cosine(state.term(terms.get(a)), state.term(terms.get(b))));
      }
    }
    boolean isAll = count == state.documents().terms().size();
    Role role = isAll ? orientation.terms() : Role.NONE;
    return new FactorPanel(
        "cosines",
        "Cosines of word pairs",
        isAll ? "in their order in the data" : names(terms),
        List.of(
            new MatrixBlock("in X", plain, ColorScale.DIVERGING, new Range(-1, 1), role, Role.NONE),
            new MatrixBlock(
                "k = " + state.dimensions(),
                latent,
                ColorScale.DIVERGING,
                new Range(-1, 1),
                role,
                Role.NONE)),
        List.of("→"));
  }

  private static void set(DMatrixRMaj symmetric, int a, int b, double value) {
    symmetric.set(a, b, value);
    symmetric.set(b, a, value);
  }

  private double[] counts(int term) {
    return Numbers.row(state.space().whole().matrix(), term);
  }

  /// All terms, or those nearest to the query where they are too many.
  private List<Integer> shownTerms() {
    int count = state.documents().terms().size();
    List<Integer> all = IntStream.range(0, count).boxed().toList();
    if (count <= MOST_TERMS) {
      return all;
    }
    double[] closeness = new double[count];
    for (int i = 0; i < count; i++) {
      closeness[i] = query.isThere() ? FoldIn.cosine(query.place(), state.term(i)) : -i;
    }
    return all.stream()
        .sorted(Comparator.comparingDouble((Integer i) -> -closeness[i]))
        .limit(NEAREST_TERMS)
        .toList();
  }

  private String names(List<Integer> terms) {
    List<String> names = new ArrayList<>();
    terms.forEach(i -> names.add(state.documents().terms().get(i)));
    return String.join(", ", names);
  }

  private Panel product() {
    DMatrixRMaj x = state.space().whole().matrix();
    Range limits = new Range(0, CommonOps_DDRM.elementMaxAbs(x));
    String k = Numbers.subscript(state.dimensions());
    return new FactorPanel(
        "product",
        "X ≈ X" + k,
        "words × documents, " + weighting(),
        List.of(
            new MatrixBlock(
                "X", x, ColorScale.DIVERGING, limits, orientation.terms(), orientation.documents()),
            new MatrixBlock(
                "X" + k,
                state.space().approximation(),
                ColorScale.DIVERGING,
                limits,
                orientation.terms(),
                orientation.documents())),
        List.of("≈"));
  }

  private String weighting() {
    return switch (state.options().weighting()) {
      case RAW -> "counts";
      case TF_IDF -> "log(1 + tf) · log(N/df)";
      case LOG_ENTROPY -> "log(1 + tf) · (1 − entropy)";
    };
  }

  private Panel objective() {
    return SvdPanels.residual(view, state.space(), "X");
  }
}
