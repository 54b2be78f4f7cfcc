package org.factorscope.viz.fx;

import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.factorscope.viz.paint.PaintRequest;
import org.factorscope.viz.paint.ground.PanelGeometry;
import org.factorscope.viz.paint.ground.Pick;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.HandlePlace;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.PlotPanel;
import org.jspecify.annotations.Nullable;

/// The pointer over a [PanelView]: hover, drag, scrub, pan, zoom.
final class PanelPointer {
  private final PanelView view;
  private final PlotZoom wheel = new PlotZoom();
  private @Nullable Gesture gesture;

  PanelPointer(PanelView view) {
    this.view = view;
    view.setOnMouseMoved(event -> hover(event.getX(), event.getY()));
    view.setOnMouseExited(_ -> leave());
    view.setOnMousePressed(this::press);
    view.setOnMouseDragged(this::drag);
    view.setOnMouseReleased(this::release);
    view.setOnMouseClicked(this::click);
    view.setOnScroll(this::scroll);
  }

  boolean isBusy() {
    return gesture != null;
  }

  /// Gives up what is under way; whether there was something.
  boolean cancel() {
    Gesture current = gesture;
    if (current == null) {
      return false;
    }
    gesture = null;
    view.setCursor(Cursor.DEFAULT);
    current.cancelled();
    return true;
  }

  private void hover(double x, double y) {
    Optional<Pick> pick = view.geometry().flatMap(geometry -> geometry.pickAt(x, y));
    view.setCursor(pick.map(Pick::handle).map(PanelPointer::cursor).orElse(Cursor.DEFAULT));
    if (pick.isPresent()) {
      view.readout().showAt(pick.get().description(), x, y, view);
    } else {
      view.readout().hide();
    }
    view.light(pick.map(Pick::highlight).orElse(Highlight.NONE));
  }

  /// A single entry is dragged up and down, everything else any way.
  private static Cursor cursor(Handle handle) {
    return handle.isEntry() ? Cursor.V_RESIZE : Cursor.HAND;
  }

  private void leave() {
    if (!isBusy()) {
      view.readout().hide();
      view.light(Highlight.NONE);
    }
  }

  private void press(MouseEvent event) {
    view.requestFocus();
    if (isBusy()) {
      return;
    }
    gesture = begin(event).orElse(null);
    if (gesture != null) {
      view.readout().hide();
      event.consume();
    }
    if (gesture instanceof HandleDrag) {
      view.setCursor(Cursor.CLOSED_HAND);
    } else if (gesture instanceof Gesture.Scrub scrub) {
      scrub.moved(event.getX(), event.getY());
    }
  }

  private Optional<Gesture> begin(MouseEvent event) {
    Optional<PanelGeometry> shown = view.geometry();
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    PanelGeometry geometry = shown.get();
    double x = event.getX();
    double y = event.getY();
    if (event.getButton() != MouseButton.PRIMARY) {
      return pan(geometry, x, y);
    }
    Optional<Handle> handle = geometry.pickAt(x, y).map(Pick::handle);
    if (handle.isPresent()) {
      return drag(geometry, handle.get(), x, y);
    }
    if (isTimeline() && geometry.dataAt(x, y).isPresent()) {
      return Optional.of(new Gesture.Scrub(view::listener, geometry));
    }
    return view.zoom().equals(Zoom.NONE) ? Optional.empty() : pan(geometry, x, y);
  }

  private Optional<Gesture> drag(PanelGeometry geometry, Handle handle, double x, double y) {
    Optional<HandlePlace> place = view.handlePlace(handle);
    return place
        .flatMap(geometry::grip)
        .map(grip -> new HandleDrag(view::listener, place.get(), grip, x, y));
  }

  private Optional<Gesture> pan(PanelGeometry geometry, double x, double y) {
    return PlotWindow.around(geometry, x, y, view.getWidth(), view.getHeight())
        .map(window -> new Gesture.Pan(window, x, y, view.zoom(), view::setZoom));
  }

  private boolean isTimeline() {
    return view.panel() instanceof PlotPanel plot
        && plot.scrubber() == PlotPanel.Scrubber.X_IS_POSITION;
  }

  private void drag(MouseEvent event) {
    if (gesture != null) {
      gesture.moved(event.getX(), event.getY());
      event.consume();
    }
  }

  private void release(MouseEvent event) {
    Gesture current = gesture;
    if (current != null) {
      gesture = null;
      current.released(event.getX(), event.getY());
      event.consume();
      if (view.contains(event.getX(), event.getY())) {
        hover(event.getX(), event.getY());
      } else {
        leave();
      }
    }
  }

  private void click(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
      view.setZoom(Zoom.NONE);
      event.consume();
    }
  }

  private void scroll(ScrollEvent event) {
    if (event.getDeltaY() == 0 || isBusy()) {
      return;
    }
    Optional<PlotWindow> window =
        view.geometry()
            .flatMap(
                geometry ->
                    PlotWindow.around(
                        geometry, event.getX(), event.getY(), view.getWidth(), view.getHeight()));
    if (window.isPresent()) {
      wheel
          .turned(
              window.get(),
              view.shownRequest().map(PaintRequest::zoom).orElse(Zoom.NONE),
              event.getX(),
              event.getY(),
              event.getDeltaY())
          .ifPresent(view::setZoom);
      event.consume();
    }
  }
}
