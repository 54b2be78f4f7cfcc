package org.factorscope.algorithms.completion;

import java.util.SplittableRandom;
import org.factorscope.algorithms.step.InvalidInputException;

/// Known entries, split into those that training sees and those that only test it.
///
/// @param training the entries that are fitted, in rating units
/// @param heldOut the entries that training never sees, in rating units
/// @param normalization fitted to `training` alone
/// @param normalized the entries of `training`, normalized
/// @param squares ‖Π_Ω(Z)‖_F² of the normalized entries
/// @param offCentre how far the normalized entries are from being centred; see
///   [Normalization#offCentre]
public record Ratings(
    Observations training,
    Observations heldOut,
    Normalization normalization,
    Observations normalized,
    double squares,
    double offCentre) {

  /// Splits and normalizes. At least one entry is left for training.
  ///
  /// @param random draws the entries that are held out; the same draw whatever is done with them
  /// @throws InvalidInputException if nothing is known, or the numbers are too large or too small
  static Ratings of(Observations known, Als.Options options, SplittableRandom random) {
    if (known.count() == 0) {
      throw new InvalidInputException("The data have no known value, but at least one is needed.");
    }
    known.refuseOutOfRange();
    boolean[] held = new boolean[known.count()];
    boolean[] kept = new boolean[known.count()];
    int left = (int) (options.heldOut() * known.count());
    for (int e = 0; e < held.length; e++) {
      // Selection sampling: every set of that size is equally likely.
      held[e] = random.nextInt(held.length - e) < left;
      left -= held[e] ? 1 : 0;
      kept[e] = !held[e];
    }
    Observations training = known.only(kept);
    Normalization normalization = Normalization.fit(options.normalize(), training);
    Observations normalized = normalization.apply(training);
    return new Ratings(
        training,
        known.only(held),
        normalization,
        normalized,
        squares(normalized),
        normalization.offCentre(options.normalize(), normalized));
  }

  private static double squares(Observations z) {
    double squares = 0;
    for (int e = 0; e < z.count(); e++) {
      squares += z.byRow(e) * z.byRow(e);
    }
    return squares;
  }
}
