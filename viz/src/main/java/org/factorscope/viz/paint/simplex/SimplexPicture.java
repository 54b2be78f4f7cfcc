package org.factorscope.viz.paint.simplex;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.Arrays;
import java.util.Optional;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.NumberText;
import org.factorscope.viz.paint.ground.PanelPicture;
import org.factorscope.viz.paint.ground.Pick;
import org.factorscope.viz.paint.ground.TextArt;
import org.factorscope.viz.paint.plot.LayerPen.Canvas;
import org.factorscope.viz.paint.plot.LinePen;
import org.factorscope.viz.paint.plot.MarkersPen;
import org.factorscope.viz.paint.plot.PointsPen;
import org.factorscope.viz.panel.HandlePlace;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.SimplexPanel;

/// A triangle with its points, drawn with the pens of plots.
public record SimplexPicture(
    SimplexPanel panel, SimplexLayout layout, PointsPen points, MarkersPen markers, Look look)
    implements PanelPicture {
  private static final double[] LEVELS = {0.25, 0.5, 0.75};

  /// Lays out a triangle.
  public static SimplexPicture of(SimplexPanel panel, Look look, int width, int height) {
    return new SimplexPicture(
        panel,
        SimplexLayout.of(look, width, height),
        new PointsPen(SimplexLayout.points(panel)),
        new MarkersPen(SimplexLayout.markers(panel)),
        look);
  }

  @Override
  public void draw(Graphics2D g, Highlight lit) {
    Canvas canvas = new Canvas(g, layout, look, lit);
    sides(g);
    for (SimplexPanel.Trail trail : panel.trails()) {
      new LinePen(SimplexLayout.line(trail)).render(canvas);
    }
    points.render(canvas);
    markers.render(canvas);
    points.drawLit(canvas);
    if (layout.hasNames()) {
      names(g);
    }
  }

  private void sides(Graphics2D g) {
    g.setStroke(look.stroke(1));
    g.setColor(look.theme().grid());
    for (double level : LEVELS) {
      g.draw(layout.lines(level));
    }
    Path2D sides = layout.lines(0);
    g.setColor(look.theme().axis());
    g.setStroke(look.stroke(1.4));
    g.draw(sides);
  }

  private void names(Graphics2D g) {
    Font font = look.font(Look.BODY);
    double gap = look.em(7);
    double below = layout.bottom() + gap + Look.capHeight(font);
    double width = layout.area().getWidth();
    g.setColor(look.theme().ink());
    name(g, panel.corners().get(0), font, layout.pixel(1, 0, 0), below, width / 2);
    name(g, panel.corners().get(1), font, layout.pixel(0, 1, 0), below, width / 2);
    Point2D top = layout.pixel(0, 0, 1);
    name(g, panel.corners().get(2), font, top, top.getY() - gap, width);
  }

  /// A name centred at its corner, kept within the picture.
  private void name(
      Graphics2D g, String name, Font font, Point2D corner, double baseline, double room) {
    double edge = look.em(6);
    String text = TextArt.fitted(name, font, room - 2 * edge);
    double half = Look.width(text, font) / 2;
    double last = layout.area().getWidth() - edge - half;
    double x = Math.max(edge + half, Math.min(corner.getX(), last));
    TextArt.centred(g, text, font, x, baseline);
  }

  /// Discs are found before points.
  @Override
  public Optional<Pick> pickAt(double x, double y) {
    double px = look.px(x);
    double py = look.px(y);
    for (SimplexPanel.Marker marker : panel.markers().reversed()) {
      if (pixel(marker).distance(px, py) <= look.em(MarkersPen.RADIUS) + look.px(3)) {
        String name = marker.handle() != null ? marker.handle().name() : marker.label();
        return Optional.of(
            new Pick(
                marker.handle(),
                Highlight.of(marker.role(), marker.index()),
                name + ": " + shares(marker.first(), marker.second(), marker.third())));
      }
    }
    int i = points.nearest(px, py, layout, look);
    return i < 0 ? Optional.empty() : Optional.of(point(i));
  }

  private Point2D pixel(SimplexPanel.Marker marker) {
    return layout.pixel(marker.first(), marker.second(), marker.third());
  }

  private Pick point(int i) {
    double[] row =
        Arrays.copyOfRange(
            panel.memberships().data, SimplexPanel.CORNERS * i, SimplexPanel.CORNERS * (i + 1));
    return new Pick(
        null, Highlight.of(panel.role(), i), (i + 1) + ": " + shares(row[0], row[1], row[2]));
  }

  /// Each corner's name and weight.
  private String shares(double... weights) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < weights.length; k++) {
      text.append(k == 0 ? "" : ", ");
      text.append(panel.corners().get(k)).append(' ').append(NumberText.of(weights[k], 3));
    }
    return text.toString();
  }

  /// A marker is dragged to the weights of the pointer's place, or of the nearest place in the
  /// triangle.
  @Override
  public Optional<Grip> grip(HandlePlace place) {
    return panel.markers().stream()
        .filter(marker -> place.handle().equals(marker.handle()))
        .findFirst()
        .map(this::pixel)
        .map(
            at ->
                new Grip(
                    new DataPoint(at.getX() / look.scale(), at.getY() / look.scale()),
                    (x, y) -> layout.weights(look.px(x), look.px(y))));
  }
}
