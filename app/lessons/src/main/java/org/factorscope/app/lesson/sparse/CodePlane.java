package org.factorscope.app.lesson.sparse;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.sparse.Code;
import org.factorscope.algorithms.sparse.Section;
import org.factorscope.algorithms.sparse.SparseProblem;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.picture.Levels;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Layer.LineStyle;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// F over the two chosen entries of a code, the others as they are, with the way that y took and
/// that of a rival.
///
/// @param lambda of F
record CodePlane(
    LessonView<SparseProblem, ?, ?> view, Atoms atoms, Code code, Code rival, double lambda) {
  private static final int GRID = 61;
  private static final int LEVELS = 12;
  private static final double MARGIN = 0.15;

  /// The lowest level above the minimum, relative to the highest one.
  private static final double LOWEST = 1e-3;

  /// The panel; nothing if there is a single column. The words of the lesson name both ways as
  /// `own` and `rival`.
  static List<Panel> of(
      LessonView<SparseProblem, ?, ?> view, Code code, Code rival, double lambda) {
    Atoms atoms = Atoms.of(view);
    return atoms.second() < 0
        ? List.of()
        : List.of(new CodePlane(view, atoms, code, rival, lambda).panel());
  }

  private Panel panel() {
    Section section = new Section(view.problem(), code, atoms.first(), atoms.second(), lambda);
    double[] lowest = section.minimum();
    Layer.Line own = way("own", "y", CodePictures.OWN, LineStyle.SOLID);
    Layer.Line other = way("rival", "rival-y", CodePictures.RIVAL, LineStyle.DASHED);
    Range x = window(lowest[0], atoms.first(), own.x(), other.x());
    Range y = window(lowest[1], atoms.second(), own.y(), other.y());
    String[] names = {atoms.names().get(atoms.first()), atoms.names().get(atoms.second())};
    return Plot.of(view, "plane")
        .x(Axis.of("y[" + names[0] + "]", x.from(), x.to()))
        .y(Axis.of("y[" + names[1] + "]", y.from(), y.to()))
        .add(contours(section, section.value(lowest[0], lowest[1]), x, y))
        .add(other, own)
        .add(minimum(lowest))
        .add(present())
        .panel();
  }

  private Layer.Line way(String name, String series, Tone tone, LineStyle style) {
    List<double[]> past =
        view.history().stream()
            .filter(record -> record.position() <= view.position())
            .map(record -> record.series(series))
            .filter(y -> y.length > 0)
            .toList();
    double[] xs = past.stream().mapToDouble(y -> y[atoms.first()]).toArray();
    double[] ys = past.stream().mapToDouble(y -> y[atoms.second()]).toArray();
    return new Layer.Line(view.words().say(name), xs, ys, tone, style);
  }

  /// What is shown of an entry: zero, the minimum and the way of both, also the part to come.
  private Range window(double lowest, int entry, double[] own, double[] other) {
    double[] places =
        DoubleStream.concat(
                DoubleStream.of(0, lowest, code.y().data[entry], rival.y().data[entry]),
                DoubleStream.concat(Arrays.stream(own), Arrays.stream(other)))
            .filter(Double::isFinite)
            .toArray();
    double low = Arrays.stream(places).min().orElse(0);
    double high = Arrays.stream(places).max().orElse(1);
    double room = high > low ? MARGIN * (high - low) : 1;
    return new Range(low - room, high + room);
  }

  private static Layer contours(Section section, double minimum, Range x, Range y) {
    double[] xs = Levels.places(x.from(), x.to(), GRID);
    double[] ys = Levels.places(y.from(), y.to(), GRID);
    double highest = 0;
    for (double a : new double[] {x.from(), x.to()}) {
      for (double b : new double[] {y.from(), y.to()}) {
        highest = Math.max(highest, section.value(a, b) - minimum);
      }
    }
    double[] levels =
        highest > 0 && Double.isFinite(highest)
            ? Layer.Contours.logarithmic(new Range(LOWEST * highest, highest), LEVELS)
            : new double[0];
    return Levels.of((a, b) -> section.value(a, b) - minimum, xs, ys, levels);
  }

  private static Layer minimum(double[] place) {
    return CodePictures.points(
        new double[] {place[0]}, new double[] {place[1]}, _ -> CodePictures.INK_GROUP, Role.NONE);
  }

  private Layer present() {
    DMatrixRMaj y = code.y();
    Handle handle = new Handle("y", 0, view.words().say("own"));
    return new Layer.Markers(
        List.of(
            new Layer.Marker(
                y.data[atoms.first()],
                y.data[atoms.second()],
                "y",
                CodePictures.OWN,
                handle,
                Role.NONE,
                0)));
  }

  /// y with a bar dragged to a height, or the marker of the plane to a place.
  static DMatrixRMaj dragged(
      LessonView<SparseProblem, ?, ?> view, Code code, Handle handle, double x, double y) {
    DMatrixRMaj dragged = code.y().copy();
    if (handle.isEntry()) {
      dragged.data[handle.index()] = y;
      return dragged;
    }
    Atoms atoms = Atoms.of(view);
    dragged.data[atoms.first()] = x;
    dragged.data[atoms.second()] = y;
    return dragged;
  }
}
