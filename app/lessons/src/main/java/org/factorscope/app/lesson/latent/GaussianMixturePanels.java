package org.factorscope.app.lesson.latent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.latent.GaussianMixtureState;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.picture.DataPlane;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.app.lesson.picture.Trails;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.SimplexPanel;
import org.factorscope.viz.panel.Tone;

/// The pictures of a Gaussian mixture.
final class GaussianMixturePanels {
  private GaussianMixturePanels() {}

  static List<Panel> of(LessonView<?, ?, GaussianMixtureState> view) {
    List<Panel> panels = new ArrayList<>();
    panels.add(points(view));
    panels.add(factors(view));
    panels.add(objective(view));
    panels.add(BoundBars.of(view));
    panels.add(GaussianMixtureTable.of(view));
    DMatrixRMaj q = view.state().memberships();
    if (q != null && q.numCols == SimplexPanel.CORNERS) {
      panels.add(simplex(q));
    }
    return panels;
  }

  private static Panel simplex(DMatrixRMaj q) {
    return new SimplexPanel(
        "simplex",
        "Memberships",
        "rows of q in the triangle",
        List.of("1", "2", "3"),
        q,
        new int[0],
        Role.OBSERVATION);
  }

  private static Panel points(LessonView<?, ?, GaussianMixtureState> view) {
    DataPlane plane = DataPlane.of(view);
    int[] groups = new int[view.data().rows()];
    Arrays.fill(groups, -1);
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new Layer.Points(
            plane.xs(), plane.ys(), groups, view.state().memberships(), Role.OBSERVATION));
    layers.addAll(
        Trails.of(
            view,
            view.state().model().mu().numRows,
            p -> view.history().get(p).series("trail"),
            Layer.LineStyle.DOTTED));
    layers.addAll(CovarianceEllipses.of(view.state(), view.axes(), plane.isFlat()));
    layers.add(means(view, plane.isFlat()));
    String shadow = view.data().dimension() > 2 ? ", shadows of 1 and 2 σ" : ", 1 and 2 σ";
    return new PlotPanel(
        "points",
        "Points",
        plane.title() + shadow,
        plane.xAxis(),
        plane.yAxis(),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.NO,
        layers);
  }

  private static Layer means(LessonView<?, ?, GaussianMixtureState> view, boolean isFlat) {
    DMatrixRMaj mu = view.state().model().mu();
    List<Layer.Marker> markers = new ArrayList<>();
    for (int k = 0; k < mu.numRows; k++) {
      Handle handle = new Handle("mu", k, "mean " + (k + 1));
      String label = Integer.toString(k + 1);
      double x = mu.get(k, view.axes().x());
      double y = isFlat ? 0 : mu.get(k, view.axes().y());
      markers.add(new Layer.Marker(x, y, label, Tone.ofClass(k), handle, Role.FACTOR, k));
    }
    return new Layer.Markers(markers);
  }

  private static Panel factors(LessonView<?, ?, GaussianMixtureState> view) {
    GaussianMixtureState state = view.state();
    DMatrixRMaj x = view.data().values();
    DMatrixRMaj q = state.memberships();
    DMatrixRMaj shown = q == null ? new DMatrixRMaj(x.numRows, state.model().clusters()) : q;
    Range limits = Range.AUTO;
    for (int i = 0; i < x.getNumElements(); i++) {
      limits = limits.including(x.data[i]);
    }
    return new FactorPanel(
        "factors",
        "X ≈ q · μ",
        q == null ? "q is not there yet" : "each row of q shares a point among the means",
        List.of(
            new MatrixBlock("X", x, ColorScale.SEQUENTIAL, limits, Role.OBSERVATION, Role.FEATURE),
            new MatrixBlock(
                "q",
                shown,
                ColorScale.CLASS_OF_COLUMN,
                new Range(0, 1),
                Role.OBSERVATION,
                Role.FACTOR),
            new MatrixBlock(
                "μ", state.model().mu(), ColorScale.SEQUENTIAL, limits, Role.FACTOR, Role.FEATURE)),
        List.of("≈", "·"));
  }

  private static Panel objective(LessonView<?, ?, GaussianMixtureState> view) {
    return new HistoryCurve(
            "objective", "Log-likelihood", "rises; drag to scrub", Axis.of("log p(X), nats"), view)
        .curve("log-likelihood", Tone.INK, HistoryCurve::objective)
        .curve("ELBO", Tone.MUTED, GaussianMixturePanels::lowerBound)
        .panel();
  }

  static double lowerBound(StepRecord record) {
    return record.measures().getOrDefault("elbo", Double.NaN);
  }
}
