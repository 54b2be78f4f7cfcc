package org.factorscope.app.shell.text;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A formula as it is to be drawn.
///
/// @param size of its type, in logical pixels
/// @param argb colour
/// @param scale display pixels in a logical pixel
public record FormulaRequest(String latex, Setting setting, double size, int argb, double scale) {
  /// Where a formula stands.
  public enum Setting {
    /// On a line of its own.
    DISPLAY,
    /// In the middle of a sentence.
    INLINE
  }

  /// Written out, because the first use of a record's own is slow and falls into the start.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FormulaRequest that
        && latex.equals(that.latex)
        && setting == that.setting
        && Double.compare(size, that.size) == 0
        && argb == that.argb
        && Double.compare(scale, that.scale) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(latex, setting, size, argb, scale);
  }
}
