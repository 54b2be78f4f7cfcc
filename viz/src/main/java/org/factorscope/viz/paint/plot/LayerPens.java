package org.factorscope.viz.paint.plot;

import java.util.List;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.PlotPanel;

/// The pen of every kind of layer.
final class LayerPens {
  private LayerPens() {}

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
}
