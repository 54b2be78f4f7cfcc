package org.factorscope.viz.paint.plot;

import java.awt.Font;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.PlotPanel.Aspect;
import org.factorscope.viz.panel.Range;

/// Finds a [PlotFrame]: numbers first, then the room they take, then (for equal units) the ranges
/// again.
final class PlotFrameLayout {
  private static final int MOST_PARTS = 11;

  private final Axis xAxis;
  private final Axis yAxis;
  private final boolean hasX;
  private final boolean hasY;
  private final Look look;
  private final int width;
  private final int height;
  private final Font font;
  private final boolean isBare;
  private final boolean hasXTitle;
  private final boolean hasYTitle;

  private PlotFrameLayout(
      Axis xAxis, Axis yAxis, boolean hasX, boolean hasY, Look look, int width, int height) {
    this.xAxis = xAxis;
    this.yAxis = yAxis;
    this.hasX = hasX;
    this.hasY = hasY;
    this.look = look;
    this.width = width;
    this.height = height;
    font = look.font(Look.SMALL);
    isBare = width < look.em(90) || height < look.em(70);
    hasXTitle = !isBare && !xAxis.title().isEmpty() && height >= look.em(110);
    hasYTitle = !isBare && !yAxis.title().isEmpty() && width >= look.em(150);
  }

  /// @param xShown what the x axis shows, [Range#AUTO] if there is nothing to show
  /// @param yShown the same of the y axis
  static PlotFrame frame(
      Axis xAxis,
      Axis yAxis,
      Range xShown,
      Range yShown,
      Aspect aspect,
      Look look,
      int width,
      int height) {
    boolean hasX = !xShown.isAuto();
    boolean hasY = !yShown.isAuto();
    PlotFrameLayout layout = new PlotFrameLayout(xAxis, yAxis, hasX, hasY, look, width, height);
    Range x = RangeFitting.usable(xShown, xAxis.scale());
    Range y = RangeFitting.usable(yShown, yAxis.scale());
    return layout.frame(x, y, aspect);
  }

  private PlotFrame frame(Range x, Range y, Aspect aspect) {
    PlotFrame first = laidOut(x, y);
    boolean isLogarithmic =
        xAxis.scale() == Axis.Scale.LOGARITHMIC || yAxis.scale() == Axis.Scale.LOGARITHMIC;
    if (aspect == Aspect.FREE || isLogarithmic) {
      return first;
    }
    PlotFrame second = withEqualUnits(first, x, y);
    return withEqualUnits(second, x, y);
  }

  private PlotFrame withEqualUnits(PlotFrame frame, Range x, Range y) {
    double xUnit = (x.to() - x.from()) / frame.width();
    double yUnit = (y.to() - y.from()) / frame.height();
    double unit = Math.max(xUnit, yUnit);
    return laidOut(stretched(x, unit * frame.width()), stretched(y, unit * frame.height()));
  }

  private static Range stretched(Range range, double length) {
    double middle = 0.5 * (range.from() + range.to());
    return new Range(middle - length / 2, middle + length / 2);
  }

  private PlotFrame laidOut(Range x, Range y) {
    if (isBare) {
      int margin = Math.min(width, height) >= 12 ? 2 : 0;
      int w = width - 2 * margin;
      int h = height - 2 * margin;
      return frame(x, y, Ticks.NONE, Ticks.NONE, margin, margin, w, h);
    }
    int top = (int) Math.ceil(look.em(10));
    int bottom = (int) Math.ceil(look.em(22) + (hasXTitle ? look.em(18) : 0));
    int innerHeight = Math.max(1, height - top - bottom);
    Ticks yTicks = hasY ? Ticks.of(yAxis, y, parts(innerHeight, look.em(30))) : Ticks.NONE;
    double labels = widest(yTicks);
    int left = (int) Math.ceil(labels + look.em(hasYTitle ? 30 : 12));
    left = Math.min(left, width / 2);
    int right = (int) Math.ceil(look.em(14));
    int innerWidth = Math.max(1, width - left - right);
    Ticks xTicks = hasX ? xTicks(x, innerWidth) : Ticks.NONE;
    return frame(x, y, xTicks, yTicks, left, top, innerWidth, innerHeight);
  }

  private Ticks xTicks(Range x, int innerWidth) {
    int count = parts(innerWidth, look.em(42));
    Ticks ticks = Ticks.of(xAxis, x, count);
    // Long labels (names, powers) need more room than was guessed: mark fewer places.
    while (count > 1 && widest(ticks) + look.em(8) > innerWidth / (double) ticks.list().size()) {
      count--;
      ticks = Ticks.of(xAxis, x, count);
    }
    return ticks;
  }

  private static int parts(double length, double each) {
    return Math.clamp((int) (length / each), 1, MOST_PARTS);
  }

  private double widest(Ticks ticks) {
    return ticks.list().stream().mapToDouble(t -> Look.width(t.label(), font)).max().orElse(0);
  }

  private PlotFrame frame(
      Range x, Range y, Ticks xTicks, Ticks yTicks, int left, int top, int w, int h) {
    boolean xLog = xAxis.scale() == Axis.Scale.LOGARITHMIC;
    boolean yLog = yAxis.scale() == Axis.Scale.LOGARITHMIC;
    return new PlotFrame(
        xAxis,
        yAxis,
        left,
        top,
        w,
        h,
        new AxisProjection.AxisScale(x, xLog, left, left + w),
        new AxisProjection.AxisScale(y, yLog, top + h, top),
        xTicks,
        yTicks,
        hasXTitle,
        hasYTitle,
        isBare,
        !hasX || !hasY);
  }
}
