package org.factorscope.app.lesson.completion;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.factorscope.algorithms.completion.AlsState;
import org.factorscope.algorithms.completion.Observations;
import org.factorscope.algorithms.completion.RidgeRows;
import org.factorscope.algorithms.completion.RidgeRows.RowSystem;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.TablePanel;
import org.factorscope.viz.panel.Tone;

/// The small system behind one row: the one that the half-step just made has solved, at the start
/// the one that comes first.
final class AlsSystem {
  /// Larger systems are cut off: more columns do not fit.
  private static final int MOST_SHOWN = 4;

  private AlsSystem() {}

  static Panel of(LessonView<?, ?, AlsState> view, RatingWindow window) {
    AlsState state = view.state();
    Observations z = state.ratings().normalized();
    double lambda = state.options().lambda();
    boolean forRow = view.snapshot().record().halfStep().equals("update-u");
    RowSystem system =
        forRow
            ? RidgeRows.system(z, state.v(), lambda, window.row())
            : RidgeRows.system(z.transposed(), state.u(), lambda, window.column());
    String unknown =
        forRow
            ? "u" + Numbers.subscript(window.row() + 1)
            : "v" + Numbers.subscript(window.column() + 1);
    int k = system.right().length;
    int shown = Math.min(MOST_SHOWN, k);
    List<List<String>> rows = new ArrayList<>();
    for (int p = 0; p < shown; p++) {
      rows.add(row(system, p, shown));
    }
    return new TablePanel(
        "system",
        "The system of " + unknown,
        forRow ? window.rowName() : window.columnName(),
        header(shown, k, unknown),
        rows,
        Role.FACTOR,
        Collections.nCopies(shown, Tone.INK),
        note(system, forRow, unknown));
  }

  private static List<String> header(int shown, int k, String unknown) {
    List<String> header = new ArrayList<>(List.of("G"));
    for (int q = 0; q < shown; q++) {
      header.add(q == shown - 1 && shown < k ? (q + 1) + " …" : String.valueOf(q + 1));
    }
    header.addAll(List.of("b", unknown));
    return header;
  }

  private static List<String> row(RowSystem system, int p, int shown) {
    List<String> cells = new ArrayList<>(List.of(String.valueOf(p + 1)));
    for (int q = 0; q < shown; q++) {
      cells.add(Numbers.brief(system.gram().get(p, q)));
    }
    cells.add(Numbers.brief(system.right()[p]));
    cells.add(Numbers.brief(system.solution()[p]));
    return cells;
  }

  private static String note(RowSystem system, boolean forRow, String unknown) {
    int k = system.right().length;
    String other = forRow ? "vⱼ" : "uᵢ";
    if (system.entries() == 0) {
      return "No rating, so nothing pulls: " + unknown + " = 0, and the prediction is the mean.";
    }
    String ratings = system.entries() == 1 ? "1 rating" : system.entries() + " ratings";
    String sums =
        "G = λI + Σ %s%sᵀ and b = Σ a·%s over its %s.".formatted(other, other, other, ratings);
    return system.entries() < k
        ? sums + " Fewer than k: without λ, many solutions; the shortest is taken."
        : sums;
  }
}
