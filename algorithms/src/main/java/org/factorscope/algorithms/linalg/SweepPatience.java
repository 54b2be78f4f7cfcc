package org.factorscope.algorithms.linalg;

/// Which entries beside the diagonal count as zero while sweeps take a matrix apart: those that are
/// lost in rounding.
///
/// If all values lie within a few roundings of each other, every sweep makes as much rounding as it
/// removes, and an entry may stay just above this bound for ever. Hence the bound doubles with each
/// further sweep that has not split anything off.
final class SweepPatience {
  private static final double ROUNDING = 0x1p-53;

  /// Sweeps that may split nothing off; two or three are usual.
  private static final int SWEEPS = 40;

  private int sweeps;
  private double tolerance = ROUNDING;

  /// A sweep was made.
  void swept() {
    sweeps++;
    tolerance = sweeps > SWEEPS ? 2 * tolerance : ROUNDING;
  }

  /// A value was split off.
  void split() {
    sweeps = 0;
    tolerance = ROUNDING;
  }

  /// Whether entry i beside the diagonal counts as zero. Beyond rounding it becomes zero, for what
  /// is neglected then must not come back.
  ///
  /// @param d the diagonal. Not modified.
  /// @param e the entries beside it. Modified.
  /// @param nothing what is zero whatever stands beside it
  boolean isNegligible(double[] d, double[] e, int i, double nothing) {
    boolean isSmall = Math.abs(e[i]) <= tolerance * (Math.abs(d[i]) + Math.abs(d[i + 1])) + nothing;
    if (isSmall && tolerance > ROUNDING) {
      e[i] = 0;
    }
    return isSmall;
  }
}
