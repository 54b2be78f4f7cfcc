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
import org.factorscope.algorithms.step.Phase;
import org.factorscope.algorithms.step.SteppedAlgorithm;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.Parameter.Effect;
import org.factorscope.app.lesson.Parameter.Spacing;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.lesson.Source;
import org.factorscope.app.lesson.StartShapes;
import org.factorscope.app.lesson.Variable;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// Soft vector quantization, X ≈ DC with a temperature.
public final class SoftVqLesson implements Lesson<DataMatrix, SoftVqOptions, SoftVqState> {
  private static final SoftVq ALGORITHM = new SoftVq();
  private static final double LEAST_TEMPERATURE = 0.001;
  private static final double MOST_TEMPERATURE = 10;

  @Override
  public String id() {
    return "soft-vq";
  }

  @Override
  public String title() {
    return "Soft vector quantization";
  }

  @Override
  public Chapter chapter() {
    return Chapter.CLUSTERING;
  }

  @Override
  public List<Source> sources() {
    return List.of(
        new Source(
            "Question and answers on soft VQ in the Hamburger model (2023)",
            "eq. 1 and the three answers",
            "The weighted mean minimizes ‖X − DC‖² only for one-hot C; and T → 0 gives the largest"
                + " cosine, not the nearest atom."),
        new Source(
            "Geng et al., Is Attention Better Than Matrix Decomposition? (2021)",
            "Algorithm 1, section 2.2.2",
            "Nothing is added to the divisors here."));
  }

  @Override
  public SteppedAlgorithm<DataMatrix, SoftVqOptions, SoftVqState> algorithm() {
    return ALGORITHM;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter.Whole(
            "atoms", "Atoms r", "How many atoms share the points.", Effect.FROM_START, 4, 1, 50),
        new Parameter.Real(
            "temperature",
            "Temperature T",
            "High: every atom gets a bit of every point. Low: one atom takes all.",
            Effect.AT_ONCE,
            0.1,
            LEAST_TEMPERATURE,
            MOST_TEMPERATURE,
            Spacing.LOGARITHMIC),
        new Parameter.Choice(
            "similarity",
            "Similarity",
            "Compare by the angle (cosine) or by the squared distance.",
            Effect.AT_ONCE,
            List.of("cosine", "distance")),
        new Parameter.Choice(
            "update",
            "Update of D",
            "The weighted mean of the paper, or the exact least-squares solution.",
            Effect.AT_ONCE,
            List.of("weighted-mean", "least-squares")));
  }

  @Override
  public List<Variable> variables() {
    return List.of(
        new Variable("D", "d × r", "the atoms, one a column"),
        new Variable("C", "r × n", "how each point is shared among the atoms; columns sum to 1"));
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
    return 500;
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
  public List<Panel> panels(LessonView<SoftVqState> view) {
    return SoftVqPanels.of(view);
  }

  @Override
  public String numbers(Phase phase, LessonView<SoftVqState> view) {
    return SoftVqNumbers.of(phase, view.state());
  }

  @Override
  public SoftVqState dragged(LessonView<SoftVqState> view, Handle handle, double x, double y) {
    DMatrixRMaj d = view.axes().withColumnAt(view.state().atoms(), handle.index(), x, y);
    return ALGORITHM.replace(view.state(), "D", d);
  }

  /// Moves T along the curve of entropies.
  @Override
  public String draggedParameter(LessonView<SoftVqState> view, Handle handle, double x, double y) {
    return Numbers.typed(Math.clamp(x, LEAST_TEMPERATURE, MOST_TEMPERATURE));
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        new Preset(
            "Iris, cool",
            "Four atoms share the flowers. Warm it up slowly and watch the colours mix; at 0.1 all"
                + " atoms have met.",
            "iris",
            Scale.NONE,
            Map.of("temperature", "0.002"),
            Map.of(),
            0),
        new Preset(
            "Best cosine is not nearest",
            "Two atoms, d₁ = (1, 0) and d₂ = (3, 0.5). The point (1.2, 0.3) is nearer to d₁, yet"
                + " its cosine is larger with d₂. Switch the similarity and watch it change sides.",
            "blobs",
            Scale.NONE,
            Map.of("temperature", "0.001"),
            Map.of("D", new DMatrixRMaj(new double[][] {{1, 3}, {0, 0.5}})),
            0),
        new Preset(
            "Collapse",
            "At T = 10 all atoms get the same share of all points. One iteration, and they sit on"
                + " the same mean.",
            "faithful",
            Scale.NONE,
            Map.of("temperature", "10"),
            Map.of(),
            3),
        new Preset(
            "The error rises",
            "The denied claim: with weighted means the reconstruction error goes up here. Switch"
                + " the update to least-squares and see it held down.",
            "usarrests",
            Scale.NONE,
            Map.of("atoms", "3"),
            Map.of(),
            0),
        new Preset(
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
