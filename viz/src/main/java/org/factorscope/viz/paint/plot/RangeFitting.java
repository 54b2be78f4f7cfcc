package org.factorscope.viz.paint.plot;

import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Range;

/// Ranges rounded outward to values at which an axis may end.
final class RangeFitting {
  private static final int PARTS = 6;

  private RangeFitting() {}

  /// A range that holds `data` with `padding` (a share of its length) on both sides and ends at
  /// round values; [Range#AUTO] without data.
  static Range around(Range data, Axis.Scale scale, double padding) {
    if (data.isAuto()) {
      return Range.AUTO;
    }
    if (scale == Axis.Scale.LOGARITHMIC) {
      return aroundLogarithms(data);
    }
    Range wide = widened(data);
    double pad = padding * (wide.to() - wide.from());
    double from = wide.from() - pad;
    double to = wide.to() + pad;
    double grain = Ticks.step(to - from, PARTS) / 2;
    double low = Math.floor(from / grain + 1e-9) * grain;
    double high = Math.ceil(to / grain - 1e-9) * grain;
    // The tolerance above must never cut data off.
    return new Range(Math.min(low, data.from()), Math.max(high, data.to()));
  }

  /// A range of positive length with finite ends in the domain of the scale: what an axis needs.
  /// Something harmless for [Range#AUTO], of which an axis shows no numbers.
  static Range usable(Range range, Axis.Scale scale) {
    if (range.isAuto()) {
      return scale == Axis.Scale.LOGARITHMIC ? new Range(1, 10) : new Range(0, 1);
    }
    double from = Math.min(range.from(), range.to());
    double to = Math.max(range.from(), range.to());
    if (scale == Axis.Scale.LOGARITHMIC) {
      double top = to > 0 ? to : 10;
      double bottom = from > 0 ? from : top / 1e6;
      return bottom < top ? new Range(bottom, top) : new Range(bottom / 2, bottom * 2);
    }
    return Double.isFinite(from) && Double.isFinite(to)
        ? widened(new Range(from, to))
        : new Range(0, 1);
  }

  /// Whether `data` lie within `shown` and fill at least half of it, so that it may be kept.
  static boolean stillFits(Range shown, Range data, Axis.Scale scale) {
    if (data.isAuto() || data.from() < shown.from() || data.to() > shown.to()) {
      return false;
    }
    if (scale == Axis.Scale.LOGARITHMIC) {
      return Math.log(data.to() / data.from()) >= 0.5 * Math.log(shown.to() / shown.from());
    }
    return data.to() - data.from() >= 0.5 * (shown.to() - shown.from());
  }

  private static Range widened(Range range) {
    double middle = 0.5 * range.from() + 0.5 * range.to();
    double least = Math.max(Math.abs(middle) * 1e-9, Double.MIN_NORMAL * 1e6);
    if (range.to() - range.from() > least) {
      return range;
    }
    double half = middle == 0 ? 1 : Math.abs(middle) / 4;
    return new Range(middle - half, middle + half);
  }

  private static Range aroundLogarithms(Range data) {
    double decades = Math.log10(data.to() / data.from());
    if (decades < 1) {
      double low = powerAtMost(data.from(), 1, 2, 5);
      double high = powerAtLeast(data.to(), 1, 2, 5);
      return usable(new Range(low, high), Axis.Scale.LOGARITHMIC);
    }
    return new Range(powerAtMost(data.from(), 1), powerAtLeast(data.to(), 1));
  }

  private static double powerAtMost(double value, double... factors) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    double best = Math.min(power, value);
    for (double factor : factors) {
      best = factor * power <= value ? factor * power : best;
    }
    return best;
  }

  private static double powerAtLeast(double value, double... factors) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double factor : factors) {
      if (factor * power >= value) {
        return factor * power;
      }
    }
    return Math.max(10 * power, value);
  }
}
