package org.factorscope.app.shell.text;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.swing.JLabel;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;

/// LaTeX to pixels by JLaTeXMath. The first formula of a process takes about two seconds, so this
/// runs off the JavaFX thread; one call at a time, because JLaTeXMath keeps static state.
final class FormulaPainter {
  private static final Pattern OMEGA = Pattern.compile("\\\\Omega(?![a-zA-Z])");
  private static final String TURNED_MHO = "{\\rotatebox[origin=c]{180}{\\mho}}";

  private FormulaPainter() {}

  /// @throws RuntimeException if JLaTeXMath cannot read the formula
  static FormulaImage paint(FormulaRequest request) {
    int style =
        request.setting() == FormulaRequest.Setting.DISPLAY
            ? TeXConstants.STYLE_DISPLAY
            : TeXConstants.STYLE_TEXT;
    // The icon lays out in whole pixels, so it is made at display size and its measures divided.
    double scale = request.scale();
    TeXIcon icon =
        new TeXFormula(drawable(request.latex()))
            .createTeXIcon(style, (float) (request.size() * scale));
    icon.setInsets(new Insets(1, 1, 1, 1));
    int width = Math.max(1, icon.getIconWidth());
    int height = Math.max(1, icon.getIconHeight());
    BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D graphics = canvas.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      icon.setForeground(new Color(request.argb(), true));
      icon.paintIcon(new JLabel(), graphics, 0, 0);
    } finally {
      graphics.dispose();
    }
    return new FormulaImage(
        pixels(canvas), width / scale, height / scale, icon.getIconDepth() / scale);
  }

  /// JLaTeXMath finds Ω at the place of a line feed in its fonts, where Java draws nothing: it is
  /// drawn as a turned ℧.
  private static String drawable(String latex) {
    return OMEGA.matcher(latex).replaceAll(Matcher.quoteReplacement(TURNED_MHO));
  }

  private static WritableImage pixels(BufferedImage canvas) {
    int width = canvas.getWidth();
    int height = canvas.getHeight();
    int[] argb = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), argb, 0, width);
    return image;
  }
}
