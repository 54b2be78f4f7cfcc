package org.factorscope.viz.panel;

import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/// Something drawn between the axes of a [PlotPanel], in data units, first layer lowest. Entries
/// that are not finite are left out.
@SuppressWarnings("ArrayRecordComponent") // Many numbers, never compared; the panel owns them.
public sealed interface Layer {

  /// How a line is drawn.
  enum LineStyle {
    SOLID,
    DASHED,
    DOTTED
  }

  /// Which way a [Rule] runs.
  enum Orientation {
    HORIZONTAL,
    VERTICAL
  }

  /// Small symbols, one a data point.
  ///
  /// @param group class of each point (colour and shape), -1 for plain ink; same length as `x`
  /// @param membership n x K, rows sum to 1: colours are mixed by it instead of taken from `group`;
  ///   null where membership is hard. Not modified.
  /// @param role what a point's index counts
  record Points(double[] x, double[] y, int[] group, @Nullable DMatrixRMaj membership, Role role)
      implements Layer {}

  /// Small symbols with a name beside each, for maps of words and documents. A name that would hide
  /// another one is left out: names earlier in the list and in earlier layers go first, and the lit
  /// one is always shown.
  ///
  /// @param names one a place; empty for a symbol alone
  /// @param group class of each place (colour and shape), -1 for plain ink; same length as `x`
  /// @param role what a place's index counts
  record Names(double[] x, double[] y, List<String> names, int[] group, Role role)
      implements Layer {
    public Names {
      names = List.copyOf(names);
      if (x.length != y.length || names.size() != x.length || group.length != x.length) {
        throw new IllegalArgumentException(
            names.size()
                + String.format(
                    Locale.ROOT,
                    " names need as many x, y and groups, not %d, %d and %d",
                    x.length,
                    y.length,
                    group.length));
      }
    }

    /// The symbols without their names.
    public Points points() {
      return new Points(x, y, group, null, role);
    }
  }

  /// A polyline; a NaN breaks it. `name` goes to the legend, empty for none.
  record Line(String name, double[] x, double[] y, Tone tone, LineStyle style) implements Layer {}

  /// The inside of a closed polygon as a pale tint, for example of an ellipse; a NaN begins another
  /// polygon.
  record Area(double[] x, double[] y, Tone tone) implements Layer {}

  /// Unconnected segments from (x1, y1) to (x2, y2).
  record Segments(double[] x1, double[] y1, double[] x2, double[] y2, Tone tone, LineStyle style)
      implements Layer {}

  /// Arrows from (x1, y1) to (x2, y2), for atoms, directions and vector fields.
  record Arrows(double[] x1, double[] y1, double[] x2, double[] y2, Tone tone) implements Layer {}

  /// The plane divided among sites: a place belongs to the site k with the smallest (x - x_k)² + (y
  /// - y_k)² + offset_k, the lowest k on ties. Offsets carry the distance in the dimensions that
  ///   are not shown. Drawn as pale areas in class colours 0, 1, ….
  record Cells(double[] x, double[] y, double[] offset) implements Layer {}

  /// A matrix as coloured rectangles between the axes, in viridis, with its numbers where there is
  /// room: entry (i, j) fills `width` x `height` around (x_j, y_i). NaN is an entry that is not
  /// there yet, in a quiet tone.
  ///
  /// @param x the middle of each column
  /// @param y the middle of each row
  /// @param values y.length x x.length. Not modified.
  /// @param limits the values at the ends of the colours
  record Heat(double[] x, double[] y, double width, double height, DMatrixRMaj values, Range limits)
      implements Layer {
    public Heat {
      if (values.numRows != y.length || values.numCols != x.length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%d × %d values for %d × %d cells",
                values.numRows,
                values.numCols,
                y.length,
                x.length));
      }
    }
  }

  /// Large labelled discs.
  record Markers(List<Marker> markers) implements Layer {
    public Markers {
      markers = List.copyOf(markers);
    }
  }

  /// A labelled disc.
  ///
  /// @param label one or two characters inside the disc
  /// @param handle set where the marker can be dragged
  /// @param role what `index` counts
  record Marker(
      double x, double y, String label, Tone tone, @Nullable Handle handle, Role role, int index) {}

  /// A reference line across the whole plot at `value`, with a label at its end (may be empty).
  record Rule(Orientation orientation, double value, String label, Tone tone, LineStyle style)
      implements Layer {}

  /// Stacked bars of width `width` centred at `x`.
  ///
  /// @param heights one array a series, each as long as `x`; stacked upwards in this order
  /// @param names the series for the legend
  /// @param tones the series' colours
  /// @param current index in `x` of the bar shown in full colour, the others paler; -1: all in full
  record Bars(
      double[] x,
      double width,
      List<double[]> heights,
      List<String> names,
      List<Tone> tones,
      int current)
      implements Layer {
    public Bars {
      heights = List.copyOf(heights);
      names = List.copyOf(names);
      tones = List.copyOf(tones);
    }
  }

  /// Text at a place, for example the name of an axis of a biplot.
  record Label(double x, double y, String text, Tone tone) implements Layer {}
}
