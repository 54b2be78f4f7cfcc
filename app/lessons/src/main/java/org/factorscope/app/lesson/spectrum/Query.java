package org.factorscope.app.lesson.spectrum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.factorscope.algorithms.spectrum.FoldIn;
import org.factorscope.algorithms.spectrum.TermDocuments;

/// Words to search for, folded in at a moment.
///
/// @param weights a weight a term; all 0 if no word is known. Not to be modified.
/// @param place U_kᵀ q, beside the documents' places. Not to be modified.
/// @param known the terms that are meant, in the order of the query
/// @param unknown words that are no terms
@SuppressWarnings("ArrayRecordComponent") // Made for one picture, never compared.
record Query(double[] weights, double[] place, List<Integer> known, List<String> unknown) {

  /// @param dimensions k
  static Query of(TermDocuments documents, int dimensions, String text) {
    Map<String, Integer> indices = new HashMap<>();
    List<String> terms = documents.terms();
    for (int i = 0; i < terms.size(); i++) {
      indices.putIfAbsent(terms.get(i).toLowerCase(Locale.ROOT), i);
    }
    double[] counts = new double[terms.size()];
    Set<Integer> known = new LinkedHashSet<>();
    List<String> unknown = new ArrayList<>();
    for (String word : words(text)) {
      Integer index = indices.get(word);
      if (index == null) {
        unknown.add(word);
      } else {
        counts[index]++;
        known.add(index);
      }
    }
    double[] weights = new double[counts.length];
    for (int i : known) {
      weights[i] = documents.weighting().weight(i, counts[i]);
    }
    double[] place = FoldIn.place(documents.space(), dimensions, weights);
    return new Query(weights, place, List.copyOf(known), List.copyOf(unknown));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_]+", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /// Whether there is something to search for.
  boolean isThere() {
    return !known.isEmpty();
  }

  /// Whether a document has one of the words.
  boolean isIn(TermDocuments documents, int document) {
    return known.stream().anyMatch(i -> documents.matrix().get(i, document) != 0);
  }

  /// The cosine of the weights of the query and of a document, word for word.
  double plainCosine(TermDocuments documents, int document) {
    return FoldIn.cosine(weights, documents.weights(document));
  }
}
