package org.factorscope.app.lesson.picture;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Tone;

/// Lines from points to what a model makes of them: their feet on a subspace, their
/// reconstructions.
public final class DropLines {
  /// With more points than this the lines only blacken the picture.
  private static final int MOST = 400;

  private DropLines() {}

  /// A line for each point; nothing for too many points.
  ///
  /// @param from n x d, a point a row. Not modified.
  /// @param to n x d, where each of them goes. Not modified.
  public static List<Layer> of(DataPlane plane, DMatrixRMaj from, DMatrixRMaj to) {
    if (!isShown(from)) {
      return List.of();
    }
    return List.of(
        new Layer.Segments(
            plane.xs(from),
            plane.ys(from),
            plane.xs(to),
            plane.ys(to),
            Tone.MUTED,
            Layer.LineStyle.SOLID));
  }

  /// Whether this many points get lines, for what is costly to compute.
  ///
  /// @param points n x d. Not modified.
  public static boolean isShown(DMatrixRMaj points) {
    return points.numRows <= MOST;
  }
}
