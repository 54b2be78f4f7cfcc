package org.factorscope.app.lesson.latent;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.latent.CovarianceShape;
import org.factorscope.algorithms.latent.GaussianMixtureOptions.Covariance;
import org.factorscope.algorithms.latent.GaussianMixtureState;
import org.factorscope.app.lesson.Axes;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Tone;

/// The components as ellipses around their means, one and two standard deviations away; of more
/// than two columns, the shadows that fall on the plane.
final class CovarianceEllipses {
  private static final int CORNERS = 72;

  private CovarianceEllipses() {}

  static List<Layer> of(GaussianMixtureState state, Axes axes, boolean isFlat) {
    List<Layer> ellipses = new ArrayList<>();
    for (int k = 0; k < state.model().clusters(); k++) {
      ellipses.add(ellipse(state, axes, isFlat, k, 1, Layer.LineStyle.SOLID));
      ellipses.add(ellipse(state, axes, isFlat, k, 2, Layer.LineStyle.DASHED));
    }
    return ellipses;
  }

  /// The points μ + rL(cos t, sin t), where LLᵀ is the covariance of the two columns.
  private static Layer ellipse(
      GaussianMixtureState state,
      Axes axes,
      boolean isFlat,
      int k,
      double radius,
      Layer.LineStyle style) {
    Covariance kind = state.options().covariance();
    DMatrixRMaj sigma = state.model().sigma();
    DMatrixRMaj mu = state.model().mu();
    int a = axes.x();
    int b = isFlat ? a : axes.y();
    double width = Math.sqrt(CovarianceShape.entry(kind, sigma, k, a, a));
    double slant = a == b ? 0 : CovarianceShape.entry(kind, sigma, k, b, a) / width;
    double rest = CovarianceShape.entry(kind, sigma, k, b, b) - slant * slant;
    double height = a == b ? 0 : Math.sqrt(Math.max(0, rest));
    double[] xs = new double[CORNERS + 1];
    double[] ys = new double[CORNERS + 1];
    for (int c = 0; c <= CORNERS; c++) {
      double angle = 2 * Math.PI * c / CORNERS;
      double cosine = radius * Math.cos(angle);
      double sine = radius * Math.sin(angle);
      xs[c] = mu.get(k, a) + width * cosine;
      ys[c] = isFlat ? 0 : mu.get(k, b) + slant * cosine + height * sine;
    }
    return new Layer.Line("", xs, ys, Tone.ofClass(k), style);
  }
}
