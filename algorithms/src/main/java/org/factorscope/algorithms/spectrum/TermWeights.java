package org.factorscope.algorithms.spectrum;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.spectrum.LsiOptions.Weighting;
import org.factorscope.algorithms.step.InvalidInputException;

/// How much a count weighs: a local part that depends on the count, and a global part that depends
/// on how the term is spread over the documents.
///
/// ```
/// raw:          tf
/// tf-idf:       log(1 + tf) · log(N / df)
/// log-entropy:  log(1 + tf) · (1 + Σ_j p_j log p_j / log N)    p_j = tf_j / Σ tf
/// ```
///
/// A term that never comes, and any term of a single document in log-entropy, has global weight 1.
///
/// @param global a number a term. Not to be modified.
@SuppressWarnings("ArrayRecordComponent") // Never compared; the state owns it.
public record TermWeights(Weighting weighting, double[] global) {

  /// @throws InvalidInputException where a weighting that takes logarithms meets a negative count
  static TermWeights of(TermDocuments documents, Weighting weighting) {
    DMatrixRMaj counts = documents.matrix();
    if (weighting != Weighting.RAW) {
      refuseNegative(documents);
    }
    double[] global = new double[counts.numRows];
    for (int i = 0; i < global.length; i++) {
      global[i] =
          switch (weighting) {
            case RAW -> 1;
            case TF_IDF -> inverseFrequency(counts, i);
            case LOG_ENTROPY -> concentration(counts, i);
          };
    }
    return new TermWeights(weighting, global);
  }

  private static void refuseNegative(TermDocuments documents) {
    DMatrixRMaj counts = documents.matrix();
    for (int i = 0; i < counts.numRows; i++) {
      for (int j = 0; j < counts.numCols; j++) {
        if (counts.get(i, j) < 0) {
          throw new InvalidInputException(
              "'%s' comes %s times in '%s', but this weighting takes logarithms of counts; take raw, or data without a scale."
                  .formatted(
                      documents.terms().get(i), counts.get(i, j), documents.documents().get(j)));
        }
      }
    }
  }

  private static double inverseFrequency(DMatrixRMaj counts, int term) {
    int frequency = 0;
    for (int j = 0; j < counts.numCols; j++) {
      frequency += counts.get(term, j) > 0 ? 1 : 0;
    }
    return frequency == 0 ? 1 : StrictMath.log((double) counts.numCols / frequency);
  }

  private static double concentration(DMatrixRMaj counts, int term) {
    double total = 0;
    for (int j = 0; j < counts.numCols; j++) {
      total += counts.get(term, j);
    }
    if (counts.numCols == 1 || total == 0) {
      return 1;
    }
    double entropy = 0;
    for (int j = 0; j < counts.numCols; j++) {
      double share = counts.get(term, j) / total;
      entropy += share > 0 ? share * StrictMath.log(share) : 0;
    }
    return 1 + entropy / StrictMath.log(counts.numCols);
  }

  /// The weight of a count of a term.
  public double weight(int term, double count) {
    return weighting == Weighting.RAW ? count : StrictMath.log1p(count) * global[term];
  }

  /// A matrix or a single document with weights in place of its counts.
  ///
  /// @param counts terms x any number of documents. Not modified.
  /// @return the same shape, new
  public DMatrixRMaj weighted(DMatrixRMaj counts) {
    DMatrixRMaj weights = new DMatrixRMaj(counts.numRows, counts.numCols);
    for (int i = 0; i < counts.numRows; i++) {
      for (int j = 0; j < counts.numCols; j++) {
        weights.set(i, j, weight(i, counts.get(i, j)));
      }
    }
    return weights;
  }
}
