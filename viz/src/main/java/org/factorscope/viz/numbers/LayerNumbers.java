package org.factorscope.viz.numbers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Layer.Marker;
import org.factorscope.viz.panel.PlotPanel;

/// The numbers of a plot, a table for each layer that has some.
final class LayerNumbers {
  private final String x;
  private final String y;
  private final String title;

  private LayerNumbers(PlotPanel plot) {
    this.x = named(plot.x().title(), "x");
    this.y = named(plot.y().title(), "y");
    this.title = plot.title();
  }

  private static String named(String name, String other) {
    return name.isEmpty() ? other : name;
  }

  static List<NumberTable> of(PlotPanel plot) {
    LayerNumbers numbers = new LayerNumbers(plot);
    List<NumberTable> tables = new ArrayList<>();
    plot.layers().forEach(layer -> numbers.table(layer).ifPresent(tables::add));
    return tables;
  }

  private Optional<NumberTable> table(Layer layer) {
    return switch (layer) {
      case Layer.Points p -> Optional.of(points(p));
      case Layer.Names n -> Optional.of(xy("names", n.x(), n.y()).texts("name", n.names()).build());
      case Layer.Line l -> Optional.of(xy(named(l.name(), title), l.x(), l.y()).build());
      case Layer.Segments s -> Optional.of(pairs("segments", s.x1(), s.y1(), s.x2(), s.y2()));
      case Layer.Arrows a -> Optional.of(pairs("arrows", a.x1(), a.y1(), a.x2(), a.y2()));
      case Layer.Markers m -> Optional.of(markers(m.markers()));
      case Layer.Bars b -> Optional.of(bars(b));
      case Layer.Heat h -> Optional.of(grid(h.x(), h.y(), h.values()));
      case Layer.Contours c -> Optional.of(grid(c.x(), c.y(), c.values()));
      case Layer.Area _, Layer.Cells _, Layer.Rule _, Layer.Label _ -> Optional.empty();
    };
  }

  private NumberTable.Builder xy(String name, double[] xs, double[] ys) {
    return new NumberTable.Builder(name).numbers(x, xs).numbers(y, ys);
  }

  private NumberTable points(Layer.Points p) {
    return xy("points", p.x(), p.y())
        .cells(
            "class",
            p.group().length,
            i -> p.group()[i] < 0 ? "" : Integer.toString(p.group()[i] + 1))
        .build();
  }

  private NumberTable pairs(String name, double[] x1, double[] y1, double[] x2, double[] y2) {
    return new NumberTable.Builder(name)
        .numbers(x + " from", x1)
        .numbers(y + " from", y1)
        .numbers(x + " to", x2)
        .numbers(y + " to", y2)
        .build();
  }

  private NumberTable markers(List<Marker> markers) {
    return new NumberTable.Builder("markers")
        .texts("name", markers.stream().map(Marker::label).toList())
        .numbers(x, markers.stream().mapToDouble(Marker::x).toArray())
        .numbers(y, markers.stream().mapToDouble(Marker::y).toArray())
        .build();
  }

  private NumberTable bars(Layer.Bars bars) {
    NumberTable.Builder table = new NumberTable.Builder("bars").numbers(x, bars.x());
    for (int i = 0; i < bars.heights().size(); i++) {
      boolean isNamed = i < bars.names().size() && !bars.names().get(i).isEmpty();
      table.numbers(isNamed ? bars.names().get(i) : y, bars.heights().get(i));
    }
    return table.build();
  }

  /// The values with the places of their rows and columns.
  private NumberTable grid(double[] xs, double[] ys, DMatrixRMaj values) {
    return NumberTable.of(title, values, texts(ys), texts(xs));
  }

  private static List<String> texts(double[] places) {
    return Arrays.stream(places).mapToObj(NumberTable::text).toList();
  }
}
