package org.factorscope.algorithms.spectrum;

import org.factorscope.algorithms.step.InvalidInputException;

/// How far a decomposition is built up.
///
/// @param rank k, at least 1: how many layers are added; a matrix that has fewer is complete before
public record SvdOptions(int rank) {
  public SvdOptions {
    if (rank < 1) {
      throw InvalidInputException.option("rank", rank, "must be at least 1");
    }
  }
}
