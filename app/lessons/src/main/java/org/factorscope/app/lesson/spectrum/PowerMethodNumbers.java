package org.factorscope.app.lesson.spectrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.spectrum.PowerMethodState;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;

/// The numbers in the formulas of the power method.
final class PowerMethodNumbers {
  private PowerMethodNumbers() {}

  private static final int MOST_ENTRIES = 4;

  static String of(String halfStep, LessonView<?, ?, PowerMethodState> view) {
    PowerMethodState state = view.state();
    if (!view.snapshot().record().halfStep().equals(halfStep)) {
      return "";
    }
    return switch (halfStep) {
      case "multiply" -> multiplied(state);
      case "normalize" -> "v = " + entries(state.vectors());
      default -> deflated(state);
    };
  }

  private static String multiplied(PowerMethodState state) {
    double[] first = Numbers.column(state.vectors(), 0);
    double length = Norms.frobenius(new DMatrixRMaj(first.length, 1, true, first));
    return "‖Av‖ = %s tends to |λ|; μ = vᵀAv = %s"
        .formatted(Numbers.brief(length), Numbers.brief(state.estimate().rayleigh()[0]));
  }

  private static String entries(DMatrixRMaj v) {
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST_ENTRIES, v.numRows); i++) {
      shown.add(Numbers.brief(v.get(i, 0)));
    }
    return "(" + String.join(", ", shown) + (v.numRows > MOST_ENTRIES ? ", …)" : ")");
  }

  private static String deflated(PowerMethodState state) {
    int found = state.found().count();
    double residual = state.estimate().residual();
    if (state.isComplete() || (state.convergence().rounds() == 0 && found > 0)) {
      return String.format(
          Locale.ROOT,
          "found λ%s = %s, %d of %d",
          Numbers.subscript(found),
          Numbers.brief(state.found().values()[found - 1]),
          found,
          state.options().components());
    }
    return "‖Av − μv‖ = %s, not yet 10⁻¹² · ‖A‖".formatted(Numbers.brief(residual));
  }
}
