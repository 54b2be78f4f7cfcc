package org.factorscope.app.lesson.subspace;

import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.stepped.Adapted;
import org.factorscope.algorithms.subspace.Autoencoder;
import org.factorscope.algorithms.subspace.AutoencoderGradient;
import org.factorscope.algorithms.subspace.AutoencoderOptions;
import org.factorscope.algorithms.subspace.AutoencoderOptions.Weights;
import org.factorscope.algorithms.subspace.AutoencoderState;
import org.factorscope.algorithms.subspace.CentredData;
import org.factorscope.algorithms.subspace.ScaledCovariance;
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

/// A neural network without its curves: it learns what PCA computes.
public final class AutoencoderLesson
    extends Lesson<ScaledCovariance, AutoencoderOptions, AutoencoderState> {

  public AutoencoderLesson() {
    super(
        Outline.of("linear-autoencoder", Chapter.SUBSPACES, Adapted.of(ALGORITHM, "V", "W"))
            .parameters(parameterList())
            .data(DataNeed.COMPLETE, "five_axes")
            .scale(Scale.NONE)
            .iterations(10000));
  }

  private static final Autoencoder ALGORITHM = new Autoencoder();

  private static List<Parameter<?>> parameterList() {
    return List.of(
        Former.whole(
            "components",
            "Bottleneck m",
            "How many numbers the code has.",
            Effect.FROM_START,
            2,
            1,
            64),
        Former.choice(
            "tied",
            "Tied weights",
            "Whether the encoder is the decoder transposed, W = Vᵀ.",
            Effect.FROM_START,
            List.of("no", "yes")),
        Former.real(
            "step-size",
            "Step size η",
            "In units of 1/λ₁, so that the same η fits any data; up to about 0.5 the loss falls.",
            Effect.AT_ONCE,
            0.1,
            0.0001,
            10,
            Spacing.LOGARITHMIC));
  }

  @Override
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    ParameterValues byV = StartShapes.fit(start, "V", values, "components", v -> v.numCols);
    return StartShapes.fit(start, "W", byV, "components", w -> w.numRows);
  }

  @Override
  public ScaledCovariance problem(Dataset data, ParameterValues values) {
    return ScaledCovariance.of(CentredData.of(new DataMatrix(data.values())));
  }

  @Override
  public AutoencoderOptions options(ParameterValues values) {
    Weights weights = values.choice("tied").equals("yes") ? Weights.TIED : Weights.UNTIED;
    return new AutoencoderOptions(values.whole("components"), weights, values.real("step-size"));
  }

  @Override
  public List<Panel> panels(
      LessonView<ScaledCovariance, AutoencoderOptions, AutoencoderState> view) {
    return AutoencoderPanels.of(view);
  }

  @Override
  public String numbers(
      String halfStep, LessonView<ScaledCovariance, AutoencoderOptions, AutoencoderState> view) {
    AutoencoderState state = view.state();
    double unit = state.problem().largest();
    if (halfStep.equals("gradient")) {
      AutoencoderGradient gradient = state.gradient();
      return gradient == null
          ? ""
          : "‖∇V‖ = %s, ‖∇W‖ = %s"
              .formatted(
                  Numbers.brief(unit * Norms.frobenius(gradient.ofV())),
                  Numbers.brief(unit * Norms.frobenius(gradient.ofW())));
    }
    return "η/λ₁ = %s, ‖V‖ = %s, ‖W‖ = %s"
        .formatted(
            Numbers.brief(state.options().stepSize() / unit),
            Numbers.brief(Norms.frobenius(state.v())),
            Numbers.brief(Norms.frobenius(state.w())));
  }

  /// Moves a column of the decoder within the plane that is shown; its other coordinates stay.
  @Override
  public AutoencoderState draggedState(
      LessonView<ScaledCovariance, AutoencoderOptions, AutoencoderState> view,
      Handle handle,
      double x,
      double y) {
    double unit = AutoencoderPlane.unit(view.state());
    DMatrixRMaj v = view.axes().withColumnAt(view.state().v(), handle.index(), x / unit, y / unit);
    return ALGORITHM.replace(view.state(), "V", v);
  }

  @Override
  public List<Preset> presets() {
    return AutoencoderPresets.ALL;
  }

  @Override
  public List<Neighbour<AutoencoderState>> neighbours() {
    return List.of(
        Neighbour.withParameters(
            "pca", "tied, orthonormal, solved", values -> Map.of("components", components(values))),
        Neighbour.withParameters(
            "svd", "the best of this rank", values -> Map.of("rank", components(values))));
  }

  private static String components(ParameterValues values) {
    return String.valueOf(values.whole("components"));
  }
}
