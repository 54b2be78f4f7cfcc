package org.factorscope.app.shell.transport;

import atlantafx.base.controls.ProgressSliderSkin;
import java.util.Locale;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import org.factorscope.app.player.PlayerViewModel;

/// The speed of playing, divided in equal ratios.
final class SpeedSlider extends Slider {
  private boolean isFollowing;

  SpeedSlider(PlayerViewModel player) {
    super(
        Math.log10(PlayerViewModel.SLOWEST),
        Math.log10(PlayerViewModel.FASTEST),
        Math.log10(player.speedProperty().get()));
    getStyleClass().addAll("speed-slider", "small");
    setSkin(new ProgressSliderSkin(this));
    setBlockIncrement(0.2);
    setAccessibleText("Speed");
    Tooltip tooltip = new Tooltip();
    setTooltip(tooltip);
    player
        .speedProperty()
        .subscribe(
            speed -> {
              isFollowing = true;
              setValue(Math.log10(speed.doubleValue()));
              isFollowing = false;
              String sentence = sentence(speed.doubleValue());
              tooltip.setText(sentence + "  (+ and −)");
              setAccessibleHelp(sentence);
            });
    valueProperty()
        .subscribe(
            (_, place) -> {
              if (!isFollowing) {
                player.speedProperty().set(Math.pow(10, place.doubleValue()));
              }
            });
  }

  private static String sentence(double speed) {
    return speed < 10
        ? String.format(Locale.ROOT, "%.1f half-steps a second", speed)
        : String.format(Locale.ROOT, "%.0f half-steps a second", speed);
  }
}
