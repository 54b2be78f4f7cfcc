package org.factorscope.app.lesson.latent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.latent.CovarianceShape;
import org.factorscope.algorithms.latent.GaussianMixture;
import org.factorscope.algorithms.latent.GaussianMixture.Covariance;
import org.factorscope.algorithms.latent.GaussianMixture.Options;
import org.factorscope.algorithms.latent.GaussianMixture.State;
import org.factorscope.algorithms.latent.MixtureModel;
import org.factorscope.algorithms.linalg.DataMatrix;
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
import org.factorscope.app.lesson.picture.Ellipse;
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
import org.factorscope.viz.panel.SimplexPanel;
import org.factorscope.viz.panel.Tone;

/// A mixture of Gaussians by EM.
public final class GaussianMixtureLesson extends Lesson<DataMatrix, Options, State> {
  private static final Parameter<Integer> CLUSTERS = Parameter.whole("clusters", 3, 1, 50);
  private static final Parameter<Covariance> COVARIANCE =
      Parameter.choice("covariance", Covariance.class);
  private static final Parameter<Double> VARIANCE =
      Parameter.magnitude("variance", 1, 1e-6, 1e6)
          .atOnce()
          .appliesIf(values -> values.get(COVARIANCE) == Covariance.UNIT);
  private static final Parameter<Double> FLOOR =
      Parameter.magnitude("floor", 1e-6, 1e-12, 1)
          .atOnce()
          .appliesIf(values -> values.get(COVARIANCE) != Covariance.UNIT);

  private static final int MOST_SHARES = 5;

  public GaussianMixtureLesson() {
    super(
        Outline.of("gaussian-mixture", Chapter.LATENT, new GaussianMixture())
            .parameters(CLUSTERS, COVARIANCE, VARIANCE, FLOOR)
            .data(DataNeed.COMPLETE, "blobs")
            .iterations(500));
  }

  @Override
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    ParameterValues fitted = StartShapes.fit(start, "mu", values, CLUSTERS, mu -> mu.numRows);
    return StartShapes.fit(start, "pi", fitted, CLUSTERS, pi -> pi.numCols);
  }

  @Override
  public DataMatrix problem(Dataset data, ParameterValues values) {
    return new DataMatrix(data.values());
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(
        values.get(CLUSTERS), values.get(COVARIANCE), values.get(VARIANCE), values.get(FLOOR));
  }

  @Override
  public DMatrixRMaj dragged(
      LessonView<DataMatrix, Options, State> view, Handle handle, double x, double y) {
    return view.axes().withRowAt(view.state().model().mu(), handle.index(), x, y);
  }

  @Override
  public List<Panel> panels(LessonView<DataMatrix, Options, State> view) {
    List<Panel> panels = new ArrayList<>();
    panels.add(points(view));
    panels.add(factors(view));
    panels.add(objective(view));
    panels.add(BoundBars.of(view));
    panels.add(halfStep(view));
    if (view.state().model().clusters() == SimplexPanel.CORNERS) {
      panels.add(simplex(view));
    }
    return panels;
  }

  private static Panel points(LessonView<DataMatrix, Options, State> view) {
    DataPlane plane = DataPlane.of(view);
    int[] groups = new int[view.data().rows()];
    Arrays.fill(groups, -1);
    DMatrixRMaj q = view.state().memberships();
    DMatrixRMaj mu = view.state().model().mu();
    return Plot.of(view, "points")
        .saying(view.data().dimension() > 2 ? "shadows" : "whole", plane.title())
        .in(plane)
        .add(new Layer.Points(plane.xs(), plane.ys(), groups, q, Role.OBSERVATION))
        .add(Trails.ofRows(view, "mu", mu.numRows, Layer.LineStyle.DOTTED))
        .add(ellipses(view, plane))
        .add(means(view, plane))
        .panel();
  }

  /// One and two standard deviations away from each mean; of more than two columns, the shadows
  /// that fall on the plane.
  private static List<Layer> ellipses(
      LessonView<DataMatrix, Options, State> view, DataPlane plane) {
    Covariance kind = view.options().covariance();
    MixtureModel model = view.state().model();
    int a = view.axes().x();
    int b = view.axes().y();
    double[] xs = plane.xs(model.mu());
    double[] ys = plane.ys(model.mu());
    List<Layer> layers = new ArrayList<>();
    for (int k = 0; k < model.clusters(); k++) {
      boolean isFlat = plane.isFlat() || a == b;
      double variance = CovarianceShape.entry(kind, model.sigma(), k, a, a);
      double covariance = isFlat ? 0 : CovarianceShape.entry(kind, model.sigma(), k, b, a);
      double other = isFlat ? 0 : CovarianceShape.entry(kind, model.sigma(), k, b, b);
      Ellipse ellipse = new Ellipse(xs[k], ys[k], variance, covariance, other);
      layers.add(ellipse.at(1, Tone.ofClass(k), Layer.LineStyle.SOLID));
      layers.add(ellipse.at(2, Tone.ofClass(k), Layer.LineStyle.DASHED));
    }
    return layers;
  }

  private static Layer means(LessonView<DataMatrix, Options, State> view, DataPlane plane) {
    DMatrixRMaj mu = view.state().model().mu();
    double[] xs = plane.xs(mu);
    double[] ys = plane.ys(mu);
    List<Layer.Marker> markers = new ArrayList<>();
    for (int k = 0; k < mu.numRows; k++) {
      Handle handle = new Handle("mu", k, view.words().say("points.mean", k + 1));
      String label = Integer.toString(k + 1);
      markers.add(new Layer.Marker(xs[k], ys[k], label, Tone.ofClass(k), handle, Role.FACTOR, k));
    }
    return new Layer.Markers(markers);
  }

  private static Panel factors(LessonView<DataMatrix, Options, State> view) {
    DMatrixRMaj x = view.data().values();
    DMatrixRMaj mu = view.state().model().mu();
    DMatrixRMaj known = view.state().memberships();
    DMatrixRMaj q = known == null ? new DMatrixRMaj(x.numRows, mu.numRows) : known;
    Range limits = Range.AUTO;
    for (int i = 0; i < x.getNumElements(); i++) {
      limits = limits.including(x.data[i]);
    }
    ColorScale values = ColorScale.SEQUENTIAL;
    ColorScale classes = ColorScale.CLASS_OF_COLUMN;
    return Factors.of(view, "factors")
        .saying(known == null ? "before" : "after")
        .block(new MatrixBlock("X", x, values, limits, Role.OBSERVATION, Role.FEATURE))
        .then("≈", new MatrixBlock("q", q, classes, new Range(0, 1), Role.OBSERVATION, Role.FACTOR))
        .then("·", new MatrixBlock("μ", mu, values, limits, Role.FACTOR, Role.FEATURE))
        .panel();
  }

  private static Panel objective(LessonView<DataMatrix, Options, State> view) {
    return HistoryCurve.of(view, "objective", Axis.of(view.words().say("objective.y")))
        .curve(view.words().say("objective.curve"), Tone.INK, HistoryCurve::objective)
        .curve("ELBO", Tone.MUTED, record -> record.measure("elbo"))
        .panel();
  }

  /// Empty before the first E-step: rows without a sum are not drawn.
  private static Panel simplex(LessonView<DataMatrix, Options, State> view) {
    DMatrixRMaj q = view.state().memberships();
    return new SimplexPanel(
        "simplex",
        view.words().panel("simplex"),
        view.words().subtitle("simplex"),
        List.of("1", "2", "3"),
        q == null ? new DMatrixRMaj(view.data().rows(), SimplexPanel.CORNERS) : q,
        new int[0],
        Role.OBSERVATION);
  }

  private static Panel halfStep(LessonView<DataMatrix, Options, State> view) {
    MixtureModel model = view.state().model();
    DMatrixRMaj q = view.state().memberships();
    MomentTable table =
        MomentTable.of(view, "half-step", Role.FACTOR).saying(view.record().halfStep());
    for (int k = 0; k < model.clusters(); k++) {
      table.row(
          Tone.ofClass(k),
          "μ" + Numbers.subscript(k + 1),
          Numbers.brief(model.pi().data[k]),
          q == null ? "–" : Numbers.brief(weight(q, k)),
          place(view, model.mu().get(k, view.axes().x()), model.mu().get(k, view.axes().y())),
          place(view, deviation(view, k, view.axes().x()), deviation(view, k, view.axes().y())));
    }
    return table.note(note(view)).panel();
  }

  /// Two numbers, or the first one if the data have a single column.
  private static String place(LessonView<?, ?, ?> view, double x, double y) {
    return view.data().dimension() < 2 ? Numbers.brief(x) : Numbers.pair(x, y);
  }

  private static double deviation(LessonView<DataMatrix, Options, State> view, int k, int column) {
    Covariance kind = view.options().covariance();
    DMatrixRMaj sigma = view.state().model().sigma();
    return Math.sqrt(CovarianceShape.entry(kind, sigma, k, column, column));
  }

  /// N_k.
  private static double weight(DMatrixRMaj q, int k) {
    return Arrays.stream(Numbers.column(q, k)).sum();
  }

  private static String note(LessonView<DataMatrix, Options, State> view) {
    State state = view.state();
    String next = " " + view.words().say("next", view.nextVerb());
    if (state.memberships() == null) {
      return view.words().say("no-shares") + next;
    }
    String likelihood = Numbers.brief(state.logLikelihood());
    String gap = Numbers.brief(Math.max(0, state.gap()));
    String now =
        switch (view.record().halfStep()) {
          case "expect" -> view.words().say("touches", likelihood);
          case "maximize" -> view.words().say("opens", likelihood, gap);
          default -> view.words().say("lies-below", gap);
        };
    return now + next;
  }

  @Override
  public String numbers(String halfStep, LessonView<DataMatrix, Options, State> view) {
    DMatrixRMaj q = view.state().memberships();
    if (q == null) {
      return "";
    }
    return halfStep.equals("expect") ? leastCertain(view, q) : component(view, q);
  }

  /// The point whose largest share is smallest.
  private static String leastCertain(LessonView<?, ?, ?> view, DMatrixRMaj q) {
    int point = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < q.numRows; i++) {
      double largest = 0;
      for (int k = 0; k < q.numCols; k++) {
        largest = Math.max(largest, q.get(i, k));
      }
      if (largest < smallest) {
        smallest = largest;
        point = i;
      }
    }
    StringBuilder shares = new StringBuilder();
    for (int k = 0; k < Math.min(MOST_SHARES, q.numCols); k++) {
      shares.append(k == 0 ? "" : ", ").append(Numbers.brief(q.get(point, k)));
    }
    shares.append(q.numCols > MOST_SHARES ? ", …" : "");
    return view.words().say("least-certain", Numbers.subscript(point + 1), shares);
  }

  /// The first component that has any weight, in the first column.
  private static String component(LessonView<DataMatrix, Options, State> view, DMatrixRMaj q) {
    int k = 0;
    while (k < q.numCols - 1 && !(weight(q, k) > 0)) {
      k++;
    }
    double sum = 0;
    for (int i = 0; i < q.numRows; i++) {
      sum += q.get(i, k) * view.problem().matrix().get(i, 0);
    }
    return view.words()
        .say(
            "component",
            Numbers.subscript(k + 1),
            Numbers.brief(weight(q, k)),
            Numbers.brief(sum),
            Numbers.brief(view.state().model().mu().get(k, 0)),
            Integer.toString(q.numRows),
            Numbers.brief(view.state().model().pi().get(0, k)));
  }

  /// The second mean lies on a point of the blobs that has no neighbours.
  private static final double[][] CAPTURING_MEANS = {{-2, 1.5}, {-3.03, -2.24}, {1.5, 0.5}};

  private static final double[][] CAPTURING_COVARIANCES = {
    {1, 0}, {0, 1}, {0.01, 0}, {0, 0.01}, {1, 0}, {0, 1}
  };

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("iris-free-ellipses", "iris").with(COVARIANCE, Covariance.FULL).seeded(2),
        Preset.of("one-point-captured", "blobs")
            .with(COVARIANCE, Covariance.FULL)
            .from("mu", new DMatrixRMaj(CAPTURING_MEANS))
            .from("sigma", new DMatrixRMaj(CAPTURING_COVARIANCES)),
        Preset.of("variance-to-zero-k-means", "faithful")
            .scaled(Scale.STANDARDIZE)
            .with(VARIANCE, 0.0001)
            .with(CLUSTERS, 3)
            .seeded(1),
        Preset.of("variance-to-infinity-collapse", "blobs").with(VARIANCE, 100_000.0),
        Preset.of("too-many-components", "blobs")
            .with(CLUSTERS, 8)
            .with(COVARIANCE, Covariance.FULL)
            .seeded(4));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(
        new Neighbour<>("k-means", GaussianMixtureLesson::hard),
        new Neighbour<>("soft-vq", GaussianMixtureLesson::soft));
  }

  private static Neighbour.Start hard(State start, ParameterValues values) {
    return new Neighbour.Start(
        Map.of("clusters", CLUSTERS.write(values.get(CLUSTERS))), Map.of("W", start.model().mu()));
  }

  private static Neighbour.Start soft(State start, ParameterValues values) {
    DMatrixRMaj atoms = CommonOps_DDRM.transpose(start.model().mu(), (DMatrixRMaj) null);
    double temperature = Math.clamp(2 * values.get(VARIANCE), 0.001, 10);
    return new Neighbour.Start(
        Map.of(
            "atoms", CLUSTERS.write(values.get(CLUSTERS)),
            "similarity", "distance",
            "temperature", String.valueOf(temperature)),
        Map.of("D", atoms));
  }
}
