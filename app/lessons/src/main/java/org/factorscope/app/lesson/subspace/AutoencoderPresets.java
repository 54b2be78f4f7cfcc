package org.factorscope.app.lesson.subspace;

import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.subspace.CentredData;
import org.factorscope.algorithms.subspace.ScaledCovariance;
import org.factorscope.app.lesson.Former;
import org.factorscope.app.lesson.Preset;
import org.factorscope.datasets.DatasetCatalog;
import org.factorscope.datasets.Scale;

/// Prepared runs of the linear autoencoder.
final class AutoencoderPresets {
  private static final String DATA = "five_axes";

  static final List<Preset> ALL =
      List.of(
          preset(
              "One axis after the other",
              "The loss comes down in stairs: a rest at the saddle 2.35 while the second axis is"
                  + " found, and then 0.85, where PCA is.",
              Map.of("step-size", "0.05"),
              Map.of("V", wave(5, 2, 0.001), "W", wave(2, 5, 0.0012))),
          preset(
              "Tied weights",
              "With W = Vᵀ the columns of V come out orthonormal though nobody asked for it. Are"
                  + " they the principal components?",
              Map.of("tied", "yes"),
              Map.of()),
          preset(
              "Parked on a saddle",
              "V holds the second and third eigenvector: the gradient is zero, and 0.85 is far."
                  + " Drag an arrow a little and play.",
              Map.of(),
              secondAndThird()),
          preset(
              "All zero",
              "Both gradients have the other factor in them. From zero nothing ever starts, however"
                  + " large the loss.",
              Map.of(),
              Map.of("V", new DMatrixRMaj(5, 2), "W", new DMatrixRMaj(2, 5))),
          preset(
              "Ranks that cancel",
              "V and W have rank 1 each, but W reads what V does not write: P is zero, and so is"
                  + " its rank.",
              Map.of(),
              Map.of("V", single(5, 2, 0, 0), "W", single(2, 5, 1, 1))),
          preset(
              "Too large a step",
              "η = 1.5 against a limit of about 1: each step overshoots by more than the last.",
              Map.of("step-size", "1.5"),
              Map.of()),
          Former.preset(
              "Digits",
              "Six numbers for a picture of 64. Columns of V are pictures; compare them with the"
                  + " components that PCA finds.",
              "digits",
              Scale.NONE,
              Map.of("components", "6", "step-size", "0.3"),
              Map.of(),
              0));

  private AutoencoderPresets() {}

  private static Preset preset(
      String name, String lookFor, Map<String, String> parameters, Map<String, DMatrixRMaj> start) {
    return Former.preset(name, lookFor, DATA, Scale.NONE, parameters, start, 0);
  }

  private static Map<String, DMatrixRMaj> secondAndThird() {
    DataMatrix data = new DataMatrix(DatasetCatalog.load(DATA).values());
    DMatrixRMaj q = ScaledCovariance.of(CentredData.of(data)).eigenvectors();
    DMatrixRMaj v = CommonOps_DDRM.extract(q, 0, 5, 1, 3);
    return Map.of("V", v, "W", CommonOps_DDRM.transpose(v, null));
  }

  /// Small entries without a pattern that an axis could share.
  private static DMatrixRMaj wave(int rows, int columns, double size) {
    DMatrixRMaj wave = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < wave.getNumElements(); i++) {
      wave.data[i] = size * StrictMath.sin(1 + 2.3 * i);
    }
    return wave;
  }

  private static DMatrixRMaj single(int rows, int columns, int i, int j) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    matrix.set(i, j, 1);
    return matrix;
  }
}
