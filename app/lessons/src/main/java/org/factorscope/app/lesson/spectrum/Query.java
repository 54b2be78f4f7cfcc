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
import org.factorscope.algorithms.spectrum.LsiState;

/// Words to search for, folded in at a moment.
///
/// @param weights a weight a term; all 0 where no word is known. Not to be modified.
/// @param place U_kᵀ q, beside the documents' places. Not to be modified.
/// @param known the terms that are meant, in the order of the query
/// @param unknown words that are no terms
@SuppressWarnings("ArrayRecordComponent") // Made for one picture, never compared.
record Query(double[] weights, double[] place, List<Integer> known, List<String> unknown) {

  static Query of(LsiState state, String text) {
    Map<String, Integer> indices = new HashMap<>();
    List<String> terms = state.documents().terms();
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
      weights[i] = state.weights().weight(i, counts[i]);
    }
    double[] place = FoldIn.place(state, weights);
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
  boolean isIn(LsiState state, int document) {
    return known.stream().anyMatch(i -> state.documents().matrix().get(i, document) != 0);
  }

  /// The cosine of the weights of the query and of a document, word for word.
  double plainCosine(LsiState state, int document) {
    double[] column = new double[weights.length];
    for (int i = 0; i < column.length; i++) {
      column[i] = state.space().whole().matrix().get(i, document);
    }
    return FoldIn.cosine(weights, column);
  }
}
