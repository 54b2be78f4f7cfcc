package org.factorscope.app.lesson.subspace;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.subspace.Directions;
import org.factorscope.algorithms.subspace.OrthogonalProjection.Options;
import org.factorscope.algorithms.subspace.OrthogonalProjection.Projection;
import org.factorscope.algorithms.subspace.OrthogonalProjection.State;
import org.factorscope.algorithms.subspace.Projector;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;
import org.jspecify.annotations.Nullable;

/// The subspace as a floor, the point above it, its foot and the right angle, seen from the side.
///
/// However many dimensions the data have, V's first two directions and the residual of x span
/// three, and those are drawn true to scale.
final class ProjectionScene {
  /// Lines of the floor's grid to each side of its middle.
  private static final int GRID = 4;

  private final LessonView<?, Options, State> view;
  private final State state;

  /// Two directions in the subspace and one out of it; zero if there is none.
  private final DMatrixRMaj first;

  private final DMatrixRMaj second;
  private final DMatrixRMaj up;
  private final double reach;

  ProjectionScene(LessonView<?, Options, State> view) {
    this.view = view;
    state = view.state();
    DMatrixRMaj basis = Projector.basisOf(state.v());
    DMatrixRMaj start = Directions.column(state.v(), 0);
    boolean hasStart = Norms.frobenius(start) > 0 || basis.numCols == 0;
    first = unit(hasStart ? start : Directions.column(basis, 0));
    second = beside(basis, first);
    DMatrixRMaj rest = outside(outside(state.x(), first), second);
    for (int k = 0; k < basis.numCols; k++) {
      rest = outside(rest, Directions.column(basis, k));
    }
    boolean leaves = Norms.frobenius(rest) > 1e-9 * Norms.frobenius(state.x());
    up = leaves ? unit(rest) : new DMatrixRMaj(state.x().numRows, 1);
    double[] place = coordinates(state.x());
    Projection projection = state.projection();
    double[] foot = projection == null ? place : coordinates(projection.foot());
    double far = 0;
    for (int k = 0; k < 3; k++) {
      far = Math.max(far, Math.max(Math.abs(place[k]), Math.abs(foot[k])));
    }
    reach = far > 0 ? 1.15 * far : 1;
  }

  /// A direction of the subspace at a right angle to `first`; zero if there is none.
  private static DMatrixRMaj beside(DMatrixRMaj basis, DMatrixRMaj first) {
    DMatrixRMaj most = new DMatrixRMaj(first.numRows, 1);
    for (int k = 0; k < basis.numCols && basis.numCols > 1; k++) {
      DMatrixRMaj rest = outside(Directions.column(basis, k), first);
      most = Norms.frobenius(rest) > Norms.frobenius(most) ? rest : most;
    }
    return unit(most);
  }

  private static DMatrixRMaj unit(DMatrixRMaj vector) {
    double length = Norms.frobenius(vector);
    DMatrixRMaj unit = vector.copy();
    for (int i = 0; i < unit.numRows; i++) {
      unit.data[i] = length > 0 ? vector.data[i] / length : 0;
    }
    return unit;
  }

  private static DMatrixRMaj outside(DMatrixRMaj vector, DMatrixRMaj direction) {
    double along = dot(vector, direction);
    DMatrixRMaj rest = vector.copy();
    for (int i = 0; i < rest.numRows; i++) {
      rest.data[i] -= along * direction.data[i];
    }
    return rest;
  }

  private static double dot(DMatrixRMaj one, DMatrixRMaj other) {
    double sum = 0;
    for (int i = 0; i < one.numRows; i++) {
      sum += one.data[i] * other.data[i];
    }
    return sum;
  }

  private double[] coordinates(DMatrixRMaj point) {
    return new double[] {dot(point, first), dot(point, second), dot(point, up)};
  }

  private static double across(double[] place) {
    return 0.9 * place[0] + 0.55 * place[1];
  }

  private static double height(double[] place) {
    return place[2] - 0.2 * place[0] + 0.4 * place[1];
  }

  /// Where x goes when it is dropped here: its second coordinate on the floor stays.
  DMatrixRMaj dropped(double acrossNow, double heightNow) {
    double[] old = coordinates(state.x());
    double a = (acrossNow - 0.55 * old[1]) / 0.9;
    double c = heightNow + 0.2 * a - 0.4 * old[1];
    DMatrixRMaj point = state.x().copy();
    DMatrixRMaj out = Norms.frobenius(up) > 0 ? up : leaving();
    double lift = c - old[2];
    for (int i = 0; i < point.numRows; i++) {
      point.data[i] += (a - old[0]) * first.data[i] + lift * out.data[i];
    }
    return point;
  }

  /// Some direction out of the subspace, for a point that lies in it; zero if there is none.
  private DMatrixRMaj leaving() {
    DMatrixRMaj best = new DMatrixRMaj(state.x().numRows, 1);
    for (int j = 0; j < best.numRows; j++) {
      DMatrixRMaj axis = new DMatrixRMaj(best.numRows, 1);
      axis.data[j] = 1;
      DMatrixRMaj rest = outside(outside(axis, first), second);
      best = Norms.frobenius(rest) > Norms.frobenius(best) + 1e-9 ? rest : best;
    }
    return unit(best);
  }

  Panel panel() {
    double[] place = coordinates(state.x());
    List<Layer> layers = new ArrayList<>(floor());
    layers.add(arrow(spot(0, 0), place, Tone.INK));
    List<Layer.Marker> markers = new ArrayList<>();
    Projection projection = state.projection();
    if (projection != null) {
      double[] foot = coordinates(projection.foot());
      layers.addAll(drop(projection.projector().oblique(), place, foot));
      markers.add(marker(foot, "Px", Tone.ofClass(0), null));
    }
    String name = view.words().say("scene.point");
    markers.add(marker(place, "x", Tone.INK, new Handle("x", 0, name)));
    return Plot.of(view, "scene")
        .saying(projection == null ? "before" : "after")
        .x(Axis.of(view.words().say("scene.x"), -1.55 * reach, 1.55 * reach))
        .y(Axis.of(view.words().say("scene.y"), -1.2 * reach, 1.4 * reach))
        .equalUnits()
        .add(layers)
        .add(new Layer.Markers(markers))
        .panel();
  }

  private List<Layer> drop(boolean oblique, double[] place, double[] foot) {
    List<Layer> layers = new ArrayList<>();
    if (oblique) {
      double[] straight = {place[0], place[1], 0};
      String upright = view.words().say("scene.upright");
      layers.add(line(upright, Tone.MUTED, Layer.LineStyle.DOTTED, place, straight));
    }
    layers.add(arrow(spot(0, 0), foot, Tone.ofClass(0)));
    String residual = view.words().say("scene.residual");
    layers.add(line(residual, Tone.ofClass(1), Layer.LineStyle.SOLID, place, foot));
    if (!oblique) {
      layers.addAll(rightAngle(place, foot));
    }
    return layers;
  }

  private List<Layer> floor() {
    List<Layer> lines = new ArrayList<>();
    boolean flat = Norms.frobenius(second) > 0;
    for (int i = -GRID; i <= GRID && flat; i++) {
      double at = reach * i / GRID;
      lines.add(line("", Tone.MUTED, Layer.LineStyle.DOTTED, spot(at, -reach), spot(at, reach)));
      lines.add(line("", Tone.MUTED, Layer.LineStyle.DOTTED, spot(-reach, at), spot(reach, at)));
    }
    if (!flat) {
      lines.add(line("", Tone.MUTED, Layer.LineStyle.SOLID, spot(-reach, 0), spot(reach, 0)));
    }
    double longest = 0;
    for (int k = 0; k < state.v().numCols; k++) {
      longest = Math.max(longest, Norms.frobenius(Directions.column(state.v(), k)));
    }
    for (int k = 0; k < state.v().numCols && longest > 0; k++) {
      double[] tip = coordinates(Directions.column(state.v(), k));
      double scale = 0.6 * reach / longest;
      double[] drawn = {scale * tip[0], scale * tip[1], 0};
      lines.add(arrow(spot(0, 0), drawn, Tone.ofClass(2)));
      lines.add(
          new Layer.Label(
              across(drawn), height(drawn), "v" + Numbers.subscript(k + 1), Tone.ofClass(2)));
    }
    return lines;
  }

  private static double[] spot(double a, double b) {
    return new double[] {a, b, 0};
  }

  /// A small square in the corner at the foot.
  private List<Layer> rightAngle(double[] place, double[] foot) {
    double height = place[2];
    double floor = Math.hypot(foot[0], foot[1]);
    if (height == 0 || floor == 0) {
      return List.of();
    }
    double size = 0.08 * reach;
    double[] in = {foot[0] - size * foot[0] / floor, foot[1] - size * foot[1] / floor, 0};
    double lift = Math.copySign(size, height);
    double[] inAndUp = {in[0], in[1], lift};
    double[] onTop = {foot[0], foot[1], lift};
    return List.of(
        line("", Tone.INK, Layer.LineStyle.SOLID, in, inAndUp),
        line("", Tone.INK, Layer.LineStyle.SOLID, inAndUp, onTop));
  }

  private static Layer line(
      String name, Tone tone, Layer.LineStyle style, double[] from, double[] to) {
    double[] xs = {across(from), across(to)};
    double[] ys = {height(from), height(to)};
    return new Layer.Line(name, xs, ys, tone, style);
  }

  private static Layer arrow(double[] from, double[] to, Tone tone) {
    return new Layer.Arrows(
        new double[] {across(from)},
        new double[] {height(from)},
        new double[] {across(to)},
        new double[] {height(to)},
        tone);
  }

  private static Layer.Marker marker(
      double[] place, String label, Tone tone, @Nullable Handle handle) {
    return new Layer.Marker(across(place), height(place), label, tone, handle, Role.NONE, 0);
  }
}
