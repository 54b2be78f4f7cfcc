package org.factorscope.app.lesson.latent;

import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.app.lesson.Former;
import org.factorscope.app.lesson.Preset;
import org.factorscope.datasets.Scale;

/// Prepared runs of a Gaussian mixture.
final class GaussianMixturePresets {
  private GaussianMixturePresets() {}

  /// The second one lies on a point of the blobs that has no neighbours.
  private static final DMatrixRMaj CAPTURING_MEANS =
      new DMatrixRMaj(new double[][] {{-2, 1.5}, {-3.03, -2.24}, {1.5, 0.5}});

  private static final DMatrixRMaj CAPTURING_COVARIANCES =
      new DMatrixRMaj(new double[][] {{1, 0}, {0, 1}, {0.01, 0}, {0, 0.01}, {1, 0}, {0, 1}});

  static final List<Preset> ALL =
      List.of(
          Former.preset(
              "Iris, free ellipses",
              "Three components that may stretch and turn. Watch the two on the right slowly agree"
                  + " on a border, and the gap that each fitting opens and each sharing closes.",
              "iris",
              Scale.NONE,
              Map.of("covariance", "full"),
              Map.of(),
              2),
          Former.preset(
              "One point captured",
              "Component 2 starts so small that it sees a single point. Its ellipse falls to the"
                  + " floor and the log-likelihood jumps for nothing learned: lower ε and it jumps"
                  + " again.",
              "blobs",
              Scale.NONE,
              Map.of("covariance", "full"),
              Map.of("mu", CAPTURING_MEANS, "sigma", CAPTURING_COVARIANCES),
              0),
          Former.preset(
              "Variance to zero: K-means",
              "With a tiny fixed variance every share is 0 or 1, and both half-steps are those of"
                  + " K-means, bit for bit. Raise σ² and the colours mix.",
              "faithful",
              Scale.STANDARDIZE,
              Map.of("variance", "0.0001", "clusters", "3"),
              Map.of(),
              1),
          Former.preset(
              "Variance to infinity: collapse",
              "Every component finds every point equally likely. One iteration, and all means sit"
                  + " on the mean of the data.",
              "blobs",
              Scale.NONE,
              Map.of("variance", "100000"),
              Map.of(),
              0),
          Former.preset(
              "Too many components",
              "Eight ellipses for three clouds. The log-likelihood is higher than with three, and"
                  + " the picture is worse: likelihood alone cannot choose K.",
              "blobs",
              Scale.NONE,
              Map.of("clusters", "8", "covariance", "full"),
              Map.of(),
              4));
}
