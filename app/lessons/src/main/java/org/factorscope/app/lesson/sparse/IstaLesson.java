package org.factorscope.app.lesson.sparse;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.sparse.Code;
import org.factorscope.algorithms.sparse.Ista;
import org.factorscope.algorithms.sparse.Ista.Options;
import org.factorscope.algorithms.sparse.Ista.Schedule;
import org.factorscope.algorithms.sparse.Ista.State;
import org.factorscope.algorithms.sparse.SparseProblem;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Outline;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// Sparse coding by a gradient step and a soft threshold.
public final class IstaLesson extends Lesson<SparseProblem, Options, State> {
  /// λ in units of λ_max, of all lessons that have it.
  static final Parameter<Double> LAMBDA_SHARE =
      Parameter.magnitude("lambda-share", 0.02, 1e-6, 1).atOnce();

  static final double LONGEST_STEP = 1e6;

  private static final Parameter<Schedule> SCHEDULE = Parameter.choice("schedule", Schedule.class);
  private static final Parameter<Integer> LAYERS = Parameter.whole("layers", 100, 1, 10_000);

  /// η in units of 1/L, of all lessons that have it.
  static final Parameter<Double> STEP_SIZE =
      Parameter.magnitude("step-size", 1, 1e-3, LONGEST_STEP).atOnce();

  public IstaLesson() {
    super(
        Outline.of("ista", Chapter.SPARSE, new Ista())
            .parameters(LAMBDA_SHARE, SCHEDULE, LAYERS, STEP_SIZE, Atoms.RESPONSE)
            .data(DataNeed.COMPLETE, "spikes")
            .iterations(20_000));
  }

  @Override
  public SparseProblem problem(Dataset data, ParameterValues values) {
    return Atoms.problem(data, values.get(Atoms.RESPONSE));
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(
        values.get(LAMBDA_SHARE), values.get(SCHEDULE), values.get(LAYERS), values.get(STEP_SIZE));
  }

  @Override
  public DMatrixRMaj dragged(
      LessonView<SparseProblem, Options, State> view, Handle handle, double x, double y) {
    return CodePlane.dragged(view, view.state().code(), handle, x, y);
  }

  @Override
  public List<Panel> panels(LessonView<SparseProblem, Options, State> view) {
    double lambda = Ista.lambda(view.run());
    Code code = view.state().code();
    CodePictures pictures = CodePictures.of(view, code, lambda);
    List<Panel> panels = new ArrayList<>();
    panels.add(pictures.entries());
    panels.add(pictures.band(threshold(view)));
    panels.add(gaps(view));
    panels.addAll(CodePlane.of(view, code, view.state().rival(), lambda));
    panels.add(pictures.fit());
    return panels;
  }

  /// λ_l of the iteration at the playhead; λ_max at the start, since y = 0 is its minimum.
  private static double threshold(LessonView<SparseProblem, Options, State> view) {
    return Ista.lambda(view.run(), view.options().schedule(), view.record().iteration());
  }

  private static Panel gaps(LessonView<SparseProblem, Options, State> view) {
    boolean isFixed = view.options().schedule() == Schedule.FIXED;
    GapCurves curves =
        new GapCurves(view, "shrink")
            .both(
                view.words().say(isFixed ? "gaps.fixed" : "gaps.homotopy"),
                view.words().say(isFixed ? "gaps.homotopy" : "gaps.fixed"));
    if (isFixed && view.options().stepSize() <= 1) {
      double lambda = Ista.lambda(view.run());
      Code minimum = view.problem().optimum(lambda).code();
      double distance = view.state().origin().code().distance(minimum, Ista.eta(view.run()));
      curves.bound(view.words().say("gaps.bound"), lambda, k -> distance / (2 * k));
    }
    return curves.panel();
  }

  /// Of the first chosen entry.
  @Override
  public String numbers(String halfStep, LessonView<SparseProblem, Options, State> view) {
    DMatrixRMaj v = view.state().v();
    if (v == null) {
      return "";
    }
    int j = Atoms.of(view).first();
    Code code = view.state().code();
    double eta = Ista.eta(view.run());
    return halfStep.equals("gradient")
        ? GradientWords.step(j, code.y().data[j], eta, code.correlations().data[j], v.data[j])
        : GradientWords.shrunk("y", j, v.data[j], eta * threshold(view), code.y().data[j]);
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("blurred-spikes", "spikes"),
        Preset.of("by-hand", "two_atoms").with(LAMBDA_SHARE, 0.25),
        Preset.of("homotopy", "sparse_code").with(SCHEDULE, Schedule.HOMOTOPY).with(LAYERS, 20),
        Preset.of("as-printed", "sparse_code").with(STEP_SIZE, 5.52),
        Preset.of("no-dictionary", "needles").with(LAMBDA_SHARE, 0.4),
        Preset.of("diabetes", "diabetes").scaled(Scale.STANDARDIZE).with(LAMBDA_SHARE, 0.1));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(Neighbour.to("fista"), Neighbour.to("nuclear-norm"), Neighbour.to("optimizers"));
  }
}
