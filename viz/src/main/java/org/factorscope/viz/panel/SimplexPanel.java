package org.factorscope.viz.panel;

import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/// Memberships in three classes, topics or archetypes as points of a triangle: a point lies in a
/// corner where it belongs there alone, and in the middle where it belongs to all alike.
///
/// Rows of weights are divided by their sum; where that is not positive, nothing is drawn.
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
  public record Marker(
      double first, double second, double third, String label, Tone tone, Role role, int index) {}

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
}
