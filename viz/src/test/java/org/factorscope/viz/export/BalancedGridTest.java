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
  void columns_follow_the_room(int count, double width, double height, int columns) {
    assertEquals(columns, BalancedGrid.of(count, width, height, 12, 240).columns());
  }

  @Test
  void a_last_row_that_is_not_full_shares_the_width() {
    BalancedGrid grid = BalancedGrid.of(3, 1012, 612, 12, 240);
    assertEquals(new BalancedGrid.Cell(0, 0, 500, 300), grid.cell(0));
    assertEquals(new BalancedGrid.Cell(512, 0, 500, 300), grid.cell(1));
    assertEquals(new BalancedGrid.Cell(0, 312, 1012, 300), grid.cell(2));
  }
}
