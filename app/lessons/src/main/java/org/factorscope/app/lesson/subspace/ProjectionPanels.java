package org.factorscope.app.lesson.subspace;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.subspace.ProjectionState;
import org.factorscope.algorithms.subspace.ProjectionState.Projection;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.TablePanel;
import org.factorscope.viz.panel.Tone;

/// The pictures of projection.
final class ProjectionPanels {
  private ProjectionPanels() {}

  static List<Panel> of(LessonView<?, ?, ProjectionState> view) {
    List<Panel> panels = new ArrayList<>();
    panels.add(new ProjectionScene(view).panel());
    panels.add(ProjectionPlane.of(view));
    panels.add(pythagoras(view));
    panels.add(factors(view));
    panels.add(moment(view));
    return panels;
  }

  /// ‖Px‖² and ‖x − Px‖² on top of each other: at a right angle they reach ‖x‖², else not.
  private static Panel pythagoras(LessonView<?, ?, ProjectionState> view) {
    ProjectionState state = view.state();
    Projection projection = state.projection();
    double whole = Norms.squaredFrobenius(state.x());
    double kept = projection == null ? 0 : Norms.squaredFrobenius(projection.foot());
    double lost = projection == null ? 0 : Norms.squaredDistance(state.x(), projection.foot());
    double top = 1.12 * Math.max(whole, kept + lost);
    return new PlotPanel(
        "pythagoras",
        "Pythagoras",
        "the two squares add up to ‖x‖² at a right angle",
        Axis.named("", List.of("x")),
        Axis.of("squared length", 0, top > 0 ? top : 1),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.NO,
        List.of(
            new Layer.Bars(
                new double[] {0},
                0.5,
                List.of(new double[] {kept}, new double[] {lost}),
                List.of("‖Px‖²", "‖x − Px‖²"),
                List.of(Tone.ofClass(0), Tone.ofClass(1)),
                -1),
            new Layer.Rule(
                Layer.Orientation.HORIZONTAL,
                whole,
                "‖x‖² = " + Numbers.brief(whole),
                Tone.INK,
                Layer.LineStyle.DASHED)));
  }

  private static Panel factors(LessonView<?, ?, ProjectionState> view) {
    ProjectionState state = view.state();
    Projection projection = state.projection();
    int n = state.x().numRows;
    DMatrixRMaj p = projection == null ? new DMatrixRMaj(n, n) : projection.projector().matrix();
    DMatrixRMaj right =
        projection == null ? new DMatrixRMaj(state.v().numCols, n) : projection.projector().right();
    boolean tilted = state.options().oblique() > 0;
    return new FactorPanel(
        "projector",
        tilted ? "P = V · (AᵀV)⁻¹Aᵀ" : "P = V · (VᵀV)⁻¹Vᵀ",
        projection == null ? "not computed yet" : tilted ? "not symmetric" : "symmetric",
        List.of(
            block("P", p, new Range(-1, 1), Role.FEATURE, Role.FEATURE),
            block("V", state.v(), new Range(-1, 1), Role.FEATURE, Role.FACTOR),
            block(tilted ? "(AᵀV)⁻¹Aᵀ" : "V⁺", right, Range.AUTO, Role.FACTOR, Role.FEATURE)),
        List.of("=", "·"));
  }

  private static MatrixBlock block(
      String name, DMatrixRMaj matrix, Range limits, Role rows, Role columns) {
    return new MatrixBlock(name, matrix, ColorScale.DIVERGING, limits, rows, columns);
  }

  private static Panel moment(LessonView<?, ?, ProjectionState> view) {
    ProjectionState state = view.state();
    Projection projection = state.projection();
    List<List<String>> rows =
        projection == null ? List.of(row("dimensions n", state.x().numRows)) : rows(projection);
    return new TablePanel(
        "moment",
        "This moment",
        "",
        List.of("", "value"),
        rows,
        Role.NONE,
        rows.stream().map(row -> Tone.INK).toList(),
        words(view));
  }

  private static List<List<String>> rows(Projection projection) {
    double condition = projection.projector().condition();
    return List.of(
        row("rank of V = tr P", projection.projector().rank()),
        row("condition of V", condition),
        row("condition of VᵀV", condition * condition),
        row("error by way of VᵀV", projection.projector().normalEquationsError()),
        row("moved by this half-step", projection.moved()));
  }

  private static List<String> row(String name, double value) {
    return List.of(name, Numbers.brief(value));
  }

  private static String words(LessonView<?, ?, ProjectionState> view) {
    ProjectionState state = view.state();
    Projection projection = state.projection();
    if (projection == null) {
      return "x is not projected yet. The next half-step drops it onto the subspace.";
    }
    if (Double.isNaN(projection.projector().normalEquationsError())) {
      return "VᵀV has lost its last digit: it cannot be inverted. An orthonormal basis still can.";
    }
    if (state.options().oblique() > 0) {
      return "The residual leans: there is a nearer point in the subspace than Px.";
    }
    return view.position() > 1
        ? "Projected once more: nothing moves, because P² = P."
        : "No point of the subspace is nearer to x than its foot Px.";
  }
}
