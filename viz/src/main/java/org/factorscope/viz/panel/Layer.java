package org.factorscope.viz.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/// Something drawn between the axes of a [PlotPanel], in data units, first layer lowest. Entries
/// that are not finite are left out.
@SuppressWarnings("ArrayRecordComponent") // Many numbers, never compared; the panel owns them.
public sealed interface Layer {
  /// Everything that can be dragged, in reading order.
  default List<HandlePlace> handles() {
    return List.of();
  }

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
  ///   null if membership is hard. Not modified.
  /// @param role what a point's index counts
  /// @param names of the classes, for the legend; none if it says nothing about them
  record Points(
      double[] x,
      double[] y,
      int[] group,
      @Nullable DMatrixRMaj membership,
      Role role,
      List<String> names)
      implements Layer {
    public Points {
      names = List.copyOf(names);
    }

    /// Points of which the legend says nothing.
    public Points(
        double[] x, double[] y, int[] group, @Nullable DMatrixRMaj membership, Role role) {
      this(x, y, group, membership, role, List.of());
    }

    /// The same with the names of the classes in the legend.
    public Points named(List<String> classes) {
      return new Points(x, y, group, membership, role, classes);
    }
  }

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

  /// A matrix as coloured rectangles between the axes, in viridis, with its numbers if there is
  /// room: entry (i, j) fills `width` x `height` around (x_j, y_i). NaN is an entry that is not
  /// there yet, in a quiet tone.
  ///
  /// @param x the middle of each column
  /// @param y the middle of each row
  /// @param values y.length x x.length. Not modified.
  /// @param limits the values at the ends of the colours
  /// @param variable the state variable whose entry (row, column) a drag changes; empty if none
  record Heat(
      double[] x,
      double[] y,
      double width,
      double height,
      DMatrixRMaj values,
      Range limits,
      String variable)
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

    /// Cells that cannot be dragged.
    public Heat(
        double[] x, double[] y, double width, double height, DMatrixRMaj values, Range limits) {
      this(x, y, width, height, values, limits, "");
    }

    /// The same with a handle on every cell.
    public Heat withHandles(String changed) {
      return new Heat(x, y, width, height, values, limits, changed);
    }

    /// The handle of a cell, or null if it cannot be dragged.
    public @Nullable Handle handle(int row, int column) {
      return variable.isEmpty() ? null : Handle.ofEntry(variable, row, column);
    }

    @Override
    public List<HandlePlace> handles() {
      List<HandlePlace> places = new ArrayList<>();
      for (int i = 0; i < (variable.isEmpty() ? 0 : values.numRows); i++) {
        for (int j = 0; j < values.numCols; j++) {
          places.add(HandlePlace.ofValue(Handle.ofEntry(variable, i, j), values.get(i, j)));
        }
      }
      return places;
    }
  }

  /// Large labelled discs.
  record Markers(List<Marker> markers) implements Layer {
    public Markers {
      markers = List.copyOf(markers);
    }

    @Override
    public List<HandlePlace> handles() {
      return markers.stream().map(Marker::place).filter(Objects::nonNull).toList();
    }
  }

  /// A labelled disc.
  ///
  /// @param label one or two characters inside the disc
  /// @param handle set if the marker can be dragged
  /// @param role what `index` counts
  record Marker(
      double x, double y, String label, Tone tone, @Nullable Handle handle, Role role, int index) {
    private @Nullable HandlePlace place() {
      return handle == null ? null : new HandlePlace(handle, x, y);
    }
  }

  /// A reference line across the whole plot at `value`, with a label at its end (may be empty).
  record Rule(Orientation orientation, double value, String label, Tone tone, LineStyle style)
      implements Layer {}

  /// Stacked bars of width `width` centred at `x`.
  ///
  /// @param heights one array a series, each as long as `x`; stacked upwards in this order
  /// @param names the series for the legend
  /// @param tones the series' colours
  /// @param current index in `x` of the bar shown in full colour, the others paler; -1: all in full
  /// @param variable the state variable whose entry (bar, series) a drag changes; empty if none
  record Bars(
      double[] x,
      double width,
      List<double[]> heights,
      List<String> names,
      List<Tone> tones,
      int current,
      String variable)
      implements Layer {
    public Bars {
      heights = List.copyOf(heights);
      names = List.copyOf(names);
      tones = List.copyOf(tones);
    }

    /// Bars that cannot be dragged.
    public Bars(
        double[] x,
        double width,
        List<double[]> heights,
        List<String> names,
        List<Tone> tones,
        int current) {
      this(x, width, heights, names, tones, current, "");
    }

    /// The same with a handle on every bar.
    public Bars withHandles(String changed) {
      return new Bars(x, width, heights, names, tones, current, changed);
    }

    /// The handle of a bar of one series, or null if it cannot be dragged.
    public @Nullable Handle handle(int bar, int series) {
      return variable.isEmpty() ? null : Handle.ofEntry(variable, bar, series);
    }

    @Override
    public List<HandlePlace> handles() {
      List<HandlePlace> places = new ArrayList<>();
      for (int i = 0; i < (variable.isEmpty() ? 0 : x.length); i++) {
        for (int s = 0; s < heights.size(); s++) {
          Handle handle = Handle.ofEntry(variable, i, s);
          places.add(new HandlePlace(handle, x[i], heights.get(s)[i]));
        }
      }
      return places;
    }
  }

  /// A function of x and y as filled levels with a line between each two, for the landscapes of
  /// optimizers. Values between the grid's places are interpolated.
  ///
  /// @param x places of the columns, ascending
  /// @param y places of the rows, ascending
  /// @param values y.length x x.length. Cells with a NaN corner are left out. Not modified.
  /// @param levels values of the lines, ascending; see [#linear] and [#logarithmic]
  record Contours(double[] x, double[] y, DMatrixRMaj values, double[] levels) implements Layer {
    public Contours {
      if (values.numRows != y.length || values.numCols != x.length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%d × %d values for a grid of %d × %d places",
                values.numRows,
                values.numCols,
                y.length,
                x.length));
      }
    }

    /// `count` levels between `limits`, equally far apart.
    public static double[] linear(Range limits, int count) {
      double[] levels = new double[count];
      for (int i = 0; i < count; i++) {
        levels[i] = limits.from() + (i + 1) * (limits.to() - limits.from()) / (count + 1);
      }
      return levels;
    }

    /// `count` levels between positive `limits`, each the same multiple of the one before: shows
    /// the floor of a valley as well as its walls.
    public static double[] logarithmic(Range limits, int count) {
      if (!(limits.from() > 0 && limits.to() > limits.from())) {
        throw new IllegalArgumentException(
            "logarithmic levels need 0 < from < to, not %s and %s"
                .formatted(limits.from(), limits.to()));
      }
      double ratio = limits.to() / limits.from();
      double[] levels = new double[count];
      for (int i = 0; i < count; i++) {
        levels[i] = limits.from() * StrictMath.pow(ratio, (i + 1.0) / (count + 1));
      }
      return levels;
    }
  }

  /// Text at a place, for example the name of an axis of a biplot.
  record Label(double x, double y, String text, Tone tone) implements Layer {}
}
