package org.factorscope.app.settings;

import java.util.Objects;
import org.factorscope.viz.fx.Motion;
import org.jspecify.annotations.Nullable;

/// What the window remembers. Immutable.
///
/// @param speed half-steps a second
/// @param motion whether markers glide
/// @param lesson id of the last lesson; empty before the first
/// @param folder where files were last opened or saved; empty before the first
public record Settings(
    ThemeChoice theme,
    double speed,
    Motion motion,
    WindowSize window,
    TextSize textSize,
    String lesson,
    String folder) {
  /// The settings of the first start.
  public static final Settings INITIAL =
      new Settings(ThemeChoice.SYSTEM, 2, Motion.ON, WindowSize.INITIAL, TextSize.USUAL, "", "");

  /// Written out, because the first use of a record's own is slow and falls into the start.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Settings that
        && theme == that.theme
        && Double.compare(speed, that.speed) == 0
        && motion == that.motion
        && window.equals(that.window)
        && textSize.percent() == that.textSize.percent()
        && lesson.equals(that.lesson)
        && folder.equals(that.folder);
  }

  @Override
  public int hashCode() {
    return Objects.hash(theme, speed, motion, window, textSize.percent(), lesson, folder);
  }

  public Settings withTheme(ThemeChoice chosen) {
    return new Settings(chosen, speed, motion, window, textSize, lesson, folder);
  }

  public Settings withSpeed(double halfStepsPerSecond) {
    return new Settings(theme, halfStepsPerSecond, motion, window, textSize, lesson, folder);
  }

  public Settings withMotion(Motion chosen) {
    return new Settings(theme, speed, chosen, window, textSize, lesson, folder);
  }

  public Settings withWindow(WindowSize size) {
    return new Settings(theme, speed, motion, size, textSize, lesson, folder);
  }

  public Settings withTextSize(TextSize chosen) {
    return new Settings(theme, speed, motion, window, chosen, lesson, folder);
  }

  public Settings withLesson(String id) {
    return new Settings(theme, speed, motion, window, textSize, id, folder);
  }

  public Settings withFolder(String path) {
    return new Settings(theme, speed, motion, window, textSize, lesson, path);
  }
}
