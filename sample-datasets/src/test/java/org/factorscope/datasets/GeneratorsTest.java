package org.factorscope.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratorsTest {
  static Stream<Arguments> makers() {
    return Stream.of(
        Arguments.of("blobs", (Maker) seed -> Generators.blobs(4, 61, 0.5, seed)),
        Arguments.of("ellipse", (Maker) seed -> Generators.ellipse(61, 0.3, 3, 1, seed)),
        Arguments.of("spiral", (Maker) seed -> Generators.spiral(61, 0.1, seed)),
        Arguments.of("rings", (Maker) seed -> Generators.rings(3, 61, 0.1, seed)));
  }

  interface Maker {
    Dataset of(long seed);
  }

  @ParameterizedTest
  @MethodSource("makers")
  void theSeedDecidesEveryBit(String name, Maker maker) {
    assertArrayEquals(maker.of(3).values().data, maker.of(3).values().data);
    assertNotEquals(List.of(maker.of(3).values().data[0]), List.of(maker.of(4).values().data[0]));
    assertEquals(name, maker.of(3).name());
    assertEquals(61, maker.of(3).rows());
    assertEquals(2, maker.of(3).dimension());
  }

  @Test
  void theBitsAreTheSameOnEveryMachine() {
    assertArrayEquals(BITS, firstBits());
  }

  private static final long[] BITS = {
    4615156443122499581L,
    4605500202672719326L,
    4612081324552216594L,
    4607050584884504820L,
    4617476077886587637L,
    -4636454352930153244L,
    -4612700876410556242L,
    -4618781570172973460L
  };

  private static long[] firstBits() {
    return Stream.of("blobs", "ellipse", "spiral", "rings")
        .map(DatasetCatalog::load)
        .flatMapToLong(
            data ->
                LongStream.of(
                    Double.doubleToLongBits(data.values().get(149, 0)),
                    Double.doubleToLongBits(data.values().get(149, 1))))
        .toArray();
  }

  @Test
  void exclusiveOrFillsTheSquareAndKnowsWhichSignsDiffer() {
    DMatrixRMaj xor = Generators.xor(500, 3).values();
    double ones = 0;
    for (int i = 0; i < 500; i++) {
      assertTrue(Math.abs(xor.get(i, 0)) <= 1 && Math.abs(xor.get(i, 1)) <= 1);
      assertEquals(xor.get(i, 0) < 0 != xor.get(i, 1) < 0 ? 1 : 0, xor.get(i, 2));
      ones += xor.get(i, 2);
    }
    assertEquals(250, ones, 50);
    assertNotEquals(xor.get(0, 0), Generators.xor(500, 4).values().get(0, 0));
    assertEquals(2, Arrays.stream(Generators.xorCorners().values().data).sum());
  }

  @Test
  void theSecondSpiralIsTheFirstTurnedBy180Degrees() {
    DMatrixRMaj both = Generators.twoSpirals(40, 0, 3).values();
    DMatrixRMaj one = Generators.spiral(40, 0, 3).values();
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < 2; j++) {
        assertEquals(one.get(i, j), both.get(i, j));
        assertEquals(-one.get(i, j), both.get(40 + i, j));
      }
      assertEquals(0, both.get(i, 2));
      assertEquals(1, both.get(40 + i, 2));
    }
  }

  @Test
  void blobsWithoutSpreadAreTheirCentresAndThoseAreApart() {
    Dataset blobs = Generators.blobs(5, 5, 0, 1);
    for (int a = 0; a < 5; a++) {
      for (int b = 0; b < a; b++) {
        double distance =
            Math.hypot(
                blobs.values().get(a, 0) - blobs.values().get(b, 0),
                blobs.values().get(a, 1) - blobs.values().get(b, 1));
        assertTrue(
            distance >= 4 - 1e-9,
            String.format(Locale.ROOT, "centres %d and %d: %s", a, b, distance));
      }
    }
  }

  @Test
  void blobsHaveSizesThatDifferByAtMostOneAndALabelEach() {
    Dataset blobs = Generators.blobs(3, 10, 1, 1);
    assertEquals(List.of("blob 1", "blob 2", "blob 3"), blobs.classes());
    for (String label : blobs.classes()) {
      long size = blobs.labels().stream().filter(label::equals).count();
      assertTrue(size == 3 || size == 4, label + ": " + size);
    }
  }

  @Test
  void oneBlobLiesAtTheOriginWithItsSpread() {
    Dataset blob = Generators.blobs(1, 20_000, 2, 5);
    assertEquals(0, moment(blob, 0, 0, 1), 0.06);
    assertEquals(4, moment(blob, 0, 0, 2), 0.15);
    assertEquals(4, moment(blob, 0, 1, 2), 0.15);
  }

  @Test
  void theEllipseHasItsDeviationsAlongItsAxes() {
    double angle = 0.5;
    Dataset ellipse = Generators.ellipse(20_000, angle, 3, 0.5, 5);
    assertEquals(9, moment(ellipse, angle, 0, 2), 0.35);
    assertEquals(0.25, moment(ellipse, angle, 1, 2), 0.01);
    assertEquals(List.of(), ellipse.labels());
  }

  @Test
  void theSpiralWithoutNoiseGrowsOutwardsToRadiusFive() {
    Dataset spiral = Generators.spiral(100, 0, 1);
    for (int i = 1; i < 100; i++) {
      assertTrue(radius(spiral, i) > radius(spiral, i - 1));
    }
    assertEquals(5, radius(spiral, 99), 1e-12);
    assertEquals(5, spiral.values().get(99, 0), 1e-12);
  }

  @Test
  void ringsWithoutNoiseHaveRadiusOneTwoThree() {
    Dataset rings = Generators.rings(3, 30, 0, 1);
    int[] labels = rings.labelIndices();
    for (int i = 0; i < 30; i++) {
      assertEquals(labels[i] + 1, radius(rings, i), 1e-12);
    }
    assertEquals(List.of("ring 1", "ring 2", "ring 3"), rings.classes());
  }

  @Test
  void normalDeviatesHaveTheMomentsOfTheNormalDistribution() {
    NormalDeviates normal = new NormalDeviates(new SplittableRandom(1));
    int n = 200_000;
    double[] moments = new double[5];
    for (int i = 0; i < n; i++) {
      double z = normal.next();
      for (int k = 1; k <= 4; k++) {
        moments[k] += Math.pow(z, k) / n;
      }
    }
    assertArrayEquals(new double[] {0, 0, 1, 0, 3}, moments, 0.06);
  }

  @Test
  void impossibleArgumentsAreNamedWithTheirBound() {
    assertRefused("clusters is 0, but must be at least 1.", () -> Generators.blobs(0, 5, 1, 1));
    assertRefused("points is 2, but must be at least 3.", () -> Generators.blobs(3, 2, 1, 1));
    assertRefused(
        "spread is -1.0, but must be a finite number of at least 0.",
        () -> Generators.blobs(3, 5, -1, 1));
    assertRefused(
        "noise is NaN, but must be a finite number of at least 0.",
        () -> Generators.spiral(5, Double.NaN, 1));
    assertRefused(
        "angle is Infinity, but must be a finite number.",
        () -> Generators.ellipse(5, Double.POSITIVE_INFINITY, 1, 1, 1));
    assertRefused("rings is -2, but must be at least 1.", () -> Generators.rings(-2, 5, 1, 1));
  }

  private static void assertRefused(String sentence, Executable call) {
    assertEquals(sentence, assertThrows(DataException.class, call).getMessage());
  }

  private static double radius(Dataset data, int i) {
    return Math.hypot(data.values().get(i, 0), data.values().get(i, 1));
  }

  /// The mean of the k-th power of a coordinate in axes turned by an angle.
  private static double moment(Dataset data, double angle, int axis, int k) {
    double cos = Math.cos(angle + axis * Math.PI / 2);
    double sin = Math.sin(angle + axis * Math.PI / 2);
    double sum = 0;
    for (int i = 0; i < data.rows(); i++) {
      sum += Math.pow(cos * data.values().get(i, 0) + sin * data.values().get(i, 1), k);
    }
    return sum / data.rows();
  }
}
