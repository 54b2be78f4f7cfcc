package org.factorscope.viz.fx;

import static org.factorscope.viz.fx.FxView.awaitThat;
import static org.factorscope.viz.fx.FxView.key;
import static org.factorscope.viz.fx.FxView.onFx;
import static org.factorscope.viz.fx.FxView.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.factorscope.viz.fx.FxView.Modifier;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set in start, which runs before each test
class PanelGridTest {
  private final FakePainter painter = new FakePainter();
  private FxView fx;
  private PanelGrid grid;

  @Start
  void start(Stage stage) {
    fx = new FxView(stage, painter);
    grid = new PanelGrid(fx.loop);
    fx.place(grid, 600, 500);
  }

  @AfterEach
  void close() {
    fx.close();
  }

  private void show(Panel... panels) {
    run(
        () -> {
          grid.show(List.of(panels));
          grid.layout();
        });
  }

  private PanelView view(String id) {
    return onFx(() -> grid.view(id).orElseThrow());
  }

  private List<Node> cards() {
    return onFx(() -> List.copyOf(grid.getChildrenUnmodifiable()));
  }

  private void awaitPainted(String... ids) throws Exception {
    awaitThat(
        () ->
            fx.loop.isIdle()
                && List.of(ids).stream()
                    .allMatch(id -> grid.view(id).orElseThrow().geometry().isPresent()));
  }

  @Test
  void aViewIsKeptWhileItsPanelsIdIsThere() {
    show(Plots.empty("a", "A"), Plots.empty("b", "B"));
    PanelView a = view("a");
    show(Plots.empty("c", "C"), Plots.empty("a", "A2"));
    assertSame(a, view("a"));
    assertEquals("A2", Objects.requireNonNull(a.panel()).title());
    assertTrue(onFx(() -> grid.view("b")).isEmpty());
    assertEquals(2, cards().size());
    assertSame(onFx(() -> grid.cardOf("c")).orElseThrow(), cards().getFirst());
  }

  @Test
  void aCardShowsTitleAndSubtitle() {
    show(Plots.empty("a", "Points"));
    assertEquals("Points", ((Label) grid.lookup(".panel-title")).getText());
    assertEquals("from 0 to 10", ((Label) grid.lookup(".panel-subtitle")).getText());
  }

  @Test
  void aPanelFillsTheAreaAndGoesBack() throws Exception {
    show(Plots.empty("a", "A"), Plots.empty("b", "B"));
    awaitPainted("a", "b");
    run(() -> grid.fill("b"));
    run(grid::layout);
    assertEquals(List.of(onFx(() -> grid.cardOf("b")).orElseThrow()), cards());
    assertEquals(600, cards().getFirst().getLayoutBounds().getWidth());
    awaitThat(() -> painter.targets.getLast().width() > 560);
    run(grid::unfill);
    run(grid::layout);
    assertEquals(2, cards().size());
    assertEquals("", grid.filledProperty().get());
  }

  @Test
  void theButtonAndEscapeToggleTheSame() {
    show(Plots.empty("a", "A"), Plots.empty("b", "B"));
    Button button = (Button) grid.lookup(".panel-fill-button");
    assertEquals("Enlarge A", button.getAccessibleText());
    run(button::fire);
    assertEquals("a", grid.filledProperty().get());
    assertEquals("Show all panels again", button.getAccessibleText());
    assertTrue(key(grid, KeyCode.ESCAPE, Modifier.NONE));
    assertEquals("", grid.filledProperty().get());
    assertFalse(key(grid, KeyCode.ESCAPE, Modifier.NONE), "there is nothing to leave");
  }

  @Test
  void aFilledPanelGoesOnFillingWithItsNextStateAndEndsWithItsId() {
    show(Plots.empty("a", "A"), Plots.empty("b", "B"));
    run(() -> grid.fill("a"));
    show(Plots.empty("a", "A2"), Plots.empty("b", "B2"));
    assertEquals(1, cards().size());
    show(Plots.empty("b", "B3"), Plots.empty("c", "C"));
    assertEquals(2, cards().size());
  }

  @Test
  void aPanelThatIsNotSeenIsNotPaintedUntilItIs() throws Exception {
    show(Plots.empty("a", "A"), Plots.empty("b", "B"));
    awaitPainted("a", "b");
    run(() -> grid.fill("a"));
    show(Plots.empty("a", "A2"), Plots.empty("b", "B2"));
    awaitThat(() -> painter.paintedTitles().contains("A2") && fx.loop.isIdle());
    assertFalse(painter.paintedTitles().contains("B2"));
    run(grid::unfill);
    awaitThat(() -> painter.paintedTitles().contains("B2"));
  }

  @Test
  void whatIsHoveredInOnePanelIsLitInEveryPanelAndToldWithItsId() throws Exception {
    List<String> heard = new ArrayList<>();
    run(
        () ->
            grid.setListener(
                new PanelGridListener() {
                  @Override
                  public void highlighted(String id, Highlight highlight) {
                    heard.add(id + " " + highlight.index(Role.FACTOR));
                  }

                  @Override
                  public void dragged(
                      String id, Handle handle, double x, double y, DragPhase phase) {
                    heard.add(id + " " + phase);
                  }

                  @Override
                  public void scrubbed(String id, double position) {
                    heard.add(id + " scrubbed");
                  }
                }));
    show(Plots.centroids("a", 5, 5), Plots.timeline("t"));
    awaitPainted("a", "t");
    PanelView a = view("a");
    FxView.hover(a, a.getWidth() / 2, a.getHeight() / 2);
    assertEquals(0, view("t").highlightProperty().get().index(Role.FACTOR));
    FxView.press(a, a.getWidth() / 2, a.getHeight() / 2);
    FxView.drag(a, a.getWidth() / 2 + 9, a.getHeight() / 2);
    PanelView t = view("t");
    FxView.press(t, t.getWidth() / 2, t.getHeight() / 2);
    assertEquals(List.of("a 0", "a START", "a MOVE", "t scrubbed"), heard);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 560, 400", "2, 560, 400", "3, 560, 400", "4, 560, 400", "5, 560, 400", "6, 560, 400",
    "1, 1500, 900", "2, 1500, 900", "3, 1500, 900", "4, 1500, 900", "5, 1500, 900", "6, 1500, 900"
  })
  void cardsStayInsideAndApartAtAnySize(int count, double width, double height) {
    Panel[] panels =
        IntStream.range(0, count)
            .mapToObj(i -> Plots.empty("p" + i, "A title that is too long for a small card " + i))
            .toArray(Panel[]::new);
    run(() -> fx.place(grid, width, height));
    show(panels);
    List<Bounds> bounds = onFx(() -> cards().stream().map(Node::getBoundsInParent).toList());
    for (int i = 0; i < count; i++) {
      Bounds card = bounds.get(i);
      assertTrue(card.getMinX() >= 0 && card.getMaxX() <= width, "card " + i + " " + card);
      assertTrue(card.getMinY() >= 0 && card.getMaxY() <= height, "card " + i + " " + card);
      for (int j = 0; j < i; j++) {
        assertFalse(card.intersects(bounds.get(j)), "cards " + i + " and " + j);
      }
      PanelView view = view("p" + i);
      assertTrue(onFx(() -> view.getHeight() > 50 && view.getWidth() > 200), "view " + i);
    }
  }

  @Test
  void theThemeReachesThePicturesAndTheStylesheet() throws Exception {
    show(Plots.empty("a", "A"));
    run(() -> grid.setTheme(Theme.dark()));
    awaitThat(
        () -> view("a").shownRequest().filter(r -> r.theme().equals(Theme.dark())).isPresent());
    assertTrue(grid.getPseudoClassStates().contains(PseudoClass.getPseudoClass("dark")));
    assertNotNull(grid.getUserAgentStylesheet());
  }

  @Test
  void aRealPointerDragsACentroid(FxRobot robot) throws Exception {
    List<String> heard = new ArrayList<>();
    run(
        () ->
            grid.setListener(
                new PanelGridListener() {
                  @Override
                  public void dragged(
                      String id, Handle handle, double x, double y, DragPhase phase) {
                    heard.add(String.format(Locale.ROOT, "%s %s %.1f", phase, handle.name(), x));
                  }
                }));
    show(Plots.centroids("a", 5, 5));
    awaitPainted("a");
    awaitThat(fx.loop::isIdle);
    PanelView a = view("a");
    double unit = (a.getWidth() - 2 * FakeGeometry.INSET) / 10;
    robot.drag(a).moveBy(2 * unit, 0).drop();
    assertEquals("START centroid 0 5.0", heard.getFirst());
    assertEquals("END centroid 0 7.0", heard.getLast());
  }
}
