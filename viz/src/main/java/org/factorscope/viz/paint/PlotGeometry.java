package org.factorscope.viz.paint;

import java.util.List;
import java.util.Optional;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Role;
import org.jspecify.annotations.Nullable;

/// Where the layers of a plot ended up. Markers are found before points, points before names, names
/// before bars, bars before cells; what lies on top before what lies below.
record PlotGeometry(PlotPanel panel, PlotFrame frame, NamePlaces names, Look look)
    implements PanelGeometry {
  @Override
  public Optional<Pick> pickAt(double x, double y) {
    double px = look.px(x);
    double py = look.px(y);
    List<Layer> topFirst = panel.layers().reversed();
    return first(topFirst, layer -> layer instanceof Layer.Markers m ? marker(m, px, py) : null)
        .or(() -> first(topFirst, layer -> symbol(layer, px, py)))
        .or(() -> names.at(px, py).map(place -> named(place.layer(), place.index())))
        .or(() -> first(topFirst, l -> l instanceof Layer.Bars b ? bar(b, px, py) : null))
        .or(() -> first(topFirst, l -> l instanceof Layer.Heat h ? cell(h, px, py) : null));
  }

  private interface Finder {
    @Nullable Pick find(Layer layer);
  }

  private static Optional<Pick> first(List<Layer> layers, Finder finder) {
    return layers.stream().flatMap(l -> Optional.ofNullable(finder.find(l)).stream()).findFirst();
  }

  private @Nullable Pick marker(Layer.Markers markers, double px, double py) {
    double best = look.em(MarkerArt.RADIUS) + look.px(3);
    Pick found = null;
    boolean hasHandle = false;
    for (Layer.Marker marker : markers.markers().reversed()) {
      double distance = Math.hypot(frame.x(marker.x()) - px, frame.y(marker.y()) - py);
      boolean isBetter = distance < best || (marker.handle() != null && !hasHandle);
      if (distance <= look.em(MarkerArt.RADIUS) + look.px(3) && isBetter) {
        best = distance;
        hasHandle = marker.handle() != null;
        found = pick(marker);
      }
    }
    return found;
  }

  private Pick pick(Layer.Marker marker) {
    String name = marker.handle() != null ? marker.handle().name() : marker.label();
    return new Pick(
        marker.handle(),
        Highlight.NONE.with(marker.role(), marker.index()),
        name + " " + place(marker.x(), marker.y()));
  }

  private @Nullable Pick symbol(Layer layer, double px, double py) {
    return switch (layer) {
      case Layer.Points p -> {
        int i = NearestPlace.to(px, py, p.x(), p.y(), frame, look);
        yield i < 0 ? null : point(p.role(), i, Integer.toString(i + 1), p.x()[i], p.y()[i]);
      }
      case Layer.Names n -> {
        int i = NearestPlace.to(px, py, n.x(), n.y(), frame, look);
        yield i < 0 ? null : named(n, i);
      }
      default -> null;
    };
  }

  private static Pick named(Layer.Names names, int i) {
    String name = names.names().get(i);
    return point(
        names.role(),
        i,
        name.isEmpty() ? Integer.toString(i + 1) : name,
        names.x()[i],
        names.y()[i]);
  }

  private static Pick point(Role role, int index, String name, double x, double y) {
    return new Pick(null, Highlight.NONE.with(role, index), name + ": " + place(x, y));
  }

  private @Nullable Pick cell(Layer.Heat heat, double px, double py) {
    int j = within(heat.x(), heat.width(), frame.valueX(px));
    int i = within(heat.y(), heat.height(), frame.valueY(py));
    if (i < 0 || j < 0 || !frame.holds(px, py) || Double.isNaN(heat.values().get(i, j))) {
      return null;
    }
    String value = NumberText.of(heat.values().get(i, j), 4);
    return new Pick(null, Highlight.NONE, place(heat.x()[j], heat.y()[i]) + ": " + value);
  }

  private static int within(double[] middles, double size, double value) {
    for (int i = 0; i < middles.length; i++) {
      if (Math.abs(middles[i] - value) <= size / 2) {
        return i;
      }
    }
    return -1;
  }

  private @Nullable Pick bar(Layer.Bars bars, double px, double py) {
    if (!frame.holds(px, py)) {
      return null;
    }
    double x = frame.valueX(px);
    double y = frame.valueY(py);
    for (int i = 0; i < bars.x().length; i++) {
      if (Math.abs(bars.x()[i] - x) <= bars.width() / 2) {
        double up = 0;
        double down = 0;
        for (int s = 0; s < bars.heights().size(); s++) {
          double height = bars.heights().get(s)[i];
          double base = height > 0 ? up : down;
          if (height != 0
              && y >= Math.min(base, base + height)
              && y <= Math.max(base, base + height)) {
            String name = bars.names().get(s).isEmpty() ? "" : bars.names().get(s) + " = ";
            String text = NumberText.of(bars.x()[i], 6) + ": " + name + NumberText.of(height, 5);
            return new Pick(null, Highlight.NONE, text);
          }
          up += height > 0 ? height : 0;
          down += height < 0 ? height : 0;
        }
      }
    }
    return null;
  }

  private static String place(double x, double y) {
    return "(" + NumberText.of(x, 4) + ", " + NumberText.of(y, 4) + ")";
  }

  @Override
  public Optional<DataPoint> dataAt(double x, double y) {
    return frame.holds(look.px(x), look.px(y)) ? dataNear(x, y) : Optional.empty();
  }

  @Override
  public Optional<DataPoint> dataNear(double x, double y) {
    double dataX = frame.valueX(look.px(x));
    double dataY = frame.valueY(look.px(y));
    return Double.isFinite(dataX) && Double.isFinite(dataY)
        ? Optional.of(new DataPoint(dataX, dataY))
        : Optional.empty();
  }

  @Override
  public Optional<DataPoint> pixelOf(double dataX, double dataY) {
    double x = frame.x(dataX) / look.scale();
    double y = frame.y(dataY) / look.scale();
    return Double.isFinite(x) && Double.isFinite(y)
        ? Optional.of(new DataPoint(x, y))
        : Optional.empty();
  }
}
