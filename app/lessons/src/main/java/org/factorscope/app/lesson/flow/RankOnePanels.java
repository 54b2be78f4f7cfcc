package org.factorscope.app.lesson.flow;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.flow.RankOneProblem;
import org.factorscope.algorithms.flow.RankOneState;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The pictures of the rank-one model.
final class RankOnePanels {
  private RankOnePanels() {}

  static final Tone OF_U = Tone.ofClass(0);
  static final Tone OF_V = Tone.ofClass(1);

  /// Saddle levels that lie closer than this share of the picture are not drawn.
  private static final double CROWDED = 0.06;

  static List<Panel> of(LessonView<?, ?, RankOneState> view) {
    return List.of(
        factors(view),
        RankOneDirections.of(view),
        RankOneError.of(view),
        loss(view),
        norms(view),
        RankOneTable.of(view));
  }

  private static Panel factors(LessonView<?, ?, RankOneState> view) {
    DMatrixRMaj a = view.state().problem().matrix();
    DMatrixRMaj product = new DMatrixRMaj(a.numRows, a.numCols);
    DMatrixRMaj residual = new DMatrixRMaj(a.numRows, a.numCols);
    double largest = 0;
    for (int i = 0; i < a.numRows; i++) {
      for (int j = 0; j < a.numCols; j++) {
        double layer = view.state().u().data[i] * view.state().v().data[j];
        product.set(i, j, layer);
        residual.set(i, j, a.get(i, j) - layer);
        largest = Math.max(largest, Math.abs(a.get(i, j)));
      }
    }
    Range limits = largest > 0 ? new Range(-largest, largest) : Range.AUTO;
    return new FactorPanel(
        "factors",
        "A = uvᵀ + residual",
        "one layer, and what it leaves",
        List.of(block("A", a, limits), block("uvᵀ", product, limits), block("R", residual, limits)),
        List.of("=", "+"));
  }

  private static MatrixBlock block(String name, DMatrixRMaj matrix, Range limits) {
    return new MatrixBlock(
        name, matrix, ColorScale.DIVERGING, limits, Role.OBSERVATION, Role.FEATURE);
  }

  private static Panel loss(LessonView<?, ?, RankOneState> view) {
    HistoryCurve curve =
        new HistoryCurve(
                "objective", "Loss", "½‖A − uvᵀ‖² and its critical levels", Axis.of("loss"), view)
            .curve("", Tone.INK, HistoryCurve::objective);
    levels(view.state().problem()).forEach(curve::layer);
    return curve.panel();
  }

  /// The loss at the critical points: each layer alone, and none.
  private static List<Layer> levels(RankOneProblem problem) {
    List<Layer> rules = new ArrayList<>();
    double nothing = problem.squaredNorm() / 2;
    rules.add(level(nothing, "u = v = 0", Tone.MUTED));
    rules.add(level(problem.level(0), "σ₁u₁v₁ᵀ, the minimum", Tone.ofClass(2)));
    double last = problem.level(0);
    for (int i = 1; i < problem.triplets(); i++) {
      double value = problem.level(i);
      double room = CROWDED * (nothing - problem.level(0));
      if (value - last > room && nothing - value > room) {
        String k = Numbers.subscript(i + 1);
        rules.add(level(value, "saddle σ" + k + "u" + k + "v" + k + "ᵀ", Tone.MUTED));
        last = value;
      }
    }
    return rules;
  }

  private static Layer level(double value, String label, Tone tone) {
    return new Layer.Rule(Layer.Orientation.HORIZONTAL, value, label, tone, Layer.LineStyle.DASHED);
  }

  private static Panel norms(LessonView<?, ?, RankOneState> view) {
    double sigma = view.state().problem().sigma(0);
    return new HistoryCurve(
            "norms", "Lengths", "only the product is settled by A", Axis.of("length"), view)
        .layer(level(sigma, "σ₁", Tone.MUTED))
        .curve("‖u‖", OF_U, record -> measure(record, "norm-u"))
        .curve("‖v‖", OF_V, record -> measure(record, "norm-v"))
        .curve(
            "‖u‖‖v‖",
            Tone.ofClass(2),
            record -> measure(record, "norm-u") * measure(record, "norm-v"))
        .panel();
  }

  static double measure(StepRecord record, String name) {
    return record.measures().getOrDefault(name, Double.NaN);
  }
}
