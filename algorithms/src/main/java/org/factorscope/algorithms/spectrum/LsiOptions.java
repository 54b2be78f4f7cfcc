package org.factorscope.algorithms.spectrum;

/// How a latent space is made.
///
/// @param layers how many dimensions it gets
/// @param weighting how much a count weighs
public record LsiOptions(SvdOptions layers, Weighting weighting) {
  /// How much a count weighs; the formulas are at [TermWeights].
  public enum Weighting {
    /// The count itself.
    RAW,
    /// Rare terms weigh more.
    TF_IDF,
    /// Terms that are concentrated in few documents weigh more.
    LOG_ENTROPY
  }
}
