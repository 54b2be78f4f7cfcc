package org.factorscope.viz.paint.plot;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.Projection;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Layer.Names;
import org.factorscope.viz.panel.PlotPanel;

/// Where the names of a plot's [Names] layers go: right or left of their symbol, above or below it,
/// at the first side on which they hide no name, no named symbol and no marker, and if possible no
/// symbol at all. Names that find no such side are left out; those earlier in the list choose
/// first.
///
/// What is lit plays no part, so that the others do not jump while the pointer moves.
record NamePlaces(List<Place> places, Look look) {
  private static final double GAP = 3;
  private static final double RASTER = 3;
  private static final double DESCENT = 0.24;

  /// The place of one name.
  ///
  /// @param box what the name covers
  record Place(Names layer, int index, Rectangle2D box) {}

  NamePlaces {
    places = List.copyOf(places);
  }

  static NamePlaces of(PlotPanel panel, Projection projection, Look look) {
    boolean hasNames = panel.layers().stream().anyMatch(Names.class::isInstance);
    return hasNames
        ? new NamePlaces(new Search(panel, projection, look).places(), look)
        : new NamePlaces(List.of(), look);
  }

  static Font font(Look look) {
    return look.font(Look.SMALL);
  }

  /// The base line of a name in its box.
  static double baseline(Rectangle2D box, Font font) {
    return box.getMaxY() - DESCENT * font.getSize2D();
  }

  /// The first place whose name covers a pixel.
  Optional<Place> at(double x, double y) {
    return places.stream().filter(place -> place.box().contains(x, y)).findFirst();
  }

  /// The box of a name that is shown whatever it hides: right of its symbol, or left of it at the
  /// edge.
  static Rectangle2D besides(double x, double y, double width, Projection projection, Look look) {
    double gap = look.px(PointStyle.radius(1)) + look.em(GAP) + look.px(4);
    boolean fitsRight = x + gap + width <= projection.area().getMaxX();
    return box(fitsRight ? x + gap : x - gap - width, y, width, font(look));
  }

  /// The box of a text whose capitals are centred on a height.
  private static Rectangle2D box(double left, double middle, double width, Font font) {
    double size = font.getSize2D();
    double bottom = middle + Look.capHeight(font) / 2 + DESCENT * size;
    return new Rectangle2D.Double(left, bottom - size, width, size);
  }

  /// One run over all names.
  private static final class Search {
    private final PlotPanel panel;
    private final Projection projection;
    private final Look look;
    private final Font font;
    private final TextWidths widths;
    private final Occupancy names;
    private final Occupancy symbols;
    private final List<Place> found = new ArrayList<>();

    Search(PlotPanel panel, Projection projection, Look look) {
      this.panel = panel;
      this.projection = projection;
      this.look = look;
      font = font(look);
      widths = new TextWidths(font);
      names = new Occupancy(projection.area(), look.em(RASTER));
      symbols = new Occupancy(projection.area(), look.em(RASTER));
    }

    List<Place> places() {
      for (Layer layer : panel.layers()) {
        if (layer instanceof Layer.Markers markers) {
          markers.markers().forEach(m -> take(names, m.x(), m.y(), look.em(MarkersPen.RADIUS)));
        } else if (layer instanceof Names n) {
          for (int i = 0; i < n.x().length; i++) {
            take(symbols, n.x()[i], n.y()[i], radius(n));
          }
        }
      }
      for (Layer layer : panel.layers()) {
        if (layer instanceof Names n) {
          for (int i = 0; i < n.x().length; i++) {
            place(n, i);
          }
        }
      }
      return found;
    }

    private double radius(Names layer) {
      return look.px(PointStyle.radius(layer.x().length));
    }

    private void take(Occupancy map, double x, double y, double radius) {
      double px = projection.x(x);
      double py = projection.y(y);
      if (projection.area().contains(px, py)) {
        map.take(new Rectangle2D.Double(px - radius, py - radius, 2 * radius, 2 * radius));
      }
    }

    private void place(Names layer, int i) {
      double x = projection.x(layer.x()[i]);
      double y = projection.y(layer.y()[i]);
      if (layer.names().get(i).isEmpty() || !projection.area().contains(x, y)) {
        return;
      }
      double radius = radius(layer);
      List<Rectangle2D> sides = sides(x, y, radius, widths.of(layer.names().get(i)));
      Optional<Rectangle2D> best =
          sides.stream()
              .filter(names::isFree)
              .filter(symbols::isFree)
              .findFirst()
              .or(() -> sides.stream().filter(names::isFree).findFirst());
      best.ifPresent(
          box -> {
            names.take(box);
            names.take(new Rectangle2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
            found.add(new Place(layer, i, box));
          });
    }

    private List<Rectangle2D> sides(double x, double y, double radius, double width) {
      double beside = radius + look.em(GAP);
      double above = radius + font.getSize2D() * 0.55;
      return List.of(
          box(x + beside, y, width, font),
          box(x - beside - width, y, width, font),
          box(x - width / 2, y - above, width, font),
          box(x - width / 2, y + above, width, font));
    }
  }

  /// Advance widths of many short texts in one font, added up from those of their letters:
  /// measuring each text would cost more than drawing it. Not thread-safe.
  static final class TextWidths {
    private static final int KNOWN = 0x250;

    private final Font font;
    private final double[] advances = new double[KNOWN];

    TextWidths(Font font) {
      this.font = font;
      Arrays.fill(advances, Double.NaN);
    }

    double of(String text) {
      double width = 0;
      for (int i = 0; i < text.length(); i++) {
        char letter = text.charAt(i);
        if (letter >= KNOWN) {
          return Look.width(text, font);
        }
        if (Double.isNaN(advances[letter])) {
          advances[letter] = Look.width(String.valueOf(letter), font);
        }
        width += advances[letter];
      }
      return width;
    }
  }
}
