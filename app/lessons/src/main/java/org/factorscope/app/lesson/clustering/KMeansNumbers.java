package org.factorscope.app.lesson.clustering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.clustering.Assignment;
import org.factorscope.algorithms.clustering.KMeansState;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.Phase;
import org.factorscope.app.lesson.Numbers;

/// The numbers in the formulas of K-means.
final class KMeansNumbers {
  private KMeansNumbers() {}

  static String of(Phase phase, KMeansState state) {
    Assignment assignment = state.assignment();
    if (assignment == null) {
      return "";
    }
    return phase.name().equals("assign") ? closestCall(state, assignment) : mean(state, assignment);
  }

  /// The point whose two nearest centroids are most nearly equally far.
  private static String closestCall(KMeansState state, Assignment assignment) {
    DMatrixRMaj x = state.data().matrix();
    DMatrixRMaj w = state.centroids();
    if (w.numRows < 2) {
      return "one cluster: every point goes to w₁";
    }
    int point = 0;
    int rival = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < x.numRows; i++) {
      double own = Norms.squaredRowDistance(x, i, w, assignment.label(i));
      for (int k = 0; k < w.numRows; k++) {
        double gap = Math.abs(Norms.squaredRowDistance(x, i, w, k) - own);
        if (k != assignment.label(i) && gap < smallest) {
          smallest = gap;
          point = i;
          rival = k;
        }
      }
    }
    int own = assignment.label(point);
    return "closest call: "
        + distance(x, point, w, own)
        + " against "
        + distance(x, point, w, rival);
  }

  private static String distance(DMatrixRMaj x, int i, DMatrixRMaj w, int k) {
    return "‖x%s − w%s‖² = %s"
        .formatted(
            Numbers.subscript(i + 1),
            Numbers.subscript(k + 1),
            Numbers.brief(Norms.squaredRowDistance(x, i, w, k)));
  }

  /// The smallest cluster that has points, written out in the first column.
  private static String mean(KMeansState state, Assignment assignment) {
    int[] counts = assignment.counts();
    int k = -1;
    for (int c = 0; c < counts.length; c++) {
      if (counts[c] > 0 && (k < 0 || counts[c] < counts[k])) {
        k = c;
      }
    }
    DMatrixRMaj x = state.data().matrix();
    List<String> members = new ArrayList<>();
    double sum = 0;
    for (int i = 0; i < x.numRows; i++) {
      if (assignment.label(i) == k) {
        members.add(Numbers.brief(x.get(i, 0)));
        sum += x.get(i, 0);
      }
    }
    String terms =
        members.size() <= 3
            ? String.join(" + ", members)
            : members.get(0) + " + " + members.get(1) + " + … + " + members.getLast();
    return String.format(
        Locale.ROOT,
        "w%s₁ = (%s)/%d = %s",
        Numbers.subscript(k + 1),
        terms,
        counts[k],
        Numbers.brief(sum / counts[k]));
  }
}
