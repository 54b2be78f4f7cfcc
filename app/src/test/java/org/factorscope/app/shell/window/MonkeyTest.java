package org.factorscope.app.shell.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.settings.Settings;
import org.factorscope.app.shell.look.SettingsModel;
import org.factorscope.app.task.FxTaskExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/// Thousands of random keys and clicks on the whole window with its real threads.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
class MonkeyTest {
  private static final int EVENTS = 5_000;
  private static final long SEED = 20_261_122;
  private static final int PATIENCE_SECONDS = 120;

  private static final List<KeyCode> KEYS =
      List.of(
          KeyCode.RIGHT,
          KeyCode.LEFT,
          KeyCode.SPACE,
          KeyCode.HOME,
          KeyCode.END,
          KeyCode.PLUS,
          KeyCode.MINUS,
          KeyCode.TAB,
          KeyCode.ENTER,
          KeyCode.ESCAPE,
          KeyCode.UP,
          KeyCode.DOWN,
          KeyCode.OPEN_BRACKET,
          KeyCode.Z,
          KeyCode.Y,
          KeyCode.L,
          KeyCode.C,
          KeyCode.X,
          KeyCode.DIGIT7);

  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private FxTaskExecutor tasks;
  private WindowPane pane;
  private Scene scene;

  @Start
  void start(Stage stage) {
    tasks = new FxTaskExecutor(failures::add);
    Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> failures.add(failure));
    pane = OpenWindow.pane(tasks, new SettingsModel(Settings.INITIAL), failures::add);
    scene = new Scene(pane, 960, 700);
    stage.setScene(scene);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    pane.open(LessonCatalog.all().getFirst());
  }

  @Stop
  void stop() {
    pane.close();
    tasks.close();
  }

  @Test
  void randomKeysAndClicksLeaveNoException() throws TimeoutException {
    List<Lesson<?, ?, ?>> lessons = LessonCatalog.all();
    awaitFrame(lessons.getFirst());
    for (int i = 0; i < EVENTS; i++) {
      if (i % (EVENTS / lessons.size()) == 0) {
        Lesson<?, ?, ?> lesson = lessons.get(i * lessons.size() / EVENTS);
        onFx(() -> pane.open(lesson));
      }
      onFx(random.nextInt(3) == 0 ? this::click : this::key);
      awaitPulse();
    }
    assertEquals(List.of(), failures);
    onFx(() -> pane.open(lessons.getFirst()));
    awaitFrame(lessons.getFirst());
    onFx(() -> pane.player().home());
    onFx(() -> pane.player().stepForward());
    await(frame -> frame.position() == 1);
    assertEquals(List.of(), failures);
  }

  private void awaitFrame(Lesson<?, ?, ?> lesson) throws TimeoutException {
    await(frame -> frame.lesson().id().equals(lesson.id()));
  }

  private void await(Predicate<PlayerFrame> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        PATIENCE_SECONDS,
        TimeUnit.SECONDS,
        () -> {
          AtomicReference<@Nullable PlayerFrame> frame = new AtomicReference<>();
          onFx(() -> frame.set(pane.player().frameProperty().get()));
          PlayerFrame now = frame.get();
          return now != null && condition.test(now);
        });
  }

  /// One event a turn of the JavaFX thread, as from a person.
  private static void onFx(Runnable event) {
    WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), event);
  }

  /// A person does not act twice within a frame.
  private void awaitPulse() {
    CountDownLatch pulse = new CountDownLatch(1);
    Runnable listener = pulse::countDown;
    onFx(() -> scene.addPostLayoutPulseListener(listener));
    onFx(Platform::requestNextPulse);
    try {
      assertTrue(pulse.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "no pulse came");
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
    onFx(() -> scene.removePostLayoutPulseListener(listener));
  }

  private static final Set<String> OPENING_FILE_CHOOSERS =
      Set.of("export-button", "panel-menu-button", "more-button", "stops-row");

  private void key() {
    KeyCode code = KEYS.get(random.nextInt(KEYS.size()));
    boolean shift = random.nextInt(4) == 0;
    boolean control = random.nextInt(4) == 0;
    Node focused = scene.getFocusOwner();
    Node owner = focused == null || opensAFileChooser(focused) ? pane : focused;
    for (EventType<KeyEvent> type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      Event.fireEvent(
          owner, new KeyEvent(type, "", code.getChar(), code, shift, control, false, false));
    }
  }

  private void click() {
    double x = random.nextDouble() * scene.getWidth();
    double y = random.nextDouble() * scene.getHeight();
    Node target = nodeAt(pane, x, y);
    if (opensAFileChooser(target)) {
      return;
    }
    fire(target, MouseEvent.MOUSE_MOVED, x, y);
    fire(target, MouseEvent.MOUSE_PRESSED, x, y);
    double farX = x + random.nextInt(-40, 41);
    double farY = y + random.nextInt(-40, 41);
    fire(target, MouseEvent.MOUSE_DRAGGED, farX, farY);
    fire(target, MouseEvent.MOUSE_RELEASED, farX, farY);
    fire(target, MouseEvent.MOUSE_CLICKED, x, y);
  }

  private static void fire(Node target, EventType<MouseEvent> type, double x, double y) {
    Event.fireEvent(
        target,
        new MouseEvent(
            type,
            x,
            y,
            x,
            y,
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            true,
            false,
            false,
            true,
            false,
            true,
            null));
  }

  /// A native dialog has no place in a test without a display.
  private static boolean opensAFileChooser(Node target) {
    for (Node node = target; node != null; node = node.getParent()) {
      if (!Collections.disjoint(node.getStyleClass(), OPENING_FILE_CHOOSERS)) {
        return true;
      }
    }
    return false;
  }

  private static Node nodeAt(Node node, double sceneX, double sceneY) {
    if (node instanceof Parent parent) {
      List<Node> children = parent.getChildrenUnmodifiable();
      for (int i = children.size() - 1; i >= 0; i--) {
        Node child = children.get(i);
        Point2D place = child.sceneToLocal(sceneX, sceneY);
        if (child.isVisible() && !child.isMouseTransparent() && child.contains(place)) {
          return nodeAt(child, sceneX, sceneY);
        }
      }
    }
    return node;
  }
}
