package org.factorscope.viz.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.factorscope.viz.theme.Theme;
import org.junit.jupiter.api.Test;

class FigureUseTest {
  @Test
  void typeIsReadableWhereAFigureIsRead() {
    for (int width : new int[] {600, 1600, 3000}) {
      double slide = FigureUse.SLIDE.sized(Theme.light(), width).textScale();
      assertTrue(11 * slide * 960 / width >= 12 - 1e-9, "12 points on a slide");
      double page = FigureUse.PAGE.sized(Theme.light(), width).textScale();
      assertTrue(11 * page * 455 / width >= 7 - 1e-9, "7 points on a page");
    }
    assertEquals(1, FigureUse.SCREEN.sized(Theme.light(), 1600).textScale());
  }

  @Test
  void aCaptionIsWrappedAndTakesItsOwnRoom() {
    Caption caption = Caption.of("Some words that need a few lines", Theme.light(), 80);
    assertTrue(caption.lines().size() > 1);
    assertEquals(16 * (caption.lines().size() + 0.5), caption.height());
    assertEquals(0, Caption.of("", Theme.light(), 80).height());
  }
}
