package org.factorscope.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.viz.numbers.NumberTable;
import org.factorscope.viz.panel.Panel;
import org.junit.jupiter.api.Test;

/// Captions and tables of runs.
class RunInWordsTest {
  private static LessonRun run(Lesson<?, ?, ?> lesson, int halfSteps) {
    LessonRun run = LessonRun.start(lesson, RunSetup.defaultsOf(lesson));
    while (run.end() < halfSteps && !run.isFinal()) {
      run.extend();
    }
    return run;
  }

  @Test
  void aCaptionSaysHowAFigureWasMade() {
    LessonRun run = run(LessonCatalog.byId("k-means"), 3);
    String setup =
        "K-means. Data: iris. Parameters: clusters = 3, init = k-means++, empty = farthest. Seed 0."
            + " ";
    assertEquals(setup + "The start.", RunCaption.of(run, 0));
    assertEquals(setup + "Iteration 2, half-step 3: Assign points.", RunCaption.of(run, 3));
  }

  @Test
  void aHistoryHasALineForEachHalfStep() {
    LessonRun run = run(LessonCatalog.byId("k-means"), 3);
    NumberTable table = RunHistory.of(run.lesson(), run.history());
    assertEquals(
        List.of("position", "iteration", "half-step", "edit", "objective"),
        table.header().subList(0, 5));
    assertEquals(4, table.rows().size());
    assertEquals(List.of("0", "0", "start", "", ""), table.rows().getFirst().subList(0, 5));
    double last = run.history().getLast().objective().orElseThrow();
    assertEquals(last, Double.parseDouble(table.rows().getLast().get(4)));
    int claim = table.header().indexOf("objective-never-rises");
    assertEquals("1", table.rows().getLast().get(claim));
  }

  @Test
  void noFigureInvitesToDrag() {
    int invitations = 0;
    for (Lesson<?, ?, ?> lesson : LessonCatalog.all()) {
      LessonRun run = run(lesson, 2);
      for (int position = 0; position <= run.end(); position++) {
        for (Panel panel : run.panelsAt(position, Axes.preferred(run.data()))) {
          invitations += panel.subtitle().contains("drag") ? 1 : 0;
          assertFalse(panel.caption().contains("drag"), lesson.id() + ": " + panel.caption());
        }
      }
    }
    assertTrue(invitations > 10, "the window does invite");
  }
}
