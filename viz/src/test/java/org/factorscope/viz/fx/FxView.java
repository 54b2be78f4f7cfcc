package org.factorscope.viz.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Highlight;
import org.testfx.util.WaitForAsyncUtils;

/// A region on a stage, a clock that stands still, and events fired straight at nodes.
final class FxView {
  /// Of waits that end early unless something is broken.
  static final int PATIENCE_SECONDS = 120;

  final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);
  final List<Throwable> failures = new CopyOnWriteArrayList<>();
  final RenderLoop loop;
  private final Stage stage;
  private final Pane root = new Pane();

  /// On the JavaFX thread.
  FxView(Stage stage, PanelPainter painter) {
    this.stage = stage;
    loop = new RenderLoop(new RenderWorker(() -> painter, failures::add), nanos::get);
    stage.setScene(new Scene(root, 600, 500));
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  /// On the JavaFX thread.
  void place(Region region, double width, double height) {
    root.getChildren().setAll(region);
    region.resizeRelocate(0, 0, width, height);
    region.setManaged(false);
  }

  void advance(long millis) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  void close() {
    onFx(
        () -> {
          loop.close();
          stage.close();
          return 0;
        });
  }

  static <T> T onFx(Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), action);
  }

  static void run(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), action);
  }

  static void awaitThat(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> onFx(condition));
  }

  static void mouse(
      Node node, EventType<MouseEvent> type, MouseButton button, double x, double y, int clicks) {
    run(
        () -> {
          Point2D scene = node.localToScene(x, y);
          boolean down = type != MouseEvent.MOUSE_MOVED && type != MouseEvent.MOUSE_RELEASED;
          Event.fireEvent(
              node,
              new MouseEvent(
                  type,
                  scene.getX(),
                  scene.getY(),
                  scene.getX(),
                  scene.getY(),
                  button,
                  clicks,
                  false,
                  false,
                  false,
                  false,
                  down && button == MouseButton.PRIMARY,
                  down && button == MouseButton.MIDDLE,
                  down && button == MouseButton.SECONDARY,
                  false,
                  false,
                  true,
                  null));
        });
  }

  static void hover(Node node, double x, double y) {
    mouse(node, MouseEvent.MOUSE_MOVED, MouseButton.NONE, x, y, 0);
  }

  static void press(Node node, double x, double y) {
    mouse(node, MouseEvent.MOUSE_PRESSED, MouseButton.PRIMARY, x, y, 1);
  }

  static void drag(Node node, double x, double y) {
    mouse(node, MouseEvent.MOUSE_DRAGGED, MouseButton.PRIMARY, x, y, 1);
  }

  static void release(Node node, double x, double y) {
    mouse(node, MouseEvent.MOUSE_RELEASED, MouseButton.PRIMARY, x, y, 1);
  }

  static void wheel(Node node, double x, double y, double delta) {
    run(
        () ->
            Event.fireEvent(
                node,
                new ScrollEvent(
                    ScrollEvent.SCROLL,
                    x,
                    y,
                    x,
                    y,
                    false,
                    false,
                    false,
                    false,
                    false,
                    false,
                    0,
                    delta,
                    0,
                    delta,
                    ScrollEvent.HorizontalTextScrollUnits.NONE,
                    0,
                    ScrollEvent.VerticalTextScrollUnits.NONE,
                    0,
                    0,
                    null)));
  }

  enum Modifier {
    NONE,
    ALT,
    CONTROL
  }

  /// Whether the key was consumed by the node.
  static boolean key(Node node, KeyCode code, Modifier modifier) {
    return onFx(
        () -> {
          List<KeyEvent> passed = new ArrayList<>();
          var parent = node.getParent();
          parent.addEventHandler(KeyEvent.KEY_PRESSED, passed::add);
          Event.fireEvent(
              node,
              new KeyEvent(
                  KeyEvent.KEY_PRESSED,
                  "",
                  "",
                  code,
                  false,
                  modifier == Modifier.CONTROL,
                  modifier == Modifier.ALT,
                  false));
          return passed.isEmpty();
        });
  }

  /// Remembers what it hears, a line for each event.
  static final class Heard implements PanelListener {
    final List<String> lines = new CopyOnWriteArrayList<>();
    final List<Highlight> lit = new CopyOnWriteArrayList<>();

    @Override
    public void highlighted(Highlight highlight) {
      lit.add(highlight);
    }

    @Override
    public void dragged(Handle handle, double x, double y, DragPhase phase) {
      lines.add(String.format(Locale.ROOT, "%s %s %.2f %.2f", phase, handle.name(), x, y));
    }

    @Override
    public void scrubbed(double position) {
      lines.add(String.format(Locale.ROOT, "scrubbed %.2f", position));
    }
  }
}
