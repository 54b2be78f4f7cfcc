package org.factorscope.app.formula;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.swing.JLabel;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;

/// A formula that is laid out, with its measures in whole units of its size.
public final class Typeset {
  private static final Pattern OMEGA = Pattern.compile("\\\\Omega(?![a-zA-Z])");
  private static final String TURNED_MHO = "{\\rotatebox[origin=c]{180}{\\mho}}";

  private final TeXIcon icon;

  private Typeset(TeXIcon icon) {
    this.icon = icon;
  }

  /// Where a formula stands.
  public enum Setting {
    /// On a line of its own.
    DISPLAY,
    /// In the middle of a sentence.
    INLINE
  }

  /// Lays a formula out and makes something of it. JLaTeXMath keeps static state, so one formula at
  /// a time is laid out and drawn; the first one of a process takes about two seconds.
  ///
  /// @param size of the type
  /// @throws RuntimeException if JLaTeXMath cannot read the formula
  public static <T> T with(
      String latex, Setting setting, double size, Function<Typeset, T> drawing) {
    synchronized (Typeset.class) {
      int style = setting == Setting.DISPLAY ? TeXConstants.STYLE_DISPLAY : TeXConstants.STYLE_TEXT;
      TeXIcon icon = new TeXFormula(drawable(latex)).createTeXIcon(style, (float) size);
      icon.setInsets(new Insets(1, 1, 1, 1));
      return drawing.apply(new Typeset(icon));
    }
  }

  /// JLaTeXMath finds Ω at the place of a line feed in its fonts, where Java draws nothing: it is
  /// drawn as a turned ℧.
  private static String drawable(String latex) {
    return OMEGA.matcher(latex).replaceAll(Matcher.quoteReplacement(TURNED_MHO));
  }

  /// At least 1.
  public int width() {
    return Math.max(1, icon.getIconWidth());
  }

  /// Depth included, at least 1.
  public int height() {
    return Math.max(1, icon.getIconHeight());
  }

  /// Below the baseline.
  public int depth() {
    return icon.getIconDepth();
  }

  /// Draws it into its width and height from the origin.
  public void draw(Graphics2D graphics, Color color) {
    icon.setForeground(color);
    icon.paintIcon(new JLabel(), graphics, 0, 0);
  }
}
