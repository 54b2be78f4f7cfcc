package org.factorscope.viz.fx;

import static org.factorscope.viz.fx.FxView.awaitThat;
import static org.factorscope.viz.fx.FxView.drag;
import static org.factorscope.viz.fx.FxView.hover;
import static org.factorscope.viz.fx.FxView.key;
import static org.factorscope.viz.fx.FxView.onFx;
import static org.factorscope.viz.fx.FxView.press;
import static org.factorscope.viz.fx.FxView.release;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.fx.FxView.Modifier;
import org.factorscope.viz.paint.FastPainter;
import org.factorscope.viz.paint.ground.PanelGeometry.DataPoint;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.HandlePlace;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Range;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The entries of a matrix, painted by the real painter, under pointer and keys. The scale goes
/// from 0 to 10, so 20 pixels upwards are 1.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set in start, which runs before each test
class EntryDragTest {
  private static final FactorPanel PANEL =
      FactorPanel.named("W")
          .title("W")
          .block(
              MatrixBlock.of(
                      "W", new DMatrixRMaj(new double[][] {{1, 2}, {3, 4}}), ColorScale.SEQUENTIAL)
                  .withLimits(new Range(0, 10))
                  .withHandles("W"))
          .build();

  private final FxView.Heard heard = new FxView.Heard();
  private FxView fx;
  private PanelView view;

  @Start
  void start(Stage stage) {
    fx = new FxView(stage, new FastPainter()::paint);
    view = new PanelView(fx.loop);
    view.setListener(heard);
    fx.place(view, 400, 300);
  }

  @BeforeEach
  void show() throws Exception {
    FxView.run(() -> view.show(PANEL));
    awaitThat(() -> view.geometry().isPresent() && fx.loop.isIdle());
  }

  @AfterEach
  void close() {
    fx.close();
  }

  /// The middle of the cell of W[2, 1].
  private DataPoint cell() {
    HandlePlace place = PANEL.handles().get(2);
    return onFx(() -> view.geometry().orElseThrow().grip(place).orElseThrow().pixel());
  }

  @Test
  void aVerticalDragChangesTheValueOfAnEntryAndKeepsItsColumn() {
    DataPoint at = cell();
    press(view, at.x() + 3, at.y() - 2);
    drag(view, at.x() + 33, at.y() - 22);
    release(view, at.x() + 33, at.y() - 22);
    assertEquals("START W[2, 1] 0.00 3.00", heard.lines.getFirst());
    assertEquals("MOVE W[2, 1] 0.00 4.00", heard.lines.get(1));
    assertEquals("END W[2, 1] 0.00 4.00", heard.lines.getLast());
  }

  @Test
  void thePointerOverAnEntrySaysThatItGoesUpAndDown() {
    hover(view, cell().x(), cell().y());
    assertEquals(Cursor.V_RESIZE, onFx(view::getCursor));
  }

  @Test
  void anArrowKeyMovesThePickedEntryByAFiftiethOfItsScale() {
    for (int i = 0; i < 3; i++) {
      assertTrue(key(view, KeyCode.CLOSE_BRACKET, Modifier.NONE));
    }
    assertTrue(key(view, KeyCode.UP, Modifier.ALT));
    assertEquals("END W[2, 1] 0.00 3.20", heard.lines.getLast());
  }
}
