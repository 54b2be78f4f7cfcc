package org.factorscope.app.shell.side;

import java.math.BigDecimal;
import java.math.MathContext;
import org.factorscope.app.lesson.ParameterKind;

/// How a parameter's range lies on a slider, and which of its values the slider takes.
record SliderRange(double min, double max, ParameterKind.Spacing spacing, Grain grain) {
  private static final double STEPS = 200;
  private static final int MOST_TRIES = 8;

  /// Which values there are between the ends.
  enum Grain {
    WHOLE,
    REAL
  }

  static SliderRange of(ParameterKind.Whole parameter) {
    return new SliderRange(
        parameter.min(), parameter.max(), ParameterKind.Spacing.LINEAR, Grain.WHOLE);
  }

  /// A range that begins at zero cannot be divided in equal ratios; it is divided in equal parts.
  static SliderRange of(ParameterKind.Real parameter) {
    ParameterKind.Spacing spacing =
        parameter.min() > 0 ? parameter.spacing() : ParameterKind.Spacing.LINEAR;
    return new SliderRange(parameter.min(), parameter.max(), spacing, Grain.REAL);
  }

  double low() {
    return place(min);
  }

  double high() {
    return place(max);
  }

  /// One press of an arrow key.
  double step() {
    return grain == Grain.WHOLE ? 1 : (high() - low()) / STEPS;
  }

  /// The place some steps further. Real numbers step onto values that the slider takes; a step that
  /// rounding would swallow goes on to the next of them.
  double placeAfter(double place, int steps) {
    double start = valueAt(place);
    double target = place;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      target = Math.clamp(target + steps * step(), low(), high());
      if (valueAt(target) != start) {
        break;
      }
    }
    return place(valueAt(target));
  }

  /// Where a value lies on the slider.
  double place(double value) {
    return spacing == ParameterKind.Spacing.LOGARITHMIC ? Math.log10(value) : value;
  }

  /// The value at a place of the slider, in few digits.
  double valueAt(double place) {
    if (grain == Grain.WHOLE) {
      return Math.clamp(Math.rint(place), min, max);
    }
    if (spacing == ParameterKind.Spacing.LOGARITHMIC) {
      return Math.clamp(round(Math.pow(10, place), 2), min, max);
    }
    double unit = Math.pow(10, Math.floor(Math.log10((max - min) / STEPS)));
    BigDecimal parts = new BigDecimal(Math.rint(place / unit));
    double value = parts.multiply(BigDecimal.valueOf(unit)).doubleValue();
    return Math.clamp(round(value, 12), min, max);
  }

  private static double round(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits)).doubleValue();
  }

  /// A value as it is shown and can be read back, without zeros at its end.
  String text(double value) {
    if (grain == Grain.WHOLE) {
      return Long.toString(Math.round(value));
    }
    double size = Math.abs(value);
    if (value != 0 && (size < 1e-4 || size >= 1e6)) {
      return Double.toString(value).replace(".0E", "E").replace('E', 'e');
    }
    String plain = new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    return value == 0 ? "0" : plain;
  }
}
