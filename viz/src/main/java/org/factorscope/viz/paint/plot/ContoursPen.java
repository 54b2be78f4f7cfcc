package org.factorscope.viz.paint.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.Arrays;
import org.factorscope.viz.paint.ground.Clip;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.NumberText;
import org.factorscope.viz.paint.ground.Pick;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.paint.ground.PixelPen;
import org.factorscope.viz.paint.ground.Projection;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Layer.Contours;
import org.factorscope.viz.theme.ColorTable;
import org.factorscope.viz.theme.Oklab;
import org.factorscope.viz.theme.Theme;
import org.jfree.data.xy.XYDataset;
import org.jspecify.annotations.Nullable;

/// Filled levels with a line between each two. The fast pen looks up the level of every pixel; the
/// lines are shapes for both.
final class ContoursPen extends LayerPen {
  private static final double LINE = 0.7;

  private final Contours contours;

  ContoursPen(Contours contours) {
    this.contours = contours;
  }

  /// The colour of each band between two levels: pale, so that trails and markers stand out.
  private Color[] bands(Theme theme) {
    Color[] colors = new Color[contours.levels().length + 1];
    for (int k = 0; k < colors.length; k++) {
      double share = colors.length == 1 ? 0 : k / (colors.length - 1.0);
      Color full = new Color(ColorTable.viridis().at(share));
      colors[k] = Oklab.mix(theme.surface(), full, theme.isDark() ? 0.5 : 0.42);
    }
    return colors;
  }

  @Override
  void draw(Canvas canvas) {
    MarchingSquares squares = MarchingSquares.of(contours, canvas.projection());
    Graphics2D g = canvas.g();
    Color[] bands = bands(canvas.look().theme());
    // Smooth edges would leave seams between the squares.
    Object smooth = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    for (int k = 0; k < bands.length; k++) {
      double level = k == 0 ? Double.NEGATIVE_INFINITY : contours.levels()[k - 1];
      g.setColor(bands[k]);
      g.fill(squares.above(level));
    }
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, smooth);
    lines(squares, canvas);
  }

  @Override
  void paint(Canvas canvas, PixelPen pen) {
    MarchingSquares squares = MarchingSquares.of(contours, canvas.projection());
    Color[] bands = bands(canvas.look().theme());
    Clip clip = pen.clip(canvas.projection().area());
    PixelImage target = pen.target();
    double[] values = new double[Math.max(0, clip.right() - clip.left())];
    for (int row = clip.top(); row < clip.bottom(); row++) {
      squares.row(clip.left(), row, values);
      for (int i = 0; i < values.length; i++) {
        if (!Double.isNaN(values[i])) {
          target.pixels()[row * target.width() + clip.left() + i] = bands[band(values[i])].getRGB();
        }
      }
    }
    lines(squares, canvas);
  }

  /// How many levels a value reaches.
  private int band(double value) {
    int place = Arrays.binarySearch(contours.levels(), value);
    return place >= 0 ? place + 1 : -place - 1;
  }

  private void lines(MarchingSquares squares, Canvas canvas) {
    Theme theme = canvas.look().theme();
    canvas.g().setStroke(canvas.look().stroke(LINE));
    Color[] bands = bands(theme);
    for (int k = 0; k < contours.levels().length; k++) {
      canvas.g().setColor(Oklab.mix(bands[k], theme.ink(), 0.32));
      canvas.g().draw(squares.line(contours.levels()[k]));
    }
  }

  @Override
  XYDataset dataset() {
    return HeatPen.grid(contours.x(), contours.y());
  }

  @Override
  void extend(DataExtent.Collector extent) {
    Arrays.stream(contours.x()).forEach(extent::x);
    Arrays.stream(contours.y()).forEach(extent::y);
  }

  @Override
  Depth depth() {
    return Depth.FIELD;
  }

  @Override
  @Nullable Pick pick(double px, double py, Projection projection, Look look) {
    double value = MarchingSquares.of(contours, projection).at(px, py);
    if (Double.isNaN(value) || !projection.holds(px, py)) {
      return null;
    }
    String place = NumberText.pair(projection.valueX(px), projection.valueY(py));
    return new Pick(null, Highlight.NONE, place + ": " + NumberText.of(value, 4));
  }
}
