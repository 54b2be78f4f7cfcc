package org.factorscope.app.lesson.sparse;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.factorscope.algorithms.sparse.Code;
import org.factorscope.algorithms.sparse.SparseProblem;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Layer.LineStyle;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The pictures of a code: its entries, the correlations of the columns with what is left, and x
/// beside Dy.
///
/// @param lambda of F
record CodePictures(LessonView<SparseProblem, ?, ?> view, Atoms atoms, Code code, double lambda) {
  static final Tone OWN = Tone.ofClass(0);
  static final Tone RIVAL = Tone.ofClass(1);

  static final int OWN_GROUP = 0;
  static final int INK_GROUP = -1;
  private static final int TRUTH_GROUP = 2;

  /// A correlation within this of the border lies on it.
  private static final double ON_THE_BORDER = 1e-9;

  static CodePictures of(LessonView<SparseProblem, ?, ?> view, Code code, double lambda) {
    return new CodePictures(view, Atoms.of(view), code, lambda);
  }

  /// The entries as bars that can be dragged, those of the minimum and of the truth as points.
  Panel entries() {
    Code minimum = view.problem().optimum(lambda).code();
    return bars("y", Integer.toString(minimum.support()))
        .add(nonzero(minimum.y().data, INK_GROUP))
        .panel();
  }

  /// The entries as bars that follow from something else, and those of the truth as points.
  Panel computedEntries() {
    return bars("", "").panel();
  }

  private Plot bars(String dragged, String wanted) {
    double[] places = atoms.places();
    double[] planted = atoms.planted(view.data());
    Layer.Bars bars =
        new Layer.Bars(places, 0.7, List.of(code.y().data), List.of(""), List.of(OWN), -1);
    return Plot.of(view, "code")
        .saying(
            planted.length > 0 ? "planted" : "plain",
            Integer.toString(code.support()),
            Integer.toString(places.length),
            wanted)
        .x(atoms.axis(view.words().say("code.x")))
        .y(Axis.of("y"))
        .add(bars.withHandles(dragged))
        .add(nonzero(planted, TRUTH_GROUP));
  }

  /// The entries that are not zero.
  private Layer nonzero(double[] y, int group) {
    double[] places = atoms.places();
    int[] support = IntStream.range(0, y.length).filter(j -> y[j] != 0).toArray();
    double[] xs = IntStream.of(support).mapToDouble(j -> places[j]).toArray();
    double[] ys = IntStream.of(support).mapToDouble(j -> y[j]).toArray();
    return points(xs, ys, _ -> group, Role.NONE);
  }

  static Layer points(double[] x, double[] y, IntUnaryOperator group, Role role) {
    return new Layer.Points(x, y, IntStream.range(0, x.length).map(group).toArray(), null, role);
  }

  /// Dᵀ(x − Dy) within ±λ, coloured where y is not zero.
  ///
  /// @param threshold λ of the present iteration, dotted if it is another one
  Panel band(double threshold) {
    double[] correlations = code.correlations().data;
    double border = lambda * (1 + ON_THE_BORDER);
    long outside = Arrays.stream(correlations).filter(c -> Math.abs(c) > border).count();
    Plot plot =
        Plot.of(view, "band")
            .saying("now", Long.toString(outside), Numbers.brief(lambda))
            .x(atoms.axis(view.words().say("code.x")))
            .y(Axis.of("Dᵀ(x − Dy)"))
            .add(rule(lambda, "λ", LineStyle.SOLID), rule(-lambda, "−λ", LineStyle.SOLID));
    if (threshold != lambda) {
      plot.add(rule(threshold, "λₗ", LineStyle.DOTTED), rule(-threshold, "", LineStyle.DOTTED));
    }
    double[] y = code.y().data;
    IntUnaryOperator group = j -> y[j] == 0 ? INK_GROUP : OWN_GROUP;
    return plot.add(points(atoms.places(), correlations, group, Role.FACTOR)).panel();
  }

  private static Layer rule(double value, String label, LineStyle style) {
    return new Layer.Rule(Layer.Orientation.HORIZONTAL, value, label, Tone.ACCENT, style);
  }

  /// x and Dy row by row for a dictionary with at least as many columns as rows, else Dy against x.
  Panel fit() {
    double[] x = view.problem().x().data;
    double[] fitted = new double[x.length];
    Arrays.setAll(fitted, i -> x[i] - code.residual().data[i]);
    if (atoms.names().size() < x.length) {
      double[] ends = {Arrays.stream(x).min().orElse(0), Arrays.stream(x).max().orElse(1)};
      return Plot.of(view, "fit")
          .saying("scatter")
          .x(Axis.of("x"))
          .y(Axis.of("Dy"))
          .add(new Layer.Line("", ends, ends, Tone.MUTED, LineStyle.DASHED))
          .add(points(x, fitted, _ -> OWN_GROUP, Role.OBSERVATION))
          .panel();
    }
    double[] rows = IntStream.rangeClosed(1, x.length).mapToDouble(i -> i).toArray();
    return Plot.of(view, "fit")
        .saying("signal")
        .x(Axis.of(view.words().say("fit.x")))
        .y(Axis.of("x, Dy"))
        .add(new Layer.Line("Dy", rows, fitted, OWN, LineStyle.SOLID))
        .add(points(rows, x, _ -> INK_GROUP, Role.OBSERVATION))
        .panel();
  }
}
