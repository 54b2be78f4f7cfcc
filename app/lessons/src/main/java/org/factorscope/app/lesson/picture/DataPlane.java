package org.factorscope.app.lesson.picture;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Axis;

/// The plane of two columns of the data, in which points are drawn. Data with a single column are
/// drawn along a line.
public record DataPlane(Dataset data, Axes axes) {

  public static DataPlane of(LessonView<?, ?, ?> view) {
    return new DataPlane(view.data(), view.axes());
  }

  /// Whether there is a second column to show.
  public boolean isFlat() {
    return data.dimension() < 2;
  }

  public double[] xs() {
    return xs(data.values());
  }

  public double[] ys() {
    return ys(data.values());
  }

  /// Where the rows of another matrix with the data's columns lie along the horizontal axis.
  ///
  /// @param rows n x d. Not modified.
  public double[] xs(DMatrixRMaj rows) {
    return Numbers.column(rows, axes.x());
  }

  /// Where they lie along the vertical axis.
  ///
  /// @param rows n x d. Not modified.
  public double[] ys(DMatrixRMaj rows) {
    return isFlat() ? new double[rows.numRows] : Numbers.column(rows, axes.y());
  }

  /// The horizontal part of column k of a matrix of directions.
  ///
  /// @param directions d x m. Not modified.
  public double x(DMatrixRMaj directions, int k) {
    return directions.get(axes.x(), k);
  }

  /// Its vertical part.
  ///
  /// @param directions d x m. Not modified.
  public double y(DMatrixRMaj directions, int k) {
    return isFlat() ? 0 : directions.get(axes.y(), k);
  }

  public Axis xAxis() {
    return Axis.of(title(axes.x()));
  }

  public Axis yAxis() {
    return isFlat() ? Axis.of("", -1, 1) : Axis.of(title(axes.y()));
  }

  /// Both columns' names.
  public String title() {
    return isFlat() ? name(axes.x()) : name(axes.x()) + " × " + name(axes.y());
  }

  private String title(int column) {
    return data.unit().isEmpty() ? name(column) : name(column) + " (" + data.unit() + ")";
  }

  private String name(int column) {
    return data.columns().get(column).replace('_', ' ');
  }
}
