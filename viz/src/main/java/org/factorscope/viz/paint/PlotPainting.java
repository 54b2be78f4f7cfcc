package org.factorscope.viz.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.PlotPanel;

/// The fast path of plots: cached axes, then one layer after the other. Not thread-safe.
final class PlotPainting {
  private final AxesLayer axes = new AxesLayer();
  private final PointPixels points = new PointPixels();
  private SteadyRange steadyX = new SteadyRange();
  private SteadyRange steadyY = new SteadyRange();
  private String id = "";

  PlotGeometry paint(PlotPanel panel, PaintRequest request, Look look, PixelImage target) {
    if (!panel.id().equals(id)) {
      steadyX = new SteadyRange();
      steadyY = new SteadyRange();
      id = panel.id();
    }
    PlotRanges ranges = PlotRanges.steady(panel, request.zoom(), steadyX, steadyY);
    PlotFrame frame =
        PlotFrame.of(
            panel.x(),
            panel.y(),
            ranges.x(),
            ranges.y(),
            panel.aspect(),
            look,
            target.width(),
            target.height());
    axes.paint(frame, look, target);
    NamePlaces names = NamePlaces.of(panel, frame, look);
    if (frame.width() > 0 && frame.height() > 0) {
      Graphics2D g = target.image().createGraphics();
      try {
        Look.prepare(g);
        layers(panel, frame, look, request.highlight(), g, target);
        marks(panel, names, frame, look, request.highlight(), g);
      } finally {
        g.dispose();
      }
    }
    return new PlotGeometry(panel, frame, names, look);
  }

  private void layers(
      PlotPanel panel, PlotFrame frame, Look look, Highlight lit, Graphics2D g, PixelImage target) {
    Clip clip = Clip.of(frame, target);
    Shape all = g.getClip();
    for (Layer layer : panel.layers()) {
      g.setClip(frame.area());
      switch (layer) {
        case Layer.Points p -> points.paint(p, frame, look, clip, target);
        case Layer.Names n -> points.paint(n.points(), frame, look, clip, target);
        case Layer.Line l -> {
          if (DenseLine.suits(l, clip)) {
            DenseLine.paint(l, frame, look, clip, target);
          } else {
            LineArt.draw(l, frame, look, g);
          }
        }
        case Layer.Area a -> LineArt.draw(a, frame, look, g);
        case Layer.Segments s -> SegmentArt.draw(s, frame, look, g);
        case Layer.Heat h -> HeatArt.draw(h, frame, look, g);
        case Layer.Arrows a -> SegmentArt.draw(a, frame, look, g);
        case Layer.Cells c -> new CellPixels(c, frame, clip).paint(look.theme(), target);
        case Layer.Bars b -> BarPixels.paint(b, frame, look, clip, target);
        case Layer.Label l -> RuleArt.draw(l, frame, look, g);
        // A disc or knob at the edge is drawn whole.
        case Layer.Markers m -> {
          g.setClip(all);
          MarkerArt.draw(m, frame, look, lit, g);
        }
        case Layer.Rule r -> {
          g.setClip(all);
          RuleArt.draw(r, panel.scrubber(), frame, look, g);
        }
      }
    }
    g.setClip(all);
  }

  /// What lies above all layers: names, what is lit, the legend.
  private static void marks(
      PlotPanel panel, NamePlaces names, PlotFrame frame, Look look, Highlight lit, Graphics2D g) {
    Shape all = g.getClip();
    g.clip(frame.area());
    NameArt.draw(names, lit, g);
    g.setClip(all);
    litPoints(panel, frame, look, lit, g);
    NameArt.drawLit(panel, names, frame, lit, g);
    if (!frame.isBare()) {
      DensityNote.draw(panel, frame, look, g);
      Legend.draw(panel, frame, look, g);
    }
  }

  private static void litPoints(
      PlotPanel panel, PlotFrame frame, Look look, Highlight lit, Graphics2D g) {
    for (Layer layer : panel.layers()) {
      switch (layer) {
        case Layer.Points p -> litPoint(p, frame, look, lit, g);
        case Layer.Names n -> litPoint(n.points(), frame, look, lit, g);
        default -> {} // Nothing else is a point.
      }
    }
  }

  private static void litPoint(
      Layer.Points p, PlotFrame frame, Look look, Highlight lit, Graphics2D g) {
    int i = lit.index(p.role());
    if (i >= 0 && i < p.x().length) {
      double x = frame.x(p.x()[i]);
      double y = frame.y(p.y()[i]);
      if (frame.holds(x, y)) {
        PointStyle style = new PointStyle(p, look.theme());
        Color color = new Color(style.argb(i));
        MarkerArt.ring(g, x, y, look, Symbol.ofClass(style.strongest(i)), color);
      }
    }
  }
}
