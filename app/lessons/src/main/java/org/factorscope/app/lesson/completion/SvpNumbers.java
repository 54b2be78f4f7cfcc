package org.factorscope.app.lesson.completion;

import java.util.Locale;
import org.factorscope.algorithms.completion.SvpState;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;

/// The numbers in the formulas of singular value projection.
final class SvpNumbers {
  private SvpNumbers() {}

  static String of(String halfStep, LessonView<?, ?, SvpState> view) {
    SvpState state = view.state();
    if (!view.snapshot().record().halfStep().equals(halfStep)) {
      return "";
    }
    if (halfStep.equals("gradient")) {
      return String.format(
          Locale.ROOT,
          "η = %s on %d known entries; rank(A) = %d now, ½‖Π(M − A)‖² = %s",
          Numbers.brief(state.options().stepSize()),
          state.problem().known().count(),
          state.rank(),
          Numbers.brief(state.loss()));
    }
    double[] kept =
        java.util.Arrays.copyOf(
            state.singularValues(),
            Math.min(state.options().rank(), state.singularValues().length));
    return "kept σ: %s; cut: %s; ½‖Π(M − A)‖² = %s"
        .formatted(
            CompletionPanels.few(kept, 3),
            state.cut().length == 0 ? "nothing" : CompletionPanels.few(state.cut(), 3),
            Numbers.brief(state.loss()));
  }
}
