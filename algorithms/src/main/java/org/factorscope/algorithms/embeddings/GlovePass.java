package org.factorscope.algorithms.embeddings;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.Run;

/// One pass of GloVe over the pairs in random order, as the authors' program makes it: each entry
/// divides its η g by √γ first and adds the square of η g to γ then.
///
/// @param errors at the moving parameters
/// @param gamma sums of squares, shaped as the parameters. Modified by the pass.
record GlovePass(PairErrors errors, List<DMatrixRMaj> gamma) {

  /// A pass on copies of a state.
  static GlovePass from(Run<WordCounts, Glove.Options> run, Glove.State state) {
    return new GlovePass(PairErrors.of(run, copies(state.theta())), copies(state.gamma()));
  }

  private static List<DMatrixRMaj> copies(List<DMatrixRMaj> parts) {
    return parts.stream().map(DMatrixRMaj::copy).toList();
  }

  /// The parameters.
  List<DMatrixRMaj> theta() {
    return errors.theta();
  }

  /// Moves the parameters and γ.
  void make(SplittableRandom random) {
    int size = errors.counts().size();
    for (int pair : shuffled(random)) {
      visit(pair / size, pair % size);
    }
  }

  private int[] shuffled(SplittableRandom random) {
    int[] pairs = errors.counts().pairs();
    for (int i = pairs.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int pair = pairs[i];
      pairs[i] = pairs[other];
      pairs[other] = pair;
    }
    return pairs;
  }

  private void visit(int w, int v) {
    Glove.Options options = errors.options();
    double g = options.stepSize() * errors.weight(w, v) * errors.error(w, v);
    int d = options.dimension();
    for (int k = 0; k < d; k++) {
      double ofWord = g * theta().get(1).data[v * d + k];
      double ofContext = g * theta().get(0).data[w * d + k];
      descend(0, w * d + k, ofWord);
      descend(1, v * d + k, ofContext);
    }
    if (options.biases() == Glove.Biases.YES) {
      descend(2, w, g);
      descend(3, v, g);
    }
  }

  private void descend(int part, int entry, double step) {
    double[] sums = gamma.get(part).data;
    theta().get(part).data[entry] -= step / Math.sqrt(sums[entry]);
    sums[entry] += step * step;
  }
}
