package org.factorscope.viz.paint.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.paint.Drawn;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.PanelGeometry;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellMarksTest {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 500;

  /// Half of the entries are missing; those on odd rows are predictions.
  private static MatrixBlock block(int side) {
    DMatrixRMaj matrix = new DMatrixRMaj(side, side);
    DMatrixRMaj marks = new DMatrixRMaj(side, side);
    for (int i = 0; i < side; i++) {
      for (int j = 0; j < side; j++) {
        matrix.set(i, j, (i + j) % 2 == 0 ? Double.NaN : 0.5);
        marks.set(i, j, i % 2);
      }
    }
    return new MatrixBlock(
            "A", matrix, ColorScale.GREY, new Range(0, 1), Role.OBSERVATION, Role.FEATURE)
        .withPredicted(marks);
  }

  private static FactorPanel panel(MatrixBlock block) {
    return new FactorPanel("f", "", "", List.of(block), List.of());
  }

  /// The colours within one cell.
  private static Set<Integer> colours(int side, int row, int column, Theme theme) {
    FactorPanel panel = panel(block(side));
    MatrixLayout.Box box =
        MatrixLayout.of(panel, new Look(theme, 1), WIDTH, HEIGHT).boxes().getFirst();
    Drawn drawn = Drawn.fast(panel, theme, WIDTH, HEIGHT, 1);
    Set<Integer> found = new HashSet<>();
    for (int y = 0; y < box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        boolean isInside =
            HeatmapPixels.first(y, box.height(), side) == row
                && HeatmapPixels.first(x, box.width(), side) == column;
        if (isInside) {
          found.add(drawn.rgb(box.left() + x, box.top() + y));
        }
      }
    }
    return found;
  }

  @Test
  void aMissingEntryIsHatchedInBothThemesWhereCellsAreLargeAndPlainWhereNot() {
    for (Theme theme : List.of(Theme.light(), Theme.dark())) {
      assertTrue(colours(50, 20, 20, theme).size() >= 3, "lines on their ground");
      assertEquals(1, colours(100, 20, 20, theme).size(), "one quiet tone");
    }
  }

  @Test
  void aPredictionIsMarkedInBothThemesAndAnotherEntryIsNot() {
    for (Theme theme : List.of(Theme.light(), Theme.dark())) {
      for (int side : new int[] {50, 70}) {
        assertTrue(colours(side, 21, 20, theme).size() >= 2, "a mark on the colour");
        assertEquals(1, colours(side, 20, 21, theme).size(), "the colour alone");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 37, 60})
  void theReferenceHatchesAndMarksAlike(int side) {
    Theme theme = Theme.light();
    FactorPanel panel = panel(block(side));
    Drawn fast = Drawn.fast(panel, theme, WIDTH, HEIGHT, 1);
    Drawn reference = Drawn.reference(panel, theme, WIDTH, HEIGHT);
    int different = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        different += Drawn.isClose(fast.rgb(x, y), reference.rgb(x, y), 40) ? 0 : 1;
      }
    }
    // Ends of lines and edges of cells are smooth in one and hard in the other.
    assertTrue(different < 0.04 * WIDTH * HEIGHT, different + " pixels differ");
  }

  @Test
  void theReadoutSaysWhatIsMissingAndWhatIsPredicted() {
    FactorPanel panel = panel(block(4));
    MatrixLayout layout = MatrixLayout.of(panel, new Look(Theme.light(), 1), WIDTH, HEIGHT);
    MatrixLayout.Box box = layout.boxes().getFirst();
    PanelGeometry geometry = Drawn.fast(panel, Theme.light(), WIDTH, HEIGHT, 1).geometry();
    double cell = box.width() / 4.0;
    double x = box.left() + 0.5 * cell;
    double y = box.top() + 0.5 * cell;
    assertEquals("A[1, 1] = missing", geometry.pickAt(x, y).orElseThrow().description());
    assertEquals("A[1, 2] = 0.5", geometry.pickAt(x + cell, y).orElseThrow().description());
    assertEquals(
        "A[2, 1] = 0.5, predicted", geometry.pickAt(x, y + cell).orElseThrow().description());
    assertEquals(
        "A[2, 2] = missing", geometry.pickAt(x + cell, y + cell).orElseThrow().description());
  }

  @Test
  void marksOfAnotherShapeAreRefused() {
    MatrixBlock block = block(4);
    DMatrixRMaj marks = new DMatrixRMaj(4, 3);
    assertThrows(IllegalArgumentException.class, () -> block.withPredicted(marks));
  }
}
