package org.factorscope.app.lesson.completion;

import java.util.Locale;
import org.factorscope.algorithms.completion.NuclearNormOptions.Method;
import org.factorscope.algorithms.completion.NuclearNormState;
import org.factorscope.algorithms.completion.Shrunk;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;

/// The numbers in the formulas of completion by shrinkage.
final class NuclearNormNumbers {
  private NuclearNormNumbers() {}

  static String of(String halfStep, LessonView<?, ?, NuclearNormState> view) {
    NuclearNormState state = view.state();
    Shrunk shrunk = state.shrunk();
    if (shrunk == null || !view.snapshot().record().halfStep().equals(halfStep)) {
      return "";
    }
    return halfStep.equals("shrink") ? shrink(state, shrunk) : correct(state, shrunk);
  }

  private static String shrink(NuclearNormState state, Shrunk shrunk) {
    double largest = state.singularValues()[0];
    return String.format(
        Locale.ROOT,
        "σ₁: (%s − %s)₊ = %s; rank(B) = %d, ‖B‖∗ = %s",
        Numbers.brief(largest),
        Numbers.brief(shrunk.tau()),
        Numbers.brief(shrunk.singularValues()[0]),
        shrunk.rank(),
        Numbers.brief(shrunk.nuclearNorm()));
  }

  private static String correct(NuclearNormState state, Shrunk shrunk) {
    String misses = "‖Π(M − B)‖ = " + Numbers.brief(shrunk.residual());
    return state.options().method() == Method.SVT
        ? "δ = %s, %s; next σ₁ = %s"
            .formatted(
                Numbers.brief(state.options().stepSize()),
                misses,
                Numbers.brief(state.singularValues()[0]))
        : "%s; next σ₁ = %s".formatted(misses, Numbers.brief(state.singularValues()[0]));
  }
}
