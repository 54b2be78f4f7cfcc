package org.factorscope.app.lesson.spectrum;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.spectrum.Decomposed;
import org.factorscope.algorithms.spectrum.Svd.State;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Tone;

/// What a 2 x 2 matrix does to the unit circle, in its three factors: Vᵀ turns (or mirrors), Σ
/// stretches along the axes, U turns again. The four shapes stand in two rows.
final class CircleStages {
  private static final int CURVE_POINTS = 96;

  /// From one shape to the next, in lengths of the longest.
  private static final double ACROSS = 3.2;

  private static final double DOWN = 2.7;

  private CircleStages() {}

  static Panel of(LessonView<Decomposed, ?, State> view) {
    ThinSvd svd = view.problem().svd();
    double first = svd.values()[0];
    boolean isFine = first == 0 || (first >= 0.3 && first <= 4);
    double unit = isFine ? 1 : first;
    DMatrixRMaj s = new DMatrixRMaj(2, 2);
    for (int k = 0; k < view.state().layers(); k++) {
      s.set(k, k, svd.values()[k] / unit);
    }
    double reach = Math.max(1, first / unit);
    List<DMatrixRMaj> stages = new ArrayList<>();
    stages.add(CommonOps_DDRM.identity(2));
    stages.add(CommonOps_DDRM.transpose(svd.v(), null));
    stages.add(product(s, stages.get(1)));
    stages.add(product(svd.u(), stages.get(2)));
    List<String> names = List.of("x", "turned", "stretched", "turned-again");
    Plot plot =
        Plot.of(view, "stages")
            .saying(isFine ? "whole" : "divided")
            .x(Axis.of(view.words().say("stages.axis")))
            .equalUnits();
    for (int at = 0; at < stages.size(); at++) {
      double x = at % 2 * ACROSS * reach;
      double y = -(at / 2) * DOWN * reach;
      String name = view.words().say("stages." + names.get(at));
      plot.add(shape(stages.get(at), svd.v(), x, y))
          .add(new Layer.Label(x, y + 1.2 * reach, name, Tone.INK));
    }
    return plot.panel();
  }

  private static DMatrixRMaj product(DMatrixRMaj left, DMatrixRMaj right) {
    DMatrixRMaj product = new DMatrixRMaj(2, 2);
    CommonOps_DDRM.mult(left, right, product);
    return product;
  }

  /// The image of the circle, and of the two directions that stay at right angles.
  private static List<Layer> shape(DMatrixRMaj map, DMatrixRMaj v, double x, double y) {
    double[] xs = new double[CURVE_POINTS + 1];
    double[] ys = new double[CURVE_POINTS + 1];
    for (int i = 0; i <= CURVE_POINTS; i++) {
      double angle = 2 * Math.PI * i / CURVE_POINTS;
      double[] image = image(map, Math.cos(angle), Math.sin(angle));
      xs[i] = x + image[0];
      ys[i] = y + image[1];
    }
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Line("", xs, ys, Tone.INK, Layer.LineStyle.SOLID));
    for (int k = 0; k < 2; k++) {
      double[] image = image(map, v.get(0, k), v.get(1, k));
      layers.add(
          new Layer.Arrows(
              new double[] {x},
              new double[] {y},
              new double[] {x + image[0]},
              new double[] {y + image[1]},
              Tone.ofClass(k)));
    }
    return layers;
  }

  private static double[] image(DMatrixRMaj map, double x, double y) {
    return new double[] {
      map.get(0, 0) * x + map.get(0, 1) * y, map.get(1, 0) * x + map.get(1, 1) * y
    };
  }
}
