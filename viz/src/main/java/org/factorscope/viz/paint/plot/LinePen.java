package org.factorscope.viz.paint.plot;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.factorscope.viz.paint.ground.Clip;
import org.factorscope.viz.paint.ground.PixelPen;
import org.factorscope.viz.paint.ground.Projection;
import org.factorscope.viz.panel.Layer.Line;
import org.factorscope.viz.panel.Tone;
import org.factorscope.viz.theme.Palette;
import org.jfree.data.xy.XYDataset;

/// A polyline. The fast pen draws dense curves as columns.
public final class LinePen extends LayerPen {
  private static final double WIDTH = 1.8;
  private static final double MUTED_WIDTH = 1.2;

  private final Line line;

  public LinePen(Line line) {
    this.line = line;
  }

  /// Width of a curve in logical pixels; those in the background are thinner.
  static double width(Tone tone) {
    return tone.kind() == Tone.Kind.MUTED ? MUTED_WIDTH : WIDTH;
  }

  @Override
  void draw(Canvas canvas) {
    canvas.g().setColor(Palette.color(line.tone(), canvas.look().theme()));
    canvas.g().setStroke(canvas.look().stroke(width(line.tone()), line.style()));
    canvas.g().draw(PolylinePath.of(line.x(), line.y(), canvas.projection()));
  }

  @Override
  void paint(Canvas canvas, PixelPen pen) {
    Clip clip = pen.clip(canvas.projection().area());
    if (DenseLine.suits(line, clip)) {
      DenseLine.paint(line, canvas.projection(), canvas.look(), clip, pen.target());
    } else {
      draw(canvas);
    }
  }

  @Override
  XYDataset dataset() {
    return new LayerDataset(line.x(), line.y());
  }

  @Override
  void extend(DataExtent.Collector extent) {
    extent.pairs(line.x(), line.y());
  }

  @Override
  int hiddenBy(Rectangle2D box, Projection projection) {
    return Crowding.path(box, projection, line.x(), line.y());
  }

  @Override
  List<Legend.Entry> legend() {
    return line.name().isEmpty()
        ? List.of()
        : List.of(Legend.Entry.ofLine(line.name(), line.tone(), line.style()));
  }
}
