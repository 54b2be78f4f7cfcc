package org.factorscope.app.lesson.sparse;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.sparse.Code;
import org.factorscope.algorithms.sparse.SparseProblem;
import org.factorscope.algorithms.sparse.Subgradient;
import org.factorscope.algorithms.sparse.Subgradient.Choice;
import org.factorscope.algorithms.sparse.Subgradient.Options;
import org.factorscope.algorithms.sparse.Subgradient.State;
import org.factorscope.algorithms.step.StepRecord;
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
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// Steps along subgradients, beside ISTA.
public final class SubgradientLesson extends Lesson<SparseProblem, Options, State> {
  private static final Parameter<Choice> CHOICE = Parameter.choice("choice", Choice.class).atOnce();
  private static final Parameter<Double> STEP_SIZE =
      Parameter.magnitude("step-size", 0.5, 1e-3, IstaLesson.LONGEST_STEP).atOnce();

  public SubgradientLesson() {
    super(
        Outline.of("subgradient", Chapter.SPARSE, new Subgradient())
            .parameters(IstaLesson.LAMBDA_SHARE, CHOICE, STEP_SIZE, Atoms.RESPONSE)
            .data(DataNeed.COMPLETE, "spikes")
            .iterations(1000));
  }

  @Override
  public SparseProblem problem(Dataset data, ParameterValues values) {
    return Atoms.problem(data, values.get(Atoms.RESPONSE));
  }

  @Override
  public Options options(ParameterValues values) {
    return new Options(
        values.get(IstaLesson.LAMBDA_SHARE), values.get(CHOICE), values.get(STEP_SIZE));
  }

  @Override
  public DMatrixRMaj dragged(
      LessonView<SparseProblem, Options, State> view, Handle handle, double x, double y) {
    return CodePlane.dragged(view, view.state().code(), handle, x, y);
  }

  @Override
  public List<Panel> panels(LessonView<SparseProblem, Options, State> view) {
    double lambda = Subgradient.lambda(view.run());
    Code code = view.state().code();
    CodePictures pictures = CodePictures.of(view, code, lambda);
    List<Panel> panels = new ArrayList<>();
    panels.add(pictures.entries());
    panels.add(entry(view));
    panels.add(
        new GapCurves(view, "move")
            .both(view.words().say("own"), view.words().say("rival"))
            .panel());
    panels.addAll(CodePlane.of(view, code, view.state().rival(), lambda));
    panels.add(pictures.band(lambda));
    return panels;
  }

  /// An entry in both methods.
  private static Panel entry(LessonView<SparseProblem, Options, State> view) {
    Atoms atoms = Atoms.of(view);
    int j = unused(view).orElse(atoms.first());
    return HistoryCurve.of(view, "entry", Axis.of("y[" + atoms.names().get(j) + "]"))
        .curve(view.words().say("rival"), CodePictures.RIVAL, record -> entry(record, "rival-y", j))
        .curve(view.words().say("own"), CodePictures.OWN, record -> entry(record, "y", j))
        .panel();
  }

  /// Of the entries that the minimum does not use, the one with the largest correlation: it comes
  /// back most often.
  private static OptionalInt unused(LessonView<SparseProblem, Options, State> view) {
    Code minimum = view.problem().optimum(Subgradient.lambda(view.run())).code();
    double[] correlations = minimum.correlations().data;
    return IntStream.range(0, correlations.length)
        .filter(j -> minimum.y().data[j] == 0)
        .reduce((i, j) -> Math.abs(correlations[j]) > Math.abs(correlations[i]) ? j : i);
  }

  private static double entry(StepRecord record, String series, int j) {
    double[] y = record.series(series);
    return j < y.length ? y[j] : Double.NaN;
  }

  /// Of the first chosen entry.
  @Override
  public String numbers(String halfStep, LessonView<SparseProblem, Options, State> view) {
    DMatrixRMaj g = view.state().g();
    if (g == null) {
      return "";
    }
    int j = Atoms.of(view).first();
    double y = view.state().code().y().data[j];
    String index = Numbers.subscript(j + 1);
    if (halfStep.equals("move")) {
      double eta = Subgradient.eta(view.run());
      return "y%s = %s − %s · %s = %s"
          .formatted(
              index,
              Numbers.brief(y + eta * g.data[j]),
              Numbers.bracketed(eta),
              Numbers.bracketed(g.data[j]),
              Numbers.brief(y));
    }
    double lambda = Subgradient.lambda(view.run());
    double slope = -view.state().code().correlations().data[j];
    boolean isShortest = y == 0 && view.options().choice() == Choice.MINIMUM_NORM;
    return isShortest
        ? GradientWords.shrunk("g", j, slope, lambda, g.data[j])
        : "g%s = %s %s %s = %s"
            .formatted(
                index,
                Numbers.brief(slope),
                y < 0 ? "−" : "+",
                Numbers.bracketed(lambda),
                Numbers.brief(g.data[j]));
  }

  @Override
  public List<Preset> presets() {
    DMatrixRMaj minimum = new DMatrixRMaj(new double[][] {{0.2}, {0}});
    return List.of(
        Preset.of("blurred-spikes", "spikes"),
        Preset.of("by-hand", "two_atoms").with(IstaLesson.LAMBDA_SHARE, 0.25),
        Preset.of("ascends", "two_atoms")
            .with(IstaLesson.LAMBDA_SHARE, 0.9)
            .with(CHOICE, Choice.ARBITRARY)
            .from("y", minimum),
        Preset.of("chatters", "sparse_code").with(IstaLesson.LAMBDA_SHARE, 0.2),
        Preset.of("too-long", "sparse_code").with(STEP_SIZE, 2.5));
  }

  @Override
  public List<Neighbour<State>> neighbours() {
    return List.of(Neighbour.to("ista"), Neighbour.to("shrinkage"), Neighbour.to("optimizers"));
  }
}
