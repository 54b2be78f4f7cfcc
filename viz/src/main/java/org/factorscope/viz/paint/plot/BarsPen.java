package org.factorscope.viz.paint.plot;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.factorscope.viz.paint.ground.Clip;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.NumberText;
import org.factorscope.viz.paint.ground.PanelGeometry.DataPoint;
import org.factorscope.viz.paint.ground.PanelGeometry.Grip;
import org.factorscope.viz.paint.ground.Pick;
import org.factorscope.viz.paint.ground.PixelPen;
import org.factorscope.viz.paint.ground.Projection;
import org.factorscope.viz.panel.HandlePlace;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Layer.Bars;
import org.factorscope.viz.theme.Palette;
import org.jfree.data.xy.XYDataset;
import org.jspecify.annotations.Nullable;

/// Stacked bars, positive heights upwards and negative ones downwards. If several bars fall into
/// one column of pixels, the fast pen shows the one with the largest total.
final class BarsPen extends LayerPen {
  /// The share of a bar's width that is left free between bars.
  private static final double GAP = 0.1;

  /// How much colour is left in a bar that is not the current one.
  private static final double PALE = 0.52;

  private final Bars bars;

  BarsPen(Bars bars) {
    this.bars = bars;
  }

  /// A part of a bar, from `base` to `base + height`.
  private record Part(int series, double base, double height) {
    boolean holds(double y) {
      return y >= Math.min(base, base + height) && y <= Math.max(base, base + height);
    }
  }

  /// The parts of a bar that are not empty.
  private List<Part> parts(int bar) {
    List<Part> parts = new ArrayList<>();
    double up = 0;
    double down = 0;
    for (int s = 0; s < bars.heights().size(); s++) {
      double height = bars.heights().get(s)[bar];
      if (Double.isFinite(height) && height != 0) {
        parts.add(new Part(s, height > 0 ? up : down, height));
        up += Math.max(0, height);
        down += Math.min(0, height);
      }
    }
    return parts;
  }

  @Override
  void draw(Canvas canvas) {
    Projection projection = canvas.projection();
    double half = bars.width() / 2 * (1 - GAP);
    for (int i = 0; i < bars.x().length; i++) {
      double left = projection.x(bars.x()[i] - half);
      double right = projection.x(bars.x()[i] + half);
      for (Part part : isNear(left) && isNear(right) ? parts(i) : List.<Part>of()) {
        double from = edge(part.base(), projection);
        double to = edge(part.base() + part.height(), projection);
        canvas.g().setColor(color(part.series(), i, canvas.look()));
        canvas
            .g()
            .fill(
                new Rectangle2D.Double(
                    left, Math.min(from, to), right - left, Math.abs(from - to)));
      }
    }
  }

  private static boolean isNear(double pixel) {
    return Math.abs(pixel) < 1e6;
  }

  @Override
  void paint(Canvas canvas, PixelPen pen) {
    Clip clip = pen.clip(canvas.projection().area());
    int[] owner = owners(canvas.projection(), clip);
    for (int px = clip.left(); px < clip.right(); px++) {
      int i = owner[px];
      for (Part part : i < 0 ? List.<Part>of() : parts(i)) {
        int from = row(edge(part.base(), canvas.projection()), clip);
        int to = row(edge(part.base() + part.height(), canvas.projection()), clip);
        int argb = color(part.series(), i, canvas.look()).getRGB();
        for (int row = Math.min(from, to); row < Math.max(from, to); row++) {
          pen.target().pixels()[row * pen.target().width() + px] = argb;
        }
      }
    }
  }

  /// The bar in each column of pixels, or -1.
  private int[] owners(Projection projection, Clip clip) {
    double half = bars.width() / 2 * (1 - GAP);
    int[] owner = new int[Math.max(1, clip.right())];
    Arrays.fill(owner, -1);
    double[] totals = new double[bars.x().length];
    for (int i = 0; i < totals.length; i++) {
      totals[i] = parts(i).stream().mapToDouble(part -> Math.abs(part.height())).sum();
      double from = projection.x(bars.x()[i] - half);
      double to = projection.x(bars.x()[i] + half);
      if (!Double.isNaN(from) && !Double.isNaN(to)) {
        int left = Math.max(clip.left(), column(from));
        int right = Math.min(clip.right(), Math.max(column(from) + 1, column(to)));
        for (int px = left; px < right; px++) {
          owner[px] = owner[px] < 0 || totals[owner[px]] < totals[i] ? i : owner[px];
        }
      }
    }
    return owner;
  }

  private static int column(double pixel) {
    return (int) Math.round(Math.clamp(pixel, -1e6, 1e6));
  }

  private static int row(double pixel, Clip clip) {
    return (int) Math.round(Math.clamp(pixel, clip.top(), clip.bottom()));
  }

  /// The pixel of a height, within the axes. Bars stand on a logarithmic axis, whose zero is
  /// infinitely far down.
  private static double edge(double value, Projection projection) {
    Rectangle2D area = projection.area();
    double pixel = projection.y(value);
    return Double.isNaN(pixel) ? area.getMaxY() : Math.clamp(pixel, area.getMinY(), area.getMaxY());
  }

  private Color color(int series, int bar, Look look) {
    Color full = Palette.color(bars.tones().get(series), look.theme());
    boolean isFull = bars.current() < 0 || bars.current() == bar;
    return isFull ? full : Palette.tint(full, look.theme(), PALE);
  }

  @Override
  XYDataset dataset() {
    double[] totals = new double[bars.x().length];
    Arrays.setAll(totals, i -> parts(i).stream().mapToDouble(Part::height).sum());
    return new LayerDataset(bars.x(), totals);
  }

  @Override
  void extend(DataExtent.Collector extent) {
    for (int i = 0; i < bars.x().length; i++) {
      extent.x(bars.x()[i] - bars.width() / 2);
      extent.x(bars.x()[i] + bars.width() / 2);
      extent.y(0);
      parts(i).forEach(part -> extent.y(part.base() + part.height()));
    }
  }

  @Override
  int hiddenBy(Rectangle2D box, Projection projection) {
    int count = 0;
    for (int i = 0; i < bars.x().length; i += Crowding.stride(bars.x().length)) {
      double total = parts(i).stream().mapToDouble(Part::height).sum();
      double left = projection.x(bars.x()[i] - bars.width() / 2);
      double right = projection.x(bars.x()[i] + bars.width() / 2);
      boolean isBeside = right >= box.getMinX() && left <= box.getMaxX();
      // A box between the top of the bar and its foot hides some of it.
      count += isBeside && projection.y(total) <= box.getMaxY() ? 3 : 0;
    }
    return count;
  }

  /// The topmost series first, as they are stacked.
  @Override
  List<Legend.Entry> legend() {
    List<Legend.Entry> entries = new ArrayList<>();
    for (int s = bars.names().size() - 1; s >= 0; s--) {
      if (!bars.names().get(s).isEmpty()) {
        entries.add(Legend.Entry.ofBars(bars.names().get(s), bars.tones().get(s)));
      }
    }
    return entries;
  }

  @Override
  Depth depth() {
    return Depth.BAR;
  }

  @Override
  @Nullable Pick pick(double px, double py, Projection projection, Look look) {
    double x = projection.valueX(px);
    double y = projection.valueY(py);
    for (int i = 0; i < (projection.holds(px, py) ? bars.x().length : 0); i++) {
      if (Math.abs(bars.x()[i] - x) <= bars.width() / 2) {
        for (Part part : parts(i)) {
          if (part.holds(y)) {
            return pick(i, part);
          }
        }
      }
    }
    return null;
  }

  private Pick pick(int bar, Part part) {
    String series = bars.names().get(part.series());
    String name = series.isEmpty() ? "" : series + " = ";
    String text = NumberText.of(bars.x()[bar], 6) + ": " + name + NumberText.of(part.height(), 5);
    return new Pick(bars.handle(bar, part.series()), Highlight.NONE, text);
  }

  /// The end of a part of a bar, which is dragged along the axis.
  @Override
  Grip grip(HandlePlace place, Projection projection) {
    int series = place.handle().column();
    double base =
        parts(place.handle().index()).stream()
            .filter(part -> part.series() == series)
            .mapToDouble(Part::base)
            .findFirst()
            .orElse(0);
    DataPoint pixel = new DataPoint(projection.x(place.x()), projection.y(base + place.y()));
    return new Grip(pixel, (_, y) -> new DataPoint(place.x(), projection.valueY(y) - base));
  }
}
