package org.factorscope.app.lesson.latent;

import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.latent.GaussianMixtureState;
import org.factorscope.app.lesson.Numbers;

/// The numbers in the formulas of a Gaussian mixture.
final class GaussianMixtureNumbers {
  private static final int MOST_SHARES = 5;

  private GaussianMixtureNumbers() {}

  static String of(String halfStep, GaussianMixtureState state) {
    DMatrixRMaj q = state.memberships();
    if (q == null) {
      return "";
    }
    return halfStep.equals("expect") ? leastCertain(q) : firstComponent(state, q);
  }

  /// The point whose largest share is smallest.
  private static String leastCertain(DMatrixRMaj q) {
    int point = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < q.numRows; i++) {
      double largest = 0;
      for (int k = 0; k < q.numCols; k++) {
        largest = Math.max(largest, q.get(i, k));
      }
      if (largest < smallest) {
        smallest = largest;
        point = i;
      }
    }
    StringBuilder text =
        new StringBuilder("least certain: q%s = (".formatted(Numbers.subscript(point + 1)));
    for (int k = 0; k < Math.min(MOST_SHARES, q.numCols); k++) {
      text.append(k == 0 ? "" : ", ").append(Numbers.brief(q.get(point, k)));
    }
    return text.append(q.numCols > MOST_SHARES ? ", …)" : ")").toString();
  }

  private static String firstComponent(GaussianMixtureState state, DMatrixRMaj q) {
    double weight = 0;
    double sum = 0;
    for (int i = 0; i < q.numRows; i++) {
      weight += q.get(i, 0);
      sum += q.get(i, 0) * state.data().matrix().get(i, 0);
    }
    return String.format(
        Locale.ROOT,
        "N₁ = %s, μ₁₁ = %s/%s = %s, π₁ = %s/%d = %s",
        Numbers.brief(weight),
        Numbers.brief(sum),
        Numbers.brief(weight),
        Numbers.brief(state.model().mu().get(0, 0)),
        Numbers.brief(weight),
        q.numRows,
        Numbers.brief(state.model().pi().get(0, 0)));
  }
}
