package org.factorscope.app.shell.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.factorscope.app.session.Session;
import org.factorscope.app.task.SameThreadTaskExecutor;
import org.factorscope.viz.panel.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left of a run when the program ends, in whatever way.
class RunKeepingTest {
  @TempDir private Path folder;
  private final SameThreadTaskExecutor tasks = new SameThreadTaskExecutor();
  private final PlayerViewModel player =
      new PlayerViewModel(tasks, problem -> fail(problem.sentence()));
  private final Lesson<?, ?, ?> kMeans = LessonCatalog.byId("k-means");

  @BeforeEach
  void open() {
    player.open(kMeans, RunSetup.defaultsOf(kMeans));
  }

  private PlayerFrame frame() {
    return Objects.requireNonNull(player.frameProperty().get());
  }

  private Path file() {
    return folder.resolve("runs/own.fscope");
  }

  private void keep() {
    new RunKeeping(player, tasks, file()).keep();
  }

  @Test
  void aRunThatWasNotBegunLeavesNothing() {
    keep();
    assertFalse(Files.exists(file()));
  }

  @Test
  void aKeptRunContinuesWhereItStoodWithAllItsEdits() {
    player.iterationForward();
    player.beginGesture();
    player.drag(new Handle("W", 0, "centroid 1"), 1, 2);
    player.stepForward();
    keep();
    Session session = Session.read(file(), LessonCatalog::byId);
    LessonRun again = session.run();
    assertEquals(frame().position(), session.position());
    assertEquals(frame().record().objective(), again.recordAt(again.end()).objective());
    assertEquals(1, again.edits().size());
  }

  @Test
  void theLatestRunReplacesTheOneBefore() {
    player.stepForward();
    keep();
    Lesson<?, ?, ?> pca = LessonCatalog.byId("pca");
    player.open(pca, RunSetup.defaultsOf(pca));
    player.stepForward();
    player.stepForward();
    keep();
    Session session = Session.read(file(), LessonCatalog::byId);
    assertEquals("pca", session.lesson().id());
    assertEquals(2, session.position());
  }

  @Test
  void aFolderThatCannotBeMadeDisturbsNobody() throws java.io.IOException {
    Files.writeString(folder.resolve("runs"), "a file, where the folder would be");
    player.stepForward();
    keep();
    assertEquals(1, frame().position());
    assertFalse(Files.isDirectory(folder.resolve("runs")));
  }
}
