package org.factorscope.viz.paint;

import java.util.Arrays;
import java.util.Optional;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.SimplexPanel;

/// Where the discs and points of a triangle ended up; discs are found first.
record SimplexGeometry(SimplexPanel panel, SimplexLayout layout, Layer.Points points, Look look)
    implements AxislessGeometry {
  @Override
  public Optional<Pick> pickAt(double x, double y) {
    double px = look.px(x);
    double py = look.px(y);
    for (SimplexPanel.Marker marker : panel.markers().reversed()) {
      double distance =
          layout.pixel(marker.first(), marker.second(), marker.third()).distance(px, py);
      if (distance <= look.em(MarkerArt.RADIUS) + look.px(3)) {
        return Optional.of(
            new Pick(
                null,
                Highlight.NONE.with(marker.role(), marker.index()),
                marker.label() + ": " + shares(marker.first(), marker.second(), marker.third())));
      }
    }
    int i = NearestPlace.to(px, py, points.x(), points.y(), layout, look);
    return i < 0 ? Optional.empty() : Optional.of(point(i));
  }

  private Pick point(int i) {
    double[] row =
        Arrays.copyOfRange(
            panel.memberships().data, SimplexPanel.CORNERS * i, SimplexPanel.CORNERS * (i + 1));
    return new Pick(
        null,
        Highlight.NONE.with(panel.role(), i),
        (i + 1) + ": " + shares(row[0], row[1], row[2]));
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
}
