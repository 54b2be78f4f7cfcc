package org.factorscope.app.lesson.nonnegative;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.nonnegative.Nmf;
import org.factorscope.algorithms.nonnegative.NmfState;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// How much of each part the first picture has, to be dragged.
final class MixByHand {
  private MixByHand() {}

  static Panel of(LessonView<?, ?, NmfState> view) {
    DMatrixRMaj w = view.state().w();
    int k = w.numCols;
    double[] places = new double[k];
    double[] weights = Numbers.row(w, 0);
    List<String> ticks = new ArrayList<>();
    List<Layer.Marker> markers = new ArrayList<>();
    for (int r = 0; r < k; r++) {
      places[r] = r;
      ticks.add(Integer.toString(r + 1));
      Handle handle = new Handle("W", r, "weight of part " + (r + 1));
      markers.add(
          new Layer.Marker(
              r, weights[r], Integer.toString(r + 1), Tone.ofClass(r), handle, Role.FACTOR, r));
    }
    return new PlotPanel(
        "mix",
        "The first picture's mix",
        "row 1 of W; drag a weight and let the run mend it",
        Axis.named("part", ticks),
        Axis.of("weight"),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.NO,
        List.of(
            new Layer.Bars(places, 0.6, List.of(weights), List.of(""), List.of(Tone.MUTED), -1),
            new Layer.Markers(markers)));
  }

  static NmfState dragged(LessonView<?, ?, NmfState> view, int part, double weight, Nmf algorithm) {
    DMatrixRMaj w = view.state().w().copy();
    w.set(0, part, Math.max(0, weight));
    return algorithm.replace(view.state(), "W", w);
  }
}
