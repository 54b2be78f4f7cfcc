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
import org.factorscope.algorithms.stepped.Adapted;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Former;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
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

/// A mixture of Gaussians by expectation and maximization.
public final class GaussianMixtureLesson
    extends Lesson<DataMatrix, GaussianMixtureOptions, GaussianMixtureState> {

  public GaussianMixtureLesson() {
    super(
        Outline.of(
                "gaussian-mixture", Chapter.LATENT, Adapted.of(ALGORITHM, "mu", "pi", "q", "sigma"))
            .parameters(parameterList())
            .data(DataNeed.COMPLETE, "blobs")
            .scale(Scale.NONE)
            .iterations(500));
  }

  private static final GaussianMixture ALGORITHM = new GaussianMixture();

  private static List<Parameter<?>> parameterList() {
    return List.of(
        Former.whole(
            "clusters",
            "Components K",
            "How many Gaussians there are.",
            Effect.FROM_START,
            3,
            1,
            50),
        Former.choice(
            "covariance",
            "Covariance",
            "unit: round, one fixed size for all; spherical: round, each its own size; diagonal:"
                + " stretched along the axes; full: any ellipse.",
            Effect.FROM_START,
            List.of("unit", "spherical", "diagonal", "full")),
        Former.real(
            "variance",
            "Variance σ²",
            "The fixed size where the covariance is unit. Near 0 this is K-means.",
            Effect.AT_ONCE,
            1,
            1e-6,
            1e6,
            Spacing.LOGARITHMIC),
        Former.real(
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
  public List<Panel> panels(
      LessonView<DataMatrix, GaussianMixtureOptions, GaussianMixtureState> view) {
    return GaussianMixturePanels.of(view);
  }

  @Override
  public String numbers(
      String halfStep, LessonView<DataMatrix, GaussianMixtureOptions, GaussianMixtureState> view) {
    return GaussianMixtureNumbers.of(halfStep, view.state());
  }

  @Override
  public GaussianMixtureState draggedState(
      LessonView<DataMatrix, GaussianMixtureOptions, GaussianMixtureState> view,
      Handle handle,
      double x,
      double y) {
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
