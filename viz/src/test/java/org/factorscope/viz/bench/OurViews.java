package org.factorscope.viz.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.fx.Motion;
import org.factorscope.viz.fx.PanelGrid;
import org.factorscope.viz.paint.ground.PanelGeometry;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The panels of this program, painted by its worker.
final class OurViews implements MeasuredViews {
  private final PanelGrid grid = new PanelGrid(Throwable::printStackTrace);
  private final List<List<Panel>> frames = new ArrayList<>();
  private Optional<PanelGeometry> seen = Optional.empty();
  private long shown;

  OurViews(List<MovingData> data) {
    data.forEach(each -> frames.add(panels(each)));
    grid.setMotion(Motion.OFF);
  }

  @Override
  public Parent node() {
    return grid;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the very same picture is meant
  public void next(int frame) {
    grid.show(frames.get(frame % frames.size()));
    // Every picture has a geometry of its own.
    Optional<PanelGeometry> now = grid.view("points").orElseThrow().geometry();
    if (now.isPresent() && (seen.isEmpty() || seen.get() != now.get())) {
      seen = now;
      shown++;
    }
  }

  @Override
  public long shown() {
    return shown;
  }

  @Override
  public void close() {
    grid.close();
  }

  private static List<Panel> panels(MovingData data) {
    int[] groups = new int[data.x().length];
    double[] steps = new double[MovingData.CURVE];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = i % 3;
    }
    for (int i = 0; i < steps.length; i++) {
      steps[i] = i;
    }
    return List.of(
        plot(
            "points",
            Axis.of("x", -1, 3),
            Axis.of("y", -1, 3),
            new Layer.Points(data.x(), data.y(), groups, null, Role.OBSERVATION)),
        plot(
            "objective",
            Axis.of("half-step", 0, MovingData.CURVE),
            Axis.of("objective", 0, 101),
            new Layer.Line(
                "objective", steps, data.objective(), Tone.ACCENT, Layer.LineStyle.SOLID)),
        heatmap("first", data.first()),
        heatmap("second", data.second()));
  }

  private static Panel plot(String id, Axis x, Axis y, Layer layer) {
    return new PlotPanel(
        id, id, "", x, y, PlotPanel.Aspect.FREE, PlotPanel.Scrubber.NO, List.of(layer));
  }

  private static Panel heatmap(String id, double[][] matrix) {
    return new FactorPanel(
        id,
        id,
        "",
        List.of(
            new MatrixBlock(
                id,
                new DMatrixRMaj(matrix),
                ColorScale.DIVERGING,
                new Range(-1, 1),
                Role.NONE,
                Role.NONE)),
        List.of());
  }
}
