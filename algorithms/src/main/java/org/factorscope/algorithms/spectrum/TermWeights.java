package org.factorscope.algorithms.spectrum;

import org.ejml.data.DMatrixRMaj;

/// How much a count weighs: a local part that depends on the count, and a global part that depends
/// on how the term is spread over the documents.
///
/// ```
/// raw:          tf
/// tf-idf:       log(1 + tf) · log(N / df)
/// log-entropy:  log(1 + tf) · (1 + Σ_j p_j log p_j / log N)    p_j = tf_j / Σ tf
/// ```
///
/// A term that never comes, and any term of a single document in log-entropy, has global weight 1;
/// a term that comes equally often in all documents has weight 0, not what rounding leaves of it.
///
/// @param global a number a term. Not to be modified.
@SuppressWarnings("ArrayRecordComponent") // Never compared; the problem owns it.
public record TermWeights(Weighting weighting, double[] global) {

  /// How much a count weighs; the formulas are above.
  public enum Weighting {
    /// The count itself.
    RAW,
    /// Rare terms weigh more.
    TF_IDF,
    /// Terms that are concentrated in few documents weigh more.
    LOG_ENTROPY
  }

  /// A smaller weight of log-entropy is rounding: the term is spread evenly.
  private static final double EVEN = 1e-14;

  /// @param counts terms x documents, without negative ones unless the weighting is raw. Not
  ///   modified.
  static TermWeights of(DMatrixRMaj counts, Weighting weighting) {
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
    double weight = 1 + entropy / StrictMath.log(counts.numCols);
    return weight > EVEN ? weight : 0;
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
