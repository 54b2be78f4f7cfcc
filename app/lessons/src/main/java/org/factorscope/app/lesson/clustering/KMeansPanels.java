package org.factorscope.app.lesson.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.clustering.Assignment;
import org.factorscope.algorithms.clustering.KMeansState;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.app.lesson.DataPlane;
import org.factorscope.app.lesson.HistoryCurve;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.Trails;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.TablePanel;
import org.factorscope.viz.panel.Tone;

/// The pictures of K-means.
final class KMeansPanels {
  private KMeansPanels() {}

  static List<Panel> of(LessonView<KMeansState> view) {
    return List.of(points(view), factors(view), objective(view), halfStep(view));
  }

  private static Panel points(LessonView<KMeansState> view) {
    DataPlane plane = DataPlane.of(view);
    Assignment assignment = view.state().assignment();
    int[] groups = new int[view.data().rows()];
    if (assignment == null) {
      Arrays.fill(groups, -1);
    } else {
      groups = assignment.labels();
    }
    List<Layer> layers = new ArrayList<>();
    layers.add(cells(view, plane));
    layers.add(new Layer.Points(plane.xs(), plane.ys(), groups, null, Role.OBSERVATION));
    layers.addAll(
        Trails.of(
            view,
            view.state().centroids().numRows,
            p -> centroidTrail(view, p),
            Layer.LineStyle.DASHED));
    layers.add(centroids(view, plane));
    String slice = view.data().dimension() > 2 ? ", cells cut at the mean" : ", Voronoi cells";
    return new PlotPanel(
        "points",
        "Points",
        plane.title() + slice,
        plane.xAxis(),
        plane.yAxis(),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.NO,
        layers);
  }

  /// The Voronoi cells where the plane of the two axes cuts them, at the mean of the other columns.
  private static Layer cells(LessonView<KMeansState> view, DataPlane plane) {
    DMatrixRMaj w = view.state().centroids();
    DMatrixRMaj x = view.data().values();
    double[] offsets = new double[w.numRows];
    for (int j = 0; j < w.numCols; j++) {
      if (j == view.axes().x() || j == view.axes().y()) {
        continue;
      }
      double mean = Arrays.stream(Numbers.column(x, j)).average().orElse(0);
      for (int k = 0; k < w.numRows; k++) {
        offsets[k] += (w.get(k, j) - mean) * (w.get(k, j) - mean);
      }
    }
    return new Layer.Cells(plane.xs(w), plane.ys(w), offsets);
  }

  /// W at a position of the history, row by row, or nothing where it is too large to be kept.
  static double[] centroidTrail(LessonView<KMeansState> view, int position) {
    double[] trail = view.history().get(position).trail();
    int clusters = view.state().centroids().numRows;
    return Arrays.copyOfRange(trail, Math.min(clusters, trail.length), trail.length);
  }

  private static Layer centroids(LessonView<KMeansState> view, DataPlane plane) {
    DMatrixRMaj w = view.state().centroids();
    double[] xs = plane.xs(w);
    double[] ys = plane.ys(w);
    List<Layer.Marker> markers = new ArrayList<>();
    for (int k = 0; k < w.numRows; k++) {
      Handle handle = new Handle("W", k, "centroid " + (k + 1));
      String label = Integer.toString(k + 1);
      markers.add(new Layer.Marker(xs[k], ys[k], label, Tone.ofClass(k), handle, Role.FACTOR, k));
    }
    return new Layer.Markers(markers);
  }

  private static Panel factors(LessonView<KMeansState> view) {
    KMeansState state = view.state();
    DMatrixRMaj x = view.data().values();
    Assignment assignment = state.assignment();
    DMatrixRMaj z =
        assignment == null
            ? new DMatrixRMaj(x.numRows, state.centroids().numRows)
            : assignment.asOneHot();
    Range limits = Range.AUTO;
    for (int i = 0; i < x.getNumElements(); i++) {
      limits = limits.including(x.data[i]);
    }
    return new FactorPanel(
        "factors",
        "X ≈ Z · W",
        assignment == null ? "Z is not there yet" : "each row of Z picks a row of W",
        List.of(
            new MatrixBlock("X", x, ColorScale.SEQUENTIAL, limits, Role.OBSERVATION, Role.FEATURE),
            new MatrixBlock(
                "Z", z, ColorScale.CLASS_OF_COLUMN, new Range(0, 1), Role.OBSERVATION, Role.FACTOR),
            new MatrixBlock(
                "W", state.centroids(), ColorScale.SEQUENTIAL, limits, Role.FACTOR, Role.FEATURE)),
        List.of("≈", "·"));
  }

  private static Panel objective(LessonView<KMeansState> view) {
    int clusters = view.state().centroids().numRows;
    List<StepRecord> history = view.history();
    double[] xs = new double[history.size()];
    List<double[]> heights = new ArrayList<>();
    List<Tone> tones = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int k = 0; k < clusters; k++) {
      double[] scatter = new double[history.size()];
      for (int p = 0; p < scatter.length; p++) {
        xs[p] = p;
        scatter[p] = history.get(p).trail()[k];
      }
      heights.add(scatter);
      tones.add(Tone.ofClass(k));
      names.add("");
    }
    return new HistoryCurve(
            "objective", "Objective", "‖X − ZW‖² by cluster, drag to scrub", Axis.of("J"), view)
        .layer(new Layer.Bars(xs, 0.8, heights, names, tones, view.position()))
        .panel();
  }

  private static Panel halfStep(LessonView<KMeansState> view) {
    KMeansState state = view.state();
    Assignment assignment = state.assignment();
    int[] counts = assignment == null ? new int[0] : assignment.counts();
    DMatrixRMaj w = state.centroids();
    double[] before =
        view.position() == 0 ? new double[0] : centroidTrail(view, view.position() - 1);
    List<List<String>> rows = new ArrayList<>();
    List<Tone> tones = new ArrayList<>();
    for (int k = 0; k < w.numRows; k++) {
      rows.add(row(view, k, counts, before));
      tones.add(Tone.ofClass(k));
    }
    return new TablePanel(
        "half-step",
        "This half-step",
        title(view.snapshot().record()),
        List.of("", "n", "before", "after", "moved by"),
        rows,
        Role.FACTOR,
        tones,
        note(view));
  }

  private static String title(StepRecord record) {
    return switch (record.phaseName()) {
      case "assign" -> "points assigned";
      case "update" -> "centroids moved";
      default -> "the start";
    };
  }

  private static List<String> row(
      LessonView<KMeansState> view, int k, int[] counts, double[] before) {
    DMatrixRMaj w = view.state().centroids();
    int d = w.numCols;
    int x = view.axes().x();
    int y = d < 2 ? x : view.axes().y();
    String count = counts.length == 0 ? "–" : Integer.toString(counts[k]);
    String now = Numbers.pair(w.get(k, x), w.get(k, y));
    if (before.length == 0) {
      return List.of("w" + Numbers.subscript(k + 1), count, "–", now, "–");
    }
    double squared = 0;
    for (int j = 0; j < d; j++) {
      double step = w.get(k, j) - before[k * d + j];
      squared += step * step;
    }
    return List.of(
        "w" + Numbers.subscript(k + 1),
        count,
        Numbers.pair(before[k * d + x], before[k * d + y]),
        now,
        Numbers.brief(Math.sqrt(squared)));
  }

  private static String note(LessonView<KMeansState> view) {
    StepRecord record = view.snapshot().record();
    String next = "The next half-step is " + view.next().verb() + ".";
    if (record.objective().isEmpty()) {
      return "No point is assigned yet, so there is no objective. " + next;
    }
    String now = Numbers.brief(record.objective().getAsDouble());
    StepRecord previous = view.position() == 0 ? record : view.history().get(view.position() - 1);
    if (previous.objective().isEmpty() || view.position() == 0) {
      return "J is " + now + ". " + next;
    }
    String before = Numbers.brief(previous.objective().getAsDouble());
    String change =
        before.equals(now) ? "J stays at " + now : "J went from " + before + " to " + now;
    return change + ". " + next;
  }
}
