package org.factorscope.app.shell.notice;

import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.factorscope.app.player.UserProblem;

/// Tells the user things, above the window.
public final class Notices {
  private static final Duration LONG_ENOUGH_TO_READ = Duration.seconds(8);

  private final Overlay overlay;

  public Notices(Overlay overlay) {
    this.overlay = overlay;
  }

  /// Shows a problem until it is closed, or another takes its place.
  public void problem(UserProblem problem) {
    ProblemCard card = new ProblemCard(problem, overlay::closeCard);
    overlay.showCard(card);
    card.focusClose();
  }

  /// Shows the keys, or closes them where they are shown.
  public void keys() {
    if (!overlay.closeCard()) {
      overlay.showCard(new KeysCard(overlay::closeCard));
    }
  }

  /// Says for a while that something is done.
  public void done(String sentence) {
    PauseTransition reading = new PauseTransition(LONG_ENOUGH_TO_READ);
    NoticeStrip[] strip = new NoticeStrip[1];
    Runnable close =
        () -> {
          reading.stop();
          overlay.closeStrip(strip[0]);
        };
    strip[0] = new NoticeStrip(sentence, close);
    reading.setOnFinished(_ -> close.run());
    overlay.showStrip(strip[0]);
    reading.play();
  }

  /// Shows that something is under way.
  ///
  /// @return takes it away again
  Runnable underWay(String what, Runnable onCancel) {
    ProgressStrip[] strip = new ProgressStrip[1];
    Runnable close = () -> overlay.closeStrip(strip[0]);
    strip[0] =
        new ProgressStrip(
            what,
            () -> {
              close.run();
              onCancel.run();
            });
    overlay.showStrip(strip[0]);
    return close;
  }
}
