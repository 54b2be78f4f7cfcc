package org.factorscope.viz.paint.plot;

import java.awt.geom.Path2D;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.paint.ground.Projection;
import org.factorscope.viz.panel.Layer.Contours;

/// A grid of values in pixels, interpolated bilinearly in its cells. Cells with a corner that is
/// not finite are empty.
///
/// @param px pixels of the columns, ascending
/// @param py pixels of the rows, descending as y ascends
/// @param values py.length x px.length. Not modified.
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record MarchingSquares(double[] px, double[] py, DMatrixRMaj values) {
  private static final double FAR = 1e5;

  static MarchingSquares of(Contours contours, Projection projection) {
    return new MarchingSquares(
        Arrays.stream(contours.x()).map(projection::x).toArray(),
        Arrays.stream(contours.y()).map(projection::y).toArray(),
        contours.values());
  }

  /// Whether a cell is drawn.
  private boolean isFull(int i, int j) {
    double places = px[j] + px[j + 1] + py[i] + py[i + 1];
    return Math.abs(places) < FAR
        && Double.isFinite(
            values.get(i, j)
                + values.get(i, j + 1)
                + values.get(i + 1, j)
                + values.get(i + 1, j + 1));
  }

  /// The value at a pixel; NaN outside of the grid and in empty cells.
  double at(double x, double y) {
    int j = cell(px, x);
    int i = cell(py, y);
    return i < 0 || j < 0 || !isFull(i, j) ? Double.NaN : interpolated(i, j, x, y);
  }

  private double interpolated(int i, int j, double x, double y) {
    double right = (x - px[j]) / (px[j + 1] - px[j]);
    double up = (y - py[i]) / (py[i + 1] - py[i]);
    double low = values.get(i, j) + right * (values.get(i, j + 1) - values.get(i, j));
    double high = values.get(i + 1, j) + right * (values.get(i + 1, j + 1) - values.get(i + 1, j));
    return low + up * (high - low);
  }

  /// The cell of a coordinate, or -1.
  private static int cell(double[] edges, double at) {
    for (int k = 0; k + 1 < edges.length; k++) {
      if (at >= Math.min(edges[k], edges[k + 1]) && at <= Math.max(edges[k], edges[k + 1])) {
        return k;
      }
    }
    return -1;
  }

  /// The values at the middles of a row of pixels that begins at `left`.
  ///
  /// @param row filled with them; NaN for pixels without one. Modified.
  void row(int left, int pixel, double[] row) {
    double y = pixel + 0.5;
    int i = cell(py, y);
    Arrays.fill(row, Double.NaN);
    for (int j = 0; i >= 0 && j + 1 < px.length; j++) {
      if (isFull(i, j)) {
        int from = (int) Math.max(0, Math.ceil(px[j] - left - 0.5));
        int to = (int) Math.min(row.length - 1.0, Math.floor(px[j + 1] - left - 0.5));
        for (int k = from; k <= to; k++) {
          row[k] = interpolated(i, j, left + k + 0.5, y);
        }
      }
    }
  }

  /// Where the values are at least `level`. Neighbours in a row that are wholly above it are one
  /// rectangle.
  Path2D above(double level) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i + 1 < py.length; i++) {
      int j = 0;
      while (j + 1 < px.length) {
        int end = j;
        while (end + 1 < px.length && isFull(i, end) && lowest(i, end) >= level) {
          end++;
        }
        if (end > j) {
          rectangle(path, i, j, end);
        } else if (isFull(i, j)) {
          corner(path, i, j, level);
        }
        j = Math.max(j + 1, end);
      }
    }
    return path;
  }

  private double lowest(int i, int j) {
    return Math.min(
        Math.min(values.get(i, j), values.get(i, j + 1)),
        Math.min(values.get(i + 1, j), values.get(i + 1, j + 1)));
  }

  private void rectangle(Path2D path, int i, int from, int to) {
    path.moveTo(px[from], py[i]);
    path.lineTo(px[to], py[i]);
    path.lineTo(px[to], py[i + 1]);
    path.lineTo(px[from], py[i + 1]);
    path.closePath();
  }

  /// The part of a cell that is above a level.
  private void corner(Path2D path, int i, int j, double level) {
    double[] x = {px[j], px[j + 1], px[j + 1], px[j]};
    double[] y = {py[i], py[i], py[i + 1], py[i + 1]};
    double[] v = corners(i, j);
    boolean isBegun = false;
    for (int k = 0; k < 4; k++) {
      int next = (k + 1) % 4;
      if (v[k] >= level) {
        isBegun = to(path, x[k], y[k], isBegun);
      }
      if (v[k] >= level != v[next] >= level) {
        double share = (level - v[k]) / (v[next] - v[k]);
        isBegun =
            to(path, x[k] + share * (x[next] - x[k]), y[k] + share * (y[next] - y[k]), isBegun);
      }
    }
    if (isBegun) {
      path.closePath();
    }
  }

  private static boolean to(Path2D path, double x, double y, boolean isBegun) {
    if (isBegun) {
      path.lineTo(x, y);
    } else {
      path.moveTo(x, y);
    }
    return true;
  }

  /// The values around a cell.
  private double[] corners(int i, int j) {
    return new double[] {
      values.get(i, j), values.get(i, j + 1), values.get(i + 1, j + 1), values.get(i + 1, j)
    };
  }

  /// The line of a level. In a saddle two of its parts meet the sides that the mean of the corners
  /// says.
  Path2D line(double level) {
    Path2D path = new Path2D.Double();
    double[] crossings = new double[8];
    for (int i = 0; i + 1 < py.length; i++) {
      for (int j = 0; j + 1 < px.length; j++) {
        if (isFull(i, j)) {
          segments(path, i, j, level, crossings);
        }
      }
    }
    return path;
  }

  private void segments(Path2D path, int i, int j, double level, double[] crossings) {
    double[] x = {px[j], px[j + 1], px[j + 1], px[j]};
    double[] y = {py[i], py[i], py[i + 1], py[i + 1]};
    double[] v = corners(i, j);
    int count = 0;
    for (int k = 0; k < 4; k++) {
      int next = (k + 1) % 4;
      if (v[k] >= level != v[next] >= level) {
        double share = (level - v[k]) / (v[next] - v[k]);
        crossings[count++] = x[k] + share * (x[next] - x[k]);
        crossings[count++] = y[k] + share * (y[next] - y[k]);
      }
    }
    boolean isMiddleAbove = (v[0] + v[1] + v[2] + v[3]) / 4 >= level;
    boolean turns = count == 8 && isMiddleAbove == v[0] >= level;
    for (int k = 0; k < count; k += 4) {
      int from = turns ? k + 2 : k;
      path.moveTo(crossings[from % count], crossings[(from + 1) % count]);
      path.lineTo(crossings[(from + 2) % count], crossings[(from + 3) % count]);
    }
  }
}
