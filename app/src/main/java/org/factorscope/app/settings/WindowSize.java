package org.factorscope.app.settings;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How large the window was.
///
/// @param width of the restored window, in logical pixels
/// @param height of the restored window, in logical pixels
public record WindowSize(double width, double height, Extent extent) {
  /// Whether the window took the whole screen.
  public enum Extent {
    RESTORED,
    MAXIMIZED
  }

  /// Written out, because the first use of a record's own is slow and falls into the start.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WindowSize that
        && Double.compare(width, that.width) == 0
        && Double.compare(height, that.height) == 0
        && extent == that.extent;
  }

  @Override
  public int hashCode() {
    return Objects.hash(width, height, extent);
  }

  /// The size of the first start.
  public static final WindowSize INITIAL = new WindowSize(1440, 900, Extent.RESTORED);
}
