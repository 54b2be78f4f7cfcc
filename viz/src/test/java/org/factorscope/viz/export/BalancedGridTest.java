package org.factorscope.viz.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalancedGridTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1500, 900, 1",
    "2, 1500, 900, 2",
    "3, 1500, 900, 2",
    "4, 1500, 900, 2",
    "5, 1500, 900, 3",
    "6, 1500, 900, 3",
    "6, 560, 400, 2",
    "6, 400, 900, 1",
    "2, 400, 900, 1"
  })
  void columnsFollowTheRoom(int count, double width, double height, int columns) {
    assertEquals(columns, BalancedGrid.of(count, width, height, 12, 240).columns());
  }

  @Test
  void whereOneCellWouldStayEmptyTheFirstPanelIsTall() {
    BalancedGrid grid = BalancedGrid.of(3, 1012, 612, 12, 240);
    assertEquals(new BalancedGrid.Cell(0, 0, 500, 612), grid.cell(0));
    assertEquals(new BalancedGrid.Cell(512, 0, 500, 300), grid.cell(1));
    assertEquals(new BalancedGrid.Cell(512, 312, 500, 300), grid.cell(2));
  }

  @Test
  void fivePanelsInTwoColumnsLeaveNoCellTwice() {
    BalancedGrid grid = BalancedGrid.of(5, 812, 724, 12, 240);
    assertEquals(2, grid.columns());
    assertEquals(412, grid.cell(2).x());
    assertEquals((724 - 24) / 3.0 + 12, grid.cell(2).y(), 1e-9);
    assertEquals(0, grid.cell(3).x());
    assertEquals(412, grid.cell(4).x());
    assertEquals(grid.cell(3).y(), grid.cell(4).y());
  }
}
