package org.factorscope.app.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShownPositionsTest {
  @Test
  void aShortRunHasAFrameForEachHalfStep() {
    assertArrayEquals(new int[] {0, 1, 2, 3, 4}, ShownPositions.atMost(150, 4, p -> p % 2 == 0));
    assertArrayEquals(new int[] {0}, ShownPositions.atMost(150, 0, p -> p % 2 == 0));
  }

  @Test
  void aLongRunHasFewerFramesThatShowWholeIterationsAndItsEnd() {
    for (int end : new int[] {149, 150, 151, 299, 1001, 12_345}) {
      for (int phases : new int[] {1, 2, 3}) {
        int[] positions = ShownPositions.atMost(150, end, p -> p % phases == 0);
        assertTrue(positions.length <= 150, end + ": " + positions.length);
        assertEquals(0, positions[0]);
        assertEquals(end, positions[positions.length - 1]);
        for (int i = 1; i < positions.length - 1 && end >= 150; i++) {
          assertEquals(0, positions[i] % phases);
          assertTrue(positions[i] > positions[i - 1]);
        }
      }
    }
  }
}
