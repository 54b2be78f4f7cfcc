package org.factorscope.viz.fx;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.factorscope.viz.paint.ground.PanelGeometry;
import org.factorscope.viz.paint.ground.PanelGeometry.DataPoint;
import org.factorscope.viz.paint.ground.PanelGeometry.Grip;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.HandlePlace;
import org.jspecify.annotations.Nullable;

/// The keys of a focused [PanelView]: `[` and `]`, or Ctrl with the left and right arrow, pick a
/// handle; Alt with an arrow moves it by a fiftieth of its axis or scale; Esc gives up a drag.
/// Plain arrows are left to the window, which steps with them.
final class HandleKeys {
  private static final double STEPS_PER_AXIS = 50;

  private final PanelView view;
  private final PanelPointer pointer;
  private @Nullable Handle picked;

  HandleKeys(PanelView view, PanelPointer pointer) {
    this.view = view;
    this.pointer = pointer;
    view.setOnKeyPressed(this::press);
    view.focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                picked = null;
                view.readout().hide();
              }
            });
  }

  private void press(KeyEvent event) {
    boolean used =
        switch (event.getCode()) {
          case ESCAPE -> pointer.cancel();
          case OPEN_BRACKET -> pick(-1);
          case CLOSE_BRACKET -> pick(1);
          case LEFT, RIGHT, UP, DOWN -> arrow(event);
          default -> false;
        };
    if (used) {
      event.consume();
    }
  }

  private boolean arrow(KeyEvent event) {
    int right = direction(event.getCode(), KeyCode.RIGHT, KeyCode.LEFT);
    int down = direction(event.getCode(), KeyCode.DOWN, KeyCode.UP);
    if (event.isAltDown()) {
      return move(right, down);
    }
    return event.isControlDown() && right != 0 && pick(right);
  }

  private static int direction(KeyCode code, KeyCode forward, KeyCode back) {
    if (code == forward) {
      return 1;
    }
    return code == back ? -1 : 0;
  }

  /// Picks the next or previous handle; the first step picks the first or the last one.
  private boolean pick(int step) {
    List<HandlePlace> places = view.handlePlaces();
    if (places.isEmpty()) {
      return false;
    }
    int current = places.stream().map(HandlePlace::handle).toList().indexOf(picked);
    int next = current < 0 && step < 0 ? places.size() - 1 : current + step;
    HandlePlace place = places.get(Math.floorMod(next, places.size()));
    picked = place.handle();
    announce(place.handle(), place.x(), place.y());
    return true;
  }

  private boolean move(int right, int down) {
    Optional<HandlePlace> place = Optional.ofNullable(picked).flatMap(view::handlePlace);
    Optional<PanelGeometry> shown = view.geometry();
    if (place.isEmpty() || shown.isEmpty() || pointer.isBusy()) {
      return false;
    }
    HandlePlace from = place.get();
    Optional<DataPoint> target =
        shown.get().grip(from).map(grip -> stepped(shown.get(), grip, right, down));
    target.ifPresent(
        to -> {
          // On axes, what does not move keeps its value to the bit.
          boolean hasAxes = shown.get().pixelOf(from.x(), from.y()).isPresent();
          double x = right == 0 && hasAxes ? from.x() : to.x();
          double y = down == 0 && hasAxes ? from.y() : to.y();
          view.listener().dragged(from.handle(), from.x(), from.y(), DragPhase.START);
          view.listener().dragged(from.handle(), x, y, DragPhase.MOVE);
          view.listener().dragged(from.handle(), x, y, DragPhase.END);
          announce(from.handle(), x, y);
        });
    return target.isPresent();
  }

  private DataPoint stepped(PanelGeometry geometry, Grip grip, int right, int down) {
    DataPoint pixel = grip.pixel();
    Optional<PlotWindow> window =
        PlotWindow.around(geometry, pixel.x(), pixel.y(), view.getWidth(), view.getHeight());
    double width = window.map(PlotWindow::width).orElse(view.getWidth());
    double height = window.map(PlotWindow::height).orElse(Grip.TRAVEL);
    return grip.drag()
        .to(pixel.x() + right * width / STEPS_PER_AXIS, pixel.y() + down * height / STEPS_PER_AXIS);
  }

  private void announce(Handle handle, double x, double y) {
    String line =
        handle.isEntry()
            ? String.format(Locale.ROOT, "%s: %.4g", handle.name(), y)
            : String.format(Locale.ROOT, "%s: (%.4g, %.4g)", handle.name(), x, y);
    view.announce(line);
    view.geometry()
        .flatMap(geometry -> geometry.grip(new HandlePlace(handle, x, y)))
        .ifPresent(grip -> view.readout().showAt(line, grip.pixel().x(), grip.pixel().y(), view));
  }
}
