package org.factorscope.app.settings;

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

  /// The size of the first start.
  public static final WindowSize INITIAL = new WindowSize(1440, 900, Extent.RESTORED);
}
