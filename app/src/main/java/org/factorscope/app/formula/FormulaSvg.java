package org.factorscope.app.formula;

import java.awt.Color;
import org.factorscope.viz.export.InlineSvg;

/// LaTeX as an SVG element in the colour of the text around it.
public final class FormulaSvg {
  /// Drawn in a colour that nothing else has, so that it can be told in the SVG.
  private static final Color INK = new Color(1, 2, 3);

  private static final String INK_IN_SVG = "rgb(1,2,3)";

  private FormulaSvg() {}

  /// A formula on a line of its own.
  ///
  /// @param size of its type, in pixels
  /// @throws RuntimeException if JLaTeXMath cannot read the formula
  public static String of(String latex, double size) {
    return Typeset.with(
        latex,
        Typeset.Setting.DISPLAY,
        size,
        formula ->
            InlineSvg.outlined(
                    latex,
                    formula.width(),
                    formula.height(),
                    graphics -> formula.draw(graphics, INK))
                .replace(INK_IN_SVG, "currentColor"));
  }
}
