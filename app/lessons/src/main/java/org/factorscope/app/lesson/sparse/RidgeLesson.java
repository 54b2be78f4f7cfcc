package org.factorscope.app.lesson.sparse;

import java.util.ArrayList;
import java.util.List;
import org.factorscope.algorithms.sparse.Code;
import org.factorscope.algorithms.sparse.Ridge;
import org.factorscope.algorithms.sparse.Ridge.Options;
import org.factorscope.algorithms.sparse.Ridge.State;
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
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Tone;

/// Ridge regression, one singular direction after the other, beside the lasso.
public final class RidgeLesson extends Lesson<SparseProblem, Options, State> {
  private static final double LEAST_LAMBDA = 1e-6;
  private static final double MOST_LAMBDA = 1e6;

  private static final Parameter<Double> LAMBDA =
      Parameter.magnitude(CodePaths.DRAGGED, 1, LEAST_LAMBDA, MOST_LAMBDA).atOnce();

  public RidgeLesson() {
    super(
        Outline.of("ridge", Chapter.SPARSE, new Ridge())
            .parameters(LAMBDA, Atoms.RESPONSE)
            .data(DataNeed.COMPLETE, "spikes")
            .iterations(1000));
  }

  @Override
  public SparseProblem problem(Dataset data, ParameterValues values) {
    return Atoms.problem(data, values.get(Atoms.RESPONSE));
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(values.get(LAMBDA));
  }

  @Override
  public String draggedParameter(
      LessonView<SparseProblem, Options, State> view, Handle handle, double x, double y) {
    return Numbers.typed(Math.clamp(x, LEAST_LAMBDA, MOST_LAMBDA));
  }

  @Override
  public List<Panel> panels(LessonView<SparseProblem, Options, State> view) {
    double lambda = view.options().lambda();
    Code code = view.state().code();
    CodePaths paths = new CodePaths(view, Atoms.of(view), lambda);
    List<Panel> panels = new ArrayList<>();
    panels.add(paths.ridge());
    panels.add(paths.lasso());
    panels.addAll(CircleAndDiamond.of(view, code, lambda));
    panels.add(factors(view));
    panels.add(CodePictures.of(view, code, lambda).computedEntries());
    return panels;
  }

  /// σ²/(σ² + λ) of every direction, those that are added in colour.
  private static Panel factors(LessonView<SparseProblem, Options, State> view) {
    int count = Ridge.directions(view.problem());
    double[] places = new double[count];
    double[] added = new double[count];
    double[] left = new double[count];
    for (int i = 0; i < count; i++) {
      double sigma = view.problem().svd().values()[i];
      double[] chosen = i < view.state().directions() ? added : left;
      places[i] = i + 1;
      chosen[i] = Ridge.factor(sigma, view.options().lambda());
    }
    return Plot.of(view, "factors")
        .saying("now", Integer.toString(view.state().directions()), Integer.toString(count))
        .x(Axis.of(view.words().say("factors.x")))
        .y(Axis.of("σ²/(σ² + λ)", 0, 1))
        .add(
            new Layer.Bars(
                places,
                0.7,
                List.of(added, left),
                List.of("", ""),
                List.of(CodePictures.OWN, Tone.MUTED),
                -1))
        .panel();
  }

  /// Of the first chosen entry.
  @Override
  public String numbers(String halfStep, LessonView<SparseProblem, Options, State> view) {
    SparseProblem problem = view.problem();
    double lambda = view.options().lambda();
    int i = view.state().directions() - 1;
    int j = Atoms.of(view).first();
    double sigma = problem.svd().values()[i];
    return "y%s = %s + %s · %s · %s/(%s + %s) = %s"
        .formatted(
            Numbers.subscript(j + 1),
            Numbers.brief(Ridge.solution(problem, lambda, i).data[j]),
            Numbers.bracketed(problem.svd().v().get(j, i)),
            Numbers.bracketed(Ridge.coordinate(problem, i)),
            Numbers.bracketed(sigma),
            Numbers.brief(sigma * sigma),
            Numbers.brief(lambda),
            Numbers.brief(view.state().code().y().data[j]));
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Preset.of("by-hand", "two_atoms").with(LAMBDA, 0.4),
        Preset.of("diabetes", "diabetes").scaled(Scale.STANDARDIZE).with(LAMBDA, 20.0),
        Preset.of("blurred-spikes", "spikes").with(LAMBDA, 0.1),
        Preset.of("noise-is-amplified", "spikes").with(LAMBDA, 1e-6),
        Preset.of("more-columns-than-rows", "sparse_code").with(LAMBDA, 0.1),
        Preset.of("no-dictionary", "needles"));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(Neighbour.to("ista"), Neighbour.to("svd"), Neighbour.to("pca"));
  }
}
