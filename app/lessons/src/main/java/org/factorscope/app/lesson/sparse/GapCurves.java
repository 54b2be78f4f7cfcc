package org.factorscope.app.lesson.sparse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.factorscope.algorithms.sparse.Lasso;
import org.factorscope.algorithms.sparse.SparseProblem;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Layer.LineStyle;
import org.factorscope.viz.panel.Layer.Orientation;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Tone;

/// (F − F*)/F* over the iterations, both on logarithmic axes, on which 1/k and 1/k² are straight;
/// of a run and of a rival in lockstep.
final class GapCurves {
  /// The series of the history with the rival's F.
  static final String RIVAL = "rival";

  /// Smaller gaps are rounding.
  private static final double LOWEST = 1e-13;

  private final LessonView<SparseProblem, ?, ?> view;
  private final List<StepRecord> ends;
  private final List<Layer> layers = new ArrayList<>();

  /// @param last the last half-step of an iteration
  GapCurves(LessonView<SparseProblem, ?, ?> view, String last) {
    this.view = view;
    this.ends = view.history().stream().filter(r -> r.halfStep().equals(last)).toList();
  }

  /// The gap of an objective at a half-step, relative to the minimum unless that is 0; NaN if there
  /// is nothing to be seen.
  static double relative(SparseProblem problem, double lambda, double objective) {
    Lasso.Optimum optimum = problem.optimum(lambda);
    double scale = optimum.value() > 0 ? optimum.value() : 1;
    double gap = (objective - optimum.value()) / scale;
    return gap > LOWEST ? gap : Double.NaN;
  }

  private GapCurves curve(
      String name, Tone tone, LineStyle style, ToDoubleFunction<StepRecord> objective) {
    double[] xs = ends.stream().mapToDouble(StepRecord::iteration).toArray();
    double[] ys =
        ends.stream()
            .mapToDouble(
                record ->
                    relative(
                        view.problem(), record.measure("lambda"), objective.applyAsDouble(record)))
            .toArray();
    layers.add(new Layer.Line(name, xs, ys, tone, style));
    return this;
  }

  /// The run and its rival.
  GapCurves both(String own, String rival) {
    return curve(
            rival,
            CodePictures.RIVAL,
            LineStyle.DASHED,
            record -> record.series(RIVAL).length == 0 ? Double.NaN : record.series(RIVAL)[0])
        .curve(
            own,
            CodePictures.OWN,
            LineStyle.SOLID,
            record -> record.objective().orElse(Double.NaN));
  }

  /// A bound on F − F* after k iterations, for as many iterations as the run has.
  GapCurves bound(String name, double lambda, ToDoubleFunction<Integer> atMost) {
    double minimum = view.problem().optimum(lambda).value();
    double[] xs = ends.stream().mapToDouble(StepRecord::iteration).toArray();
    double[] ys =
        ends.stream()
            .mapToDouble(
                record ->
                    relative(
                        view.problem(), lambda, minimum + atMost.applyAsDouble(record.iteration())))
            .toArray();
    layers.add(new Layer.Line(name, xs, ys, Tone.MUTED, LineStyle.DOTTED));
    return this;
  }

  /// Adds any other layer.
  GapCurves layer(Layer layer) {
    layers.add(layer);
    return this;
  }

  Panel panel() {
    int iteration = view.record().iteration();
    return Plot.of(view, "gaps")
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
