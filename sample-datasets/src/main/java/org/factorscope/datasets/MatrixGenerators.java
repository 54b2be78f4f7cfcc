package org.factorscope.datasets;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/// Matrices that are sums of few parts, made from a seed: the same arguments give the same bits
/// everywhere.
final class MatrixGenerators {
  private static final int BAR_SIDE = 8;
  private static final double BAR_SHARE = 0.3;
  private static final int TILED_ROWS = 60;
  private static final int TILED_COLUMNS = 40;
  private static final int TILES = 5;
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

  /// The union of five tiles of ones: 6 to 14 rows by 4 to 10 columns each, drawn at random. Then
  /// every entry is turned with probability `flip`; the tiles stay the same.
  static Dataset tiles(GeneratedSet set, double flip, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj values = new DMatrixRMaj(TILED_ROWS, TILED_COLUMNS);
    for (int tile = 0; tile < TILES; tile++) {
      int[] rows = drawn(random, TILED_ROWS, 6 + random.nextInt(9));
      int[] columns = drawn(random, TILED_COLUMNS, 4 + random.nextInt(7));
      for (int i : rows) {
        for (int j : columns) {
          values.set(i, j, 1);
        }
      }
    }
    for (int i = 0; i < values.getNumElements(); i++) {
      values.data[i] = random.nextDouble() < flip ? 1 - values.data[i] : values.data[i];
    }
    return set.dataset(values, "c", GeneratedSet.numbered("r", TILED_ROWS), ImageShape.NONE, "");
  }

  /// `count` different ones of the numbers below `bound`, by the first steps of a Fisher–Yates
  /// shuffle.
  private static int[] drawn(SplittableRandom random, int bound, int count) {
    int[] numbers = IntStream.range(0, bound).toArray();
    for (int k = 0; k < count; k++) {
      int other = k + random.nextInt(bound - k);
      int swapped = numbers[k];
      numbers[k] = numbers[other];
      numbers[other] = swapped;
    }
    return Arrays.copyOf(numbers, count);
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
