package org.factorscope.app.shell.text;

import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.image.Image;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaPainterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\Gamma",
        "\\Delta",
        "\\Theta",
        "\\Lambda",
        "\\Xi",
        "\\Pi",
        "\\Sigma",
        "\\Upsilon",
        "\\Phi",
        "\\Psi",
        "\\Omega",
        "\\omega",
        "\\nabla"
      })
  void everyLetterLeavesInk(String letter) {
    Image alone = image(letter);
    assertTrue(ink(alone) > 20, letter);
    assertTrue(ink(image("x_{" + letter + "}")) > ink(image("x")) + 10, letter);
  }

  private static Image image(String latex) {
    return FormulaPainter.paint(
            new FormulaRequest(latex, FormulaRequest.Setting.DISPLAY, 20, 0xFF000000, 1))
        .pixels();
  }

  private static int ink(Image image) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getPixelReader().getArgb(x, y) >>> 24 > 64 ? 1 : 0;
      }
    }
    return count;
  }
}
