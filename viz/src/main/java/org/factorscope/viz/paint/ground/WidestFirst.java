package org.factorscope.viz.paint.ground;

import java.util.Arrays;

/// Fits widths into a room by cutting the widest to a common width and leaving the rest alone.
public final class WidestFirst {
  private WidestFirst() {}

  public static double[] shrunk(double[] widths, double room) {
    double[] sorted = widths.clone();
    Arrays.sort(sorted);
    double rest = room;
    double cap = Double.POSITIVE_INFINITY;
    for (int i = 0; i < sorted.length; i++) {
      double share = rest / (sorted.length - i);
      if (sorted[i] > share) {
        cap = share;
        break;
      }
      rest -= sorted[i];
    }
    double[] result = new double[widths.length];
    for (int i = 0; i < widths.length; i++) {
      result[i] = Math.min(widths[i], cap);
    }
    return result;
  }
}
