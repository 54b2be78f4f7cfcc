package org.factorscope.app.shell.text;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.factorscope.app.formula.Typeset;
import org.factorscope.viz.fx.ArgbImage;

/// LaTeX to pixels. The first formula of a process takes about two seconds, so this runs off the
/// JavaFX thread.
final class FormulaPainter {
  private FormulaPainter() {}

  /// @throws RuntimeException if JLaTeXMath cannot read the formula
  static FormulaImage paint(FormulaRequest request) {
    Typeset.Setting setting =
        request.setting() == FormulaRequest.Setting.DISPLAY
            ? Typeset.Setting.DISPLAY
            : Typeset.Setting.INLINE;
    // Formulas are laid out in whole units, so it is made at display size and its measures divided.
    return Typeset.with(
        request.latex(),
        setting,
        request.size() * request.scale(),
        formula -> paint(formula, request));
  }

  private static FormulaImage paint(Typeset formula, FormulaRequest request) {
    double scale = request.scale();
    BufferedImage canvas =
        new BufferedImage(formula.width(), formula.height(), BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D graphics = canvas.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      formula.draw(graphics, new Color(request.argb(), true));
    } finally {
      graphics.dispose();
    }
    return new FormulaImage(
        ArgbImage.of(canvas),
        formula.width() / scale,
        formula.height() / scale,
        formula.depth() / scale);
  }
}
