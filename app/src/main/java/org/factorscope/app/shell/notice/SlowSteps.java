package org.factorscope.app.shell.notice;

import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.jspecify.annotations.Nullable;

/// Says that half-steps are being computed if that takes long, and offers to give it up. While a
/// run of slow half-steps plays, the strip stays.
public final class SlowSteps {
  private static final Duration NOTICEABLE = Duration.seconds(0.7);

  private final PlayerViewModel player;
  private final Notices notices;
  private final PauseTransition patience = new PauseTransition(NOTICEABLE);
  private @Nullable Runnable close;

  public SlowSteps(PlayerViewModel player, Notices notices) {
    this.player = player;
    this.notices = notices;
    patience.setOnFinished(_ -> show());
  }

  public void watch() {
    player.computingProperty().subscribe(() -> update());
    player.playingProperty().subscribe(() -> update());
    player.runningToEndProperty().subscribe(() -> update());
  }

  private boolean isBusy() {
    return player.computingProperty().get() || player.runningToEndProperty().get();
  }

  private void update() {
    if (isBusy()) {
      patience.play();
    } else {
      patience.stop();
      if (!player.playingProperty().get()) {
        hide();
      }
    }
  }

  private void show() {
    PlayerFrame frame = player.frameProperty().get();
    if (close == null && frame != null && isBusy()) {
      boolean isToEnd = player.runningToEndProperty().get();
      close =
          notices.underWay(
              isToEnd ? "Running until it stops …" : frame.nextVerb() + " …", player::pause);
    }
  }

  private void hide() {
    Runnable shown = close;
    if (shown != null) {
      close = null;
      shown.run();
    }
  }
}
