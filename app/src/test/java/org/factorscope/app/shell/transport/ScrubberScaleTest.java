package org.factorscope.app.shell.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScrubberScaleTest {
  @Test
  void aRunThatGoesOnLeavesRoomAndAFinishedOneTakesTheWholeWidth() {
    assertEquals(20, ScrubberScale.of(4, 2, ScrubberScale.Run.GOES_ON).extent());
    assertEquals(4, ScrubberScale.of(4, 2, ScrubberScale.Run.OVER).extent());
  }

  @Test
  void thereIsAlwaysRoomForTheNextHalfStep() {
    for (int end = 0; end < 5000; end++) {
      assertTrue(ScrubberScale.of(end, 2, ScrubberScale.Run.GOES_ON).extent() > end);
    }
  }

  @Test
  void placesAndPositionsAreEachOthersInverse() {
    ScrubberScale scale = new ScrubberScale(40);
    for (int position = 0; position <= 40; position++) {
      assertEquals(position, scale.positionAt(scale.share(position)));
    }
    assertEquals(0, scale.positionAt(-3));
    assertEquals(40, scale.positionAt(7));
  }
}
