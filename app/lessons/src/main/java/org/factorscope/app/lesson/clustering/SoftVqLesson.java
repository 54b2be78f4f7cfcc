package org.factorscope.app.lesson.clustering;

import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.clustering.SoftVq;
import org.factorscope.algorithms.clustering.SoftVqOptions;
import org.factorscope.algorithms.clustering.SoftVqOptions.Similarity;
import org.factorscope.algorithms.clustering.SoftVqOptions.Update;
import org.factorscope.algorithms.clustering.SoftVqState;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.stepped.Adapted;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Former;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.Outline;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.Parameter.Effect;
import org.factorscope.app.lesson.ParameterKind.Spacing;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.lesson.StartShapes;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// Soft vector quantization, X ≈ DC with a temperature.
public final class SoftVqLesson extends Lesson<DataMatrix, SoftVqOptions, SoftVqState> {

  public SoftVqLesson() {
    super(
        Outline.of("soft-vq", Chapter.CLUSTERING, Adapted.of(ALGORITHM, "D", "C"))
            .parameters(parameterList())
            .data(DataNeed.COMPLETE, "iris")
            .scale(Scale.NONE)
            .iterations(500));
  }

  private static final SoftVq ALGORITHM = new SoftVq();
  private static final double LEAST_TEMPERATURE = 0.001;
  private static final double MOST_TEMPERATURE = 10;

  private static List<Parameter<?>> parameterList() {
    return List.of(
        Former.whole(
            "atoms", "Atoms r", "How many atoms share the points.", Effect.FROM_START, 4, 1, 50),
        Former.real(
            "temperature",
            "Temperature T",
            "High: every atom gets a bit of every point. Low: one atom takes all.",
            Effect.AT_ONCE,
            0.1,
            LEAST_TEMPERATURE,
            MOST_TEMPERATURE,
            Spacing.LOGARITHMIC),
        Former.choice(
            "similarity",
            "Similarity",
            "Compare by the angle (cosine) or by the squared distance.",
            Effect.AT_ONCE,
            List.of("cosine", "distance")),
        Former.choice(
            "update",
            "Update of D",
            "The weighted mean of the paper, or the exact least-squares solution.",
            Effect.AT_ONCE,
            List.of("weighted-mean", "least-squares")));
  }

  @Override
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    return StartShapes.fit(start, "D", values, "atoms", matrix -> matrix.numCols);
  }

  /// Points are columns here.
  @Override
  public DataMatrix problem(Dataset data, ParameterValues values) {
    DMatrixRMaj columns = new DMatrixRMaj(data.dimension(), data.rows());
    CommonOps_DDRM.transpose(data.values(), columns);
    return new DataMatrix(columns);
  }

  @Override
  public SoftVqOptions options(ParameterValues values) {
    return new SoftVqOptions(
        values.whole("atoms"),
        values.real("temperature"),
        values.choice("similarity", Similarity.class),
        values.choice("update", Update.class));
  }

  @Override
  public List<Panel> panels(LessonView<DataMatrix, SoftVqOptions, SoftVqState> view) {
    return SoftVqPanels.of(view);
  }

  @Override
  public String numbers(String halfStep, LessonView<DataMatrix, SoftVqOptions, SoftVqState> view) {
    return SoftVqNumbers.of(halfStep, view.state());
  }

  @Override
  public SoftVqState draggedState(
      LessonView<DataMatrix, SoftVqOptions, SoftVqState> view, Handle handle, double x, double y) {
    DMatrixRMaj d = view.axes().withColumnAt(view.state().atoms(), handle.index(), x, y);
    return ALGORITHM.replace(view.state(), "D", d);
  }

  /// Moves T along the curve of entropies.
  @Override
  public String draggedParameter(
      LessonView<DataMatrix, SoftVqOptions, SoftVqState> view, Handle handle, double x, double y) {
    return Numbers.typed(Math.clamp(x, LEAST_TEMPERATURE, MOST_TEMPERATURE));
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Former.preset(
            "Iris, cool",
            "Four atoms share the flowers. Warm it up slowly and watch the colours mix; at 0.1 all"
                + " atoms have met.",
            "iris",
            Scale.NONE,
            Map.of("temperature", "0.002"),
            Map.of(),
            0),
        Former.preset(
            "Best cosine is not nearest",
            "Two atoms, d₁ = (1, 0) and d₂ = (3, 0.5). The point (1.2, 0.3) is nearer to d₁, yet"
                + " its cosine is larger with d₂. Switch the similarity and watch it change sides.",
            "blobs",
            Scale.NONE,
            Map.of("temperature", "0.001"),
            Map.of("D", new DMatrixRMaj(new double[][] {{1, 3}, {0, 0.5}})),
            0),
        Former.preset(
            "Collapse",
            "At T = 10 all atoms get the same share of all points. One iteration, and they sit on"
                + " the same mean.",
            "faithful",
            Scale.NONE,
            Map.of("temperature", "10"),
            Map.of(),
            3),
        Former.preset(
            "The error rises",
            "The denied claim: with weighted means the reconstruction error goes up here. Switch"
                + " the update to least-squares and see it held down.",
            "usarrests",
            Scale.NONE,
            Map.of("atoms", "3"),
            Map.of(),
            0),
        Former.preset(
            "Cold is hard",
            "At T = 0.001 with distances, C is one-hot but for ties: this is K-means.",
            "faithful",
            Scale.STANDARDIZE,
            Map.of("temperature", "0.001", "similarity", "distance", "atoms", "3"),
            Map.of(),
            1));
  }

  @Override
  public List<Neighbour<SoftVqState>> neighbours() {
    return List.of(
        new Neighbour<>("gaussian-mixture", "σ² = T/2, weights learned", SoftVqLesson::mixture));
  }

  private static Neighbour.Start mixture(SoftVqState start, ParameterValues values) {
    DMatrixRMaj means = CommonOps_DDRM.transpose(start.atoms(), (DMatrixRMaj) null);
    return new Neighbour.Start(
        Map.of(
            "clusters", String.valueOf(values.whole("atoms")),
            "variance", String.valueOf(values.real("temperature") / 2)),
        Map.of("mu", means));
  }
}
