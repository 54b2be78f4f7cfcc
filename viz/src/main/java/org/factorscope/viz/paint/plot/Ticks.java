package org.factorscope.viz.paint.plot;

import java.util.ArrayList;
import java.util.List;
import org.factorscope.viz.paint.ground.NumberText;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Range;

/// Where an axis is marked, and how.
record Ticks(List<Tick> list) {
  /// A marked value; the label may be empty.
  record Tick(double value, String label) {}

  static final Ticks NONE = new Ticks(List.of());

  Ticks {
    list = List.copyOf(list);
  }

  /// About `count` marks at round values within `range`.
  static Ticks of(Axis axis, Range range, int count) {
    if (!axis.ticks().isEmpty()) {
      return named(axis.ticks(), range, count);
    }
    return axis.scale() == Axis.Scale.LOGARITHMIC
        ? logarithmic(range, count)
        : linear(range, count);
  }

  /// The smallest of 1, 2, 5 times a power of ten that divides `span` into at most `count` parts.
  static double step(double span, int count) {
    double rough = span / Math.max(1, count);
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= rough * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private static Ticks linear(Range range, int count) {
    double step = step(range.to() - range.from(), count);
    List<Tick> ticks = new ArrayList<>();
    long first = (long) Math.ceil(range.from() / step - 1e-9);
    long last = (long) Math.floor(range.to() / step + 1e-9);
    // The bound guards against steps lost in rounding, as with a range of 1e16 to 1e16 + 2.
    for (long i = first; i <= last && ticks.size() <= 4 * count; i++) {
      ticks.add(new Tick(i * step, NumberText.tick(i * step, step)));
    }
    return new Ticks(ticks);
  }

  private static Ticks logarithmic(Range range, int count) {
    double decades = Math.log10(range.to() / range.from());
    if (decades < 1) {
      return linear(range, count);
    }
    int stride = Math.max(1, (int) Math.ceil(decades / Math.max(1, count)));
    int[] factors = decades * 3 <= count ? new int[] {1, 2, 5} : new int[] {1};
    List<Tick> ticks = new ArrayList<>();
    int first = (int) Math.floor(Math.log10(range.from()) / stride) * stride;
    for (int e = first; e <= Math.log10(range.to()) + 1e-9; e += stride) {
      for (int factor : factors) {
        double value = factor * Math.pow(10, e);
        if (value >= range.from() * (1 - 1e-9) && value <= range.to() * (1 + 1e-9)) {
          ticks.add(new Tick(value, NumberText.of(value, 3)));
        }
      }
    }
    return new Ticks(ticks);
  }

  private static Ticks named(List<String> names, Range range, int count) {
    int stride = Math.max(1, (int) Math.ceil(names.size() / (double) Math.max(1, count)));
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < names.size(); i += stride) {
      if (i >= range.from() && i <= range.to()) {
        ticks.add(new Tick(i, names.get(i)));
      }
    }
    return new Ticks(ticks);
  }
}
