package org.factorscope.datasets;

import java.util.Locale;

/// Refuses arguments of a generator with a sentence that names argument, value and bound.
final class Bounds {
  private Bounds() {}

  static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new DataException(
          String.format(Locale.ROOT, "%s is %d, but must be at least %d.", name, value, least));
    }
  }

  static void notNegative(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new DataException(
          "%s is %s, but must be a finite number of at least 0.".formatted(name, value));
    }
  }

  static void finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new DataException("%s is %s, but must be a finite number.".formatted(name, value));
    }
  }
}
