package org.factorscope.viz.paint.ground;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.theme.ColorTable;
import org.factorscope.viz.theme.Oklab;
import org.factorscope.viz.theme.Palette;
import org.factorscope.viz.theme.Theme;

/// From the entries of a matrix to colours.
public final class BlockColors {
  private final ColorScale scale;
  private final ColorTable[] tables;
  private final Range limits;
  private final double factor;
  private final int missing;

  /// @param limits values at the ends of the scale, or [Range#AUTO] for what `matrices` contain
  public BlockColors(ColorScale scale, Range limits, Theme theme, Iterable<DMatrixRMaj> matrices) {
    this.scale = scale;
    this.limits = ends(scale, limits, matrices);
    double length = this.limits.to() - this.limits.from();
    factor = length > 0 ? 1 / length : 0;
    tables = tables(scale, theme);
    missing = Oklab.mix(theme.surface(), theme.mutedInk(), 0.22).getRGB();
  }

  private static ColorTable[] tables(ColorScale scale, Theme theme) {
    return switch (scale) {
      case SEQUENTIAL -> new ColorTable[] {ColorTable.viridis()};
      case DIVERGING -> new ColorTable[] {ColorTable.diverging(theme)};
      case GREY -> new ColorTable[] {ColorTable.grey()};
      case CLASS_OF_COLUMN, CLASS_OF_ROW -> {
        ColorTable[] all = new ColorTable[Palette.classCount()];
        for (int k = 0; k < all.length; k++) {
          all[k] = ColorTable.ofClass(k, theme);
        }
        yield all;
      }
    };
  }

  /// The values at the ends of a colour scale.
  ///
  /// @param given the ends that are asked for, or [Range#AUTO] for what `matrices` contain
  public static Range ends(ColorScale scale, Range given, Iterable<DMatrixRMaj> matrices) {
    boolean isMembership = scale == ColorScale.CLASS_OF_COLUMN || scale == ColorScale.CLASS_OF_ROW;
    if (isMembership && given.isAuto()) {
      return new Range(0, 1);
    }
    Range ends = given.isAuto() ? extremes(matrices) : given;
    if (scale != ColorScale.DIVERGING) {
      return ends.isAuto() ? new Range(0, 1) : ends;
    }
    double most = ends.isAuto() ? 0 : Math.max(Math.abs(ends.from()), Math.abs(ends.to()));
    return most > 0 ? new Range(-most, most) : new Range(-1, 1);
  }

  private static Range extremes(Iterable<DMatrixRMaj> matrices) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (DMatrixRMaj matrix : matrices) {
      int count = matrix.getNumElements();
      for (int i = 0; i < count; i++) {
        double value = matrix.data[i];
        // NaN fails both comparisons.
        if (value < low && value > Double.NEGATIVE_INFINITY) {
          low = value;
        }
        if (value > high && value < Double.POSITIVE_INFINITY) {
          high = value;
        }
      }
    }
    return low <= high ? new Range(low, high) : Range.AUTO;
  }

  /// The colour of an entry, `0xFFrrggbb`.
  public int argb(int row, int column, double value) {
    if (Double.isNaN(value)) {
      return missing;
    }
    return table(row, column).at(share(value));
  }

  /// The colour of a missing entry.
  public int missing() {
    return missing;
  }

  public ColorTable table(int row, int column) {
    return switch (scale) {
      case CLASS_OF_COLUMN -> tables[column % tables.length];
      case CLASS_OF_ROW -> tables[row % tables.length];
      case SEQUENTIAL, DIVERGING, GREY -> tables[0];
    };
  }

  /// Where a value lies between the ends; a half if the ends coincide.
  public double share(double value) {
    return factor == 0 ? 0.5 : (value - limits.from()) * factor;
  }

  public Range limits() {
    return limits;
  }

  /// Whether several entries in one pixel are averaged, as memberships are: a column that holds a
  /// third of the points is a third as strong. Otherwise the entry farthest from zero is shown,
  /// because the few large entries of a signed matrix are what one looks for.
  public boolean averages() {
    return scale != ColorScale.DIVERGING;
  }

  /// Whether numbers at a colour bar say more than the picture.
  public boolean hasBar() {
    return scale == ColorScale.SEQUENTIAL || scale == ColorScale.DIVERGING;
  }
}
