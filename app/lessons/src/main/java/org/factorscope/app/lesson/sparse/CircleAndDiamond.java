package org.factorscope.app.lesson.sparse;

import java.util.List;
import org.factorscope.algorithms.sparse.Code;
import org.factorscope.algorithms.sparse.Section;
import org.factorscope.algorithms.sparse.SparseProblem;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.picture.Ellipse;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Layer.LineStyle;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// Two entries of a code, the others as they are: the ellipse of equal misfit that touches the
/// circle of ridge's ‖y‖₂, and the one that touches the diamond of the lasso's ‖y‖₁.
record CircleAndDiamond(
    LessonView<SparseProblem, ?, ?> view, Atoms atoms, Code code, double lambda) {
  private static final double ROOM = 1.3;

  /// Columns that are closer to parallel have no ellipse that can be drawn.
  private static final double FLAT = 1e-9;

  /// The panel; nothing if there is a single column.
  static List<Panel> of(LessonView<SparseProblem, ?, ?> view, Code code, double lambda) {
    Atoms atoms = Atoms.of(view);
    return atoms.second() < 0
        ? List.of()
        : List.of(new CircleAndDiamond(view, atoms, code, lambda).panel());
  }

  private Panel panel() {
    double[] y = code.y().data;
    double[] ridge = {y[atoms.first()], y[atoms.second()]};
    double[] lasso = section(lambda).minimum();
    double[] free = section(0).minimum();
    double radius = Math.hypot(ridge[0], ridge[1]);
    double farthest = Math.max(radius, Math.max(largest(free), largest(lasso)));
    double reach = farthest > 0 ? ROOM * farthest : 1;
    Plot plot =
        Plot.of(view, "touch")
            .x(axis(atoms.first(), reach))
            .y(axis(atoms.second(), reach))
            .equalUnits();
    misfit(plot, free, ridge, CodePictures.OWN);
    misfit(plot, free, lasso, CodePictures.RIVAL);
    double arm = Math.abs(lasso[0]) + Math.abs(lasso[1]);
    if (radius > 0) {
      plot.add(new Ellipse(0, 0, 1, 0, 1).at(radius, CodePictures.OWN, LineStyle.SOLID));
    }
    return plot.add(diamond(arm))
        .add(
            new Layer.Markers(
                List.of(
                    marker(free, view.words().say("touch.free"), Tone.MUTED),
                    marker(lasso, view.words().say("touch.lasso"), CodePictures.RIVAL),
                    marker(ridge, view.words().say("touch.ridge"), CodePictures.OWN))))
        .panel();
  }

  private Section section(double penalty) {
    return new Section(view.problem(), code, atoms.first(), atoms.second(), penalty);
  }

  private static double largest(double[] place) {
    return Math.max(Math.abs(place[0]), Math.abs(place[1]));
  }

  private Axis axis(int j, double reach) {
    return Axis.of("y[" + atoms.names().get(j) + "]", -reach, reach);
  }

  /// The places with the misfit of `through`: (u − free)ᵀG(u − free) is the same.
  private void misfit(Plot plot, double[] free, double[] through, Tone tone) {
    double[] g = section(0).gram();
    double determinant = g[0] * g[2] - g[1] * g[1];
    double a = through[0] - free[0];
    double b = through[1] - free[1];
    double radius = Math.sqrt(Math.max(0, a * a * g[0] + 2 * a * b * g[1] + b * b * g[2]));
    if (determinant > FLAT * g[0] * g[2] && radius > 0) {
      plot.add(
          new Ellipse(free[0], free[1], g[2] / determinant, -g[1] / determinant, g[0] / determinant)
              .at(radius, tone, LineStyle.DASHED));
    }
  }

  private static Layer diamond(double arm) {
    double[] x = {arm, 0, -arm, 0, arm};
    double[] y = {0, arm, 0, -arm, 0};
    return new Layer.Line("", x, y, CodePictures.RIVAL, LineStyle.SOLID);
  }

  private static Layer.Marker marker(double[] place, String name, Tone tone) {
    return new Layer.Marker(place[0], place[1], name, tone, null, Role.NONE, 0);
  }
}
