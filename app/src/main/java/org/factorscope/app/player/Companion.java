package org.factorscope.app.player;

import org.factorscope.algorithms.step.GivenUpException;
import org.factorscope.app.player.Comparison.Letter;
import org.factorscope.app.session.LessonRun;

/// The run that is compared with the one in view; it goes along with it. Lives on the algorithm
/// thread.
final class Companion {
  private LessonRun run;
  private Letter inView = Letter.B;

  /// @param run as it stands when the comparison begins
  Companion(LessonRun run) {
    this.run = run;
  }

  Letter inView() {
    return inView;
  }

  LessonRun run() {
    return run;
  }

  /// Puts the companion into view.
  ///
  /// @param shown until now
  /// @return what is in view from now on
  LessonRun exchange(LessonRun shown) {
    LessonRun next = run;
    run = shown;
    inView = inView.other();
    return next;
  }

  /// Both share the memory that one run may take.
  void shareBudget(LessonRun shown) {
    run.budget(LessonRun.DEFAULT_BUDGET_BYTES / 2);
    shown.budget(LessonRun.DEFAULT_BUDGET_BYTES / 2);
  }

  /// Takes the companion to `position`, or to its own end if that comes before.
  void keepUp(int position) {
    try {
      while (run.end() < position && run.stopReason() == null) {
        run.extend();
      }
    } catch (GivenUpException givenUp) {
      // the same half-step is made when it is needed again
    }
  }

  /// What is shown of both.
  Comparison beside(LessonRun shown, int position) {
    Comparison.Side mine = side(shown, run, position);
    Comparison.Side other = side(run, shown, position);
    return inView == Letter.A
        ? new Comparison(inView, mine, other)
        : new Comparison(inView, other, mine);
  }

  private static Comparison.Side side(LessonRun of, LessonRun than, int position) {
    return new Comparison.Side(
        Differences.words(of, than),
        of.recordAt(Math.min(position, of.end())),
        of.history(),
        of.stopReason());
  }
}
