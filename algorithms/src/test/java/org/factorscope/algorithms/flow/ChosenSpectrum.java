package org.factorscope.algorithms.flow;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.step.StepRandom;

/// Matrices with random singular vectors and singular values that a test chooses.
final class ChosenSpectrum {
  private ChosenSpectrum() {}

  static RankOneProblem of(int rows, int columns, long seed, double... sigma) {
    var random = StepRandom.at(seed, 0);
    DMatrixRMaj gaussian = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < gaussian.getNumElements(); i++) {
      gaussian.data[i] = StepRandom.gaussian(random);
    }
    return RankOneProblem.of(new DataMatrix(ThinSvd.of(gaussian).recomposed(sigma)));
  }
}
