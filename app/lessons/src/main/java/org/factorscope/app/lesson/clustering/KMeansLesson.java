package org.factorscope.app.lesson.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.clustering.Assignment;
import org.factorscope.algorithms.clustering.KMeans;
import org.factorscope.algorithms.clustering.KMeans.Options;
import org.factorscope.algorithms.clustering.KMeans.State;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.Outline;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.lesson.StartShapes;
import org.factorscope.app.lesson.picture.DataPlane;
import org.factorscope.app.lesson.picture.Factors;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.app.lesson.picture.MomentTable;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.app.lesson.picture.Trails;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// K-means, seen as X ≈ ZW.
public final class KMeansLesson extends Lesson<DataMatrix, Options, State> {
  private static final Parameter<Integer> CLUSTERS = Parameter.whole("clusters", 3, 1, 50);
  private static final Parameter<KMeans.Init> INIT =
      Parameter.choice("init", KMeans.Init.class, "k-means++", "random-points");
  private static final Parameter<KMeans.EmptyCluster> EMPTY =
      Parameter.choice("empty", KMeans.EmptyCluster.class).atOnce();

  public KMeansLesson() {
    super(
        Outline.of("k-means", Chapter.CLUSTERING, new KMeans())
            .parameters(CLUSTERS, INIT, EMPTY)
            .data(DataNeed.COMPLETE, "iris")
            .iterations(300));
  }

  @Override
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    return StartShapes.fit(start, "W", values, CLUSTERS, w -> w.numRows);
  }

  @Override
  public DataMatrix problem(Dataset data, ParameterValues values) {
    return new DataMatrix(data.values());
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(values.get(CLUSTERS), values.get(INIT), values.get(EMPTY));
  }

  @Override
  public DMatrixRMaj dragged(
      LessonView<DataMatrix, Options, State> view, Handle handle, double x, double y) {
    return view.axes().withRowAt(view.state().centroids(), handle.index(), x, y);
  }

  @Override
  public List<Panel> panels(LessonView<DataMatrix, Options, State> view) {
    return List.of(points(view), factors(view), objective(view), halfStep(view));
  }

  private static Panel points(LessonView<DataMatrix, Options, State> view) {
    DataPlane plane = DataPlane.of(view);
    DMatrixRMaj w = view.state().centroids();
    return Plot.of(view, "points")
        .saying(view.data().dimension() > 2 ? "cut" : "whole", plane.title())
        .in(plane)
        .add(cells(view, plane))
        .add(new Layer.Points(plane.xs(), plane.ys(), groups(view), null, Role.OBSERVATION))
        .add(Trails.ofRows(view, "W", w.numRows, Layer.LineStyle.DASHED))
        .add(centroids(w, plane))
        .panel();
  }

  private static int[] groups(LessonView<DataMatrix, Options, State> view) {
    Assignment assignment = view.state().assignment();
    if (assignment != null) {
      return assignment.labels();
    }
    int[] none = new int[view.data().rows()];
    Arrays.fill(none, -1);
    return none;
  }

  /// The Voronoi cells as the plane of the two axes cuts them, at the mean of the other columns.
  private static Layer cells(LessonView<DataMatrix, Options, State> view, DataPlane plane) {
    DMatrixRMaj w = view.state().centroids();
    double[] offsets = new double[w.numRows];
    for (int j = 0; j < w.numCols; j++) {
      if (j != view.axes().x() && j != view.axes().y()) {
        double mean = Arrays.stream(Numbers.column(view.data().values(), j)).average().orElse(0);
        for (int k = 0; k < w.numRows; k++) {
          offsets[k] += (w.get(k, j) - mean) * (w.get(k, j) - mean);
        }
      }
    }
    return new Layer.Cells(plane.xs(w), plane.ys(w), offsets);
  }

  private static Layer centroids(DMatrixRMaj w, DataPlane plane) {
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

  private static Panel factors(LessonView<DataMatrix, Options, State> view) {
    DMatrixRMaj x = view.data().values();
    DMatrixRMaj w = view.state().centroids();
    Assignment assignment = view.state().assignment();
    DMatrixRMaj z =
        assignment == null ? new DMatrixRMaj(x.numRows, w.numRows) : assignment.asOneHot();
    Range limits = Range.AUTO;
    for (int i = 0; i < x.getNumElements(); i++) {
      limits = limits.including(x.data[i]);
    }
    ColorScale classes = ColorScale.CLASS_OF_COLUMN;
    ColorScale values = ColorScale.SEQUENTIAL;
    return Factors.of(view, "factors")
        .saying(assignment == null ? "before" : "after")
        .block(new MatrixBlock("X", x, values, limits, Role.OBSERVATION, Role.FEATURE))
        .then("≈", new MatrixBlock("Z", z, classes, new Range(0, 1), Role.OBSERVATION, Role.FACTOR))
        .then("·", new MatrixBlock("W", w, values, limits, Role.FACTOR, Role.FEATURE))
        .panel();
  }

  private static Panel objective(LessonView<DataMatrix, Options, State> view) {
    List<double[]> heights = new ArrayList<>();
    List<Tone> tones = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int k = 0; k < view.state().centroids().numRows; k++) {
      int cluster = k;
      heights.add(view.history().numbers(record -> record.series("scatter")[cluster]));
      tones.add(Tone.ofClass(k));
      names.add("");
    }
    double[] positions = view.history().positions();
    int current = Arrays.binarySearch(positions, view.position());
    return HistoryCurve.of(view, "objective", Axis.of("J"))
        .layer(new Layer.Bars(positions, 0.8, heights, names, tones, Math.max(-1, current)))
        .panel();
  }

  private static Panel halfStep(LessonView<DataMatrix, Options, State> view) {
    DMatrixRMaj w = view.state().centroids();
    Assignment assignment = view.state().assignment();
    int[] counts = assignment == null ? new int[0] : assignment.counts();
    double[] before =
        view.position() == 0
            ? new double[0]
            : view.history().atOrBefore(view.position() - 1).series("W");
    MomentTable table =
        MomentTable.of(view, "half-step", Role.FACTOR).saying(view.record().halfStep());
    for (int k = 0; k < w.numRows; k++) {
      String count = counts.length == 0 ? "–" : Integer.toString(counts[k]);
      boolean moved = before.length == w.getNumElements();
      table.row(
          Tone.ofClass(k),
          "w" + Numbers.subscript(k + 1),
          count,
          moved ? place(view, before, k) : "–",
          place(view, w.data, k),
          moved ? Numbers.brief(distance(before, w, k)) : "–");
    }
    return table.note(note(view)).panel();
  }

  /// Row k in the two columns that are shown; the one number of one-column data.
  private static String place(LessonView<DataMatrix, Options, State> view, double[] rows, int k) {
    int d = view.data().dimension();
    double x = rows[k * d + view.axes().x()];
    return d < 2 ? Numbers.brief(x) : Numbers.pair(x, rows[k * d + view.axes().y()]);
  }

  private static double distance(double[] before, DMatrixRMaj w, int k) {
    double squared = 0;
    for (int j = 0; j < w.numCols; j++) {
      double step = w.get(k, j) - before[k * w.numCols + j];
      squared += step * step;
    }
    return Math.sqrt(squared);
  }

  private static String note(LessonView<DataMatrix, Options, State> view) {
    StepRecord record = view.record();
    String next = view.words().say("next", view.nextVerb());
    if (record.objective().isEmpty()) {
      return view.words().say("no-objective") + " " + next;
    }
    String now = Numbers.brief(record.objective().getAsDouble());
    StepRecord previous = view.history().atOrBefore(Math.max(0, view.position() - 1));
    if (view.position() == 0 || previous.objective().isEmpty()) {
      return view.words().say("objective-is", now) + " " + next;
    }
    String before = Numbers.brief(previous.objective().getAsDouble());
    String change = before.equals(now) ? "objective-stays" : "objective-went";
    return view.words().say(change, before, now) + " " + next;
  }

  @Override
  public String numbers(String halfStep, LessonView<DataMatrix, Options, State> view) {
    Assignment assignment = view.state().assignment();
    if (assignment == null) {
      return "";
    }
    return halfStep.equals("assign") ? closestCall(view, assignment) : mean(view, assignment);
  }

  /// The point whose two nearest centroids are most nearly equally far.
  private static String closestCall(
      LessonView<DataMatrix, Options, State> view, Assignment assignment) {
    DMatrixRMaj x = view.problem().matrix();
    DMatrixRMaj w = view.state().centroids();
    if (w.numRows < 2) {
      return view.words().say("one-cluster");
    }
    int point = 0;
    int rival = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < x.numRows; i++) {
      double own = Norms.squaredRowDistance(x, i, w, assignment.label(i));
      for (int k = 0; k < w.numRows; k++) {
        double gap = Math.abs(Norms.squaredRowDistance(x, i, w, k) - own);
        if (k != assignment.label(i) && gap < smallest) {
          smallest = gap;
          point = i;
          rival = k;
        }
      }
    }
    String own = distance(x, point, w, assignment.label(point));
    return view.words().say("closest-call", own, distance(x, point, w, rival));
  }

  private static String distance(DMatrixRMaj x, int i, DMatrixRMaj w, int k) {
    return "‖x%s − w%s‖² = %s"
        .formatted(
            Numbers.subscript(i + 1),
            Numbers.subscript(k + 1),
            Numbers.brief(Norms.squaredRowDistance(x, i, w, k)));
  }

  /// The smallest cluster that has points, written out in the first column.
  private static String mean(LessonView<DataMatrix, Options, State> view, Assignment assignment) {
    int[] counts = assignment.counts();
    int k = -1;
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] > 0 && (k < 0 || counts[c] < counts[k])) {
        k = c;
      }
    }
    DMatrixRMaj x = view.problem().matrix();
    List<String> members = new ArrayList<>();
    double sum = 0;
    for (int i = 0; i < x.numRows; i++) {
      if (assignment.label(i) == k) {
        members.add(Numbers.bracketed(x.get(i, 0)));
        sum += x.get(i, 0);
      }
    }
    String terms =
        members.size() <= 3
            ? String.join(" + ", members)
            : members.get(0) + " + " + members.get(1) + " + … + " + members.getLast();
    return "w%s₁ = (%s)/%s = %s"
        .formatted(
            Numbers.subscript(k + 1),
            terms,
            Integer.toString(counts[k]),
            Numbers.brief(sum / counts[k]));
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("two-centroids-in-one-blob", "iris")
            .from("W", new DMatrixRMaj(START_IN_ONE_BLOB)),
        Preset.of("an-empty-cluster", "iris").from("W", new DMatrixRMaj(START_WITH_ONE_FAR_AWAY)),
        Preset.of("as-many-clusters-as-points", "usarrests")
            .scaled(Scale.STANDARDIZE)
            .with(CLUSTERS, 50)
            .with(INIT, KMeans.Init.RANDOM_POINTS),
        Preset.of("rings", "rings").with(CLUSTERS, 2).seeded(1));
  }

  private static final double[][] START_IN_ONE_BLOB = {
    {4.6, 3.1, 1.4, 0.2}, {5.4, 3.7, 1.5, 0.3}, {6.2, 2.9, 4.9, 1.7}
  };

  private static final double[][] START_WITH_ONE_FAR_AWAY = {
    {5.0, 3.4, 1.5, 0.2}, {6.2, 2.9, 4.9, 1.7}, {30, 30, 30, 30}
  };

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(
        new Neighbour<>("gaussian-mixture", KMeansLesson::mixture),
        new Neighbour<>("nmf", KMeansLesson::parts));
  }

  private static Neighbour.Start mixture(State start, ParameterValues values) {
    return new Neighbour.Start(
        Map.of("clusters", CLUSTERS.write(values.get(CLUSTERS))), Map.of("mu", start.centroids()));
  }

  /// Centroids as parts; one that was dragged below zero starts at zero there.
  private static Neighbour.Start parts(State start, ParameterValues values) {
    DMatrixRMaj parts = start.centroids().copy();
    for (int i = 0; i < parts.getNumElements(); i++) {
      parts.data[i] = Math.max(0, parts.data[i]);
    }
    return new Neighbour.Start(
        Map.of("rank", CLUSTERS.write(values.get(CLUSTERS))), Map.of("H", parts));
  }
}
