package org.factorscope.viz.paint.ground;

import java.awt.Font;
import org.ejml.data.DMatrixRMaj;

/// The numbers in the cells of a small matrix, all with the same number of decimals.
///
/// @param decimals digits after the point
/// @param most the largest finite magnitude
public record CellNumbers(int decimals, double most, boolean hasNegative) {
  private static final double LARGE = 1e5;
  private static final double TINY = 5e-3;

  public static CellNumbers of(DMatrixRMaj matrix) {
    double most = 0;
    boolean isWhole = true;
    boolean hasNegative = false;
    for (int i = 0; i < matrix.getNumElements(); i++) {
      double value = matrix.data[i];
      if (Double.isFinite(value)) {
        most = Math.max(most, Math.abs(value));
        isWhole &= value == Math.rint(value);
        hasNegative |= value < 0;
      }
    }
    int decimals = isWhole || most >= 1000 ? 0 : most >= 100 ? 1 : 2;
    return new CellNumbers(decimals, most, hasNegative);
  }

  public String text(double value) {
    boolean needsPower = most >= LARGE || (most > 0 && most < TINY);
    return needsPower ? NumberText.of(value, 2) : NumberText.fixed(value, decimals);
  }

  /// A bound of the width of the texts.
  public double widest(Font font) {
    return Look.width(text(hasNegative ? -most : most), font);
  }
}
