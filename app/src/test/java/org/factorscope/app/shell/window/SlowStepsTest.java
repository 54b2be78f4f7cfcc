package org.factorscope.app.shell.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.session.RunSetup;
import org.factorscope.app.settings.Settings;
import org.factorscope.app.shell.look.SettingsModel;
import org.factorscope.app.task.FxTaskExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Half-steps that never end by themselves, in a window with its real threads: what waited for one
/// would wait until the test's patience is over.
@ExtendWith(ApplicationExtension.class)
class SlowStepsTest {
  private static final int PATIENCE_SECONDS = 120;

  private final EndlessHalfSteps endless = new EndlessHalfSteps();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  @SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
  private FxTaskExecutor tasks;

  @SuppressWarnings("NullAway.Init")
  private WindowPane pane;

  @Start
  void start(Stage stage) {
    tasks = new FxTaskExecutor(failures::add);
    pane = OpenWindow.pane(tasks, new SettingsModel(Settings.INITIAL), failures::add);
    stage.setScene(new Scene(pane, 960, 700));
    stage.show();
    Lesson<?, ?, ?> lesson = endless.in(LessonCatalog.byId("recovery"));
    player().open(lesson, RunSetup.defaultsOf(lesson));
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> pane.close());
    tasks.close();
    assertEquals(List.of(), failures);
  }

  private PlayerViewModel player() {
    return pane.player();
  }

  private PlayerFrame frame() {
    return Objects.requireNonNull(player().frameProperty().get());
  }

  /// Waits until the JavaFX thread says so.
  private static void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        PATIENCE_SECONDS,
        TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.asyncFx(condition).get(PATIENCE_SECONDS, TimeUnit.SECONDS));
  }

  private void beginAHalfStep(FxRobot robot) throws TimeoutException {
    until(() -> player().frameProperty().get() != null);
    robot.interact(() -> player().stepForward());
    until(() -> pane.lookup(".strip-cancel") != null);
    robot.interact(() -> assertEquals(0, frame().position()));
  }

  @Test
  void aSlowHalfStepIsShownAndCancelledAndLeavesTheRunWhereItWas(FxRobot robot)
      throws TimeoutException {
    beginAHalfStep(robot);
    robot.interact(() -> ((Button) pane.lookup(".strip-cancel")).fire());
    robot.interact(
        () -> {
          assertFalse(player().computingProperty().get());
          assertEquals(null, pane.lookup(".strip-cancel"));
          player().setAxes(frame().axes());
        });
    assertThreadIsFree();
    robot.interact(() -> assertEquals(0, frame().end()));
  }

  @Test
  void anotherLessonOpensWithoutWaitingForASlowHalfStep(FxRobot robot) throws TimeoutException {
    beginAHalfStep(robot);
    robot.interact(() -> player().stepForward());
    robot.interact(() -> pane.open(LessonCatalog.byId("k-means")));
    until(() -> frame().lesson().id().equals("k-means"));
    robot.interact(() -> player().stepForward());
    until(() -> frame().position() == 1);
  }

  @Test
  void aQuickerMethodStartsAnewWithoutWaitingAndKeepsPlaying(FxRobot robot)
      throws TimeoutException {
    until(() -> player().frameProperty().get() != null);
    robot.interact(() -> player().play());
    until(() -> pane.lookup(".strip-cancel") != null);
    robot.interact(
        () -> {
          endless.end();
          player().setParameter("size", "10");
          player().setParameter("solver", "als");
        });
    until(() -> frame().end() >= 2);
    robot.interact(
        () -> {
          assertTrue(player().playingProperty().get());
          player().pause();
        });
  }

  @Test
  void aWindowThatIsClosedLeavesNoThreadComputing(FxRobot robot) throws Exception {
    beginAHalfStep(robot);
    Thread algorithm =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("algorithm") && isComputing(thread))
            .findFirst()
            .orElseThrow();
    tasks.close();
    algorithm.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    assertFalse(algorithm.isAlive());
  }

  private static boolean isComputing(Thread thread) {
    for (StackTraceElement call : thread.getStackTrace()) {
      if (call.getClassName().equals(EndlessHalfSteps.class.getName())) {
        return true;
      }
    }
    return false;
  }

  /// Work that was handed over is done.
  private void assertThreadIsFree() throws TimeoutException {
    List<String> done = new CopyOnWriteArrayList<>();
    tasks.compute(() -> done.add("done"));
    WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> !done.isEmpty());
  }
}
