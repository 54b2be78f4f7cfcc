package org.factorscope.datasets;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/// Matrices that are sums of few parts, made from a seed: the same arguments give the same bits
/// everywhere.
final class MatrixGenerators {
  private static final int BAR_SIDE = 8;
  private static final double BAR_SHARE = 0.3;
  private static final int WORDS_IN_A_DOCUMENT = 30;
  private static final List<String> WORDS =
      List.of(
          "star",
          "planet",
          "orbit",
          "telescope", //
          "cell",
          "gene",
          "protein",
          "enzyme", //
          "court",
          "judge",
          "law",
          "trial");

  private MatrixGenerators() {}

  /// Pictures of bars: each of four horizontal and four vertical bars is there with probability
  /// 0.3, with a brightness from 0.5 to 1; at least one is.
  static Dataset bars(int pictures, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj values = new DMatrixRMaj(pictures, BAR_SIDE * BAR_SIDE);
    for (int i = 0; i < pictures; i++) {
      int sure = random.nextInt(BAR_SIDE);
      for (int bar = 0; bar < BAR_SIDE; bar++) {
        double brightness = 0.5 + 0.5 * random.nextDouble();
        if (random.nextDouble() < BAR_SHARE || bar == sure) {
          addBar(values, i, bar, brightness);
        }
      }
    }
    return GeneratedSet.BARS.dataset(
        values, "p", List.of(), new ImageShape(BAR_SIDE, BAR_SIDE), "brightness");
  }

  /// Even bars lie in their own row, odd ones stand in their own column.
  private static void addBar(DMatrixRMaj values, int i, int bar, double brightness) {
    for (int k = 0; k < BAR_SIDE; k++) {
      int pixel = bar % 2 == 0 ? bar * BAR_SIDE + k : k * BAR_SIDE + bar;
      values.add(i, pixel, brightness);
    }
  }

  /// Counts of words in documents. A document leans to one of three topics, the last one is an even
  /// mixture; nine in ten of a topic's words are its own four.
  static Dataset topics(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int documents = 10;
    int topics = 3;
    int own = WORDS.size() / topics;
    DMatrixRMaj counts = new DMatrixRMaj(WORDS.size(), documents);
    for (int j = 0; j < documents; j++) {
      boolean isMixture = j == documents - 1;
      for (int token = 0; token < WORDS_IN_A_DOCUMENT; token++) {
        int topic = isMixture || random.nextDouble() < 0.15 ? random.nextInt(topics) : j % topics;
        boolean isOwn = random.nextDouble() < 0.9;
        int word = isOwn ? topic * own + random.nextInt(own) : random.nextInt(WORDS.size());
        counts.add(word, j, 1);
      }
    }
    return GeneratedSet.TOPICS.dataset(counts, "d", WORDS, ImageShape.NONE, "count");
  }
}
