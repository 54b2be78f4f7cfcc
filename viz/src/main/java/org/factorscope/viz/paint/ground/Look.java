package org.factorscope.viz.paint.ground;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import org.factorscope.viz.panel.Layer.LineStyle;
import org.factorscope.viz.theme.Theme;
import org.factorscope.viz.theme.Typeface;

/// A theme at an output scale: turns design sizes (logical pixels) into device pixels.
///
/// Everything is laid out in device pixels, because only then do edges fall between pixels at
/// fractional scales too.
///
/// @param scale device pixels a logical pixel
public record Look(Theme theme, double scale) {
  /// Size of numbers at axes and of small print.
  public static final double SMALL = 11;

  /// Size of running text.
  public static final double BODY = 12;

  // Exact metrics, so that a layout does not depend on the Graphics2D it is drawn with.
  private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

  /// A length.
  public double px(double logical) {
    return logical * scale;
  }

  /// A length that grows with the type.
  public double em(double logical) {
    return logical * scale * theme.textScale();
  }

  public Font font(double size) {
    return Typeface.regular(em(size));
  }

  public Font bold(double size) {
    return Typeface.bold(em(size));
  }

  public Stroke stroke(double width) {
    return new BasicStroke((float) px(width), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  }

  public Stroke stroke(double width, LineStyle style) {
    float unit = (float) px(width);
    return switch (style) {
      case SOLID -> stroke(width);
      case DASHED -> dashes(unit, BasicStroke.CAP_BUTT, 4 * unit, 3 * unit);
      case DOTTED -> dashes(unit, BasicStroke.CAP_ROUND, 0.01f * unit, 2.2f * unit);
    };
  }

  private static Stroke dashes(float width, int cap, float on, float off) {
    return new BasicStroke(width, cap, BasicStroke.JOIN_ROUND, 1, new float[] {on, off}, 0);
  }

  /// The advance width of a text in device pixels.
  public static double width(String text, Font font) {
    return text.isEmpty() ? 0 : font.getStringBounds(text, METRICS).getWidth();
  }

  /// The height of a capital letter, with which text is centred optically.
  public static double capHeight(Font font) {
    return 0.73 * font.getSize2D();
  }

  /// Smooth shapes, smooth text at exact positions.
  public static void prepare(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
  }
}
