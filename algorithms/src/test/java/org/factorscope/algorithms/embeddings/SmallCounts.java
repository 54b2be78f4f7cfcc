package org.factorscope.algorithms.embeddings;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.StepRandom;

/// Counts for tests, of words w0, w1, ….
final class SmallCounts {
  private SmallCounts() {}

  static WordCounts of(double[][] rows) {
    List<String> words = IntStream.range(0, rows.length).mapToObj(w -> "w" + w).toList();
    return WordCounts.of(words, new DMatrixRMaj(rows));
  }

  /// Counts from 0 to 9, and a diagonal that keeps every word in company.
  static WordCounts random(int words, long seed) {
    SplittableRandom random = StepRandom.at(seed, 0);
    double[][] rows = new double[words][words];
    for (int w = 0; w < words; w++) {
      for (int v = 0; v < w; v++) {
        rows[w][v] = random.nextInt(10);
        rows[v][w] = rows[w][v];
      }
      rows[w][w] = 2 + 2 * random.nextInt(4);
    }
    return of(rows);
  }
}
