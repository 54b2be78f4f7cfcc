package org.factorscope.app.shell.top;

import java.util.Locale;
import java.util.Objects;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.NoData;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.session.RunSetup;
import org.factorscope.app.shell.look.CardChip;
import org.jspecify.annotations.Nullable;

/// What the lesson works on: a data set and its scale.
final class DataChip {
  private static final double NARROWEST = 96;

  private final CardChip chip;
  private @Nullable RunSetup shown;

  DataChip(WindowActions actions) {
    chip =
        new CardChip("Data", "Data set, files, scale, columns and axes  (D)", actions::chooseData);
    chip.getStyleClass().add("data-chip");
    chip.setMinWidth(NARROWEST);
  }

  CardChip chip() {
    return chip;
  }

  void show(PlayerFrame next) {
    chip.setDisable(next.lesson().need().values() == DataNeed.Values.NONE);
    if (!Objects.equals(next.setup(), shown)) {
      shown = next.setup();
      chip.show(name(next), detail(next));
    }
  }

  private static String name(PlayerFrame frame) {
    return isOwn(frame) ? "its own" : frame.data().name();
  }

  /// Whether the lesson makes the data itself.
  private static boolean isOwn(PlayerFrame frame) {
    return frame.data().name().equals(NoData.NAME);
  }

  private static String detail(PlayerFrame frame) {
    if (isOwn(frame)) {
      return "";
    }
    String scale =
        switch (frame.setup().scale()) {
          case NONE -> "";
          case CENTER -> " · centered";
          case STANDARDIZE -> " · standardized";
        };
    return String.format(
        Locale.ROOT, "· %d × %d%s", frame.data().rows(), frame.data().dimension(), scale);
  }
}
