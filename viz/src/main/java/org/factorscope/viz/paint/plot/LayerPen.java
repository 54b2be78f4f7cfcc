package org.factorscope.viz.paint.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.PanelGeometry.Grip;
import org.factorscope.viz.paint.ground.Pick;
import org.factorscope.viz.paint.ground.PixelPen;
import org.factorscope.viz.paint.ground.Projection;
import org.factorscope.viz.panel.HandlePlace;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.PlotPanel;
import org.jfree.data.xy.XYDataset;
import org.jspecify.annotations.Nullable;

/// Draws one layer of a plot for a [LayerRenderer], and knows all else about it: the room it needs,
/// its legend, what is under the pointer. There is one class of pens for each kind of layer.
///
/// Every layer has a plain pen, [#draw]; those for which shapes would be too slow also have a fast
/// one, [#paint], for targets with pixels. Immutable.
public abstract class LayerPen {
  /// What is found under the pointer first if layers overlap.
  enum Depth {
    MARKER,
    SYMBOL,
    BAR,
    CELL,
    FIELD,
    /// Never found.
    NOTHING
  }

  /// Where a layer is drawn.
  ///
  /// @param projection the axes
  /// @param lit what to light
  public record Canvas(Graphics2D g, Projection projection, Look look, Highlight lit) {}

  /// The pen of each layer of a plot.
  static List<LayerPen> of(PlotPanel panel) {
    return panel.layers().stream().map(layer -> of(layer, panel)).toList();
  }

  private static LayerPen of(Layer layer, PlotPanel panel) {
    return switch (layer) {
      case Layer.Points p -> new PointsPen(p);
      case Layer.Names n -> new NamesPen(n);
      case Layer.Line l -> new LinePen(l);
      case Layer.Area a -> new AreaPen(a);
      case Layer.Segments s -> new SegmentsPen(s);
      case Layer.Arrows a -> new ArrowsPen(a);
      case Layer.Cells c -> new CellsPen(c);
      case Layer.Contours c -> new ContoursPen(c);
      case Layer.Heat h -> new HeatPen(h);
      case Layer.Markers m -> new MarkersPen(m);
      case Layer.Rule r -> new RulePen(r, panel.scrubber());
      case Layer.Bars b -> new BarsPen(b);
      case Layer.Label l -> new LabelPen(l);
    };
  }

  /// Draws shapes and text.
  abstract void draw(Canvas canvas);

  /// Writes pixels of the pen's target, which has the same coordinates as the canvas.
  void paint(Canvas canvas, PixelPen pen) {
    draw(canvas);
  }

  /// Draws with the fast pen if the target has pixels, otherwise with the plain one.
  public final void render(Canvas canvas) {
    PixelPen pen = PixelPen.of(canvas.g());
    if (pen == null) {
      draw(canvas);
    } else {
      paint(canvas, pen);
    }
  }

  /// Draws what is lit, above all layers.
  public void drawLit(Canvas canvas) {}

  /// Whether the layer ends at the axes. Discs and knobs at the edge are drawn whole.
  boolean isClipped() {
    return true;
  }

  /// The places of the layer.
  abstract XYDataset dataset();

  /// Tells which data must be visible.
  abstract void extend(DataExtent.Collector extent);

  /// About how much of the layer a legend in `box` would hide.
  int hiddenBy(Rectangle2D box, Projection projection) {
    return 0;
  }

  /// What the legend says about the layer.
  List<Legend.Entry> legend() {
    return List.of();
  }

  /// How many points are drawn as density instead of one by one.
  int densePoints() {
    return 0;
  }

  Depth depth() {
    return Depth.NOTHING;
  }

  /// What lies at a device pixel, or null.
  @Nullable Pick pick(double px, double py, Projection projection, Look look) {
    return null;
  }

  /// How a handle of this layer is dragged, in device pixels; null for a place between the axes.
  @Nullable Grip grip(HandlePlace place, Projection projection) {
    return null;
  }
}
