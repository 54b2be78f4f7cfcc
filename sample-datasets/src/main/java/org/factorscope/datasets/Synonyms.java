package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/// Ten short texts, counted: one word a row, one text a column.
final class Synonyms {
  private Synonyms() {}

  private static final List<String> TEXTS =
      List.of(
          "car engine driver",
          "car road driver road",
          "automobile engine driver",
          "automobile road engine",
          "jaguar car engine road",
          "jaguar cat forest",
          "cat forest prey paw",
          "cat prey hunt forest",
          "jaguar hunt prey forest",
          "cat paw hunt");

  private static final List<String> WORDS =
      List.of(
          "car",
          "automobile",
          "engine",
          "driver",
          "road",
          "jaguar",
          "cat",
          "forest",
          "prey",
          "paw",
          "hunt");

  static Dataset dataset(GeneratedMatrix matrix) {
    DMatrixRMaj counts = new DMatrixRMaj(WORDS.size(), TEXTS.size());
    List<String> names = new ArrayList<>();
    for (int j = 0; j < TEXTS.size(); j++) {
      names.add((j < 5 ? "car" : "cat") + (j % 5 + 1));
      for (String word : Arrays.asList(TEXTS.get(j).split(" ", -1))) {
        int i = WORDS.indexOf(word);
        counts.set(i, j, counts.get(i, j) + 1);
      }
    }
    return matrix.dataset(counts, names, WORDS);
  }
}
