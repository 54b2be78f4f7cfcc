package org.factorscope.viz.paint.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.factorscope.viz.paint.ground.NumberText;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Axis.Scale;
import org.factorscope.viz.panel.Range;
import org.junit.jupiter.api.Test;

class RangeTest {
  @Test
  void aRoundedRangeHoldsItsDataAndWastesLessThanHalf() {
    Random random = new Random(11);
    for (int i = 0; i < 5000; i++) {
      double size = Math.pow(10, random.nextInt(40) - 20);
      double from = size * random.nextGaussian();
      double to = from + size * (1e-3 + random.nextDouble());
      Range data = new Range(from, to);
      Range shown = RangeFitting.around(data, Scale.LINEAR, 0.04);
      assertTrue(shown.from() <= from && shown.to() >= to, data + " is not in " + shown);
      assertTrue(shown.to() - shown.from() <= 2 * (to - from), data + " is lost in " + shown);
    }
  }

  @Test
  void aRoundedLogarithmicRangeHoldsItsDataAndIsPositive() {
    Random random = new Random(12);
    for (int i = 0; i < 5000; i++) {
      double from = Math.pow(10, 20 * random.nextGaussian());
      double to = from * Math.pow(10, 6 * random.nextDouble());
      Range shown = RangeFitting.around(new Range(from, to), Scale.LOGARITHMIC, 0);
      assertTrue(shown.from() > 0 && shown.from() <= from && shown.to() >= to, shown.toString());
    }
  }

  @Test
  void aRangeOfOneValueGetsALength() {
    for (double value : new double[] {0, 1, -7, 1e-300, 1e300}) {
      Range shown = RangeFitting.around(new Range(value, value), Scale.LINEAR, 0);
      assertTrue(shown.from() < value && value < shown.to(), value + " in " + shown);
    }
  }

  @Test
  void aRangeStaysWhileTheDataFitAndFillHalfOfIt() {
    Axis axis = Axis.of("x");
    SteadyRanges.One steady = new SteadyRanges.One();
    Range first = steady.next(new Range(0, 9), new Range(0, 10), axis);
    assertSame(first, steady.next(new Range(1, 7), new Range(1, 7), axis));
    assertEquals(
        new Range(0, 12),
        steady.next(new Range(0, 11), new Range(0, 12), axis),
        "data that leave it move it");
    assertNotEquals(
        new Range(0, 12),
        steady.next(new Range(0, 4), new Range(0, 5), axis),
        "data that shrink below half move it");
  }

  @Test
  void ticksLieInTheirRangeAndAreNamedByTheirStep() {
    Ticks ticks = Ticks.of(Axis.of("x"), new Range(-0.25, 2.6), 6);
    assertEquals(
        List.of("0.0", "0.5", "1.0", "1.5", "2.0", "2.5"),
        ticks.list().stream().map(Ticks.Tick::label).toList());
    Ticks decades = Ticks.of(Axis.logarithmic("x"), new Range(1e-6, 1e6), 5);
    assertEquals(
        List.of("10⁻⁶", "0.001", "1", "1000", "10⁶"),
        decades.list().stream().map(Ticks.Tick::label).toList());
  }

  @Test
  void numbersAreWrittenForReaders() {
    assertEquals("−0.5", NumberText.of(-0.5, 3));
    assertEquals("0", NumberText.of(-0.0, 3));
    assertEquals("1.23·10⁶", NumberText.of(1_234_567, 3));
    assertEquals("missing", NumberText.of(Double.NaN, 3));
    assertEquals("0.00", NumberText.fixed(-0.001, 2));
    assertEquals("0.25", NumberText.tick(0.25, 0.25));
    assertEquals("−20", NumberText.tick(-20, 20));
  }
}
