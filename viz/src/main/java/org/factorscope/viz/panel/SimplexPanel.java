package org.factorscope.viz.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/// Memberships in three classes, topics or archetypes as points of a triangle: a point lies in a
/// corner if it belongs there alone, and in the middle if it belongs to all alike.
///
/// Rows of weights are divided by their sum; if that is not positive, nothing is drawn.
///
/// @param corners three names: lower left, lower right, top
/// @param memberships n x 3, rows sum to 1. Not modified.
/// @param group class of each point (colour and shape), -1 for plain ink; empty to mix the colours
///   of classes 0, 1 and 2 by the memberships
/// @param role what a point's index counts
/// @param trails lines below the points
/// @param markers labelled discs above the points
@SuppressWarnings("ArrayRecordComponent") // Many numbers, never compared; the panel owns them.
public record SimplexPanel(
    String id,
    String title,
    String subtitle,
    List<String> corners,
    DMatrixRMaj memberships,
    int[] group,
    Role role,
    List<Trail> trails,
    List<Marker> markers)
    implements Panel {
  /// How many corners there are.
  public static final int CORNERS = 3;

  /// A polyline through rows of weights, for example the way of one point through a run.
  ///
  /// @param path m x 3, rows sum to 1; NaN breaks the line. Not modified.
  public record Trail(DMatrixRMaj path, Tone tone, Layer.LineStyle style) {}

  /// A labelled disc at a place of the triangle.
  ///
  /// @param first weight of the lower left corner
  /// @param second weight of the lower right corner
  /// @param third weight of the top
  /// @param label one or two characters inside the disc
  /// @param role what `index` counts
  /// @param handle set if the marker can be dragged
  public record Marker(
      double first,
      double second,
      double third,
      String label,
      Tone tone,
      Role role,
      int index,
      @Nullable Handle handle) {
    /// A disc that stays where it is.
    public Marker(
        double first, double second, double third, String label, Tone tone, Role role, int index) {
      this(first, second, third, label, tone, role, index, null);
    }
  }

  public SimplexPanel {
    corners = List.copyOf(corners);
    trails = List.copyOf(trails);
    markers = List.copyOf(markers);
    if (corners.size() != CORNERS || memberships.numCols != CORNERS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a triangle has 3 corners, not %d names and %d columns",
              corners.size(),
              memberships.numCols));
    }
    if (group.length != 0 && group.length != memberships.numRows) {
      throw new IllegalArgumentException(
          memberships.numRows + " points need as many groups, not " + group.length);
    }
  }

  /// Points alone.
  public SimplexPanel(
      String id,
      String title,
      String subtitle,
      List<String> corners,
      DMatrixRMaj memberships,
      int[] group,
      Role role) {
    this(id, title, subtitle, corners, memberships, group, role, List.of(), List.of());
  }

  /// A builder of a triangle with this [Panel#id()].
  public static Builder named(String id) {
    return new Builder(id);
  }

  @Override
  public List<HandlePlace> handles() {
    List<HandlePlace> places = new ArrayList<>();
    for (Marker marker : markers) {
      Handle handle = marker.handle();
      if (handle != null) {
        places.add(new HandlePlace(handle, marker.first(), marker.second()));
      }
    }
    return places;
  }

  /// Collects what a triangle shows.
  public static final class Builder extends PanelBuilder<Builder> {
    private List<String> corners = List.of("", "", "");
    private DMatrixRMaj memberships = new DMatrixRMaj(0, CORNERS);
    private int[] group = {};
    private Role role = Role.NONE;
    private final List<Trail> trails = new ArrayList<>();
    private final List<Marker> markers = new ArrayList<>();

    private Builder(String id) {
      super(id);
    }

    /// The names of the corners.
    public Builder corners(String lowerLeft, String lowerRight, String top) {
      corners = List.of(lowerLeft, lowerRight, top);
      return this;
    }

    /// The points, n x 3, in the colours of classes 0, 1 and 2 mixed by their weights. Not
    /// modified.
    public Builder points(DMatrixRMaj weights, Role ofPoints) {
      memberships = weights;
      role = ofPoints;
      return this;
    }

    /// The class of each point, instead of mixed colours.
    public Builder group(int... classes) {
      group = classes;
      return this;
    }

    public Builder trail(Trail trail) {
      trails.add(trail);
      return this;
    }

    public Builder marker(Marker marker) {
      markers.add(marker);
      return this;
    }

    public SimplexPanel build() {
      return new SimplexPanel(
          id, title, subtitle, corners, memberships, group, role, trails, markers);
    }

    @Override
    Builder self() {
      return this;
    }
  }
}
