package org.factorscope.app.shell.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {
  @Test
  void formulasAreKeptFromMarkdown() {
    MarkdownText text = MarkdownText.of("Rows $z_1$ and $a*b*c$ sum to one.");
    assertEquals(List.of("z_1", "a*b*c"), text.formulas());
    assertFalse(text.markdown().contains("_"));
    assertEquals(
        List.of(
            new MarkdownText.Piece.Words("Rows "),
            new MarkdownText.Piece.Formula("z_1"),
            new MarkdownText.Piece.Words(" and "),
            new MarkdownText.Piece.Formula("a*b*c"),
            new MarkdownText.Piece.Words(" sum to one.")),
        text.pieces(text.markdown()));
  }

  @Test
  void oneDollarIsADollar() {
    assertEquals("It costs $5.", MarkdownText.of("It costs $5.").markdown());
  }
}
