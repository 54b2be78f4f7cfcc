package org.factorscope.viz.paint.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.factorscope.viz.paint.ground.BlockColors;
import org.factorscope.viz.paint.ground.CellNumbers;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.NumberText;
import org.factorscope.viz.paint.ground.PanelGeometry.DataPoint;
import org.factorscope.viz.paint.ground.PanelGeometry.Grip;
import org.factorscope.viz.paint.ground.Pick;
import org.factorscope.viz.paint.ground.Projection;
import org.factorscope.viz.paint.ground.TextArt;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.HandlePlace;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Layer.Heat;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.theme.Palette;
import org.jfree.data.xy.XYDataset;
import org.jspecify.annotations.Nullable;

/// A matrix as coloured rectangles between the axes of a plot.
final class HeatPen extends LayerPen {
  private static final double FAR = 1e5;

  /// Between cells, and only if they are large.
  private static final double GAP = 1;

  private static final double LEAST_GAPPED = 16;

  private final Heat heat;

  HeatPen(Heat heat) {
    this.heat = heat;
  }

  @Override
  void draw(Canvas canvas) {
    BlockColors colors = colors(canvas.look());
    CellNumbers texts = CellNumbers.of(heat.values());
    for (int i = 0; i < heat.y().length; i++) {
      for (int j = 0; j < heat.x().length; j++) {
        cell(i, j, canvas, colors, texts);
      }
    }
  }

  private BlockColors colors(Look look) {
    return new BlockColors(
        ColorScale.SEQUENTIAL, heat.limits(), look.theme(), List.of(heat.values()));
  }

  private void cell(int i, int j, Canvas canvas, BlockColors colors, CellNumbers texts) {
    Projection projection = canvas.projection();
    Look look = canvas.look();
    Graphics2D g = canvas.g();
    double left = projection.x(heat.x()[j] - heat.width() / 2);
    double right = projection.x(heat.x()[j] + heat.width() / 2);
    double top = projection.y(heat.y()[i] + heat.height() / 2);
    double bottom = projection.y(heat.y()[i] - heat.height() / 2);
    boolean isDrawn =
        Math.abs(left) < FAR
            && Math.abs(right) < FAR
            && Math.abs(top) < FAR
            && Math.abs(bottom) < FAR;
    if (!isDrawn) {
      return;
    }
    boolean isGapped = Math.min(right - left, bottom - top) >= look.px(LEAST_GAPPED);
    double value = heat.values().get(i, j);
    int argb = colors.argb(i, j, value);
    g.setColor(new Color(argb));
    Rectangle2D area = new Rectangle2D.Double();
    if (isGapped) {
      double half = look.px(GAP) / 2;
      area.setFrameFromDiagonal(left + half, top + half, right - half, bottom - half);
    } else {
      // On whole pixels: where two cells share one, neither covers it and the ground shines
      // through.
      area.setFrameFromDiagonal(
          Math.rint(left), Math.rint(top), Math.rint(right), Math.rint(bottom));
    }
    g.fill(area);
    if (!Double.isNaN(value)) {
      Rectangle2D cell = new Rectangle2D.Double(left, top, right - left, bottom - top);
      number(texts, value, argb, cell, canvas);
    }
  }

  private static void number(
      CellNumbers texts, double value, int argb, Rectangle2D cell, Canvas canvas) {
    Font font = canvas.look().font(10.5);
    boolean fits =
        cell.getHeight() >= canvas.look().em(15)
            && texts.widest(font) + canvas.look().em(4) <= cell.getWidth();
    if (fits) {
      canvas.g().setColor(Palette.textOn(argb));
      TextArt.inside(canvas.g(), texts.text(value), font, cell.getCenterX(), cell.getCenterY());
    }
  }

  @Override
  XYDataset dataset() {
    return grid(heat.x(), heat.y());
  }

  /// The places of a grid, row by row.
  static XYDataset grid(double[] columns, double[] rows) {
    double[] x = new double[columns.length * rows.length];
    double[] y = x.clone();
    for (int i = 0; i < x.length; i++) {
      x[i] = columns[i % columns.length];
      y[i] = rows[Math.floorDiv(i, columns.length)];
    }
    return new LayerDataset(x, y);
  }

  @Override
  void extend(DataExtent.Collector extent) {
    for (double place : heat.x()) {
      extent.x(place - heat.width() / 2);
      extent.x(place + heat.width() / 2);
    }
    for (double place : heat.y()) {
      extent.y(place - heat.height() / 2);
      extent.y(place + heat.height() / 2);
    }
  }

  @Override
  Depth depth() {
    return Depth.CELL;
  }

  @Override
  @Nullable Pick pick(double px, double py, Projection projection, Look look) {
    int j = within(heat.x(), heat.width(), projection.valueX(px));
    int i = within(heat.y(), heat.height(), projection.valueY(py));
    if (i < 0 || j < 0 || !projection.holds(px, py) || Double.isNaN(heat.values().get(i, j))) {
      return null;
    }
    String value = NumberText.of(heat.values().get(i, j), 4);
    String text = NumberText.pair(heat.x()[j], heat.y()[i]) + ": " + value;
    return new Pick(heat.handle(i, j), Highlight.NONE, text);
  }

  private static int within(double[] middles, double size, double value) {
    for (int i = 0; i < middles.length; i++) {
      if (Math.abs(middles[i] - value) <= size / 2) {
        return i;
      }
    }
    return -1;
  }

  @Override
  Grip grip(HandlePlace place, Projection projection) {
    DataPoint pixel =
        new DataPoint(
            projection.x(heat.x()[place.handle().column()]),
            projection.y(heat.y()[place.handle().index()]));
    Range ends = BlockColors.ends(ColorScale.SEQUENTIAL, heat.limits(), List.of(heat.values()));
    return Grip.vertical(place, pixel, ends.length());
  }
}
