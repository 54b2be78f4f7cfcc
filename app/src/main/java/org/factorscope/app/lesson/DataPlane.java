package org.factorscope.app.lesson;

import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Axis;

/// The plane of two columns of the data, in which points are drawn. Data with a single column are
/// drawn along a line.
public record DataPlane(Dataset data, Axes axes) {

  public static DataPlane of(LessonView<?> view) {
    return new DataPlane(view.data(), view.axes());
  }

  /// Whether there is a second column to show.
  public boolean isFlat() {
    return data.dimension() < 2;
  }

  public double[] xs() {
    return Numbers.column(data.values(), axes.x());
  }

  public double[] ys() {
    return isFlat() ? new double[data.rows()] : Numbers.column(data.values(), axes.y());
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
