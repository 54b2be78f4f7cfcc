package org.factorscope.app.lesson.nonnegative;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.nonnegative.NmfLoss;
import org.factorscope.algorithms.nonnegative.NmfOptions.Loss;
import org.factorscope.algorithms.nonnegative.NmfReport;
import org.factorscope.algorithms.nonnegative.NmfState;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.TablePanel;
import org.factorscope.viz.panel.Tone;

/// The parts in numbers.
final class NmfTable {
  private static final double FAINT = 0.01;

  private NmfTable() {}

  static Panel of(LessonView<?, ?, NmfState> view) {
    NmfState state = view.state();
    List<List<String>> rows = new ArrayList<>();
    List<Tone> tones = new ArrayList<>();
    DMatrixRMaj weights = CommonOps_DDRM.transpose(state.w(), (DMatrixRMaj) null);
    for (int r = 0; r < state.h().numRows; r++) {
      rows.add(
          List.of(
              "h" + Numbers.subscript(r + 1),
              percent(NmfReport.shareOfTotal(state, r)),
              percent(NmfReport.faint(weights, r, FAINT) / (double) weights.numCols),
              percent(NmfReport.faint(state.h(), r, FAINT) / (double) state.h().numCols)));
      tones.add(Tone.ofClass(r));
    }
    return new TablePanel(
        "numbers",
        "The parts",
        "near 0: below 1 % of the largest",
        List.of("", "share of Σx", "w near 0", "h near 0"),
        rows,
        Role.FACTOR,
        tones,
        note(view));
  }

  private static String percent(double fraction) {
    return Double.isFinite(fraction) ? Math.round(100 * fraction) + " %" : "–";
  }

  private static String note(LessonView<?, ?, NmfState> view) {
    NmfState state = view.state();
    NmfLoss loss = state.loss();
    if (loss == null) {
      return "Both factors are random. The next half-step is " + view.nextVerb() + ".";
    }
    String text = "The loss is " + Numbers.brief(loss.value()) + ".";
    if (state.options().loss() == Loss.FROBENIUS) {
      text += " PCA with as many components has " + Numbers.brief(state.principal().error()) + ".";
    }
    if (state.reseeded() > 0) {
      text += " Parts that had become zero were seeded again: " + state.reseeded() + ".";
    }
    if (loss.unreachable() > 0) {
      text += " Entries of X that no part reaches: " + loss.unreachable() + ".";
    }
    return text;
  }
}
