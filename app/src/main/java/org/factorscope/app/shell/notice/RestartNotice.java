package org.factorscope.app.shell.notice;

import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.jspecify.annotations.Nullable;

/// Offers to undo a restart that took the place of a run that was begun.
public final class RestartNotice {
  private final PlayerViewModel player;
  private final Notices notices;
  private @Nullable Lesson<?, ?, ?> lesson;
  private int restarts;

  public RestartNotice(PlayerViewModel player, Notices notices) {
    this.player = player;
    this.notices = notices;
  }

  public void watch() {
    player.frameProperty().subscribe(this::show);
  }

  private void show(@Nullable PlayerFrame frame) {
    if (frame == null) {
      return;
    }
    boolean isSame = frame.lesson().equals(lesson);
    if (isSame && frame.undoable().restarts() > restarts) {
      notices.restarted(player::undo);
    }
    lesson = frame.lesson();
    restarts = frame.undoable().restarts();
  }
}
