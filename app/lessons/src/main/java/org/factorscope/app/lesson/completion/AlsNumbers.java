package org.factorscope.app.lesson.completion;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.completion.AlsState;
import org.factorscope.algorithms.completion.Observations;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;

/// The numbers in the formulas of alternating least squares.
final class AlsNumbers {
  private static final int MOST_SHOWN = 4;

  private AlsNumbers() {}

  static String of(String halfStep, LessonView<?, ?, AlsState> view) {
    AlsState state = view.state();
    if (state.step() == 0) {
      return "";
    }
    RatingWindow window = RatingWindow.of(view.data(), view.parameters());
    Observations known = state.ratings().normalized();
    return halfStep.equals("update-u")
        ? line("u", state.u(), window.row(), known)
        : line("v", state.v(), window.column(), known.transposed());
  }

  private static String line(String name, DMatrixRMaj factor, int i, Observations known) {
    StringBuilder text = new StringBuilder(name + Numbers.subscript(i + 1) + " = (");
    for (int p = 0; p < Math.min(MOST_SHOWN, factor.numCols); p++) {
      text.append(p == 0 ? "" : ", ").append(Numbers.brief(factor.get(i, p)));
    }
    int ratings = known.rowStart(i + 1) - known.rowStart(i);
    return text.append(factor.numCols > MOST_SHOWN ? ", …)" : ")")
        .append(" from ")
        .append(ratings)
        .append(ratings == 1 ? " rating" : " ratings")
        .toString();
  }
}
