package org.factorscope.app.shell.side;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.factorscope.app.lesson.ParameterKind;
import org.junit.jupiter.api.Test;

class SliderRangeTest {
  private static SliderRange real(double min, double max, ParameterKind.Spacing spacing) {
    return SliderRange.of(new ParameterKind.Real(min, min, max, spacing));
  }

  @Test
  void logarithmicRangesGiveEqualRatiosRoomAlike() {
    SliderRange range = real(0.001, 10, ParameterKind.Spacing.LOGARITHMIC);
    assertEquals(0.1, range.valueAt((range.low() + range.high()) / 2), 1e-12);
    assertEquals(10, range.valueAt(range.high()));
    assertEquals(0.001, range.valueAt(range.low()));
  }

  @Test
  void linearRangesGiveRoundValues() {
    SliderRange range = real(0, 1, ParameterKind.Spacing.LINEAR);
    assertEquals("0.333", range.text(range.valueAt(1 / 3.0)));
    assertEquals("1", range.text(range.valueAt(1)));
  }

  @Test
  void aRangeFromZeroIsNeverLogarithmic() {
    assertEquals(
        ParameterKind.Spacing.LINEAR, real(0, 1, ParameterKind.Spacing.LOGARITHMIC).spacing());
  }

  @Test
  void textReadsBackToTheSameValue() {
    SliderRange range = real(1e-9, 1e9, ParameterKind.Spacing.LOGARITHMIC);
    for (double value : new double[] {1e-9, 2.5e-5, 0.1, 0.3, 1, 123.456, 9.9e8}) {
      assertEquals(value, Double.parseDouble(range.text(value)));
    }
  }

  @Test
  void everyStepGoesOnToAnotherValueAndBackAgain() {
    for (SliderRange range :
        List.of(
            real(0, 1, ParameterKind.Spacing.LINEAR),
            real(0.001, 10, ParameterKind.Spacing.LOGARITHMIC),
            real(1e-9, 1e9, ParameterKind.Spacing.LOGARITHMIC),
            new SliderRange(1, 62, ParameterKind.Spacing.LINEAR, SliderRange.Grain.WHOLE))) {
      double place = range.low();
      int steps = 0;
      while (range.valueAt(place) < range.max()) {
        double next = range.placeAfter(place, 1);
        assertTrue(range.valueAt(next) > range.valueAt(place), range + " at " + place);
        assertTrue(range.valueAt(range.placeAfter(next, -1)) < range.valueAt(next));
        place = next;
        steps++;
      }
      assertTrue(steps >= 60 && steps <= 250, range + " has steps: " + steps);
      assertEquals(range.high(), range.placeAfter(range.high(), 1));
    }
  }
}
