package org.factorscope.algorithms.subspace;

import org.factorscope.algorithms.step.InvalidInputException;

/// How principal components are found.
///
/// @param components m, at least 1
/// @param tolerance a direction is found when an iteration turns it by at most this angle, in
///   radians
public record PcaOptions(int components, double tolerance) {
  public PcaOptions {
    if (components < 1) {
      throw InvalidInputException.option("components", components, "must be at least 1");
    }
    if (!(tolerance > 0)) {
      throw InvalidInputException.option("tolerance", tolerance, "must be above 0");
    }
  }
}
