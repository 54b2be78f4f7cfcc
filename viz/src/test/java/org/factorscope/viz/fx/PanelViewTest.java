package org.factorscope.viz.fx;

import static org.factorscope.viz.fx.FxView.awaitThat;
import static org.factorscope.viz.fx.FxView.drag;
import static org.factorscope.viz.fx.FxView.hover;
import static org.factorscope.viz.fx.FxView.key;
import static org.factorscope.viz.fx.FxView.mouse;
import static org.factorscope.viz.fx.FxView.onFx;
import static org.factorscope.viz.fx.FxView.press;
import static org.factorscope.viz.fx.FxView.release;
import static org.factorscope.viz.fx.FxView.wheel;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.factorscope.viz.fx.FxView.Modifier;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The view is 400 x 300 pixels, its axes go from (50, 250) to (350, 50) and from 0 to 10: a unit
/// is 30 pixels wide and 20 high.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set in start, which runs before each test
class PanelViewTest {
  private final FakePainter painter =
      new FakePainter(
          request -> {
            if (request.panel().title().equals("bad")) {
              throw new IllegalStateException("bad panel");
            }
          });
  private final FxView.Heard heard = new FxView.Heard();
  private FxView fx;
  private PanelView view;

  @Start
  void start(Stage stage) {
    fx = new FxView(stage, painter);
    view = new PanelView(fx.loop);
    view.setListener(heard);
    fx.place(view, 400, 300);
  }

  @AfterEach
  void close() {
    fx.close();
  }

  private void show(Panel panel) throws Exception {
    FxView.run(() -> view.show(panel));
    awaitShown(panel);
  }

  @SuppressWarnings("ReferenceEquality") // the very same panel is meant
  private void awaitShown(Panel panel) throws Exception {
    awaitThat(
        () ->
            view.shownRequest().filter(request -> request.panel() == panel).isPresent()
                && fx.loop.isIdle());
  }

  private void awaitZoom(Zoom zoom) throws Exception {
    awaitThat(() -> view.shownRequest().filter(request -> request.zoom().equals(zoom)).isPresent());
  }

  private Label readout() {
    return (Label) view.lookup(".panel-readout");
  }

  @Test
  void pixelsAreShownAtTheViewsSizeWithoutScaling() throws Exception {
    show(Plots.empty("p", "P"));
    ImageView pixels = (ImageView) view.lookup("ImageView");
    assertEquals(400, pixels.getImage().getWidth());
    assertEquals(300, pixels.getImage().getHeight());
    assertEquals(0, pixels.getFitWidth());
  }

  @Test
  void aNewSizeGivesNewPixels() throws Exception {
    show(Plots.empty("p", "P"));
    FxView.run(() -> view.resize(320, 240));
    awaitThat(() -> ((ImageView) view.lookup("ImageView")).getImage().getWidth() == 320);
    assertEquals(240, painter.targets.getLast().height());
  }

  @Test
  void aScreenReaderHearsTitleAndSubtitle() throws Exception {
    show(Plots.empty("p", "Points"));
    assertEquals(AccessibleRole.IMAGE_VIEW, view.getAccessibleRole());
    assertEquals("Points. from 0 to 10", view.getAccessibleText());
    assertTrue(view.isFocusTraversable());
  }

  @Test
  void focusIsVisibleAboveThePicture() throws Exception {
    show(Plots.empty("p", "P"));
    var ring = view.lookup(".panel-focus-ring");
    FxView.run(view::requestFocus);
    awaitThat(ring::isVisible);
    assertEquals(400, ring.getLayoutBounds().getWidth());
    var children = view.getChildrenUnmodifiable();
    assertTrue(children.indexOf(ring) > children.indexOf(view.lookup("ImageView")));
  }

  @Test
  void hoveringReportsWhatIsPickedAndShowsItsDescription() throws Exception {
    show(Plots.centroids("p", 5, 5));
    hover(view, 202, 151);
    assertEquals(List.of(Highlight.of(Role.FACTOR, 0)), heard.lit);
    assertTrue(readout().isVisible());
    assertEquals("marker 0", readout().getText());
    assertEquals(Cursor.HAND, view.getCursor());
    hover(view, 300, 100);
    assertEquals(List.of(Highlight.of(Role.FACTOR, 0), Highlight.NONE), heard.lit);
    assertFalse(readout().isVisible());
    assertEquals(Cursor.DEFAULT, view.getCursor());
  }

  @Test
  void theHighlightIsPainted() throws Exception {
    show(Plots.centroids("p", 5, 5));
    Highlight lit = Highlight.of(Role.OBSERVATION, 3);
    FxView.run(() -> view.highlightProperty().set(lit));
    awaitThat(() -> view.shownRequest().orElseThrow().highlight().equals(lit));
    assertTrue(heard.lit.isEmpty());
  }

  @Test
  void aDragYieldsStartMoveAndEndInDataUnits() throws Exception {
    show(Plots.centroids("p", 5, 5));
    // Two pixels beside the middle: the marker must not jump under the pointer.
    press(view, 202, 150);
    drag(view, 232, 130);
    drag(view, 262, 110);
    release(view, 262, 110);
    assertEquals(
        List.of(
            "START centroid 0 5.00 5.00",
            "MOVE centroid 0 6.00 6.00",
            "MOVE centroid 0 7.00 7.00",
            "END centroid 0 7.00 7.00"),
        heard.lines);
  }

  @Test
  void aDragMayLeaveTheAxes() throws Exception {
    show(Plots.centroids("p", 5, 5));
    press(view, 200, 150);
    drag(view, 380, 150);
    assertEquals("MOVE centroid 0 11.00 5.00", heard.lines.getLast());
  }

  @Test
  void pressingAHandleWithoutMovingItIsNoDrag() throws Exception {
    show(Plots.centroids("p", 5, 5));
    press(view, 202, 150);
    release(view, 202, 150);
    assertTrue(heard.lines.isEmpty());
  }

  @Test
  void escapeCancelsADrag() throws Exception {
    show(Plots.centroids("p", 5, 5));
    press(view, 200, 150);
    drag(view, 230, 150);
    assertTrue(key(view, KeyCode.ESCAPE, Modifier.NONE));
    drag(view, 260, 150);
    release(view, 260, 150);
    assertEquals(
        List.of(
            "START centroid 0 5.00 5.00",
            "MOVE centroid 0 6.00 5.00",
            "CANCEL centroid 0 6.00 5.00"),
        heard.lines);
    assertFalse(key(view, KeyCode.ESCAPE, Modifier.NONE), "Esc without a drag is the window's");
  }

  @Test
  void aViewThatLeavesItsSceneCancelsItsDrag() throws Exception {
    show(Plots.centroids("p", 5, 5));
    press(view, 200, 150);
    drag(view, 230, 150);
    FxView.run(() -> fx.place(new Label("other"), 10, 10));
    assertEquals("CANCEL centroid 0 6.00 5.00", heard.lines.getLast());
  }

  @Test
  void clickAndDragOnATimelineScrub() throws Exception {
    show(Plots.timeline("objective"));
    press(view, 110, 100);
    drag(view, 140, 100);
    release(view, 140, 100);
    assertEquals(List.of("scrubbed 2.00", "scrubbed 3.00"), heard.lines);
    press(view, 20, 100);
    assertEquals(2, heard.lines.size(), "outside of the axes is no timeline");
  }

  @Test
  void theWheelZoomsAroundThePointerAndADoubleClickShowsAllAgain() throws Exception {
    show(Plots.centroids("p", 5, 5));
    wheel(view, 200, 150, 40);
    Zoom zoom = onFx(view::zoom);
    assertEquals(1, zoom.x().from(), 1e-3);
    assertEquals(9, zoom.x().to(), 1e-3);
    awaitZoom(zoom);
    mouse(view, MouseEvent.MOUSE_CLICKED, MouseButton.PRIMARY, 300, 100, 2);
    awaitZoom(Zoom.NONE);
  }

  @Test
  void emptySpacePansWhenZoomedOnly() throws Exception {
    show(Plots.centroids("p", 5, 5));
    press(view, 300, 100);
    drag(view, 270, 100);
    release(view, 270, 100);
    assertEquals(Zoom.NONE, onFx(view::zoom));
    wheel(view, 200, 150, 40);
    awaitZoom(onFx(view::zoom));
    press(view, 300, 100);
    drag(view, 262.5, 100);
    release(view, 262.5, 100);
    assertEquals(2, onFx(view::zoom).x().from(), 1e-3);
    assertEquals(10, onFx(view::zoom).x().to(), 1e-3);
    assertEquals(1, onFx(view::zoom).y().from(), 1e-3);
  }

  @Test
  void theMiddleButtonPansAlwaysAndEscapeTakesItBack() throws Exception {
    show(Plots.centroids("p", 5, 5));
    mouse(view, MouseEvent.MOUSE_PRESSED, MouseButton.MIDDLE, 200, 150, 1);
    mouse(view, MouseEvent.MOUSE_DRAGGED, MouseButton.MIDDLE, 230, 150, 1);
    assertEquals(-1, onFx(view::zoom).x().from(), 1e-3);
    key(view, KeyCode.ESCAPE, Modifier.NONE);
    assertEquals(Zoom.NONE, onFx(view::zoom));
  }

  @Test
  void keysPickHandlesAndMoveThemByAFiftiethOfTheAxis() throws Exception {
    show(Plots.centroids("p", 5, 5, 2, 8));
    assertTrue(key(view, KeyCode.CLOSE_BRACKET, Modifier.NONE));
    assertTrue(key(view, KeyCode.RIGHT, Modifier.CONTROL));
    assertTrue(readout().getText().startsWith("centroid 1"), readout().getText());
    assertTrue(key(view, KeyCode.RIGHT, Modifier.ALT));
    assertTrue(key(view, KeyCode.UP, Modifier.ALT));
    assertEquals(
        List.of(
            "START centroid 1 2.00 8.00",
            "MOVE centroid 1 2.20 8.00",
            "END centroid 1 2.20 8.00",
            "START centroid 1 2.00 8.00",
            "MOVE centroid 1 2.00 8.20",
            "END centroid 1 2.00 8.20"),
        heard.lines);
    assertTrue(view.getAccessibleText().contains("centroid 1"));
  }

  @Test
  void plainArrowsAreLeftToTheWindow() throws Exception {
    show(Plots.centroids("p", 5, 5));
    key(view, KeyCode.CLOSE_BRACKET, Modifier.NONE);
    assertFalse(key(view, KeyCode.RIGHT, Modifier.NONE));
    assertFalse(key(view, KeyCode.LEFT, Modifier.NONE));
    assertTrue(heard.lines.isEmpty());
  }

  @Test
  void markersGlideToTheNextState() throws Exception {
    show(Plots.centroids("p", 0, 0));
    fx.advance(1000);
    PlotPanel next = Plots.centroids("p", 8, 4);
    FxView.run(() -> view.show(next));
    fx.advance(75);
    awaitThat(() -> shownX() == 4.0);
    fx.advance(75);
    awaitShown(next);
  }

  private double shownX() {
    return view.shownRequest().orElseThrow().panel().handles().getFirst().x();
  }

  @Test
  void withoutMotionTheNextStateIsShownAtOnce() throws Exception {
    FxView.run(() -> view.setMotion(Motion.OFF));
    show(Plots.centroids("p", 0, 0));
    fx.advance(1000);
    show(Plots.centroids("p", 8, 4));
  }

  @Test
  void panelsInQuickSuccessionAreShownAtOnce() throws Exception {
    show(Plots.centroids("p", 0, 0));
    fx.advance(1000);
    FxView.run(() -> view.show(Plots.centroids("p", 8, 4)));
    fx.advance(40);
    show(Plots.centroids("p", 6, 4));
    fx.advance(40);
    show(Plots.centroids("p", 5, 4));
  }

  @Test
  void aPanelThatCannotBePaintedSaysSoUntilTheNextOne() throws Exception {
    show(Plots.empty("p", "P"));
    FxView.run(() -> view.show(Plots.empty("p", "bad")));
    Label message = (Label) view.lookup(".panel-message");
    awaitThat(message::isVisible);
    assertTrue(message.getText().contains("bad"));
    assertEquals("bad panel", fx.failures.getFirst().getMessage());
    assertTrue(view.geometry().isEmpty());
    PlotPanel good = Plots.empty("p", "P");
    show(good);
    assertFalse(message.isVisible());
    assertSame(good, view.panel());
  }

  @Test
  void manyStatesGoAroundInAtMostFivePictures() throws Exception {
    for (int i = 0; i < 40; i++) {
      show(Plots.empty("p", "" + i));
    }
    assertTrue(painter.targets.stream().distinct().count() <= 5);
  }
}
