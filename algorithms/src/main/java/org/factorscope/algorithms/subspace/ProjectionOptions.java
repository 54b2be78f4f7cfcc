package org.factorscope.algorithms.subspace;

import org.factorscope.algorithms.step.InvalidInputException;

/// Onto what and along what is projected.
///
/// @param angle between the first two basis vectors, in degrees, above 0 and at most 90
/// @param oblique by how much the direction of projection is tilted against the right angle, in
///   degrees, from 0 to below 90
public record ProjectionOptions(double angle, double oblique) {
  public ProjectionOptions {
    if (!(angle > 0 && angle <= 90)) {
      throw InvalidInputException.option("angle", angle, "must be above 0 and at most 90");
    }
    if (!(oblique >= 0 && oblique < 90)) {
      throw InvalidInputException.option("oblique", oblique, "must be from 0 to below 90");
    }
  }
}
