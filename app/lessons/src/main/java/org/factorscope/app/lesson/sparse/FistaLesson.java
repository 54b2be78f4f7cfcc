package org.factorscope.app.lesson.sparse;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.sparse.Code;
import org.factorscope.algorithms.sparse.Fista;
import org.factorscope.algorithms.sparse.Fista.Options;
import org.factorscope.algorithms.sparse.Fista.Restart;
import org.factorscope.algorithms.sparse.Fista.State;
import org.factorscope.algorithms.sparse.Momentum;
import org.factorscope.algorithms.sparse.SparseProblem;
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
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// ISTA with momentum, beside ISTA.
public final class FistaLesson extends Lesson<SparseProblem, Options, State> {
  private static final Parameter<Momentum.Rule> MOMENTUM =
      Parameter.choice("momentum", Momentum.Rule.class).atOnce();
  private static final Parameter<Restart> RESTART =
      Parameter.choice("restart", Restart.class).atOnce();

  private static final int RISES_GROUP = 3;

  public FistaLesson() {
    super(
        Outline.of("fista", Chapter.SPARSE, new Fista())
            .parameters(
                IstaLesson.LAMBDA_SHARE, IstaLesson.STEP_SIZE, MOMENTUM, RESTART, Atoms.RESPONSE)
            .data(DataNeed.COMPLETE, "spikes")
            .iterations(5000));
  }

  @Override
  public SparseProblem problem(Dataset data, ParameterValues values) {
    return Atoms.problem(data, values.get(Atoms.RESPONSE));
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(
        values.get(IstaLesson.LAMBDA_SHARE),
        values.get(IstaLesson.STEP_SIZE),
        values.get(MOMENTUM),
        values.get(RESTART));
  }

  @Override
  public DMatrixRMaj dragged(
      LessonView<SparseProblem, Options, State> view, Handle handle, double x, double y) {
    return CodePlane.dragged(view, view.state().code(), handle, x, y);
  }

  @Override
  public List<Panel> panels(LessonView<SparseProblem, Options, State> view) {
    double lambda = Fista.lambda(view.run());
    Code code = view.state().code();
    CodePictures pictures = CodePictures.of(view, code, lambda);
    List<Panel> panels = new ArrayList<>();
    panels.add(pictures.entries());
    panels.add(gaps(view));
    panels.addAll(CodePlane.of(view, code, view.state().rival(), lambda));
    panels.add(
        HistoryCurve.of(view, "momentum", Axis.of("m", 0, 1))
            .curve("", CodePictures.OWN, record -> record.series("m")[0])
            .panel());
    panels.add(pictures.band(lambda));
    return panels;
  }

  private static Panel gaps(LessonView<SparseProblem, Options, State> view) {
    GapCurves curves =
        new GapCurves(view, "shrink")
            .both(view.words().say("own"), view.words().say("rival"))
            .rises(RISES_GROUP);
    if (view.options().stepSize() <= 1) {
      double lambda = Fista.lambda(view.run());
      Code minimum = view.problem().optimum(lambda).code();
      double distance = view.state().origin().code().distance(minimum, Fista.eta(view.run()));
      curves
          .bound(view.words().say("gaps.slow"), lambda, k -> distance / (2 * k))
          .bound(view.words().say("gaps.fast"), lambda, k -> Fista.bound(distance, k));
    }
    return curves.panel();
  }

  /// Of the first chosen entry.
  @Override
  public String numbers(String halfStep, LessonView<SparseProblem, Options, State> view) {
    State state = view.state();
    Code z = state.z();
    if (z == null) {
      return "";
    }
    int j = Atoms.of(view).first();
    double eta = Fista.eta(view.run());
    DMatrixRMaj v = state.v() == null ? z.y() : state.v();
    return switch (halfStep) {
      case "extrapolate" -> extrapolation(view, j, z.y().data[j]);
      case "gradient" ->
          GradientWords.step(j, z.y().data[j], eta, z.correlations().data[j], v.data[j]);
      default ->
          GradientWords.shrunk(
              "y", j, v.data[j], eta * Fista.lambda(view.run()), state.code().y().data[j]);
    };
  }

  private static String extrapolation(
      LessonView<SparseProblem, Options, State> view, int j, double z) {
    State state = view.state();
    Momentum momentum = state.momentum();
    String m = Numbers.brief(momentum.m());
    String how =
        view.options().momentum() == Momentum.Rule.RATIO
            ? (momentum.k() - 1) + "/" + (momentum.k() + 2)
            : "max(0, %s − 1)/%s"
                .formatted(Numbers.brief(momentum.previous()), Numbers.brief(momentum.t()));
    double y = state.code().y().data[j];
    return "m = %s = %s, z%s = %s + %s · (%s − %s) = %s"
        .formatted(
            how,
            m,
            Numbers.subscript(j + 1),
            Numbers.brief(y),
            m,
            Numbers.brief(y),
            Numbers.bracketed(state.previous().y().data[j]),
            Numbers.brief(z));
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("blurred-spikes", "spikes"),
        Preset.of("by-hand", "two_atoms")
            .with(IstaLesson.LAMBDA_SHARE, 0.25)
            .with(MOMENTUM, Momentum.Rule.RATIO),
        Preset.of("restarts", "sparse_code").with(RESTART, Restart.GRADIENT),
        Preset.of("too-long", "two_atoms")
            .with(IstaLesson.LAMBDA_SHARE, 0.25)
            .with(IstaLesson.STEP_SIZE, 1.5),
        Preset.of("diabetes", "diabetes")
            .scaled(Scale.STANDARDIZE)
            .with(IstaLesson.LAMBDA_SHARE, 0.1));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(Neighbour.to("ista"), Neighbour.to("optimizers"), Neighbour.to("nuclear-norm"));
  }
}
