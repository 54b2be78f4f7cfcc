package org.factorscope.app.lesson.spectrum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.factorscope.algorithms.spectrum.FoldIn;
import org.factorscope.algorithms.spectrum.LsiState;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.TablePanel;
import org.factorscope.viz.panel.Tone;

/// What a query finds: documents by their cosine in the space, beside their cosine word for word,
/// and the nearest words.
final class SearchTable {
  private static final int MOST_ROWS = 12;
  private static final int MOST_NAMED = 6;
  private static final double NEAR = 0.5;

  private SearchTable() {}

  /// Something with its cosine to the query.
  private record Hit(int index, double cosine) {}

  static Panel of(LsiState state, Query query) {
    List<List<String>> rows = new ArrayList<>();
    List<Tone> tones = new ArrayList<>();
    List<Hit> documents = List.of();
    if (query.isThere() && state.dimensions() > 0) {
      documents = hits(query, state.documents().documents().size(), state::document);
      List<Hit> terms = hits(query, state.documents().terms().size(), state::term);
      for (int row = 0; row < Math.min(MOST_ROWS, documents.size()); row++) {
        rows.add(row(state, query, documents.get(row), row < terms.size() ? terms.get(row) : null));
        tones.add(isSurprise(state, query, documents.get(row)) ? Tone.ACCENT : Tone.INK);
      }
    }
    return new TablePanel(
        "search",
        "Search",
        subtitle(state, query),
        List.of("document", "cosine", "word for word", "nearest word", "cosine"),
        rows,
        Role.NONE,
        tones,
        note(state, query, documents));
  }

  /// Near, without one of the words.
  private static boolean isSurprise(LsiState state, Query query, Hit hit) {
    return hit.cosine() > NEAR && !query.isIn(state, hit.index());
  }

  /// The nearest first; the order of the data on ties.
  private static List<Hit> hits(Query query, int count, IntFunction<double[]> place) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Hit(i, FoldIn.cosine(query.place(), place.apply(i))))
        .sorted(Comparator.comparingDouble((Hit hit) -> -hit.cosine()))
        .toList();
  }

  private static List<String> row(
      LsiState state, Query query, Hit document, @org.jspecify.annotations.Nullable Hit term) {
    return List.of(
        state.documents().documents().get(document.index()),
        cosine(document.cosine()),
        cosine(query.plainCosine(state, document.index())),
        term == null ? "" : state.documents().terms().get(term.index()),
        term == null ? "" : cosine(term.cosine()));
  }

  private static String cosine(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replace('-', '−');
  }

  private static String subtitle(LsiState state, Query query) {
    List<String> words = new ArrayList<>();
    query.known().forEach(i -> words.add(state.documents().terms().get(i)));
    String unknown =
        query.unknown().isEmpty() ? "" : "; unknown: " + String.join(", ", query.unknown());
    return String.join(" ", words) + unknown;
  }

  private static String note(LsiState state, Query query, List<Hit> documents) {
    if (!query.isThere()) {
      List<String> terms = state.documents().terms();
      return "None of these words is in the data. Try some of: %s."
          .formatted(String.join(", ", terms.subList(0, Math.min(8, terms.size()))));
    }
    if (state.dimensions() == 0) {
      return "There is no dimension yet, so everything is at the origin. Add one.";
    }
    List<String> surprises = new ArrayList<>();
    for (Hit hit : documents) {
      if (isSurprise(state, query, hit) && surprises.size() < MOST_NAMED) {
        surprises.add(state.documents().documents().get(hit.index()));
      }
    }
    return surprises.isEmpty()
        ? "No document is near without one of the words."
        : "Found without any of the words: %s.".formatted(String.join(", ", surprises));
  }
}
