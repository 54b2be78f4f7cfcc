package org.factorscope.app.settings;

/// How large everything in the window is drawn.
///
/// @param percent of the usual size, from [#SMALLEST] to [#LARGEST]
public record TextSize(int percent) {
  public static final int SMALLEST = 100;
  public static final int LARGEST = 250;

  /// What one press of a key changes.
  private static final int STEP = 25;

  public static final TextSize USUAL = new TextSize(SMALLEST);

  public TextSize {
    percent = Math.clamp(percent, SMALLEST, LARGEST);
  }

  public TextSize larger() {
    return new TextSize(percent + STEP);
  }

  public TextSize smaller() {
    return new TextSize(percent - STEP);
  }

  /// How many times the usual size.
  public double factor() {
    return percent / 100.0;
  }
}
