package org.factorscope.algorithms.completion;

/// The outcome of one experiment on recovery.
///
/// @param known how many entries were shown
/// @param hidden ‖·‖_F of what lies in rows and columns without a shown entry, relative to the
///   matrix: no solver that leaves them at 0 has a smaller error
/// @param error ‖Â − M‖_F / ‖M‖_F
public record RecoveryTrial(int known, double hidden, double error) {
  /// A smaller error counts as exact recovery.
  public static final double RECOVERED = 1e-3;

  /// Whether the matrix came back.
  public boolean isRecovered() {
    return error < RECOVERED;
  }
}
