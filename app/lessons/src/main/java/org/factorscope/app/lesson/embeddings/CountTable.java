package org.factorscope.app.lesson.embeddings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.embeddings.WordCounts;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.datasets.Dataset;

/// Reads data as counts of pairs of words.
///
/// In a table the columns name the words, and the rows the same ones; columns that are left out
/// take their rows with them. A list of pairs has the words of both of its columns, a pair in one
/// order stands for both, and one that it does not have is 0.
final class CountTable {
  private CountTable() {}

  /// Data whose rows and columns are the same words.
  static final DataNeed NEED =
      DataNeed.GAPS.and(data -> data.isList() || rows(data).length > 0, "no-pairs");

  /// The counts.
  ///
  /// @throws org.factorscope.algorithms.step.InvalidInputException if they are no counts of pairs
  static WordCounts of(Dataset data) {
    if (data.isList()) {
      return WordCounts.of(data.listedNames(), listed(data));
    }
    int[] rows = rows(data);
    DMatrixRMaj counts = new DMatrixRMaj(rows.length, data.dimension());
    for (int w = 0; w < rows.length; w++) {
      for (int v = 0; v < counts.numCols; v++) {
        counts.set(w, v, data.values().get(rows[w], v));
      }
    }
    return WordCounts.of(data.columns(), counts);
  }

  /// The row of each column's word; none if the rows are not the same words.
  private static int[] rows(Dataset data) {
    int[] rows = new int[data.dimension()];
    if (data.rowNames().isEmpty() || data.rowNames().equals(data.columns())) {
      Arrays.setAll(rows, w -> w);
      return data.rows() == rows.length ? rows : new int[0];
    }
    Arrays.setAll(rows, w -> data.rowNames().indexOf(data.columns().get(w)));
    return Arrays.stream(rows).allMatch(row -> row >= 0) ? rows : new int[0];
  }

  private static DMatrixRMaj listed(Dataset data) {
    Map<String, Integer> places = new HashMap<>();
    data.listedNames().forEach(word -> places.put(word, places.size()));
    DMatrixRMaj counts = new DMatrixRMaj(places.size(), places.size());
    Arrays.fill(counts.data, Double.NaN);
    for (int i = 0; i < data.rows(); i++) {
      for (int j = 0; j < data.dimension(); j++) {
        int w = places.getOrDefault(data.rowNames().get(i), 0);
        int v = places.getOrDefault(data.columns().get(j), 0);
        counts.set(w, v, data.values().get(i, j));
      }
    }
    return mirrored(counts);
  }

  /// @param counts V x V, NaN where the list has no line. Modified.
  private static DMatrixRMaj mirrored(DMatrixRMaj counts) {
    for (int w = 0; w < counts.numRows; w++) {
      for (int v = 0; v <= w; v++) {
        double one = counts.get(w, v);
        double other = counts.get(v, w);
        double known = Double.isNaN(one) ? other : one;
        double count = Double.isNaN(known) ? 0 : known;
        counts.set(w, v, Double.isNaN(one) ? count : one);
        counts.set(v, w, Double.isNaN(other) ? count : other);
      }
    }
    return counts;
  }

  /// The group of each word, for its colour; −1 for all if there are none.
  static int[] groups(Dataset data) {
    if (data.isList()) {
      int[] none = new int[data.listedNames().size()];
      Arrays.fill(none, -1);
      return none;
    }
    int[] labels = data.labelIndices();
    return Arrays.stream(rows(data)).map(row -> labels[row]).toArray();
  }

  /// The words of a line that the data have, in the order of the line, as their indices.
  static List<Integer> known(WordCounts counts, String line) {
    List<Integer> known = new ArrayList<>();
    for (String word : line.split("[^\\p{L}\\p{N}_'-]+", -1)) {
      for (int w = 0; w < counts.size(); w++) {
        if (counts.words().get(w).equalsIgnoreCase(word)) {
          known.add(w);
        }
      }
    }
    return known;
  }
}
