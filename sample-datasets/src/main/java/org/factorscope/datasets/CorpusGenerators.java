package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/// Word counts of documents that are written from known topics.
final class CorpusGenerators {
  private static final int SIDE = 5;
  private static final int TOKENS = 100;

  private CorpusGenerators() {}

  /// The bars of Griffiths and Steyvers (2004): words are the pixels of a square picture, topics
  /// its rows and its columns, each uniform over its pixels. A document mixes the topics by shares
  /// from a flat Dirichlet distribution.
  static Dataset bars(int documents, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj counts = new DMatrixRMaj(documents, SIDE * SIDE);
    for (int d = 0; d < documents; d++) {
      double[] upTo = shares(random);
      for (int token = 0; token < TOKENS; token++) {
        int topic = drawn(upTo, random);
        int along = random.nextInt(SIDE);
        boolean isRow = topic < SIDE;
        counts.add(d, isRow ? topic * SIDE + along : along * SIDE + topic - SIDE, 1);
      }
    }
    return GeneratedSet.BARS_CORPUS
        .info()
        .with(
            pixels(),
            counts,
            GeneratedSet.numbered("d", documents),
            List.of(),
            new ImageShape(SIDE, SIDE),
            "count",
            null);
  }

  /// Two pairs of words that keep to themselves.
  static Dataset fourWords() {
    List<String> words = List.of("tea", "cup", "road", "wheel");
    DMatrixRMaj counts =
        new DMatrixRMaj(new double[][] {{0, 8, 1, 1}, {8, 0, 1, 1}, {1, 1, 0, 6}, {1, 1, 6, 0}});
    return GeneratedSet.FOUR_WORDS
        .info()
        .with(words, counts, words, List.of(), ImageShape.NONE, "count", null);
  }

  private static List<String> pixels() {
    List<String> names = new ArrayList<>();
    for (int p = 0; p < SIDE * SIDE; p++) {
      names.add("p" + (p / SIDE + 1) + (p % SIDE + 1));
    }
    return names;
  }

  /// Running sums of exponential deviates, which divided by the last one are shares from a flat
  /// Dirichlet distribution.
  private static double[] shares(SplittableRandom random) {
    double[] upTo = new double[2 * SIDE];
    double sum = 0;
    for (int z = 0; z < upTo.length; z++) {
      sum -= StrictMath.log(1 - random.nextDouble());
      upTo[z] = sum;
    }
    return upTo;
  }

  private static int drawn(double[] upTo, SplittableRandom random) {
    double place = random.nextDouble() * upTo[upTo.length - 1];
    int topic = 0;
    while (upTo[topic] <= place && topic < upTo.length - 1) {
      topic++;
    }
    return topic;
  }
}
