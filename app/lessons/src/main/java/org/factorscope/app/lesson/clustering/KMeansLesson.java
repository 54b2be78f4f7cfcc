package org.factorscope.app.lesson.clustering;

import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.clustering.KMeans;
import org.factorscope.algorithms.clustering.KMeansOptions;
import org.factorscope.algorithms.clustering.KMeansOptions.EmptyCluster;
import org.factorscope.algorithms.clustering.KMeansOptions.Init;
import org.factorscope.algorithms.clustering.KMeansState;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.step.Phase;
import org.factorscope.algorithms.step.SteppedAlgorithm;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.Parameter.Effect;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.lesson.Source;
import org.factorscope.app.lesson.StartShapes;
import org.factorscope.app.lesson.Variable;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// K-means, seen as X ≈ ZW.
public final class KMeansLesson implements Lesson<DataMatrix, KMeansOptions, KMeansState> {
  private static final KMeans ALGORITHM = new KMeans();

  @Override
  public String id() {
    return "k-means";
  }

  @Override
  public String title() {
    return "K-means";
  }

  @Override
  public Chapter chapter() {
    return Chapter.CLUSTERING;
  }

  @Override
  public List<Source> sources() {
    return List.of(
        new Source(
            "Hao Tang, Machine Learning: Matrix factorization (slides, 2024)",
            "K-means, eq. 1–8",
            "Eq. 5 lacks the sum over k on its left side; here it has it."),
        new Source(
            "Arthur and Vassilvitskii, k-means++: The advantages of careful seeding (2007)",
            "section 2.2",
            ""));
  }

  @Override
  public SteppedAlgorithm<DataMatrix, KMeansOptions, KMeansState> algorithm() {
    return ALGORITHM;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter.Whole(
            "clusters", "Clusters K", "How many centroids there are.", Effect.FROM_START, 3, 1, 50),
        new Parameter.Choice(
            "init",
            "Start",
            "k-means++ spreads the first centroids out; random-points draws them blindly.",
            Effect.FROM_START,
            List.of("k-means++", "random-points")),
        new Parameter.Choice(
            "empty",
            "Empty cluster",
            "What a centroid without points does: take the farthest point, or stay.",
            Effect.AT_ONCE,
            List.of("farthest", "keep")));
  }

  @Override
  public List<Variable> variables() {
    return List.of(
        new Variable("Z", "n × K", "which cluster each point belongs to, one-hot"),
        new Variable("W", "K × d", "the centroids"));
  }

  @Override
  public DataUse dataUse() {
    return DataUse.COMPLETE;
  }

  @Override
  public String defaultData() {
    return "iris";
  }

  @Override
  public int iterationBudget() {
    return 300;
  }

  @Override
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    return StartShapes.fit(start, "W", values, "clusters", matrix -> matrix.numRows);
  }

  @Override
  public DataMatrix problem(Dataset data, ParameterValues values) {
    return new DataMatrix(data.values());
  }

  @Override
  public KMeansOptions options(ParameterValues values) {
    return new KMeansOptions(
        values.whole("clusters"),
        values.choice("init").equals("k-means++") ? Init.K_MEANS_PLUS_PLUS : Init.RANDOM_POINTS,
        values.choice("empty", EmptyCluster.class));
  }

  @Override
  public List<Panel> panels(LessonView<KMeansState> view) {
    return KMeansPanels.of(view);
  }

  @Override
  public String numbers(Phase phase, LessonView<KMeansState> view) {
    return KMeansNumbers.of(phase, view.state());
  }

  @Override
  public KMeansState dragged(LessonView<KMeansState> view, Handle handle, double x, double y) {
    DMatrixRMaj w = view.axes().withRowAt(view.state().centroids(), handle.index(), x, y);
    return ALGORITHM.replace(view.state(), "W", w);
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        new Preset(
            "Two centroids in one blob",
            "Two of three centroids start among the setosa flowers. Watch where the run ends, and"
                + " compare its objective with 78.85, the best for three clusters.",
            "iris",
            Scale.NONE,
            Map.of(),
            Map.of(
                "W",
                rows(
                    new double[] {4.6, 3.1, 1.4, 0.2},
                    new double[] {5.4, 3.7, 1.5, 0.3},
                    new double[] {6.2, 2.9, 4.9, 1.7})),
            0),
        new Preset(
            "An empty cluster",
            "Centroid 3 starts so far away that no point is nearest to it. The update must choose:"
                + " take the farthest point, or keep still.",
            "iris",
            Scale.NONE,
            Map.of(),
            Map.of(
                "W",
                rows(
                    new double[] {5.0, 3.4, 1.5, 0.2},
                    new double[] {6.2, 2.9, 4.9, 1.7},
                    new double[] {30, 30, 30, 30})),
            0),
        new Preset(
            "As many clusters as points",
            "With K = n every point can have a centroid of its own: the objective is 0, and nothing"
                + " was learned.",
            "usarrests",
            Scale.STANDARDIZE,
            Map.of("clusters", "50", "init", "random-points"),
            Map.of(),
            0),
        new Preset(
            "Rings",
            "Two rings around each other. Straight borders cannot part them, however K-means"
                + " starts.",
            "rings",
            Scale.NONE,
            Map.of("clusters", "2"),
            Map.of(),
            1));
  }

  private static DMatrixRMaj rows(double[]... rows) {
    return new DMatrixRMaj(rows);
  }

  @Override
  public List<Neighbour<KMeansState>> neighbours() {
    return List.of(
        new Neighbour<>("gaussian-mixture", "shares instead of choices", KMeansLesson::mixture),
        new Neighbour<>("nmf", "any weights that are not negative", KMeansLesson::parts));
  }

  /// Centroids as parts; one that was dragged below zero starts at zero there.
  private static Neighbour.Start parts(KMeansState start, ParameterValues values) {
    DMatrixRMaj parts = start.centroids().copy();
    for (int i = 0; i < parts.getNumElements(); i++) {
      parts.data[i] = Math.max(0, parts.data[i]);
    }
    return new Neighbour.Start(
        Map.of("rank", String.valueOf(values.whole("clusters"))), Map.of("H", parts));
  }

  private static Neighbour.Start mixture(KMeansState start, ParameterValues values) {
    return new Neighbour.Start(
        Map.of("clusters", String.valueOf(values.whole("clusters"))),
        Map.of("mu", start.centroids()));
  }
}
