package org.factorscope.algorithms.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.spectrum.Svd.Options;
import org.factorscope.algorithms.spectrum.Svd.State;
import org.factorscope.algorithms.spectrum.TermWeights.Weighting;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Runs;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The nine titles of Deerwester et al. 1990; expected numbers are published ones where a source is
/// named, otherwise from numpy.
final class LsiTest {
  private static final Lsi ALGORITHM = new Lsi();

  private static final List<String> TERMS =
      List.of(
          "human",
          "interface",
          "computer",
          "user",
          "system",
          "response",
          "time",
          "EPS",
          "survey",
          "trees",
          "graph",
          "minors");

  private static final List<String> TITLES =
      List.of("c1", "c2", "c3", "c4", "c5", "m1", "m2", "m3", "m4");

  private static final double[][] COUNTS = {
    {1, 0, 0, 1, 0, 0, 0, 0, 0},
    {1, 0, 1, 0, 0, 0, 0, 0, 0},
    {1, 1, 0, 0, 0, 0, 0, 0, 0},
    {0, 1, 1, 0, 1, 0, 0, 0, 0},
    {0, 1, 1, 2, 0, 0, 0, 0, 0},
    {0, 1, 0, 0, 1, 0, 0, 0, 0},
    {0, 1, 0, 0, 1, 0, 0, 0, 0},
    {0, 0, 1, 1, 0, 0, 0, 0, 0},
    {0, 1, 0, 0, 0, 0, 0, 0, 1},
    {0, 0, 0, 0, 0, 1, 1, 1, 0},
    {0, 0, 0, 0, 0, 0, 1, 1, 1},
    {0, 0, 0, 0, 0, 0, 0, 1, 1}
  };

  private static TermDocuments titles(Weighting weighting) {
    return TermDocuments.of(new DataMatrix(new DMatrixRMaj(COUNTS)), TERMS, TITLES, weighting);
  }

  private static Timeline<TermDocuments, Options, State> run(Weighting weighting) {
    return Runs.of(ALGORITHM, new Run<>(titles(weighting), new Options(100), 0));
  }

  private static DMatrixRMaj inTwoDimensions() {
    return Runs.extend(run(Weighting.RAW), 2).state().approximation();
  }

  private static double[] rebuilt(DMatrixRMaj x, String term) {
    int row = TERMS.indexOf(term) * x.numCols;
    return Arrays.copyOfRange(x.data, row, row + x.numCols);
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElseThrow();
    double meanB = Arrays.stream(b).average().orElseThrow();
    return FoldIn.cosine(
        Arrays.stream(a).map(x -> x - meanA).toArray(),
        Arrays.stream(b).map(x -> x - meanB).toArray());
  }

  @Test
  void singularValuesAreThePublishedOnes() {
    double[] published = {3.34, 2.54, 2.35, 1.64, 1.50, 1.31, 0.85, 0.56, 0.36};
    assertArrayEquals(published, titles(Weighting.RAW).space().svd().values(), 0.005);
  }

  /// Landauer, Foltz and Laham 1998: from −.38 and −.29 to .94 and −.83.
  @Test
  void humanAndUserCorrelateInTwoDimensionsThoughTheyNeverMeet() {
    int human = TERMS.indexOf("human");
    int user = TERMS.indexOf("user");
    int minors = TERMS.indexOf("minors");
    assertEquals(-0.38, correlation(COUNTS[human], COUNTS[user]), 0.005);
    assertEquals(-0.29, correlation(COUNTS[human], COUNTS[minors]), 0.005);
    DMatrixRMaj two = inTwoDimensions();
    assertEquals(0.94, correlation(rebuilt(two, "human"), rebuilt(two, "user")), 0.005);
    assertEquals(-0.83, correlation(rebuilt(two, "human"), rebuilt(two, "minors")), 0.005);
  }

  /// Landauer, Foltz and Laham 1998: trees, which is not in m4, gets .66; survey, which is, .42.
  @Test
  void theRebuiltCountsOfM4AreThePublishedOnes() {
    DMatrixRMaj two = inTwoDimensions();
    assertEquals(0.66, rebuilt(two, "trees")[8], 0.005);
    assertEquals(0.42, rebuilt(two, "survey")[8], 0.005);
    assertEquals(-0.04, rebuilt(two, "minors")[0], 0.005);
  }

  /// Landauer, Foltz and Laham 1998: mean correlations of titles within and across the two groups,
  /// .02, .44 and −.30 before, .92, 1.00 and −.72 after (their rounding; −.705 here).
  @Test
  void titlesOfOneGroupComeTogether() {
    DMatrixRMaj after = inTwoDimensions();
    DMatrixRMaj before = new DMatrixRMaj(COUNTS);
    assertEquals(0.02, mean(before, 0, 5, 0, 5), 0.005);
    assertEquals(0.44, mean(before, 5, 9, 5, 9), 0.005);
    assertEquals(-0.30, mean(before, 0, 5, 5, 9), 0.005);
    assertEquals(0.92, mean(after, 0, 5, 0, 5), 0.005);
    assertEquals(1.00, mean(after, 5, 9, 5, 9), 0.005);
    assertEquals(-0.71, mean(after, 0, 5, 5, 9), 0.005);
  }

  private static double mean(DMatrixRMaj x, int from, int to, int otherFrom, int otherTo) {
    double sum = 0;
    int count = 0;
    for (int a = from; a < to; a++) {
      for (int b = otherFrom; b < otherTo; b++) {
        if (a < b) {
          sum += correlation(column(x, a), column(x, b));
          count++;
        }
      }
    }
    return sum / count;
  }

  private static double[] column(DMatrixRMaj x, int j) {
    double[] column = new double[x.numRows];
    for (int i = 0; i < column.length; i++) {
      column[i] = x.get(i, j);
    }
    return column;
  }

  /// Deerwester et al. 1990: all titles on interaction lie within a cosine of 0.9 of the query, and
  /// none on graphs, though c3 and c5 share no word with it.
  @Test
  void theQueryFindsTitlesThatShareNoWordWithIt() {
    TermDocuments titles = titles(Weighting.RAW);
    double[] query = new double[TERMS.size()];
    query[TERMS.indexOf("human")] = 1;
    query[TERMS.indexOf("computer")] = 1;
    double[] place = FoldIn.place(titles.space(), 2, query);
    double[] expected = {.9981, .9375, .9984, .9866, .9076, -.1242, -.1064, -.0988, .0500};
    for (int j = 0; j < 9; j++) {
      assertEquals(expected[j], FoldIn.cosine(place, titles.document(j, 2)), 5e-5, TITLES.get(j));
    }
  }

  @ParameterizedTest
  @EnumSource(Weighting.class)
  void foldingInAColumnReturnsItsRowOfV(Weighting weighting) {
    TermDocuments titles = titles(weighting);
    DMatrixRMaj v = titles.space().right(4);
    for (int j = 0; j < 9; j++) {
      double[] row = FoldIn.row(titles.space(), 4, titles.weights(j));
      for (int k = 0; k < 4; k++) {
        assertEquals(v.get(j, k), row[k], 1e-14);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Weighting.class)
  void allDimensionsRankAsPlainCosinesDo(Weighting weighting) {
    TermDocuments titles = titles(weighting);
    double[] query = new double[TERMS.size()];
    query[TERMS.indexOf("user")] = 1;
    query[TERMS.indexOf("graph")] = 2;
    double[] place = FoldIn.place(titles.space(), 9, query);
    double factor = length(query) / length(place);
    for (int j = 0; j < 9; j++) {
      double plain = FoldIn.cosine(query, titles.weights(j));
      assertEquals(plain * factor, FoldIn.cosine(place, titles.document(j, 9)), 1e-13);
    }
  }

  private static double length(double[] numbers) {
    return Math.sqrt(Arrays.stream(numbers).map(x -> x * x).sum());
  }

  /// Worked by hand: N = 9; human comes in 2 titles once each, system in 3 with counts 1, 1, 2.
  @Test
  void weightsByHand() {
    DMatrixRMaj x = titles(Weighting.TF_IDF).space().matrix();
    assertEquals(Math.log(2) * Math.log(4.5), x.get(0, 0), 1e-15);
    assertEquals(Math.log(3) * Math.log(3), x.get(4, 3), 1e-15);
    DMatrixRMaj y = titles(Weighting.LOG_ENTROPY).space().matrix();
    assertEquals(Math.log(2) * (1 - Math.log(2) / Math.log(9)), y.get(0, 0), 1e-15);
    double entropy = 2 * 0.25 * Math.log(4) + 0.5 * Math.log(2);
    assertEquals(Math.log(3) * (1 - entropy / Math.log(9)), y.get(4, 3), 1e-15);
  }

  @Test
  void aTermThatNeverComesWeighsNothingAndBreaksNothing() {
    DataMatrix counts = new DataMatrix(new DMatrixRMaj(new double[][] {{1, 2}, {0, 0}}));
    for (Weighting weighting : Weighting.values()) {
      TermDocuments texts =
          TermDocuments.of(counts, List.of("there", "nowhere"), List.of("a", "b"), weighting);
      State start = ALGORITHM.start(new Run<>(texts, new Options(2), 0));
      assertTrue(Double.isFinite(start.objective()));
      assertEquals(0, texts.space().matrix().get(1, 1));
      assertEquals(1, texts.weighting().global()[1]);
    }
  }

  @Test
  void negativeCountsHaveNoLogarithm() {
    DataMatrix counts = new DataMatrix(new DMatrixRMaj(new double[][] {{1, -0.5}}));
    List<String> texts = List.of("a", "b");
    assertThrows(
        InvalidInputException.class,
        () -> TermDocuments.of(counts, List.of("word"), texts, Weighting.TF_IDF));
    assertEquals(
        -0.5,
        TermDocuments.of(counts, List.of("word"), texts, Weighting.RAW).space().matrix().get(0, 1));
  }

  @Test
  void strangersMeetInFewDimensionsAndPartAgainInAll() {
    Timeline<TermDocuments, Options, State> run = run(Weighting.RAW);
    Runs.extend(run, 9);
    assertEquals(Verdict.Status.FAILS, verdict(run, 2, "strangers-stay-apart"));
    assertEquals(Verdict.Status.HOLDS, verdict(run, 9, "strangers-stay-apart"));
  }

  private static Verdict.Status verdict(
      Timeline<TermDocuments, Options, State> run, int position, String claim) {
    return run.verdictsAt(position).getOrDefault(claim, Verdict.NOT_YET).status();
  }

  @Test
  void theRunIsOverWhenThereIsNoDimensionLeft() {
    Timeline<TermDocuments, Options, State> run = run(Weighting.RAW);
    assertEquals(StopReason.COMPLETE, Runs.extend(run, 20).record().stopReason());
    assertEquals(9, run.end());
    assertTrue(run.halfStepAfter(9).isEmpty());
  }

  @Test
  void theCosineOfNothingIsZero() {
    assertEquals(0, FoldIn.cosine(new double[] {0, 0}, new double[] {1, 0}));
    assertEquals(1, FoldIn.cosine(new double[] {1e-200, 0}, new double[] {1e200, 0}));
  }
}
