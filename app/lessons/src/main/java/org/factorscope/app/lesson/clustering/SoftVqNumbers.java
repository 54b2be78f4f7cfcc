package org.factorscope.app.lesson.clustering;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.clustering.SoftVqState;
import org.factorscope.app.lesson.Numbers;

/// The numbers in the formulas of soft vector quantization.
final class SoftVqNumbers {
  private static final int MOST_SHARES = 5;

  private SoftVqNumbers() {}

  static String of(String halfStep, SoftVqState state) {
    DMatrixRMaj codes = state.codes();
    if (codes == null) {
      return "";
    }
    return halfStep.equals("attend") ? shares(codes) : weight(state, codes);
  }

  private static String shares(DMatrixRMaj codes) {
    StringBuilder text = new StringBuilder("c₁ = (");
    for (int i = 0; i < Math.min(MOST_SHARES, codes.numRows); i++) {
      text.append(i == 0 ? "" : ", ").append(Numbers.brief(codes.get(i, 0)));
    }
    return text.append(codes.numRows > MOST_SHARES ? ", …)" : ")").append(", sum 1").toString();
  }

  private static String weight(SoftVqState state, DMatrixRMaj codes) {
    double weight = 0;
    for (int j = 0; j < codes.numCols; j++) {
      weight += codes.get(0, j);
    }
    return "d₁ = (%s, …), weight Σⱼ c₁ⱼ = %s"
        .formatted(Numbers.brief(state.atoms().get(0, 0)), Numbers.brief(weight));
  }
}
