package org.factorscope.app.lesson.sparse;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.factorscope.algorithms.sparse.Lasso;
import org.factorscope.algorithms.sparse.Ridge;
import org.factorscope.algorithms.sparse.SparseProblem;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Layer.LineStyle;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The paths of the entries of y over λ, of ridge and of lasso: the two chosen ones in colour, and
/// those with the largest correlations in grey.
record CodePaths(LessonView<SparseProblem, ?, ?> view, Atoms atoms, double lambda) {
  /// The parameter that the marker on the curve of ridge changes.
  static final String DRAGGED = "lambda";

  private static final int MOST_PATHS = 12;
  private static final int POINTS = 61;

  /// The ends of ridge's path, in units of L.
  private static final double SHORTEST = 1e-4;

  private static final double LONGEST = 1e2;

  /// y(λ) of ridge with all directions.
  Panel ridge() {
    double scale = view.problem().lipschitz();
    double from = Math.min(lambda, SHORTEST * scale);
    double to = Math.max(lambda, LONGEST * scale);
    double[] lambdas =
        IntStream.range(0, POINTS)
            .mapToDouble(k -> from * Math.pow(to / from, k / (POINTS - 1.0)))
            .toArray();
    int directions = Ridge.directions(view.problem());
    List<double[]> path =
        Arrays.stream(lambdas)
            .mapToObj(at -> Ridge.solution(view.problem(), at, directions).data)
            .toList();
    double y = Ridge.solution(view.problem(), lambda, directions).data[atoms.first()];
    Handle handle = new Handle(DRAGGED, 0, "λ");
    Layer.Marker marker = new Layer.Marker(lambda, y, "λ", CodePictures.OWN, handle, Role.NONE, 0);
    return curves("ridge-path", lambdas, path, this::name)
        .add(new Layer.Markers(List.of(marker)))
        .panel();
  }

  /// y(λ) of the lasso, the minimum of ½‖x − Dy‖² + λ‖y‖₁.
  Panel lasso() {
    List<Lasso.Optimum> minima = view.problem().path();
    double[] lambdas = minima.stream().mapToDouble(Lasso.Optimum::lambda).toArray();
    List<double[]> path = minima.stream().map(minimum -> minimum.code().y().data).toList();
    return curves("lasso-path", lambdas, path, _ -> "").panel();
  }

  private Plot curves(String id, double[] lambdas, List<double[]> path, IntFunction<String> names) {
    Range ends = new Range(least(lambdas), Arrays.stream(lambdas).max().orElse(1));
    Plot plot =
        Plot.of(view, id)
            .saying("at", Numbers.brief(lambda))
            .x(new Axis("λ", Axis.Scale.LOGARITHMIC, ends, List.of()))
            .y(Axis.of("y"));
    for (int j : grey()) {
      plot.add(line("", lambdas, k -> path.get(k)[j], Tone.MUTED));
    }
    plot.add(
        line(
            names.apply(atoms.first()),
            lambdas,
            k -> path.get(k)[atoms.first()],
            CodePictures.OWN));
    if (atoms.second() >= 0) {
      plot.add(
          line(
              name(atoms.second()), lambdas, k -> path.get(k)[atoms.second()], CodePictures.RIVAL));
    }
    if (lambda >= ends.from() && lambda <= ends.to()) {
      plot.add(
          new Layer.Rule(Layer.Orientation.VERTICAL, lambda, "", Tone.ACCENT, LineStyle.SOLID));
    }
    return plot;
  }

  /// The smallest λ that a logarithmic axis can show.
  private static double least(double[] lambdas) {
    return Arrays.stream(lambdas).filter(at -> at > 0).min().orElse(0.1);
  }

  private String name(int j) {
    return "y[" + atoms.names().get(j) + "]";
  }

  private static Layer line(String name, double[] lambdas, IntToDoubleFunction y, Tone tone) {
    double[] ys = IntStream.range(0, lambdas.length).mapToDouble(y).toArray();
    return new Layer.Line(name, lambdas, ys, tone, LineStyle.SOLID);
  }

  private List<Integer> grey() {
    double[] correlations = view.problem().zero().correlations().data;
    Stream<Integer> others =
        IntStream.range(0, correlations.length)
            .filter(j -> j != atoms.first() && j != atoms.second())
            .boxed();
    return others
        .sorted(Comparator.comparingDouble(j -> -Math.abs(correlations[j])))
        .limit(MOST_PATHS)
        .toList();
  }
}
