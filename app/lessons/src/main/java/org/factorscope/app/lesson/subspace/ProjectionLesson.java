package org.factorscope.app.lesson.subspace;

import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.stepped.Adapted;
import org.factorscope.algorithms.subspace.OrthogonalProjection;
import org.factorscope.algorithms.subspace.ProjectionOptions;
import org.factorscope.algorithms.subspace.ProjectionState;
import org.factorscope.algorithms.subspace.ProjectionState.Projection;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Former;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.Outline;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.Parameter.Effect;
import org.factorscope.app.lesson.ParameterKind.Spacing;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// A point, a subspace, and the matrix that brings the one to the other.
public final class ProjectionLesson extends Lesson<DataMatrix, ProjectionOptions, ProjectionState> {

  public ProjectionLesson() {
    super(
        Outline.of("projection", Chapter.SUBSPACES, Adapted.of(ALGORITHM, "V", "P", "x"))
            .parameters(parameterList())
            .data(DataNeed.COMPLETE, "iris")
            .scale(Scale.CENTER)
            .iterations(10));
  }

  private static final OrthogonalProjection ALGORITHM = new OrthogonalProjection();

  private static List<Parameter<?>> parameterList() {
    return List.of(
        Former.real(
            "angle",
            "Angle of the basis (°)",
            "Between the two columns of V, within their plane.",
            Effect.AT_ONCE,
            60,
            1e-6,
            90,
            Spacing.LOGARITHMIC),
        Former.real(
            "oblique",
            "Tilt of the projection (°)",
            "0 projects at a right angle; more slides the foot along the first column of V.",
            Effect.AT_ONCE,
            0,
            0,
            80,
            Spacing.LINEAR));
  }

  @Override
  public DataMatrix problem(Dataset data, ParameterValues values) {
    return new DataMatrix(data.values());
  }

  @Override
  public ProjectionOptions options(ParameterValues values) {
    return new ProjectionOptions(values.real("angle"), values.real("oblique"));
  }

  @Override
  public List<Panel> panels(LessonView<DataMatrix, ProjectionOptions, ProjectionState> view) {
    return ProjectionPanels.of(view);
  }

  @Override
  public String numbers(
      String halfStep, LessonView<DataMatrix, ProjectionOptions, ProjectionState> view) {
    ProjectionState state = view.state();
    Projection projection = state.projection();
    if (projection == null) {
      return "";
    }
    DMatrixRMaj foot = projection.foot();
    return "‖x‖² = %s, ‖Px‖² = %s, ‖x − Px‖² = %s"
        .formatted(
            Numbers.brief(Norms.squaredFrobenius(state.x())),
            Numbers.brief(Norms.squaredFrobenius(foot)),
            Numbers.brief(Norms.squaredDistance(state.x(), foot)));
  }

  @Override
  public ProjectionState draggedState(
      LessonView<DataMatrix, ProjectionOptions, ProjectionState> view,
      Handle handle,
      double x,
      double y) {
    if (handle.variable().equals("x")) {
      DMatrixRMaj point = new ProjectionScene(view).dropped(x, y);
      return ALGORITHM.replace(view.state(), "x", point);
    }
    double unit = ProjectionPlane.unit(view.state());
    DMatrixRMaj v = view.axes().withColumnAt(view.state().v(), handle.index(), x / unit, y / unit);
    return ALGORITHM.replace(view.state(), "V", v);
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        preset(
            "The foot of a flower",
            "One flower, four measurements, a random plane. Project once, then again: the second"
                + " time nothing moves.",
            "iris",
            Map.of(),
            Map.of()),
        preset(
            "At a slant",
            "Still P² = P, but P is no longer symmetric: the foot slides away, the residual grows,"
                + " and Pythagoras is out of work.",
            "iris",
            Map.of("oblique", "50"),
            Map.of()),
        preset(
            "A basis that is hardly one",
            "Two columns 0.00001° apart span the same plane as before. VᵀV squares their condition,"
                + " and the textbook formula falls apart.",
            "iris",
            Map.of("angle", "0.00001"),
            Map.of()),
        preset(
            "In the plane already",
            "x is the sum of the two columns of V. Its foot is itself, and the residual is zero.",
            "iris",
            Map.of(),
            Map.of(
                "V", new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}, {1, 1}, {0, 1}}),
                "x", new DMatrixRMaj(new double[][] {{1}, {1}, {2}, {1}}))),
        preset(
            "Twice the same column",
            "The second column is a multiple of the first, so the plane is a line: tr P counts"
                + " dimensions, not columns.",
            "iris",
            Map.of(),
            Map.of("V", new DMatrixRMaj(new double[][] {{1, 2}, {0, 0}, {2, 4}, {1, 2}}))),
        preset(
            "A line in the plane",
            "Two dimensions, one direction. Drag it until the residual is smallest over all points:"
                + " that is PCA.",
            "ellipse",
            Map.of(),
            Map.of()));
  }

  private static Preset preset(
      String name,
      String lookFor,
      String data,
      Map<String, String> parameters,
      Map<String, DMatrixRMaj> start) {
    return Former.preset(name, lookFor, data, Scale.CENTER, parameters, start, 0);
  }

  @Override
  public List<Neighbour<ProjectionState>> neighbours() {
    return List.of(Neighbour.withData("pca", "the best subspace"));
  }
}
