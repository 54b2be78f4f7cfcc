package org.factorscope.app.lesson.latent;

import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.latent.GaussianMixture;
import org.factorscope.algorithms.latent.GaussianMixtureOptions;
import org.factorscope.algorithms.latent.GaussianMixtureOptions.Covariance;
import org.factorscope.algorithms.latent.GaussianMixtureState;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.step.Phase;
import org.factorscope.algorithms.step.SteppedAlgorithm;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.Parameter.Effect;
import org.factorscope.app.lesson.Parameter.Spacing;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.lesson.Source;
import org.factorscope.app.lesson.StartShapes;
import org.factorscope.app.lesson.Variable;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// A mixture of Gaussians by expectation and maximization.
public final class GaussianMixtureLesson
    implements Lesson<DataMatrix, GaussianMixtureOptions, GaussianMixtureState> {
  private static final GaussianMixture ALGORITHM = new GaussianMixture();

  @Override
  public String id() {
    return "gaussian-mixture";
  }

  @Override
  public String title() {
    return "Gaussian mixture";
  }

  @Override
  public Chapter chapter() {
    return Chapter.LATENT;
  }

  @Override
  public List<Source> sources() {
    return List.of(
        new Source(
            "Computational Intelligence Laboratory (lecture notes, 2024)",
            "section 3.1, Mixture models",
            "The notes print z where x belongs in the exponent of the E-step, and leave the"
                + " divergence outside of the sum over points; here both are mended. Learned"
                + " covariances are added."),
        new Source(
            "Neal and Hinton, A view of the EM algorithm that justifies incremental variants"
                + " (1998)",
            "section 2",
            "Both half-steps raise one lower bound."));
  }

  @Override
  public SteppedAlgorithm<DataMatrix, GaussianMixtureOptions, GaussianMixtureState> algorithm() {
    return ALGORITHM;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter.Whole(
            "clusters",
            "Components K",
            "How many Gaussians there are.",
            Effect.FROM_START,
            3,
            1,
            50),
        new Parameter.Choice(
            "covariance",
            "Covariance",
            "unit: round, one fixed size for all; spherical: round, each its own size; diagonal:"
                + " stretched along the axes; full: any ellipse.",
            Effect.FROM_START,
            List.of("unit", "spherical", "diagonal", "full")),
        new Parameter.Real(
            "variance",
            "Variance σ²",
            "The fixed size where the covariance is unit. Near 0 this is K-means.",
            Effect.AT_ONCE,
            1,
            1e-6,
            1e6,
            Spacing.LOGARITHMIC),
        new Parameter.Real(
            "floor",
            "Floor ε",
            "Added to every learned variance, so that no component can shrink to nothing.",
            Effect.AT_ONCE,
            1e-6,
            1e-12,
            1,
            Spacing.LOGARITHMIC));
  }

  @Override
  public List<Variable> variables() {
    return List.of(
        new Variable("mu", "K × d", "the means, one a row"),
        new Variable("pi", "1 × K", "how large a part of the points each component makes"),
        new Variable("q", "n × K", "how each point is shared among the components; rows sum to 1"),
        new Variable(
            "sigma",
            "1 × 1, K × 1, K × d or K·d × d",
            "the covariances: one variance for all (unit), one each (spherical), one each and"
                + " column (diagonal), or the K matrices on top of each other (full)"));
  }

  @Override
  public DataUse dataUse() {
    return DataUse.COMPLETE;
  }

  @Override
  public String defaultData() {
    return "blobs";
  }

  @Override
  public int iterationBudget() {
    return 500;
  }

  @Override
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    ParameterValues fitted =
        StartShapes.fit(start, "mu", values, "clusters", matrix -> matrix.numRows);
    return StartShapes.fit(start, "pi", fitted, "clusters", matrix -> matrix.numCols);
  }

  @Override
  public DataMatrix problem(Dataset data, ParameterValues values) {
    return new DataMatrix(data.values());
  }

  @Override
  public GaussianMixtureOptions options(ParameterValues values) {
    return new GaussianMixtureOptions(
        values.whole("clusters"),
        values.choice("covariance", Covariance.class),
        values.real("variance"),
        values.real("floor"));
  }

  @Override
  public List<Panel> panels(LessonView<GaussianMixtureState> view) {
    return GaussianMixturePanels.of(view);
  }

  @Override
  public String numbers(Phase phase, LessonView<GaussianMixtureState> view) {
    return GaussianMixtureNumbers.of(phase, view.state());
  }

  @Override
  public GaussianMixtureState dragged(
      LessonView<GaussianMixtureState> view, Handle handle, double x, double y) {
    DMatrixRMaj mu = view.axes().withRowAt(view.state().model().mu(), handle.index(), x, y);
    return ALGORITHM.replace(view.state(), "mu", mu);
  }

  @Override
  public List<Preset> presets() {
    return GaussianMixturePresets.ALL;
  }

  @Override
  public List<Neighbour<GaussianMixtureState>> neighbours() {
    return List.of(
        new Neighbour<>("k-means", "σ² → 0", GaussianMixtureLesson::hard),
        new Neighbour<>("soft-vq", "T = 2σ², equal weights", GaussianMixtureLesson::soft));
  }

  private static Neighbour.Start hard(GaussianMixtureState start, ParameterValues values) {
    return new Neighbour.Start(
        Map.of("clusters", String.valueOf(values.whole("clusters"))),
        Map.of("W", start.model().mu()));
  }

  private static Neighbour.Start soft(GaussianMixtureState start, ParameterValues values) {
    DMatrixRMaj atoms = CommonOps_DDRM.transpose(start.model().mu(), (DMatrixRMaj) null);
    double temperature = Math.clamp(2 * values.real("variance"), 0.001, 10);
    return new Neighbour.Start(
        Map.of(
            "atoms", String.valueOf(values.whole("clusters")),
            "similarity", "distance",
            "temperature", String.valueOf(temperature)),
        Map.of("D", atoms));
  }
}
