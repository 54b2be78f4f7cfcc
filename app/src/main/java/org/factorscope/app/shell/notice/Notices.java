package org.factorscope.app.shell.notice;

import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.factorscope.app.player.UserProblem;
import org.jspecify.annotations.Nullable;

/// Tells the user things, above the window.
public final class Notices {
  private static final double SHORTEST_SECONDS = 8;
  private static final double CHARACTERS_PER_SECOND = 12;

  private final Overlay overlay;
  private @Nullable NoticeStrip latest;
  private boolean isQuiet;

  public Notices(Overlay overlay) {
    this.overlay = overlay;
  }

  /// While quiet, only problems and what is under way are told: nothing pops up in a lecture.
  public void setQuiet(boolean quiet) {
    isQuiet = quiet;
  }

  /// Shows a problem until it is closed, or another takes its place.
  public void problem(UserProblem problem) {
    ProblemCard card = new ProblemCard(problem, overlay::closeCard);
    overlay.showCard(card);
    card.focusClose();
  }

  /// Shows the keys, or closes them if they are shown.
  public void keys() {
    if (!overlay.closeCard()) {
      overlay.showCard(new KeysCard(overlay::closeCard));
    }
  }

  /// Says for a while that something is done.
  public void done(String sentence) {
    latest = show(sentence);
  }

  /// Says for a while that something can be done.
  ///
  /// @param what names the action, for a button
  public void offer(String sentence, String what, Runnable action) {
    offer(show(sentence), what, action);
  }

  /// Says for a while that a run gave way to another one. If something else is being told, that
  /// stays, and the offer is added to it.
  public void restarted(Runnable onUndo) {
    NoticeStrip strip = latest != null && overlay.shows(latest) ? latest : show("Restarted.");
    offer(strip, "Undo the restart", onUndo);
  }

  private void offer(NoticeStrip strip, String what, Runnable action) {
    latest = strip;
    strip.offer(
        what,
        () -> {
          overlay.closeStrip(strip);
          action.run();
        });
  }

  private NoticeStrip show(String sentence) {
    PauseTransition reading = new PauseTransition(longEnoughToRead(sentence));
    NoticeStrip[] strip = new NoticeStrip[1];
    Runnable close =
        () -> {
          reading.stop();
          overlay.closeStrip(strip[0]);
        };
    strip[0] = new NoticeStrip(sentence, close);
    reading.setOnFinished(_ -> close.run());
    if (!isQuiet) {
      overlay.showStrip(strip[0]);
      reading.play();
    }
    return strip[0];
  }

  private static Duration longEnoughToRead(String sentence) {
    return Duration.seconds(Math.max(SHORTEST_SECONDS, sentence.length() / CHARACTERS_PER_SECOND));
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
