package org.factorscope.algorithms.spectrum;

import org.factorscope.algorithms.step.InvalidInputException;

/// How eigenvectors are found.
///
/// @param components m, at least 1
/// @param form one after the other, or all at once
public record PowerMethodOptions(int components, Form form) {
  /// How several eigenvectors are found.
  public enum Form {
    /// The power method: one vector; what is found is taken out of the matrix.
    SINGLE,
    /// Orthogonal iteration: a block of vectors, made orthonormal after each product.
    BLOCK
  }

  public PowerMethodOptions {
    if (components < 1) {
      throw InvalidInputException.option("components", components, "must be at least 1");
    }
  }

  /// p, the number of vectors that are multiplied at once.
  public int width() {
    return form == Form.BLOCK ? components : 1;
  }
}
