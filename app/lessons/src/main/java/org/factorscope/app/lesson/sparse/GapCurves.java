package org.factorscope.app.lesson.sparse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.factorscope.algorithms.sparse.Lasso;
import org.factorscope.algorithms.sparse.SparseProblem;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Layer.LineStyle;
import org.factorscope.viz.panel.Layer.Orientation;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// (F − F*)/F* over the iterations, both on logarithmic axes, on which 1/k and 1/k² are straight;
/// of a run and of a rival in lockstep.
final class GapCurves {
  /// Smaller gaps are rounding.
  private static final double LOWEST = 1e-13;

  /// The iterations to these are counted.
  private static final double[] GOALS = {1e-1, 1e-2, 1e-4, 1e-6};

  private final LessonView<SparseProblem, ?, ?> view;
  private final List<StepRecord> ends;
  private final double[] iterations;
  private final List<Layer> layers = new ArrayList<>();
  private final List<String> reached = new ArrayList<>();

  /// @param last the last half-step of an iteration
  GapCurves(LessonView<SparseProblem, ?, ?> view, String last) {
    this.view = view;
    this.ends = view.history().stream().filter(r -> r.halfStep().equals(last)).toList();
    this.iterations = ends.stream().mapToDouble(StepRecord::iteration).toArray();
  }

  /// The run and its rival, of which the series `rival` has F.
  GapCurves both(String own, String rival) {
    double[] rivals = gaps(GapCurves::rival);
    double[] owns = gaps(HistoryCurve::objective);
    reached.add(reached(owns));
    reached.add(reached(rivals));
    line(rival, rivals, CodePictures.RIVAL, LineStyle.DASHED);
    return line(own, owns, CodePictures.OWN, LineStyle.SOLID);
  }

  private static double rival(StepRecord record) {
    double[] rival = record.series("rival");
    return rival.length == 0 ? Double.NaN : rival[0];
  }

  private double[] gaps(ToDoubleFunction<StepRecord> objective) {
    return ends.stream()
        .mapToDouble(record -> gap(record.measure("lambda"), objective.applyAsDouble(record)))
        .toArray();
  }

  /// The gap of a value of F, relative to the minimum unless that is 0.
  private double gap(double lambda, double objective) {
    Lasso.Optimum optimum = view.problem().optimum(lambda);
    double scale = optimum.value() > 0 ? optimum.value() : 1;
    return (objective - optimum.value()) / scale;
  }

  /// After how many iterations each goal was reached, for example `72/1219/–/–`.
  private String reached(double[] gaps) {
    return DoubleStream.of(GOALS)
        .mapToObj(
            goal ->
                IntStream.range(0, gaps.length)
                    .filter(i -> gaps[i] <= goal)
                    .mapToObj(i -> Integer.toString(ends.get(i).iteration()))
                    .findFirst()
                    .orElse("–"))
        .collect(Collectors.joining("/"));
  }

  /// What rounding leaves of a gap is not drawn.
  private GapCurves line(String name, double[] gaps, Tone tone, LineStyle style) {
    double[] seen = DoubleStream.of(gaps).map(gap -> gap > LOWEST ? gap : Double.NaN).toArray();
    layers.add(new Layer.Line(name, iterations, seen, tone, style));
    return this;
  }

  /// A bound on F − F* after k iterations, for as many iterations as the run has.
  GapCurves bound(String name, double lambda, IntToDoubleFunction atMost) {
    double minimum = view.problem().optimum(lambda).value();
    double[] gaps =
        ends.stream()
            .mapToDouble(r -> gap(lambda, minimum + atMost.applyAsDouble(r.iteration())))
            .toArray();
    return line(name, gaps, Tone.MUTED, LineStyle.DOTTED);
  }

  /// Marks the iterations in which F rose.
  GapCurves rises(int group) {
    double[] gaps = gaps(HistoryCurve::objective);
    int[] risen =
        IntStream.range(1, gaps.length)
            .filter(i -> gaps[i] > gaps[i - 1] && gaps[i] > LOWEST)
            .toArray();
    double[] xs = IntStream.of(risen).mapToDouble(i -> iterations[i]).toArray();
    double[] ys = IntStream.of(risen).mapToDouble(i -> gaps[i]).toArray();
    layers.add(CodePictures.points(xs, ys, _ -> group, Role.NONE));
    return this;
  }

  Panel panel() {
    int iteration = view.record().iteration();
    return Plot.of(view, "gaps")
        .saying("reached", reached.toArray())
        .x(new Axis(view.words().say("gaps.x"), Axis.Scale.LOGARITHMIC, room(), List.of()))
        .y(Axis.logarithmic("(F − F*)/F*"))
        .add(layers)
        .add(
            new Layer.Rule(
                Orientation.VERTICAL, Math.max(1, iteration), "", Tone.ACCENT, LineStyle.SOLID))
        .panel();
  }

  /// From 1 to a power of ten with room to grow.
  private Range room() {
    double to = 10;
    while (to <= view.history().getLast().iteration()) {
      to *= 10;
    }
    return new Range(1, to);
  }
}
