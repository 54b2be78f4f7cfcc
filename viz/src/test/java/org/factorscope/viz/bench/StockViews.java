package org.factorscope.viz.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Parent;
import javafx.scene.layout.GridPane;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.fx.ChartViewer;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.GrayPaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.DefaultXYZDataset;

/// The same four as JFreeChart's own viewers with its default renderers.
final class StockViews implements MeasuredViews {
  private static final String SERIES = "data";

  private final GridPane pane = new GridPane();
  private final DefaultXYDataset points = new DefaultXYDataset();
  private final DefaultXYDataset objective = new DefaultXYDataset();
  private final DefaultXYZDataset first = new DefaultXYZDataset();
  private final DefaultXYZDataset second = new DefaultXYZDataset();
  private final List<Frame> frames = new ArrayList<>();
  private long shown;

  /// Series in the layout of the datasets, made beforehand like the panels of ours.
  private record Frame(
      double[][] points, double[][] objective, double[][] first, double[][] second) {}

  StockViews(List<MovingData> data, double width, double height) {
    for (MovingData each : data) {
      frames.add(
          new Frame(
              new double[][] {each.x(), each.y()},
              new double[][] {
                IntStream.range(0, MovingData.CURVE).asDoubleStream().toArray(), each.objective()
              },
              blocks(each.first()),
              blocks(each.second())));
    }
    fill(frames.getFirst());
    JFreeChart scatter = ChartFactory.createScatterPlot("points", "x", "y", points);
    JFreeChart curve =
        ChartFactory.createXYLineChart("objective", "half-step", "objective", objective);
    pane.addRow(0, viewer(scatter, width, height), viewer(curve, width, height));
    pane.addRow(1, viewer(heatmap(first), width, height), viewer(heatmap(second), width, height));
  }

  private static ChartViewer viewer(JFreeChart chart, double width, double height) {
    ChartViewer viewer = new ChartViewer(chart);
    viewer.setMinSize(width / 2, height / 2);
    viewer.setPrefSize(width / 2, height / 2);
    return viewer;
  }

  private static JFreeChart heatmap(DefaultXYZDataset data) {
    XYBlockRenderer renderer = new XYBlockRenderer();
    renderer.setPaintScale(new GrayPaintScale(-1, 1));
    XYPlot plot = new XYPlot(data, new NumberAxis("column"), new NumberAxis("row"), renderer);
    JFreeChart chart = new JFreeChart(plot);
    chart.removeLegend();
    return chart;
  }

  private static double[][] blocks(double[][] matrix) {
    int side = matrix.length;
    double[][] series = new double[3][side * side];
    for (int i = 0; i < side * side; i++) {
      series[0][i] = i % side;
      series[1][i] = Math.floorDiv(i, side);
      series[2][i] = matrix[i / side][i % side];
    }
    return series;
  }

  private void fill(Frame frame) {
    points.addSeries(SERIES, frame.points());
    objective.addSeries(SERIES, frame.objective());
    first.addSeries(SERIES, frame.first());
    second.addSeries(SERIES, frame.second());
  }

  @Override
  public Parent node() {
    return pane;
  }

  /// A viewer draws when its data change, at once and on this thread.
  @Override
  public void next(int frame) {
    fill(frames.get(frame % frames.size()));
    shown++;
  }

  @Override
  public long shown() {
    return shown;
  }

  @Override
  public void close() {
    // Nothing of theirs goes on.
  }
}
